import { inLog } from '../../text/safe-text.ts';
import { tellEach } from '../listed.ts';
import type { VerdictReporter, VerdictRun, VerdictWriter } from '../verdict-writer.ts';

/** One JSON document per line and device, nothing besides: for other programs, and for any number of devices. */
export const ndjson: VerdictReporter<readonly string[]> = {
  id: 'ndjson',
  title: 'a JSON document per device and line, for any number of devices',
  endings: ['.ndjson', '.jsonl'],
  // What is escaped here stands in strings alone, and the escapes are those of JSON.
  tell: ({ limit }) => tellEach(limit, (record) => `${inLog(JSON.stringify(record))}\n`),
  begin,
};

function begin({ write, options: { limit } }: VerdictRun): VerdictWriter<readonly string[]> {
  let devices = 0;
  const isFull = () => limit !== undefined && devices >= limit;
  return {
    isFull,
    add(lines) {
      for (const line of lines) {
        if (isFull()) return;
        devices++;
        write(line);
      }
    },
    end: () => {},
  };
}
