import { mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type Outcome, type ResolvedFleet, resolveFleet } from '@mdav/core';
import { succeed } from '@mdav/core/format';
import { type Framework, frameworkName, latestFrameworks } from '@mdav/core/frameworks';
import {
  applicable,
  CHECKLISTS,
  type ChecklistFormat,
  COMPLY_REPORTERS,
  type Compliance,
  type ComplyOptions,
  complyDevices,
  complyFleet,
  isCompliant,
} from '@mdav/review';
import { findFleet } from '../disk/find-fleet.ts';
import { writeFileWhole } from '../disk/output/write-file.ts';
import { namedFrameworks, shippedFrameworks } from '../frameworks/named-frameworks.ts';
import { chooseOutputs, outputOptions, refuseOverwriting, tellDocument } from '../output/outputs.ts';
import { tellDiagnostics } from '../output/tell-diagnostics.ts';
import type { Given } from '../program/arguments.ts';
import { defineCommand } from '../program/command.ts';
import { EXIT, type ExitCode } from '../program/exit-codes.ts';
import type { Io } from '../program/io.ts';
import { DATE, MAX_CHARACTERS, PARAMETERS, text, texts } from '../program/options.ts';
import { demandGroup, demandOwnFolder, oneOf, UsageError } from '../program/usage.ts';
import { folderInRepository } from './check-options.ts';

const FORMATS = Object.keys(CHECKLISTS) as (keyof typeof CHECKLISTS)[];

const OPTIONS = {
  framework: texts('ID|FILE', 'a framework, with or without @version, or a YAML file; any number of times', {
    paths: 'files',
  }),
  require: texts('ID|FILE', 'the same, and end with 1 when a group does not comply', { paths: 'files' }),
  state: texts('FILE|FOLDER|-', 'judge devices by what they told of themselves, as `mdav verify` reads it', {
    paths: 'files',
  }),
  group: text('NAME', 'this group alone'),
  ...outputOptions(COMPLY_REPORTERS),
  'max-characters': MAX_CHARACTERS,
  checklist: texts(
    'FORMAT=FOLDER',
    `write a file per group: ${Object.values(CHECKLISTS)
      .map(({ id, title }) => `${id}, ${title}`)
      .join('; ')}`,
    {
      words: () => FORMATS.map((one) => ({ text: one, meaning: CHECKLISTS[one].title })),
      isBeforeFile: true,
      paths: 'folders',
    },
  ),
  date: DATE,
  ...PARAMETERS,
};

export const comply = defineCommand({
  name: 'comply',
  elsewhere: ['audit', 'compliance'],
  summary: 'Hold a fleet to baselines, benchmarks and frameworks of your own',
  usage: 'mdav comply [FILE] [--framework ID|FILE]… [--require ID|FILE]… [--output [FORMAT=]FILE]… [options]',
  about: [
    'Says of each group and each rule of a framework whether the policy meets it, violates it, leaves it to others or is',
    'waived, and whether Defender does anything with the value in the mode of the group. Without --framework it takes the',
    'newest version of every framework that is for some group. It judges what the policy says; it looks at no device. With',
    '--state it judges devices instead, each by itself, and what a device did not tell stands as not told.',
    'With --require it ends with 1 when a rule of that framework is violated or not managed and nobody answers for it; a',
    'waiver names `framework:rule`, such as disa-defender-antivirus:V-213428.',
  ],
  options: OPTIONS,
  operands: { paths: 'files' },
  examples: [
    ['mdav comply', 'the fleet of this folder'],
    ['mdav comply --framework microsoft-windows-11@24H2 --output comply.html', 'one version, as a page too'],
    ['mdav comply --framework disa-defender-antivirus --checklist cklb=checklists', 'a CKLB for each group'],
    [
      'mdav comply --framework disa-defender-antivirus --state states --checklist cklb=checklists',
      'one for each device',
    ],
  ],
  run: runComply,
});

