import { type FileTree, type Target, utf8 } from '@mdav/core/format';
import { type Code, cmdText, codeTag } from '@mdav/quote';
import {
  checkLgpo,
  isTakenBackByZero,
  type LgpoItem,
  lgpoCodec,
  lgpoFromPolicies,
  policyUndoOf,
  type RegistryEntry,
  type RegistryPolicy,
  unsureOfZero,
} from '@mdav/registry';
import { encodePolicyRules, policyRulesCannot } from '../policy-rules/encode.ts';
import { encodeSambaLoad, encodeSambaRemove, sambaCannot } from '../samba/encode.ts';
import { gpoName } from './group-backup.ts';
import { recordTarget } from './record-target.ts';

/** For Policy Analyzer, which compares rules with each other and with a device. */
const policyRulesTarget = recordTarget({
  id: 'policy-rules',
  title: 'Rules for Policy Analyzer (.PolicyRules), to compare with baselines and devices',
  carries: 'comparison',
  noun: 'A rule of Policy Analyzer',
  code: 'policy-rules-cannot-say',
  cannot: policyRulesCannot,
  write: (group, policy) =>
    new Map([
      [`policy-rules/${group.name}.PolicyRules`, encodePolicyRules([{ name: gpoName(group), policies: [policy] }])],
    ]),
});

/** For domains whose controllers are Samba. */
const sambaTarget = recordTarget({
  id: 'samba',
  title: 'Values for `samba-tool gpo load`, and for `samba-tool gpo remove` to take them back',
  noun: 'JSON for `samba-tool gpo load`',
  code: 'samba-cannot-say',
  cannot: sambaCannot,
  write: ({ name }, policy) => {
    const files = new Map([[`samba/${name}.json`, encodeSambaLoad([policy])]]);
    const { removed, first } = takenBack(policy);
    if (removed.length > 0) files.set(`samba/${name}.undo.json`, encodeSambaRemove([{ ...policy, entries: removed }]));
    if (first.length > 0) files.set(`samba/${name}.undo.load.json`, encodeSambaLoad([{ ...policy, entries: first }]));
    return files;
  },
});

/** For devices without a domain: local policy by Microsoft's LGPO.exe. */
const lgpoTarget = recordTarget({
  id: 'lgpo',
  title: 'Local policy by LGPO.exe: texts with the batch files that apply them and take them back',
  noun: 'LGPO text',
  code: 'lgpo-cannot-say',
  cannot: (entry) =>
    checkLgpo(lgpoFromPolicies([{ hive: 'machine', entries: [entry] }])).length === 0 ? undefined : 'say the entry',
  write: (group, policy) => {
    const { name } = group;
    const { removed, first, notes } = takenBack(policy);
    const unset = removed.flatMap((entry): readonly LgpoItem[] =>
      'name' in entry && entry.kind !== 'directive'
        ? [{ kind: 'unset', configuration: 'Computer', key: entry.key, name: entry.name }]
        : [],
    );
    const said = [KEPT, ...notes, ...unsureOfZero(group, policy)].map((text): LgpoItem => ({ kind: 'comment', text }));
    const undo = { items: [...unset, ...lgpoFromPolicies([{ ...policy, entries: first }]).items] };
    const files = new Map([[`lgpo/${name}.txt`, lgpoCodec.encode(lgpoFromPolicies([policy]))]]);
    files.set(`lgpo/${name}.cmd`, batchFor(`${name}.txt`));
    if (undo.items.length > 0) {
      files.set(`lgpo/${name}.undo.txt`, lgpoCodec.encode({ items: [...said, ...undo.items] }));
      files.set(`lgpo/${name}.undo.cmd`, batchFor(`${name}.undo.txt`));
    }
    return files satisfies FileTree;
  },
});

const KEPT = 'What was overwritten does not come back: mdav import of the estate before the change keeps it.';

/** What this package can make besides, when somebody names it. */
export const furtherGpoTargets: readonly Target[] = [policyRulesTarget, lgpoTarget, sambaTarget];

/** What takes a policy out of where it was put. */
interface TakenOut {
  /** Records to take out. A forced passive mode is no such: its value becomes 0. */
  readonly removed: readonly RegistryEntry[];
  /** What has to be there until devices have it: the value 0. */
  readonly first: readonly RegistryEntry[];
  readonly notes: readonly string[];
}

function takenBack(policy: RegistryPolicy): TakenOut {
  const { policy: undo, notes } = policyUndoOf(policy);
  const removed = policy.entries.filter((entry) => !isTakenBackByZero(policy.hive, entry));
  return { removed, first: undo.entries, notes };
}

const cmd = codeTag<'cmd'>();

/** The batch lies beside its text and, on the device, beside LGPO.exe. Names of groups are letters, digits, `_` and `-`. */
function batchFor(text: string): Uint8Array {
  const lines: readonly Code<'cmd'>[] = [
    cmd`@echo off`,
    cmd`rem Run as administrator, with LGPO.exe in the same folder.`,
    cmd`"%~dp0LGPO.exe" /t "%~dp0${cmdText(text)}" || exit /b 1`,
    cmd`gpupdate.exe /target:computer`,
  ];
  return utf8(lines.map((line) => `${line}\r\n`).join(''));
}
