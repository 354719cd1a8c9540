import { inLog } from '@mdav/review';
import { showArtifact } from '../output/show-artifact.ts';
import { tellDiagnostics } from '../output/tell-diagnostics.ts';
import type { Given } from '../program/arguments.ts';
import { defineCommand } from '../program/command.ts';
import { EXIT, type ExitCode } from '../program/exit-codes.ts';
import type { Io } from '../program/io.ts';
import { PARAMETERS } from '../program/options.ts';
import { UsageError } from '../program/usage.ts';
import { readArtifacts } from '../read/read-artifacts.ts';

export const show = defineCommand({
  name: 'show',
  summary: 'Print a registry.pol, .reg, GPO backup or Intune policy as text',
  usage: 'mdav show FILE…',
  about: [
    'Recognises a file by its content, not by its name, in every format that `mdav list sources` names: registry.pol is',
    'shown as the text form of LGPO.exe, .reg in one normal form, Intune JSON as `setting = value` in the names of the',
    'fleet file, with raw ids for what the catalogue has no setting for, the folder of a GPO backup as a summary with its',
    'settings in the same words, then its entries. A fleet and an output folder are shown by group.',
    'With git, `mdav show` makes .pol files readable in every diff; docs/review.md has the two lines for that.',
  ],
  options: PARAMETERS,
  operands: { paths: 'files' },
  examples: [
    ['mdav show dist/desks/gpo/*/DomainSysvol/GPO/Machine/registry.pol', 'a registry policy file as text'],
    ['mdav show exported-policy.json', 'an Intune policy in names of settings'],
    ['mdav show gpo-backup/', 'every GPO of a folder of backups'],
  ],
  run: runShow,
});

async function runShow({ operands }: Given<typeof PARAMETERS>, io: Io): Promise<ExitCode> {
  if (operands.length === 0)
    throw new UsageError('`mdav show` needs a file or folder.', 'Name one: `mdav show registry.pol`.');
  const read = await readArtifacts(operands, io);
  tellDiagnostics(read.diagnostics, io);
  if (!read.ok) return EXIT.unreadable;
  const isOne = read.value.length === 1;
  const blocks = read.value.map((artifact) => [
    ...(isOne ? [] : [`# ${artifact.path}`, '']),
    ...showArtifact(artifact),
  ]);
  io.out(`${blocks.map((lines) => lines.map(inLog).join('\n')).join('\n\n')}\n`);
  return EXIT.ok;
}
