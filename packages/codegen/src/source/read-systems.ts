import type { BuildRange, OsInfo, OsKindInfo, OsModes } from '../../../core/src/facts/os-row.ts';
import { BASELINES } from '../../../core/src/model/vocabulary.ts';
import { complainAt, type Path, type SourceDocument } from './document.ts';
import { osFileShape, type SourceFile, type SourceSystem } from './os-shape.ts';

/** The operating systems and their kinds, in the order of the file. Ids and kinds are what the file says they are. */
export interface Systems {
  readonly kinds: readonly (readonly [kind: string, info: OsKindInfo])[];
  readonly rows: readonly (readonly [id: string, row: OsInfo])[];
}

/** Reads `os.yaml`. The source collects what a person has to put right; with a mistake of form there are no rows. */
export function readSystems(source: SourceDocument, sources: readonly string[]): Systems {
  osFileShape(source, source.document.contents, 'the file');
  if (source.problems.length > 0) return { kinds: [], rows: [] };
  const file = source.document.toJS() as SourceFile;
  const rows = Object.entries(file.systems).map(([id, row]) => [id, expandSystem(row, file.kinds)] as const);
  for (const [id, row] of rows)
    checkSystem(id, row, file.kinds, sources, (path, message) => complainAt(source, ['systems', id, ...path], message));
  checkNames(rows, (id, path, message) => complainAt(source, ['systems', id, ...path], message));
  checkBuilds(rows, (id, message) => complainAt(source, ['systems', id], message));
  return { kinds: Object.entries(file.kinds), rows };
}

function expandSystem(
  { title, caption, kind, versions, builds, ...rest }: SourceSystem,
  kinds: SourceFile['kinds'],
): OsInfo {
  const osClass = kinds[kind]?.class ?? 'client';
  return {
    title,
    ...(caption !== undefined && { caption }),
    kind,
    class: osClass,
    versions,
    builds: builds === undefined ? joined(Object.values(versions)) : [rangeOf(builds)],
    ...rest,
  };
}

function rangeOf(text: string): BuildRange {
  const [first = 0, last = 0] = text.split('-').map(Number);
  return { first, last };
}

/** Numbers as ranges: neighbours share one. */
function joined(numbers: readonly number[]): readonly BuildRange[] {
  const ranges: BuildRange[] = [];
  for (const number of [...numbers].sort((a, b) => a - b)) {
    const before = ranges.at(-1);
    if (before !== undefined && before.last + 1 === number) ranges[ranges.length - 1] = { ...before, last: number };
    else ranges.push({ first: number, last: number });
  }
  return ranges;
}

type Complain = (path: Path, message: string) => void;

function checkSystem(
  id: string,
  row: OsInfo,
  kinds: SourceFile['kinds'],
  sources: readonly string[],
  complain: Complain,
): void {
  if (!(row.kind in kinds))
    complain(['kind'], `unknown kind "${row.kind}"; known are ${Object.keys(kinds).join(', ')}`);
  const { builds, versions, longTerm = {} } = row;
  for (const [version, build] of Object.entries(versions))
    if (!builds.some(({ first, last }) => build >= first && build <= last))
      complain(['versions', version], `build ${build} is not among the builds of "${id}"`);
  for (const [year, build] of Object.entries(longTerm))
    if (!Object.values(versions).includes(build))
      complain(['longTerm', year], `build ${build} is no build of the versions of "${id}"`);
  if (builds.some(({ first, last }) => first > last)) complain(['builds'], 'the first build is above the last one');
  if (row.caption !== undefined && !(kinds[row.kind]?.captions ?? []).some((text) => row.caption?.includes(text)))
    complain(['caption'], `the caption has no text of the kind "${row.kind}"`);
  for (const [index, note] of (row.notes ?? []).entries())
    if (!/^[A-Z`].*[.!?]$/s.test(note)) complain(['notes', index], 'a note is one or more complete sentences');
  checkSources(row.sources ?? [], sources, (at, message) => complain(['sources', at], message));
  checkModes(row.modes, sources, complain);
}

function checkSources(
  named: readonly string[],
  known: readonly string[],
  complain: (at: number, message: string) => void,
): void {
  for (const [at, name] of named.entries())
    if (!known.includes(name)) complain(at, `unknown source "${name}"; add it to facts/sources.ts first`);
}

/** An alias means one system, and none has it as its id. */
function checkNames(rows: Systems['rows'], complain: (id: string, path: Path, message: string) => void): void {
  const taken = new Map(rows.map(([id]) => [id, id]));
  for (const [id, { aliases = [] }] of rows) {
    for (const [at, alias] of aliases.entries()) {
      const other = taken.get(alias);
      if (other !== undefined) complain(id, ['aliases', at], `"${alias}" is "${other}" already`);
      taken.set(alias, id);
    }
  }
}

function checkModes(modes: readonly OsModes[], sources: readonly string[], complain: Complain): void {
  const agents = modes.map(({ agent }) => agent ?? 'any').join(', ');
  if (agents !== 'any' && agents !== 'unified, other')
    complain(['modes'], `there is one entry without "agent", or one for unified and one for other; found ${agents}`);
  for (const [index, { since, sources: named }] of modes.entries()) {
    const known: readonly string[] = BASELINES;
    const places = Object.keys(since).map((baseline) => known.indexOf(baseline));
    if (places[0] !== 0) complain(['modes', index, 'since'], `the first baseline is ${known[0]}, the oldest one`);
    if (places.some((place, at) => place <= (places[at - 1] ?? -1)))
      complain(['modes', index, 'since'], `the baselines are ${known.join(', ')}, each once and in this order`);
    checkSources(named, sources, (at, message) => complain(['modes', index, 'sources', at], message));
  }
}

/** A device is told by its kind and build, so within a kind no build may be of two systems, and no word of two at all. */
function checkBuilds(rows: Systems['rows'], complain: (id: string, message: string) => void): void {
  for (const [index, [id, row]] of rows.entries()) {
    for (const [other, earlier] of rows.slice(0, index)) {
      const clash =
        row.kind === earlier.kind &&
        row.builds.find((range) =>
          earlier.builds.some(({ first, last }) => range.first <= last && first <= range.last),
        );
      if (clash) complain(id, `a build of ${clash.first} to ${clash.last} is "${other}" already`);
      const word = row.platforms?.find((platform) => earlier.platforms?.includes(platform));
      if (word !== undefined) complain(id, `the platform ${word} is "${other}" already`);
    }
  }
}
