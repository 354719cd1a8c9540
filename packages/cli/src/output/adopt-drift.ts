import type { CheckOptions } from '@mdav/core';
import { valueText } from '@mdav/core';
import { type AdoptedFleet, type Adoption, adoptInto } from '@mdav/import';
import {
  count,
  type Drift,
  type DriftAdoption,
  findingsDocument,
  inLog,
  placeWords,
  prettyFindings,
} from '@mdav/review';
import { encodeText, type LoadedFleet } from '../disk/load-fleet.ts';
import { writeFileWhole } from '../disk/output/write-file.ts';
import type { Io } from '../program/io.ts';
import { paintFor } from '../terminal/paint.ts';

/** How values are taken over: what the result is held to, and whether errors keep a value out. */
export interface AdoptWishes extends CheckOptions {
  readonly withErrors: boolean;
}

/** Writes what counts in the estate into the file of the fleet; tells what was written where, and what was not. */
export function adoptDrift(
  { source, text, outcome, given }: LoadedFleet,
  drift: Drift,
  wishes: AdoptWishes,
  io: Io,
): DriftAdoption | undefined {
  if (source?.kind !== 'file' || text === undefined || !outcome.ok) return undefined;
  const { layers } = outcome.value;
  const file = { text, file: source.file, ...(layers === undefined ? {} : { layers }), ...given };
  const done = adoptInto(file, adoptionsOf(drift), wishes);
  if (!done.ok) return undefined;
  if (done.value.text !== text) writeFileWhole(source.path, encodeText(done.value.text, source.encoding));
  tellAdopted(source.file, done.value, io);
  return documentOf(source.file, done.value);
}

function tellAdopted(file: string, { text, adopted, refused, findings }: AdoptedFleet, io: Io): void {
  const paint = paintFor(io.color);
  const head = adopted.length === 0 ? 'Nothing adopted' : `Adopted ${count(adopted.length, 'value')}`;
  const lines = [
    paint.bold(`${head} in ${inLog(file)}`),
    ...adopted.map(
      ({ group, setting, value, at, from }) =>
        `  ${inLog(group)}.${inLog(setting)}: ${inLog(valueText(value))} at ${inLog(placeWords(at))}, as ${inLog(from)} says`,
    ),
    ...refused.flatMap(({ adoption, why, errors }) => [
      `  not ${inLog(adoption.group)}.${inLog(adoption.setting)}: ${why}`,
      ...errors.map(({ rule, message }) => `    ${paint.severity('error', 'error')} ${rule}: ${inLog(message)}`),
    ]),
    ...(refused.some(({ errors }) => errors.length > 0) ? [`  ${HOW_TO_FORCE}`] : []),
  ];
  io.err(`${lines.join('\n')}\n`);
  if (findings.length === 0) return;
  io.err(`${paint.bold(`What was adopted brings ${count(findings.length, 'finding')}`)}\n`);
  io.err(`${prettyFindings(findings, { text, file }, paint)}\n`);
}

const HOW_TO_FORCE = 'With --adopt-errors it is written all the same; a build then needs a waiver, or another value.';

function documentOf(file: string, { adopted, refused, findings }: AdoptedFleet): DriftAdoption {
  return {
    file,
    adopted,
    refused: refused.map(({ adoption, why, errors }) => ({
      ...adoption,
      why,
      errors: findingsDocument(errors).findings,
    })),
    findings: findingsDocument(findings).findings,
  };
}

/** What is known to count, and is another value than that of the fleet. What devices show came there in any way. */
export function adoptionsOf({ groups }: Drift): readonly Adoption[] {
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
