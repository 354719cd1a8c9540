import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Diagnostic, FleetText, ImportOptions, ImportSource, OsReference } from '@mdav/core';
import { importPolicies, isGroupName, planImport } from '@mdav/core';
import { encodeText, type LoadedFleet, loadFleet } from '../disk/load-fleet.ts';
import { writeFileWhole } from '../disk/write-file.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { checkFleetText } from '../import/check-text.ts';
import { importReport, noteLine } from '../import/import-report.ts';
import { readOsList, readOsOptions } from '../import/os-option.ts';
import { readNamed } from '../import/read-named.ts';
import { sourcesIn } from '../import/sources-in.ts';
import type { Io } from '../io.ts';
import { paintFor } from '../render/paint.ts';
import { dayOf, splitArguments, UsageError } from '../usage.ts';
import type { Command } from './command.ts';

export const importCommand: Command = {
  name: 'import',
  summary: 'Make a fleet file of the policies that you have',
  usage: 'mdav import PATH… [--os OS,…] [--group NAME] [--into FILE] [--out FILE] [options]',
  about: [
    'Reads Group Policy backups, registry.pol, .reg, LGPO text, and policies and profiles of Intune, recognised by their',
    'content, in files and folders. Makes a group of each GPO and of the Intune policies of each folder, with settings in',
    'words and what they do not cover under `raw`. Modes are inferred; comments say from what.',
    'The fleet goes to standard output. Conflicts, what was left out, and what `mdav check` finds go to standard error.',
    'Policies do not say which devices they are for: give the operating systems, or answer in a terminal.',
  ],
  options: [
    ['--os OS,…', 'operating systems of every group; --os GROUP=OS,… for one. Any number of times'],
    ['--group NAME', 'put everything into one group, and show where the policies differ'],
    ['--each', 'a group for each Intune policy, also for those of one folder'],
    ['--all', 'also take policy that is not about Defender, as raw entries'],
    ['--name NAME', 'name of the fleet (default: imported)'],
    ['--into FILE', 'add to this fleet file; what it says already counts, and its comments stay'],
    ['--out FILE', 'write to this file, which must not be there yet'],
    ['--force', 'let --out replace a file'],
    ['--date YYYY-MM-DD', 'the day that waivers are held against (default: today)'],
  ],
  examples: [
    ['mdav import gpo-backups --os windows-server-2022 --out mdav.yaml', 'a fleet of all GPOs of a folder'],
    ['mdav import "AV policy.json" --os windows-11', 'an Intune export, to look at'],
    ['mdav import gpo intune --group desks --os windows-11', 'two sources for the same devices'],
    ['mdav import old.reg --group file-servers --into mdav.yaml', 'what a group does not say yet'],
  ],
  run: runImport,
};

const OPTIONS = {
  os: { type: 'string', multiple: true },
  group: { type: 'string' },
  each: { type: 'boolean' },
  all: { type: 'boolean' },
  name: { type: 'string' },
  into: { type: 'string' },
  out: { type: 'string', short: 'o' },
  force: { type: 'boolean' },
  date: { type: 'string' },
} as const;

async function runImport(args: readonly string[], io: Io): Promise<ExitCode> {
  const { values, positionals } = splitArguments(args, OPTIONS, 'import');
  const date = dayOf(values['date'], io.today(), '--date');
  const { out, into } = readPlaces(values, io);
  if (positionals.length === 0)
    throw new UsageError('`mdav import` needs something to import.', 'Name a file or folder: mdav import gpo-backups');
  const all = values['all'] === true;
  const group = nameOf(values['group'], '--group');
  const name = nameOf(values['name'], '--name');

  const found = readSources(positionals, values['each'] === true, io);
  if (found === undefined) return EXIT.unreadable;
  const { sources, others } = found;
  const existing = into === undefined ? undefined : await loadFleet(into, io);
  const target = existing && editable(existing);
  if (existing !== undefined && target === undefined) {
    tell(existing.outcome.diagnostics, io);
    return EXIT.unreadable;
  }
  const plan = { all, ...(group === undefined ? {} : { group }) };
  const names = planImport(sources, plan).groups.map((planned) => planned.name);
  const options: ImportOptions = {
    ...plan,
    ...readOsOptions((values['os'] ?? []) as readonly string[], names),
    ...(name === undefined ? {} : { name }),
    ...(target === undefined ? {} : { into: target.fleet }),
  };
  const imported = await importAsking(sources, options, io);
  if (!imported.ok) {
    tell(imported.diagnostics, io);
    return imported.diagnostics.some(({ code }) => code === 'import-os-unknown') ? EXIT.usage : EXIT.unreadable;
  }
  const { fleetText } = imported.value;
  io.err(importReport(imported.value, others, paintFor(io.color)));
  const file = out ?? target?.fleet.file;
  io.err(
    `\n${checkFleetText({ text: fleetText, ...(file === undefined ? {} : { file }) }, date, paintFor(io.color)).text}`,
  );
  if (out !== undefined) writeFileWhole(resolve(io.cwd, out), Buffer.from(fleetText, 'utf8'));
  else if (target === undefined) io.out(fleetText);
  else if (fleetText !== target.fleet.text) target.write(fleetText);
  if (file !== undefined)
    io.err(
      `${paintFor(io.color).good('✓')} ${fleetText === target?.fleet.text && out === undefined ? 'nothing new for' : 'written to'} ${file}\n`,
    );
  return EXIT.ok;
}

