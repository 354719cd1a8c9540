import { LONGEST_RECORD, noJson, recordOf, type StateRecord } from './state-record.ts';

/** One JSON document per line. A line that is none is told and passed over. */
export function* jsonLines(texts: Iterable<string>): Generator<StateRecord> {
  let line = 0;
  let carried = '';
  /** Inside a line that was too long: up to its end everything is passed over. */
  let isSkipping = false;
  for (const text of texts) {
    let from = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      const whole = carried === '' ? text.slice(from, end) : carried + text.slice(from, end);
      carried = '';
      from = end + 1;
      line++;
      const record = isSkipping ? undefined : lineRecord(whole, line);
      isSkipping = false;
      if (record !== undefined) yield record;
    }
    if (isSkipping) continue;
    carried += text.slice(from);
    if (carried.length > LONGEST_RECORD) {
      yield noJson(line + 1, `The line is longer than ${LONGEST_RECORD} characters.`, 'Put one device on a line.');
      carried = '';
      isSkipping = true;
    }
  }
  const last = isSkipping ? undefined : lineRecord(carried, line + 1);
  if (last !== undefined) yield last;
}

/** The record of a line; nothing for a blank one. */
export function lineRecord(text: string, line: number): StateRecord | undefined {
  try {
    return recordOf(JSON.parse(text), line);
  } catch (error) {
    // Files that were put together bring their marks along.
    if (text.startsWith('\uFEFF')) return lineRecord(text.slice(1), line);
    return text.trim() === '' ? undefined : brokenJson(line, error);
  }
}

/** What is wrong with a document, without the words of the engine: they differ by version and quote the text. */
export function brokenJson(line: number, error: unknown): StateRecord {
  return /end of JSON|Unterminated/i.test(String(error))
    ? noJson(line, 'The document ends before it is complete.', 'Collect the state of the device again.')
    : noJson(line, 'This is no JSON.', 'Write it with ConvertTo-Json, or collect it again.');
}
