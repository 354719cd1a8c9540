import { type Artifact, showArtifact } from '@mdav/import';
import { inLog } from '@mdav/review';
import { COMMAND_FORMS, type CommandForm } from '../output/command-forms.ts';
import { prettyFindings, tally } from '../output/findings.ts';
import { tellDiagnostics } from '../output/tell-diagnostics.ts';
import type { Given } from '../program/arguments.ts';
import { defineCommand } from '../program/command.ts';
import { EXIT, type ExitCode } from '../program/exit-codes.ts';
import type { Io } from '../program/io.ts';
import { PARAMETERS, text, word } from '../program/options.ts';
import { UsageError } from '../program/usage.ts';
import { readArtifacts } from '../read/read-artifacts.ts';
import { paintFor } from '../terminal/paint.ts';

const FORMS = Object.keys(COMMAND_FORMS) as readonly CommandForm[];

const OPTIONS = {
  as: word(FORMS, 'the commands that set it on one device, in place of what it says', {
    shown: 'FORM',
    told: () => Object.entries(COMMAND_FORMS).map(([text, meaning]) => ({ text, meaning })),
  }),
  group: text('NAME', 'with --as: the group that the device is in, where there are several'),
  ...PARAMETERS,
};

export const show = defineCommand({
  name: 'show',
  elsewhere: ['cat', 'dump', 'print', 'view'],
  summary: 'Print a registry.pol, .reg, GPO backup or Intune policy as text',
  usage: 'mdav show FILE… [--as reg.exe|ps1|mppreference [--group NAME]]',
  about: [
    'Recognises a file by its content, not by its name, in every format that `mdav list sources` names: registry.pol is',
    'shown as the text form of LGPO.exe, .reg in one normal form, Intune JSON as `setting = value` in the names of the',
    'fleet file, with raw ids for what the catalogue has no setting for, the folder of a GPO backup as a summary with its',
    'settings in the same words, then its entries. A fleet and an output folder are shown by group.',
    'With --as it writes the commands that set all that on one device: policy by reg.exe or PowerShell, or preferences.',
    'A fleet with an error gets no commands; what is wrong on any device with a file of others stands in front of them.',
    'With git, `mdav show` makes .pol files readable in every diff; docs/review.md has the two lines for that.',
  ],
  options: OPTIONS,
  operands: { paths: 'files' },
  examples: [
    ['mdav show dist/desks/gpo/*/DomainSysvol/GPO/Machine/registry.pol', 'a registry policy file as text'],
    ['mdav show exported-policy.json', 'an Intune policy in names of settings'],
    ['mdav show gpo-backup/', 'every GPO of a folder of backups'],
    ['mdav show mdav.yaml --as ps1 --group file-servers', 'a script that sets on one device what a group says'],
  ],
  run: runShow,
});

async function runShow({ values, operands }: Given<typeof OPTIONS>, io: Io): Promise<ExitCode> {
  if (operands.length === 0)
    throw new UsageError('`mdav show` needs a file or folder.', 'Name one: `mdav show registry.pol`.');
  const read = await readArtifacts(operands, io);
  tellDiagnostics(read.diagnostics, io);
  if (!read.ok) return EXIT.unreadable;
  if (values.as !== undefined) return writeCommands(read.value, operands, values.as, values.group, io);
  const isOne = read.value.length === 1;
  const blocks = read.value.map((artifact) => [
    ...(isOne ? [] : [`# ${artifact.path}`, '']),
    ...showArtifact(artifact),
  ]);
  io.out(`${blocks.map((lines) => lines.map(inLog).join('\n')).join('\n\n')}\n`);
  return EXIT.ok;
}

/** A fleet is held to what stops its build. Of what others wrote is told what is wrong with it. */
async function writeCommands(
  artifacts: readonly Artifact[],
  named: readonly string[],
  form: CommandForm,
  group: string | undefined,
  io: Io,
): Promise<ExitCode> {
  const { errorsOfFleet } = await import('../output/judge-commands.ts');
  const { commandScript } = await import('../output/command-script.ts');
  const { text: script, diagnostics, wrong } = commandScript(artifacts, named, form, group, io.today());
  const paint = paintFor(io.color);
  for (const artifact of artifacts) {
    if (artifact.kind !== 'fleet') continue;
    const errors = errorsOfFleet(artifact, group, io.today());
    if (errors.length === 0) continue;
    io.err(`${prettyFindings(errors, {}, paint)}\n\n`);
    io.err(`${paint.severity('error', '✗')} ${tally(errors)}. No commands were written.\n`);
    return EXIT.findings;
  }
  tellDiagnostics(diagnostics, io);
  for (const line of wrong) io.err(`${paint.severity('warning', 'warning')} ${inLog(line)}\n`);
  io.out(script);
  return EXIT.ok;
}
