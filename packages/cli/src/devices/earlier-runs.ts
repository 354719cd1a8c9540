import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, extname, join, resolve } from 'node:path';
import type { Diagnostic, Outcome } from '@mdav/core';
import { fail, succeed } from '@mdav/core/format';
import type { NamedRun } from '@mdav/review';
import { countRun, isFineEntry, type RunEntry, readRunEntry } from '@mdav/verify';
import { decodeChunks, readChunks } from '../disk/stream/chunks.ts';
import type { Io } from '../program/io.ts';
import { jsonLines } from './json-lines.ts';

/** Which runs are read, and what of them counts. */
export interface RunsWanted {
  /** Name of the fleet. */
  readonly fleet: string;
  /** Whole paths of what this run writes: none of it is an earlier run. */
  readonly written: ReadonlySet<string>;
  /** Which devices are counted. */
  readonly isMeant: (entry: RunEntry) => boolean;
  /** True when settings do not count. */
  readonly isModeOnly: boolean;
}

/** The runs that came before this one. */
export interface EarlierRuns {
  /** In numbers, oldest first. */
  readonly runs: readonly NamedRun[];
  /** What the last of them said of each device; empty in the first run of a folder, which has none before it. */
  readonly last: readonly RunEntry[];
}

/** What an earlier run wrote. */
interface RunFile {
  readonly file: string;
  readonly path: string;
  /** The day of the run, with the time where there is one; else the name of the file. */
  readonly name: string;
}

/** A day in the name of a file, and a time behind it: `2026-11-29`, `verify-2026-11-29T0600`. */
const DAY = /(?<!\d)(\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?:[T_-]?([01]\d|2[0-3])[-.:]?([0-5]\d))?(?!\d)/;

const ENDINGS: ReadonlySet<string> = new Set(['.json', '.jsonl', '.ndjson']);

/**
 * Reads what earlier runs wrote with `--format ndjson --all` or `--format json --all`: one file, or a folder whose files
 * have the day of the run in their names. A folder without any has no runs, and so has one
 * that is not there yet when this run writes into it.
 *
 * Errors, and warnings: `run-not-found`, `run-undated`, `run-format`, `run-partial`, `run-of-other-fleet`.
 */
export function earlierRuns(named: string, wanted: RunsWanted, io: Io): Outcome<EarlierRuns> {
  const found = runFiles(named, wanted.written, io);
  if (!found.ok) return found;
  const runs: NamedRun[] = [];
  const diagnostics = [...found.diagnostics];
  let last: readonly RunEntry[] = [];
  for (const one of found.value) {
    const read = readRun(one, wanted.fleet);
    for (const one of read.diagnostics) diagnostics.push(one);
    if (!read.ok) return fail(diagnostics);
    last = wanted.isModeOnly ? read.value.map((entry) => ({ ...entry, differing: [] })) : read.value;
    runs.push({ name: one.name, numbers: countRun(last.filter(wanted.isMeant)) });
  }
  return succeed({ runs, last }, diagnostics);
}

function runFiles(named: string, written: ReadonlySet<string>, io: Io): Outcome<readonly RunFile[]> {
  const path = resolve(io.cwd, named);
  const stats = statSync(path, { throwIfNoEntry: false });
  const isBegun = [...written].some((file) => dirname(file) === path);
  if (stats === undefined)
    return isBegun ? succeed([]) : fail([notFound(named, `There is no file or folder ${named}.`)]);
  if (!stats.isDirectory()) return succeed([{ file: named, path, name: dayIn(named) ?? basename(named) }]);
  const files: RunFile[] = [];
  const undated: Diagnostic[] = [];
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const inside = join(path, entry.name);
    if (entry.isDirectory() || !ENDINGS.has(extname(entry.name).toLowerCase()) || written.has(inside)) continue;
    const day = dayIn(entry.name);
    if (day === undefined) undated.push(noDay(join(named, entry.name)));
    else files.push({ file: join(named, entry.name), path: inside, name: day });
  }
  // Files without a day may be the runs that are meant; without those the history begins now.
  if (files.length === 0 && undated.length > 0)
    return fail([...undated, notFound(named, `No file of ${named} is what a run wrote, with a day in its name.`)]);
  return succeed(files.sort(byDay), undated);
}

function byDay(a: RunFile, b: RunFile): number {
  const [one, other] = a.name === b.name ? [a.file, b.file] : [a.name, b.name];
  return one < other ? -1 : 1;
}