async function runComply({ values, operands }: Given<typeof OPTIONS>, io: Io): Promise<ExitCode> {
  const outputs = chooseOutputs(COMPLY_REPORTERS, values, operands, io);
  const checklists = values.checklist.map(readChecklist);
  for (const { folder } of checklists) demandOwnFolder(folder, io);
  const named = await namedFrameworks(values.framework, io);
  const required = await namedFrameworks(values.require, io);
  tellDiagnostics([...named.diagnostics, ...required.diagnostics], io);
  if (!named.ok || !required.ok) return EXIT.unreadable;
  const { outcome, source } = await findFleet('comply', operands, io);
  if (source !== undefined && source.kind !== 'stdin') refuseOverwriting(outputs, source.file, io);
  const resolved = outcome.ok ? resolveFleet(outcome.value) : outcome;
  tellDiagnostics(resolved.diagnostics, io);
  if (!resolved.ok) return EXIT.unreadable;

  const fleet = resolved.value;
  const { group } = values;
  const names = fleet.groups.map(({ name }) => name);
  demandGroup(group, names);
  const shipped = await shippedFrameworks();
  const wanted = [...new Set([...named.value, ...required.value])];
  const known = [...shipped, ...wanted];
  const options = { date: values.date ?? io.today(), known, ...(group === undefined ? {} : { group }) };
  const judged = await judgeBy(values.state, fleet, io);
  tellDiagnostics(judged.diagnostics, io);
  if (!judged.ok) return EXIT.unreadable;
  const compliance =
    wanted.length > 0
      ? judged.value({ ...options, frameworks: wanted })
      : withoutOthers(judged.value({ ...options, frameworks: latestFrameworks(shipped) }));
  // All is made, and what cannot be is refused, before the first file is written. Every framework is looked at, so that one
  // for no group is told whatever the others say.
  const files = checklists.flatMap(({ format, folder }) => filesOf(compliance, format, resolve(io.cwd, folder)));
  const areMet = required.value.map((framework) => isMet(compliance, framework));
  const inRepository = folderInRepository(io);
  const maxCharacters = values['max-characters'];
  const told = {
    ...compliance,
    ...(inRepository !== undefined && { folder: inRepository }),
    ...(maxCharacters !== undefined && { maxCharacters }),
  };
  tellDocument(outputs, told, io);
  for (const { path, content } of files) write(path, content);
  return areMet.every(Boolean) ? EXIT.ok : EXIT.findings;
}

/** What is judged: the policy, or devices where their states are named. */
async function judgeBy(
  states: readonly string[],
  fleet: ResolvedFleet,
  io: Io,
): Promise<Outcome<(options: ComplyOptions) => Compliance>> {
  if (states.length === 0) return succeed((options) => complyFleet(fleet, options));
  const { complyDevicesOf } = await import('../devices/comply-devices.ts');
  const devices = complyDevicesOf(states, fleet, io);
  if (!devices.ok) return devices;
  return succeed((options) => complyDevices(fleet, devices.value, options), devices.diagnostics);
}

/** So many frameworks are told with their rules where nobody named one. */
const FEW = 3;

/** Nobody named frameworks: those that are for no group are of no interest. */
function withoutOthers(compliance: Compliance): Compliance {
  const frameworks = compliance.frameworks.filter(({ groups }) => groups.length > 0);
  return { ...compliance, frameworks, ...(frameworks.length > FEW ? { isOverview: true } : {}) };
}

function isMet(compliance: Compliance, framework: Framework): boolean {
  const judged = compliance.frameworks.find((one) => one.framework === framework);
  if (judged === undefined || applicable(judged.tally) === 0)
    throw new UsageError(
      `${frameworkName(framework)} is required, and it is for ${compliance.judged === 'policy' ? 'no group of this fleet' : 'none of these devices'}.`,
      'Require a framework that is for these operating systems.',
    );
  return isCompliant(judged.tally);
}

function readChecklist(written: string): { readonly format: ChecklistFormat; readonly folder: string } {
  const [, id, folder] = /^([^=]*)=(.+)$/s.exec(written) ?? [];
  if (id === undefined || folder === undefined)
    throw new UsageError(`--checklist cannot be "${written}".`, 'Write FORMAT=FOLDER, such as cklb=checklists.');
  return { format: CHECKLISTS[oneOf(id, FORMATS, '--checklist')], folder };
}

interface ChecklistFile {
  readonly path: string;
  readonly content: string;
}

function filesOf(compliance: Compliance, format: ChecklistFormat, folder: string): readonly ChecklistFile[] {
  const files = format.files(compliance);
  if (files.size === 0)
    throw new UsageError(`There is nothing to write as ${format.id}.`, 'Name a framework that the format is for.');
  return [...files].map(([name, content]) => ({ path: join(folder, name), content }));
}

function write(path: string, content: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileWhole(path, Buffer.from(content, 'utf8'));
}
