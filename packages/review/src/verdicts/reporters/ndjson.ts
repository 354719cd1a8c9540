import { byObject } from '@mdav/core/format';
import type { VerdictAbout } from '@mdav/verify';
import { inLog } from '../../text/safe-text.ts';
import { tellEach } from '../listed.ts';
import type { NamedVerdict, VerdictReporter, VerdictRun, VerdictWriter } from '../verdict-writer.ts';

/** One JSON document per line and device, nothing besides: for other programs, and for any number of devices. */
export const ndjson: VerdictReporter<readonly string[]> = {
  id: 'ndjson',
  title: 'a JSON document per device and line, for any number of devices',
  endings: ['.ndjson', '.jsonl'],
  tell: ({ limit }) => tellEach(limit, deviceLine),
  begin,
};

function deviceLine({ device, about }: NamedVerdict): string {
  const name = device === undefined ? '' : `"device":${lineOf(device)},`;
  return `{${name}${membersOf(about)}\n`;
}

/** The members of an object with the brace that closes it: made once of what many devices have alike. */
const membersOf = byObject((about: VerdictAbout) => lineOf(about).slice(1));

/** What is escaped here stands in strings alone, and the escapes are those of JSON. */
function lineOf(value: unknown): string {
  return inLog(JSON.stringify(value));
}

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