function dayIn(file: string): string | undefined {
  const [, day, hours, minutes] = DAY.exec(basename(file)) ?? [];
  return day === undefined || hours === undefined ? day : `${day} ${hours}:${minutes}`;
}

/** What one run said of its devices. */
function readRun({ file, path }: RunFile, fleet: string): Outcome<readonly RunEntry[]> {
  try {
    const texts = decodeChunks(readChunks(path));
    const { done, value } = texts.next();
    const first = done === true ? '' : value;
    if (isDocument(first)) {
      const document: unknown = JSON.parse([first, ...texts].join(''));
      const partial = documentProblem(document, file, fleet);
      if (partial.some(({ severity }) => severity === 'error')) return fail(partial);
      const entries = entriesOf((document as { readonly devices: readonly unknown[] }).devices, file);
      return entries.ok ? succeed(entries.value, partial) : entries;
    }
    const entries = entriesOf(linesOf(first, texts), file);
    if (!entries.ok || entries.value.some(isFineEntry)) return entries;
    return succeed(entries.value, [perhapsPartial(file)]);
  } catch (error) {
    const says =
      error instanceof SyntaxError ? 'it is no JSON' : error instanceof Error ? error.message : String(error);
    return fail([noRun(file, undefined, `${file} cannot be read: ${says}.`)]);
  }
}

/** One document over many lines, and not one per line. */
function isDocument(first: string): boolean {
  const [line = ''] = first.trimStart().split('\n', 1);
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && 'devices' in value;
  } catch {
    return line.trimStart().startsWith('{');
  }
}

function* linesOf(first: string, rest: Iterable<string>): Generator<unknown> {
  for (const record of jsonLines(before(first, rest))) yield record.kind === 'record' ? record.value : undefined;
}

function* before(first: string, rest: Iterable<string>): Generator<string> {
  yield first;
  yield* rest;
}

function entriesOf(values: Iterable<unknown>, file: string): Outcome<readonly RunEntry[]> {
  const entries: RunEntry[] = [];
  let number = 0;
  for (const value of values) {
    number++;
    const entry = readRunEntry(value);
    if (entry === 'no-verdict')
      return fail([noRun(file, number, `Record ${number} of ${file} is no verdict on a device.`)]);
    if (entry !== 'no-device') entries.push(entry);
  }
  return entries.length > 0 ? succeed(entries) : fail([noRun(file, undefined, `${file} names no device.`)]);
}

function documentProblem(document: unknown, file: string, fleet: string): readonly Diagnostic[] {
  const { fleet: of, listed, leftOut, devices } = document as Readonly<Record<string, unknown>>;
  if (!Array.isArray(devices)) return [noRun(file, undefined, `${file} has no list of devices.`)];
  if (listed !== 'all' || leftOut !== 0)
    return [
      {
        code: 'run-partial',
        severity: 'error',
        message: `${file} does not list every device of its run, so it cannot be told who is new or who fell silent.`,
        at: { file },
        hint: 'Write the runs to compare with `--output FILE.ndjson --all`, without --limit.',
      },
    ];
  if (of === fleet) return [];
  return [
    {
      code: 'run-of-other-fleet',
      severity: 'warning',
      message: `${file} is of the fleet "${String(of)}", and this run is of "${fleet}".`,
      at: { file },
      hint: 'Name what a run over this fleet wrote, unless the fleet was renamed.',
    },
  ];
}

function perhapsPartial(file: string): Diagnostic {
  return {
    code: 'run-partial',
    severity: 'warning',
    message: `${file} lists no device that is right: if it was written without --all, those devices are missing from it.`,
    at: { file },
    hint: 'Write the runs to compare with `--output FILE.ndjson --all`.',
  };
}

function noRun(file: string, line: number | undefined, message: string): Diagnostic {
  return {
    code: 'run-format',
    severity: 'error',
    message,
    at: { file, ...(line === undefined ? {} : { line }) },
    hint: 'Name what `mdav verify --all` wrote with --format ndjson or json; what devices told goes to --state.',
  };
}

function noDay(file: string): Diagnostic {
  return {
    code: 'run-undated',
    severity: 'warning',
    message: `The name of ${file} has no day, so that it has no place among the runs and is passed over.`,
    at: { file },
    hint: 'Name it by the day of the run, such as 2026-11-29.ndjson.',
  };
}

function notFound(file: string, message: string): Diagnostic {
  return {
    code: 'run-not-found',
    severity: 'error',
    message,
    at: { file },
    hint: 'Name a file that `mdav verify --all --output` wrote, or a folder with files such as 2026-11-29.ndjson.',
  };
}
