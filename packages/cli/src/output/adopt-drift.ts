import { type Adoption, adoptInto } from '@mdav/import';
import { count, type Drift, inLog } from '@mdav/review';
import { encodeText, type LoadedFleet } from '../disk/load-fleet.ts';
import { writeFileWhole } from '../disk/output/write-file.ts';
import type { Io } from '../program/io.ts';
import { paintFor } from '../terminal/paint.ts';

/** Writes what counts in the estate into the file of the fleet, and tells what was written and what was not. */
export function adoptDrift({ source, text, outcome }: LoadedFleet, drift: Drift, io: Io): void {
  if (source?.kind !== 'file' || text === undefined || !outcome.ok) return;
  const { layers } = outcome.value;
  const file = { text, file: source.file, ...(layers === undefined ? {} : { layers }) };
  const done = adoptInto(file, adoptionsOf(drift));
  if (!done.ok) return;
  const { text: after, adopted, refused } = done.value;
  if (after !== text) writeFileWhole(source.path, encodeText(after, source.encoding));
  const paint = paintFor(io.color);
  const head = adopted.length === 0 ? 'Nothing adopted' : `Adopted ${count(adopted.length, 'value')}`;
  const lines = [
    paint.bold(`${head} in ${inLog(source.file)}`),
    ...adopted.map(({ group, setting, from }) => `  ${inLog(group)}.${inLog(setting)}, as ${inLog(from)} says`),
    ...refused.map(({ adoption, why }) => `  not ${inLog(adoption.group)}.${inLog(adoption.setting)}: ${why}`),
  ];
  io.err(`${lines.join('\n')}\n`);
}

/** What is known to count, and is another value than that of the fleet. What devices show came there in any way. */
function adoptionsOf({ groups }: Drift): readonly Adoption[] {
  return groups.flatMap(({ group, settings }) =>
    settings.flatMap(({ setting, kind, actual, change, says }): readonly Adoption[] => {
      if (actual === undefined || change === undefined || kind === 'shown') return [];
      const who = says.filter(({ counts }) => counts === 'yes').map(({ policy }) => policy);
      const from = (who.length === 0 ? says.map(({ policy }) => policy) : who)
        .map(({ words, path }) => (words.endsWith(path) ? words : `${words} (${path})`))
        .join(', ');
      return [{ group, setting, value: actual, from }];
    }),
  );
}
