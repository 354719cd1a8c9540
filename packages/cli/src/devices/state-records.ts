import { decodeChunks } from '../disk/stream/chunks.ts';
import { csvRecords } from './csv-records.ts';
import { jsonElements } from './json-elements.ts';
import { jsonLines } from './json-lines.ts';
import { noState, type StateRecord } from './state-record.ts';

/**
 * The records of an input, whatever its form: JSON over many lines, a list, several documents, one document per line,
 * or CSV. Read piece by piece; the form is told by the beginning.
 *
 * Problems: `state-not-readable`, `state-empty`, `state-not-text`, `state-format`, `state-json` and those of the CSV
 * reader.
 */
export function* stateRecords(chunks: Iterable<Uint8Array>): Generator<StateRecord> {
  const halt: Halt = {};
  const texts = decodeChunks(untilHalt(chunks, halt));
  const first = texts.next();
  if (halt.by === undefined) yield* recordsIn(first.done === true ? '' : first.value, texts);
  if (halt.by !== undefined) yield halt.by;
}

function* recordsIn(text: string, rest: Iterable<string>): Generator<StateRecord> {
  const beginning = text.trimStart();
  const problem = problemOf(beginning);
  if (problem !== undefined) {
    yield problem;
    return;
  }
  const all = before(text, rest);
  if (!/^[{[]/.test(beginning)) yield* csvRecords(all);
  else if (beginning.startsWith('{') && hasWholeLine(beginning)) yield* jsonLines(all);
  else yield* jsonElements(all);
}

function* before(first: string, rest: Iterable<string>): Generator<string> {
  yield first;
  yield* rest;
}

/** Why the bytes do not go on. */
interface Halt {
  by?: StateRecord;
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

function packedFile([first, second, third]: Uint8Array): StateRecord | undefined {
  if (first === 0x50 && second === 0x4b && third === 0x03)
    return noState('state-not-text', 'This is a ZIP file or a workbook.', 'Save the sheet as CSV, or unpack it.');
  if (first !== 0x1f || second !== 0x8b) return undefined;
  const hint = 'Unpack it on the way: gzip -dc FILE | mdav verify FLEET --state -';
  return noState('state-not-text', 'This is packed with gzip.', hint);
}

/** How much is looked at to tell what it is. */
const LOOK = 4096;

function problemOf(beginning: string): StateRecord | undefined {
  if (beginning === '')
    return noState('state-empty', 'There is nothing in it.', 'Collect the state of the devices first.');
  const look = beginning.slice(0, LOOK);
  const broken = look.split('\uFFFD').length - 1;
  if (look.includes('\0') || broken > 8) {
    const says = 'This is no text in UTF-8 or UTF-16.';
    return noState('state-not-text', says, 'Give JSON or CSV, saved as UTF-8.');
  }
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

/** One document per line, and not one over many; where the first line is broken, the second one tells. */
function hasWholeLine(beginning: string): boolean {
  const end = beginning.indexOf('\n');
  try {
    JSON.parse(end < 0 ? beginning : beginning.slice(0, end));
    return true;
  } catch {
    return end >= 0 && beginning[end + 1] === '{';
  }
}
