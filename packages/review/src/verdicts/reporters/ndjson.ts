import { inLog } from '../../text/safe-text.ts';
import type { VerdictReporter, VerdictRun, VerdictWriter } from '../verdict-writer.ts';

/** One JSON document per line and device, nothing besides: for other programs, and for any number of devices. */
export const ndjson: VerdictReporter = {
  id: 'ndjson',
  title: 'a JSON document per device and line, for any number of devices',
  endings: ['.ndjson', '.jsonl'],
  begin,
};

function begin({ write, options: { limit } }: VerdictRun): VerdictWriter {
  let devices = 0;
  return {
    takesRight: false,
    isFull: () => limit !== undefined && devices >= limit,
    device(record) {
      devices++;
      // What is escaped here stands in strings alone, and the escapes are those of JSON.
      write(`${inLog(JSON.stringify(record))}\n`);
    },
    end: () => {},
  };
}
