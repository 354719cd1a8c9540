import { decodeChunks, encodingOf } from '../disk/stream/chunks.ts';
import { blockReader } from './block-records.ts';
import { csvRecords } from './csv-records.ts';
import { jsonElements } from './json-elements.ts';
import { jsonLines } from './json-lines.ts';
import { type BlockOptions, type LineBlock, lineBlocks } from './line-blocks.ts';
import { noState, type StateProblem, type StateRecord } from './state-record.ts';

/** An input of which the form is known. What cannot be read of it is among the records. */
export type StateInput =
  /** One JSON document per line, in UTF-8: its lines can be read in any place, a block at a time. */
  | { readonly kind: 'lines'; readonly blocks: (options: BlockOptions) => Iterable<LineBlock | StateProblem> }
  | { readonly kind: 'records'; readonly records: Iterable<StateRecord> };

/**
 * The records of an input, whatever its form: JSON over many lines, a list, several documents, one document per line,
 * or CSV. Read piece by piece; the form is told by the beginning.
 *
 * Problems: `state-not-readable`, `state-empty`, `state-not-text`, `state-format`, `state-json` and those of the CSV
 * reader.
 */
export function* stateRecords(chunks: Iterable<Uint8Array>): Generator<StateRecord> {
  const input = stateInput(chunks);
  if (input.kind === 'records') {
    yield* input.records;
    return;
  }
  const read = blockReader();
  for (const item of input.blocks({ least: 1 })) {
    const records: StateRecord[] = [];
    if (item.kind === 'block') read(item, (record) => records.push(record));
    else records.push(item);
    yield* records;
  }
}

/** Looks at the beginning of an input. */
export function stateInput(chunks: Iterable<Uint8Array>): StateInput {
  const halt: Halt = {};
  const pieces = untilHalt(chunks, halt);
  const { done, value } = pieces.next();
  const piece = done === true ? NOTHING : value;
  const [text] = decodeChunks([piece]);
  // Characters that are cut in two are left to those who read text.
  if (text !== undefined && encodingOf(piece) === 'utf8' && formOf(text) === 'lines')
    return {
      kind: 'lines',
      blocks: (options) => toTheEnd(lineBlocks(before(withoutMark(piece), pieces), options), pieces, halt),
    };
  const records = recordsIn(decodeChunks(before(piece, pieces)), halt);
  return { kind: 'records', records: toTheEnd(records, pieces, halt) };
}

const NOTHING = new Uint8Array();

function withoutMark(piece: Uint8Array): Uint8Array {
  const [first, second, third] = piece;
  return first === 0xef && second === 0xbb && third === 0xbf ? piece.subarray(3) : piece;
}

function* recordsIn(texts: Generator<string>, halt: Halt): Generator<StateRecord> {
  const { done, value } = texts.next();
  if (halt.by !== undefined) return;
  const text = done === true ? '' : value;
  const form = formOf(text);
  const all = before(text, texts);
  if (typeof form !== 'string') yield form;
  else yield* READERS[form](all);
}

const READERS = { csv: csvRecords, lines: jsonLines, elements: jsonElements } as const;

/** What an input is by its beginning, or why it is none. */
function formOf(text: string): keyof typeof READERS | StateProblem {
  const beginning = text.trimStart();
  const problem = problemOf(beginning);
  if (problem !== undefined) return problem;
  if (!/^[{[]/.test(beginning)) return 'csv';
  return beginning.startsWith('{') && hasWholeLine(beginning) ? 'lines' : 'elements';
}

function* before<Item>(first: Item, rest: Iterable<Item>): Generator<Item> {
  yield first;
  yield* rest;
}

/** What was read of some bytes, and why they did not go on. Of what nobody reads further the file is closed. */
function* toTheEnd<Item>(items: Iterable<Item>, bytes: Generator, halt: Halt): Generator<Item | StateProblem> {
  try {
    yield* items;
  } finally {
    bytes.return(undefined);
  }
  if (halt.by !== undefined) yield halt.by;
}

/** Why the bytes do not go on. */
interface Halt {
  by?: StateProblem;
}

/** Stops at bytes that are a packed file, and where reading fails: a share can go away. */
function* untilHalt(chunks: Iterable<Uint8Array>, halt: Halt): Generator<Uint8Array> {
  let isFirst = true;
  try {
    for (const chunk of chunks) {
      const packed = isFirst ? packedFile(chunk) : undefined;
      if (packed !== undefined) {
        halt.by = packed;
        return;
      }
      isFirst = false;
      yield chunk;
    }
  } catch (error) {
    const says = error instanceof Error ? error.message : String(error);
    halt.by = noState('state-not-readable', `It cannot be read: ${says}.`, 'Check the permissions and the connection.');
  }
}

function packedFile([first, second, third]: Uint8Array): StateProblem | undefined {
  if (first === 0x50 && second === 0x4b && third === 0x03)
    return noState('state-not-text', 'This is a ZIP file or a workbook.', 'Save the sheet as CSV, or unpack it.');
  if (first !== 0x1f || second !== 0x8b) return undefined;
  const hint = 'Unpack it on the way: gzip -dc FILE | mdav verify FLEET --state -';
  return noState('state-not-text', 'This is packed with gzip.', hint);
}

/** How much is looked at to tell what it is. */
const LOOK = 4096;

function problemOf(beginning: string): StateProblem | undefined {
  if (beginning === '')
    return noState('state-empty', 'There is nothing in it.', 'Collect the state of the devices first.');
  const look = beginning.slice(0, LOOK);
  const broken = look.split('\uFFFD').length - 1;
  if (look.includes('\0') || broken > 8) {
    const says = 'This is no text in UTF-8 or UTF-16.';
    return noState('state-not-text', says, 'Give JSON or CSV, saved as UTF-8.');
  }
  if (/^(?:#< CLIXML\s*)?<Objs\s/.test(look))
    return noState(
      'state-format',
      'This is what Export-Clixml writes.',
      'Make JSON of it: Import-Clixml FILE | ConvertTo-Json > state.json',
    );
  if (/^[{["#]/.test(look)) return undefined;
  const [line = ''] = look.split(/\r?\n/, 1);
  if (/^\w+\s*:\s/.test(line) && /^(?:AM\w+|Antivirus\w+|PSComputerName|Computer\w+)\s*:/m.test(look))
    return noState(
      'state-format',
      'This is the list that PowerShell shows on a screen.',
      'Add ConvertTo-Json: Get-MpComputerStatus | ConvertTo-Json > state.json',
    );
  if (/[,;\t]/.test(line)) return undefined;
  return noState(
    'state-format',
    'This is neither JSON nor CSV with a header.',
    'Give what Get-MdavState.ps1 prints, Get-MpComputerStatus | ConvertTo-Json, or an export of advanced hunting.',
  );
}

/**
 * One document per line, and not one over many; where the first line is broken, the second one tells. A line that opens a
 * list goes on in the next, and one that ends between two elements does, unless the next is whole by itself.
 */
function hasWholeLine(beginning: string): boolean {
  const end = beginning.indexOf('\n');
  const first = end < 0 ? beginning : beginning.slice(0, end);
  if (isJson(first)) return true;
  if (beginning[end + 1] !== '{' || end < 0 || /[[:]\s*$/.test(first)) return false;
  return !/,\s*$/.test(first) || isJson(beginning.slice(end + 1).split('\n', 1)[0] ?? '');
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
