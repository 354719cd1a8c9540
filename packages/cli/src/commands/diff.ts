import type { Outcome } from '@mdav/core';
import type { PolicySide } from '@mdav/import';
import { DIFF_REPORTERS, diffPolicySets, isSetDifferent } from '@mdav/review';
import { chooseOutputs, outputOptions, tellDocument } from '../output/outputs.ts';
import { tellDiagnostics } from '../output/tell-diagnostics.ts';
import type { Given } from '../program/arguments.ts';
import { defineCommand } from '../program/command.ts';
import { EXIT, type ExitCode } from '../program/exit-codes.ts';
import type { Io } from '../program/io.ts';
import { flag, PARAMETERS, text } from '../program/options.ts';
import { UsageError } from '../program/usage.ts';
import { chooseGroup, readSide } from '../read/diff-side.ts';

const OPTIONS = {
  group: text('NAME', 'only this group of a fleet or output folder, or this Group Policy object'),
  ...outputOptions(DIFF_REPORTERS),
  'exit-code': flag('end with 2 when there are differences'),
  ...PARAMETERS,
};

export const diff = defineCommand({
  name: 'diff',
  elsewhere: ['compare'],
  summary: 'Compare two policies by what they mean, across formats',
  usage: 'mdav diff A B [--group NAME] [--format FORMAT] [--output [FORMAT=]FILE]… [--exit-code]',
  about: [
    'A and B are each a fleet file, an output folder, or policy in any format that `mdav list sources` names: a GPO backup',
    'or a folder of them, a registry.pol, an Intune policy or a folder of them. Settings are compared by meaning and in the',
    'names of the fleet file; what no setting stands for is compared as text. What one side says and the language of the',
    'other has no words for is listed apart and is no difference. Several groups or GPOs are compared by name,',
    'and a group that was renamed by its first one, `was`.',
  ],
  options: OPTIONS,
  operands: { paths: 'files' },
  examples: [
    ['mdav diff mdav.yaml gpo-backup/ --group file-servers', 'does the domain do what the fleet says?'],
    ['mdav diff "exported GPO" exported.json', 'do Group Policy and Intune agree?'],
    ['mdav diff old.reg new.reg --exit-code', 'for a pipeline'],
  ],
  run: runDiff,
});

async function runDiff({ values, operands }: Given<typeof OPTIONS>, io: Io): Promise<ExitCode> {
  const [first, second, ...more] = operands;
  if (first === undefined || second === undefined || more.length > 0)
    throw new UsageError('`mdav diff` compares two things.', 'Name two files or folders: `mdav diff A B`.');
  const outputs = chooseOutputs(DIFF_REPORTERS, values, [first, second], io);
  const one = told(await readSide(first, io), io);
  const other = told(await readSide(second, io), io);
  if (one === undefined || other === undefined) return EXIT.unreadable;
  const [a, b] = values.group === undefined ? [one, other] : chooseGroup([one, other], values.group);
  refuseAmbiguous(a, b);
  const compared = { a, b, diff: diffPolicySets(a.policies, b.policies) };
  tellDocument(outputs, compared, io);
  return values['exit-code'] && isSetDifferent(compared.diff) ? EXIT.differences : EXIT.ok;
}

function told(read: Outcome<PolicySide>, io: Io): PolicySide | undefined {
  tellDiagnostics(read.diagnostics, io);
  return read.ok ? read.value : undefined;
}

/** One policy against several groups of other names: which one is meant is not ours to guess. */
function refuseAmbiguous(a: PolicySide, b: PolicySide): void {
  const several = [a, b].find(({ policies }) => policies.length > 1);
  const single = [a, b].find(({ policies, hasGroups }) => policies.length === 1 && !hasGroups);
  const [only] = single?.policies ?? [];
  if (several === undefined || single === undefined || only === undefined) return;
  const names = several.policies.map(({ name }) => name);
  if (!single.isBare && names.some((name) => name.toLowerCase() === only.name.toLowerCase())) return;
  throw new UsageError(
    `${several.path} has ${names.length} ${several.hasGroups ? 'groups' : 'policies'}, and ${single.path} has one${single.isBare ? ' without a name' : `, "${only.name}"`}.`,
    `Choose one with --group: ${names.slice(0, 6).join(', ')}${names.length > 6 ? ', …' : ''}.`,
  );
}
