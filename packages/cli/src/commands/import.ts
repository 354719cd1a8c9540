import { existsSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { Diagnostic, FleetText, OsReference, Outcome } from '@mdav/core';
import { fail, isGroupName, succeed } from '@mdav/core/format';
import { type ImportFilesOptions, importFiles, type NamedFiles, safeGroupName } from '@mdav/import';
import { inLog } from '@mdav/review';
import { encodeText, type LoadedFleet, loadFleet } from '../disk/load-fleet.ts';
import { withRules } from '../disk/load-rules.ts';
import { readSettled } from '../disk/output/settle.ts';
import { writeFileWhole } from '../disk/output/write-file.ts';
import { systemWords } from '../explain/known-words.ts';
import { presetNamed } from '../frameworks/named-preset.ts';
import { complianceNotes } from '../import/compliance-notes.ts';
import { findingsOverview } from '../import/findings-overview.ts';
import { importReport, noteLine } from '../import/import-report.ts';
import { readOsList, readOsOptions } from '../import/os-option.ts';
import type { Given } from '../program/arguments.ts';
import { defineCommand } from '../program/command.ts';
import { EXIT, type ExitCode } from '../program/exit-codes.ts';
import type { Io } from '../program/io.ts';
import { DATE, flag, PARAMETERS, text, texts } from '../program/options.ts';
import { UsageError } from '../program/usage.ts';
import { complianceIn } from '../read/found-compliance.ts';
import { readNamed } from '../read/named-files.ts';
import { readTemplateFiles } from '../read/template-files.ts';
import { paintFor } from '../terminal/paint.ts';
import { countingLine, whileShowing } from '../terminal/progress.ts';

const OPTIONS = {
  os: texts('OS,…', 'operating systems of every group; --os GROUP=OS,… for one. Any number of times', {
    isList: true,
    words: systemWords,
  }),
  group: text('NAME', 'put everything into one group, and show where the policies differ'),
  each: flag('a group for each Intune policy, also for those of one PATH'),
  admx: texts('DIR|FILE', 'templates, .admx with .adml: name raw values by their policies. Any number of times', {
    paths: 'files',
  }),
  strict: flag('refuse a file of which only a part can be read'),
  all: flag('also take policy that is not about Defender, as raw entries'),
  name: text('NAME', 'name of the fleet (default: that of the folder)'),
  against: text('PRESET', 'start from a published baseline, and write only what departs from it: mdav list frameworks'),
  into: text('FILE', 'add to this fleet file; what it says already counts, and its comments stay', { paths: 'files' }),
  out: text('FILE', 'write to this file, which must not be there yet', { short: 'o', paths: 'files' }),
  force: flag('let --out replace a file'),
  date: DATE,
  ...PARAMETERS,
};

export const importCommand = defineCommand({
  name: 'import',
  elsewhere: ['convert'],
  summary: 'Make a fleet file of the policies that you have',
  usage: 'mdav import PATH… [--os OS,…] [--group NAME] [--admx DIR|FILE]… [--into FILE] [--out FILE] [options]',
  about: [
    'Reads Group Policy backups, registry.pol, exports of Intune and every other format that `mdav list sources` names,',
    'recognised by content, in files and folders. Makes a group of each GPO, and one of the Intune policies in each PATH and',
    'below it (or of each, with --each), with settings in words and what they do not cover under `raw`. Modes are inferred;',
    'comments say from what.',
    'The fleet goes to standard output. Conflicts, what was left out, and how much `mdav check` finds go to standard error.',
    'Policies do not say which devices they are for: give the operating systems, or answer in a terminal.',
  ],
  options: OPTIONS,
  operands: { paths: 'files' },
  examples: [
    ['mdav import gpo-backups --os windows-server-2022 --out mdav.yaml', 'a fleet of all GPOs of a folder'],
    ['mdav import "AV policy.json" --os windows-11', 'an Intune export, to look at'],
    ['mdav import gpo intune --group desks --os windows-11', 'two sources for the same devices'],
    [
      'mdav import gpo-backups --admx PolicyDefinitions --os windows-11',
      'raw values under the titles of their policies',
    ],
    [
      'mdav import gpo-backups --os windows-11 --against microsoft-windows-11@25H2',
      'what departs from the baseline of Microsoft',
    ],
    ['mdav import old.reg --group file-servers --into mdav.yaml', 'what a group does not say yet'],
  ],
  run: runImport,
});

async function runImport({ values, operands }: Given<typeof OPTIONS>, io: Io): Promise<ExitCode> {
  const date = values.date ?? io.today();
  const { out, into } = readPlaces(values, io);
  if (operands.length === 0)
    throw new UsageError('`mdav import` needs something to import.', 'Name a file or folder: mdav import gpo-backups');
  const group = nameOf(values.group, '--group');
  const name = nameOf(values.name, '--name');
  const given = readOsOptions(values.os);
  if (into !== undefined && values.against !== undefined)
    throw new UsageError('--against starts a new fleet.', 'Leave --into or --against out.');
  const against = values.against === undefined ? undefined : await presetNamed(values.against);

  const files = whileShowing(io, 'reading …', () =>
    together(operands.map((path) => readSettled(resolve(io.cwd, path), io, () => readNamed(path, io.cwd)))),
  );
  const templates = together(values.admx.map((path) => readTemplateFiles(path, io.cwd)));
  if (!files.ok || !templates.ok) {
    tell([...files.diagnostics, ...templates.diagnostics], io);
    return EXIT.unreadable;
  }
  const existing = into === undefined ? undefined : await withRules(await loadFleet(into, io), [], io);
  const target = existing && editable(existing);
  if (existing !== undefined && (target === undefined || !existing.outcome.ok)) {
    tell(existing.outcome.diagnostics, io);
    return EXIT.unreadable;
  }
  const file = out ?? target?.fleet.file;
  const imported = await importAsking(
    files.value,
    {
      ...given,
      date,
      each: values.each,
      strict: values.strict,
      all: values.all,
      ...(values.admx.length === 0 ? {} : { templates: new Map(templates.value.flatMap((tree) => [...tree])) }),
      ...(group === undefined ? {} : { group }),
      ...(against === undefined ? {} : { against }),
      ...(name === undefined ? {} : { name }),
      ...nameByFolder(operands, io.cwd),
      ...(file === undefined ? {} : { file }),
      ...(target === undefined ? {} : { into: target.fleet }),
      rules: existing?.rules,
      ruleFilesRun: existing?.ruleFilesRun,
    },
    io,
  );
  tell(imported.diagnostics, io);
  if (!imported.ok) return imported.diagnostics.some(({ code }) => isMisuse(code)) ? EXIT.usage : EXIT.unreadable;
  const { fleetText } = imported.value;
  const paint = paintFor(io.color);
  const asking = files.value.flatMap(complianceIn);
  const told = complianceNotes(asking);
  const others = imported.value.others.filter((path) => !told.some(({ at }) => at.file === path));
  io.err(importReport({ ...imported.value, others, notes: [...imported.value.notes, ...told] }, paint));
  io.err(`\n${findingsOverview(imported.value.findings, file, paint)}`);
  if (out !== undefined) writeFileWhole(resolve(io.cwd, out), Buffer.from(fleetText, 'utf8'));
  else if (target === undefined) io.out(fleetText);
  else if (fleetText !== target.fleet.text) target.write(fleetText);
  if (file !== undefined)
    io.err(
      `${paint.good('✓')} ${fleetText === target?.fleet.text && out === undefined ? 'nothing new for' : 'written to'} ${inLog(file)}\n`,
    );
  return EXIT.ok;
}

/** The fleet is called after the folder that was named, or after the one that the command runs in. */
function nameByFolder(operands: readonly string[], cwd: string): Pick<ImportFilesOptions, 'nameElse'> {
  const [only = '', second] = operands;
  const named = resolve(cwd, only);
  const isFolder = second === undefined && statSync(named, { throwIfNoEntry: false })?.isDirectory() === true;
  const title = basename(isFolder ? named : resolve(cwd));
  return title === '' ? {} : { nameElse: safeGroupName(title) };
}

/** What the user could have said better, and no file is to blame for. */
function isMisuse(code: string): boolean {
  return code === 'import-os-unknown' || code === 'import-os-group';
}

/** Several readings as one, which fails when one of them does. */
function together<Value>(read: readonly Outcome<Value>[]): Outcome<readonly Value[]> {
  const diagnostics = read.flatMap((one) => one.diagnostics);
  if (read.some(({ ok }) => !ok)) return fail(diagnostics);
  return succeed(
    read.flatMap((one) => (one.ok ? [one.value] : [])),
    diagnostics,
  );
}

/** Where the result goes; a file that is there is replaced on request only. */
function readPlaces({ into, force, name, ...values }: Given<typeof OPTIONS>['values'], io: Io) {
  const out = values.out === '-' ? undefined : values.out;
  if (out !== undefined && !force && existsSync(resolve(io.cwd, out)))
    throw new UsageError(`${out} is there already.`, 'Add --force to replace it, or --into to add to it.');
  const isJson = (path: string | undefined) => path?.toLowerCase().endsWith('.json') === true;
  if (out !== undefined && isJson(out) !== isJson(into))
    throw new UsageError(
      `${out} would not hold what its name says.`,
      isJson(into) ? 'Use a name that ends in .json.' : 'Use a name that ends in .yaml.',
    );
  if (into !== undefined && name !== undefined)
    throw new UsageError('A fleet that is added to has a name.', 'Leave --name out.');
  return { out, into };
}

function nameOf(name: string | undefined, option: string): string | undefined {
  if (name === undefined || isGroupName(name)) return name;
  throw new UsageError(`${option} cannot be "${name}".`, 'Use letters, digits, - and _, at most 64 of them.');
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
function editable({ source, text, outcome, given }: LoadedFleet): Target | undefined {
  if (source?.kind === 'module' || source?.kind === 'stdin')
    throw new UsageError(`${source.file} cannot be added to.`, 'Name a YAML or JSON file with --into.');
  if (source === undefined || text === undefined) return undefined;
  const { file, path, encoding } = source;
  const layers = outcome.ok ? outcome.value.layers : undefined;
  return {
    fleet: { text, file, ...given, ...(layers && { layers }) },
    write: (after) => writeFileWhole(path, encodeText(after, encoding)),
  };
}

/** Imports; in a terminal it asks for the operating systems that nobody gave. */
async function importAsking(files: readonly NamedFiles[], options: ImportFilesOptions, io: Io) {
  const imported = importShowing(files, options, io);
  const { ask } = io;
  const open = imported.diagnostics.filter(({ code }) => code === 'import-os-unknown');
  const isOpen =
    !imported.ok &&
    imported.diagnostics.every(({ code, severity }) => severity !== 'error' || code === 'import-os-unknown');
  if (!isOpen || ask === undefined) return imported;
  io.err('Policies do not say which devices they are for. Name the operating systems, separated by commas.\n');
  const osOf = new Map(Object.entries(options.osOf ?? {}));
  for (const { at } of open) {
    const group = (at.path ?? '').replace(/^groups\./, '');
    osOf.set(group, await askOs(group, ask, io));
  }
  return importShowing(files, { ...options, osOf: Object.fromEntries(osOf) }, io);
}

/** Imports under a line that tells how many files were looked at; what is made of them comes last. */
function importShowing(files: readonly NamedFiles[], options: ImportFilesOptions, io: Io) {
  const onFile = countingLine(io, 'reading file');
  return whileShowing(io, 'importing …', () =>
    importFiles(files, {
      ...options,
      onFile: (done, all) => {
        onFile?.(done, all);
        if (done === all) io.progress?.('making the fleet …');
      },
    }),
  );
}

async function askOs(group: string, ask: NonNullable<Io['ask']>, io: Io): Promise<readonly OsReference[]> {
  for (;;) {
    const answer = await ask(`${group} runs on (such as windows-11, windows-server-2022): `);
    try {
      return readOsList(answer, 'The answer');
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      io.err(`${inLog(error.message)} ${inLog(error.hint)}\n`);
    }
  }
}
