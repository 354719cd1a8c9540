import type { CheckOptions, Finding, HeldFix, ParsedFleet } from '@mdav/core';
import { fixFleet, isMendable, keepReferences, parseFleet } from '@mdav/core';
import { count, inLog, placeWords, unifiedDiff } from '@mdav/review';
import { encodeText, type LoadedFleet } from '../disk/load-fleet.ts';
import { writeFileWhole } from '../disk/output/write-file.ts';
import { countedSubjects, groupFindings } from '../output/finding-groups.ts';
import type { Io } from '../program/io.ts';
import { paintFor } from '../terminal/paint.ts';

/** Mends what can be mended safely in the file of a fleet, and reads it again. */
export function fixLoaded(loaded: LoadedFleet, options: CheckOptions, io: Io): LoadedFleet {
  const { source, text, outcome, given } = loaded;
  if (source?.kind === 'module') tellCode(source.file, io);
  if (source?.kind !== 'file' || text === undefined) return loaded;
  const fixed = fixFleet({ text, file: source.file, ...layersOf(outcome), ...given }, options);
  if (!fixed.ok) return loaded;
  const { text: after, mended, refused, held } = fixed.value;
  if (after !== text) writeFileWhole(source.path, encodeText(after, source.encoding));
  const head = mended.length === 0 ? 'Nothing to mend' : `Mended ${count(mended.length, 'finding')}`;
  // What they were about is in the file's own diff; --dry-run has it in words.
  tell(head, source.file, countedSubjects(groupFindings(mended)), io);
  if (refused.length > 0)
    tell(`Not mended ${count(refused.length, 'finding')}`, source.file, [...messages(refused), HINT], io);
  tellHeld('Not mended', held, source.file, io);
  return {
    ...loaded,
    outcome: parseFleet({ text: after, file: source.file, ...layersOf(outcome), ...given }),
    text: after,
  };
}

/**
 * How many of the findings have a fix that nobody answers for and that rests on no parameter. Only a file is edited. Whether each is mended shows when it
 * is tried, which takes several checks: what is told of them must not claim it.
 */
export function mendableOf(findings: readonly Finding[], { source, text }: LoadedFleet): number {
  if (source?.kind !== 'file' || text === undefined) return 0;
  const kept = keepReferences(findings, { text, file: source.file });
  return kept.findings.filter(isMendable).length;
}

/** What the fleet extends stays what it was: nothing is mended there. */
function layersOf(outcome: LoadedFleet['outcome']): Pick<ParsedFleet, 'layers'> {
  return outcome.ok && outcome.value.layers !== undefined ? { layers: outcome.value.layers } : {};
}

const HINT = 'That part of the file is written in a way that is not edited by a program, for example behind an alias.';

/** Shows what `--fix` would change, and changes nothing. */
export function showFixes({ source, text, outcome, given }: LoadedFleet, options: CheckOptions, io: Io): void {
  if (source?.kind === 'module') tellCode(source.file, io);
  if (source === undefined || source.kind === 'module' || text === undefined) return;
  const fixed = fixFleet({ text, file: source.file, ...layersOf(outcome), ...given }, options);
  if (!fixed.ok) return;
  const { text: after, mended, refused, held } = fixed.value;
  const diff = unifiedDiff(source.file, text, after);
  io.out(isReadByOthers(io) ? diff.split('\n').map(inLog).join('\n') : diff);
  const head = mended.length === 0 ? 'Nothing to mend' : `Would mend ${count(mended.length, 'finding')}`;
  tell(head, source.file, messages(mended), io);
  if (refused.length > 0)
    tell(`Would not mend ${count(refused.length, 'finding')}`, source.file, [...messages(refused), HINT], io);
  tellHeld('Would not mend', held, source.file, io);
}

/** What rests on the value of a parameter, with every place that holds one. */
function tellHeld(what: string, held: readonly HeldFix[], file: string, io: Io): void {
  if (held.length === 0) return;
  const lines = held.flatMap(({ finding, references }) => [
    ...messages([finding]),
    ...references.map(({ parameter, at }) => `  rests on \${${inLog(parameter)}} at ${inLog(placeWords(at))}`),
  ]);
  tell(`${what} because of parameters: ${count(held.length, 'finding')}`, file, [...lines, HELD_HINT], io);
}

const HELD_HINT = 'With another value they may be right or gone: mend them by hand where every environment wants it.';

/** A terminal or a build agent obeys what it reads; into a file or pipe the diff goes as it is. */
function isReadByOthers({ color, columns, env }: Io): boolean {
  return color || columns !== undefined || env['GITHUB_ACTIONS'] !== undefined || env['TF_BUILD'] !== undefined;
}

function tellCode(file: string, io: Io): void {
  io.err(`${inLog(file)} is code, and mdav edits data only: mend it by hand.\n`);
}

function messages(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ rule, group, message }) => {
    const subject = group === undefined ? rule : `${rule} · ${inLog(group)}`;
    return `${subject}: ${inLog(message)}`;
  });
}

function tell(what: string, file: string, lines: readonly string[], io: Io): void {
  const paint = paintFor(io.color);
  io.err(`${[paint.bold(`${what} in ${inLog(file)}`), ...lines.map((line) => `  ${line}`)].join('\n')}\n`);
}
