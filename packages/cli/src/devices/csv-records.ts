import type { Diagnostic } from '@mdav/core';
import { count } from '@mdav/review';
import { type CsvItem, csvReader, stateOf } from '@mdav/verify';
import { noState, type StateProblem, type StateRecord } from './state-record.ts';

/** Whether columns tell; open where a later row has to say it. */
type Judged = 'telling' | 'foreign' | 'open';

type CsvRecord = Extract<CsvItem, { readonly kind: 'record' }>;

/**
 * The rows of CSV, under the names of its header. Where the columns tell nothing of Defender Antivirus, that is said
 * once and nothing is read. A row may lack fields at its end, as spreadsheets write it, unless they are the ones that tell.
 */
export function* csvRecords(texts: Iterable<string>): Generator<StateRecord> {
  let isKnown = false;
  for (const item of itemsOf(texts)) {
    if (item.kind === 'problem') {
      yield { kind: 'problem', of: 'record', diagnostic: item.diagnostic };
      continue;
    }
    const judged: Judged = isKnown ? 'telling' : judge(item);
    if (judged === 'foreign') {
      yield whyForeign(item.record);
      return;
    }
    isKnown = judged === 'telling';
    const isShort = item.fields < item.header.length;
    yield isShort && isForeign(item.record)
      ? { kind: 'problem', of: 'record', diagnostic: tooFew(item) }
      : { kind: 'record', line: item.line, value: item.record };
  }
}

function* itemsOf(texts: Iterable<string>): Generator<CsvItem> {
  const reader = csvReader();
  for (const text of texts) yield* reader.push(text);
  yield* reader.end();
}

/** Whether the columns tell of Defender Antivirus. One that holds JSON has to be seen, and a short row may lack it. */
function judge({ header, fields, record }: CsvRecord): Judged {
  if (!isForeign(filled(header, '')) || !isForeign(record)) return 'telling';
  const mayTell = !isForeign(filled(header, '{"AvMode":""}'));
  return mayTell && fields < header.length ? 'open' : 'foreign';
}

/** A row with the same text in every column. */
function filled(header: readonly string[], text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(header.map((name) => [name, text]));
}

function isForeign(record: Readonly<Record<string, string>>): boolean {
  return foreignOf(record) !== undefined;
}

/** What is said of every row alike: it comes of the columns. */
const FOREIGN: ReadonlySet<string> = new Set([
  'state-unknown-shape',
  'state-no-mode',
  'state-preferences',
  'state-assessment',
]);

function foreignOf(record: Readonly<Record<string, string>>): Diagnostic | undefined {
  const state = stateOf(record);
  return state.ok ? undefined : state.diagnostics.find(({ code }) => FOREIGN.has(code));
}

function whyForeign(record: Readonly<Record<string, string>>): StateProblem {
  const found = foreignOf(record);
  if (found !== undefined && found.code !== 'state-unknown-shape')
    return noState(found.code, found.message, found.hint ?? '');
  return noState(
    'state-format',
    'No column of this CSV tells of Defender Antivirus, or it is no CSV at all.',
    'Give an export with columns such as DeviceName and AvMode, or PSComputerName and AMRunningMode.',
  );
}

function tooFew({ number, line, fields, header }: CsvRecord) {
  return {
    code: 'csv-field-count',
    severity: 'error',
    message: `Record ${number} has ${count(fields, 'field')}, and the header has ${header.length}.`,
    at: { line },
    hint: 'Export the data again, or add the fields that are missing.',
  } as const;
}