/** Where the result goes; a file that is there is replaced on request only. */
function readPlaces(values: Readonly<Record<string, unknown>>, io: Io) {
  const out = typeof values['out'] === 'string' && values['out'] !== '-' ? values['out'] : undefined;
  if (out !== undefined && values['force'] !== true && existsSync(resolve(io.cwd, out)))
    throw new UsageError(`${out} is there already.`, 'Add --force to replace it, or --into to add to it.');
  const into = typeof values['into'] === 'string' ? values['into'] : undefined;
  const isJson = (path: string | undefined) => path?.toLowerCase().endsWith('.json') === true;
  if (out !== undefined && isJson(out) !== isJson(into))
    throw new UsageError(
      `${out} would not hold what its name says.`,
      isJson(into) ? 'Use a name that ends in .json.' : 'Use a name that ends in .yaml.',
    );
  if (into !== undefined && values['name'] !== undefined)
    throw new UsageError('A fleet that is added to has a name.', 'Leave --name out.');
  return { out, into };
}

function nameOf(value: unknown, option: string): string | undefined {
  if (value === undefined) return undefined;
  const name = String(value);
  if (isGroupName(name)) return name;
  throw new UsageError(`${option} cannot be "${name}".`, 'Use letters, digits, - and _, at most 64 of them.');
}

/** The policies of all paths; nothing when one of them cannot be read, which is told. */
function readSources(paths: readonly string[], each: boolean, io: Io) {
  const sources: ImportSource[] = [];
  const others: string[] = [];
  const problems: Diagnostic[] = [];
  let isWhole = true;
  for (const path of paths) {
    const read = readNamed(path, io.cwd);
    if (!read.ok) {
      problems.push(...read.diagnostics);
      isWhole = false;
      continue;
    }
    const found = sourcesIn(read.value, each);
    sources.push(...found.sources);
    others.push(...found.others);
    problems.push(...found.problems);
    // Who names a file wants that file; in a folder there is always something else.
    if (found.sources.length === 0) {
      if (found.problems.length === 0) problems.push(noPolicy(path));
      isWhole = false;
    }
  }
  tell(problems, io);
  return isWhole ? { sources, others } : undefined;
}

function noPolicy(path: string): Diagnostic {
  return {
    code: 'artifact-unknown',
    severity: 'error',
    message: `${path} holds no policy that mdav reads.`,
    at: { file: path },
    hint: 'Name a GPO backup, a registry.pol, .reg or LGPO text, or an exported policy of Intune.',
  };
}

function tell(problems: readonly Diagnostic[], io: Io): void {
  const paint = paintFor(io.color);
  for (const problem of problems) io.err(`${noteLine(problem, paint).join('\n')}\n`);
}

interface Target {
  readonly fleet: FleetText & { readonly file: string };
  readonly write: (text: string) => void;
}

/** The file to add to. Code is not edited. */
function editable({ source, text }: LoadedFleet): Target | undefined {
  if (source?.kind === 'module' || source?.kind === 'stdin')
    throw new UsageError(`${source.file} cannot be added to.`, 'Name a YAML or JSON file with --into.');
  if (source === undefined || text === undefined) return undefined;
  const { file, path, encoding } = source;
  return { fleet: { text, file }, write: (after) => writeFileWhole(path, encodeText(after, encoding)) };
}

/** Imports; in a terminal it asks for the operating systems that nobody gave. */
async function importAsking(sources: readonly ImportSource[], options: ImportOptions, io: Io) {
  const imported = importPolicies(sources, options);
  const { ask } = io;
  const isOpen = !imported.ok && imported.diagnostics.every(({ code }) => code === 'import-os-unknown');
  if (imported.ok || !isOpen || ask === undefined) return imported;
  io.err('Policies do not say which devices they are for. Name the operating systems, separated by commas.\n');
  const osOf: Record<string, readonly OsReference[]> = { ...options.osOf };
  for (const { at } of imported.diagnostics) {
    const group = (at.path ?? '').replace(/^groups\./, '');
    osOf[group] = await askOs(group, ask, io);
  }
  return importPolicies(sources, { ...options, osOf });
}

async function askOs(group: string, ask: NonNullable<Io['ask']>, io: Io): Promise<readonly OsReference[]> {
  for (;;) {
    const answer = await ask(`${group} runs on (such as windows-11, windows-server-2022): `);
    try {
      return readOsList(answer, 'The answer');
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      io.err(`${error.message} ${error.hint}\n`);
    }
  }
}
