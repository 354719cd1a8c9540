import { type CsvItem, csvReader, stateOf } from '@mdav/verify';
import { noState, type StateRecord } from './state-record.ts';

/**
 * The rows of CSV, under the names of its header. Where the columns tell nothing of Defender Antivirus, that is said
 * once and nothing is read.
 */
export function* csvRecords(texts: Iterable<string>): Generator<StateRecord> {
  let isFirst = true;
  for (const item of itemsOf(texts)) {
    if (isFirst && item.kind === 'record') {
      if (isForeign(item.record)) {
        yield noState(
          'state-format',
          'No column of this CSV tells of Defender Antivirus, or it is no CSV at all.',
          'Give an export with columns such as DeviceName and AvMode, or PSComputerName and AMRunningMode.',
        );
        return;
      }
      isFirst = false;
    }
    yield item.kind === 'record'
      ? { kind: 'record', line: item.line, value: item.record }
      : { kind: 'problem', of: 'record', diagnostic: item.diagnostic };
  }
}

function* itemsOf(texts: Iterable<string>): Generator<CsvItem> {
  const reader = csvReader();
  for (const text of texts) yield* reader.push(text);
  yield* reader.end();
}

function isForeign(record: Readonly<Record<string, string>>): boolean {
  const state = stateOf(record);
  return !state.ok && state.diagnostics.some(({ code }) => code === 'state-unknown-shape');
}
