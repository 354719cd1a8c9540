import { type FileTree, type Target, utf8 } from '@mdav/core/format';
import { type Code, cmdText, codeTag } from '@mdav/quote';
import {
  checkLgpo,
  isTakenBackByZero,
  type LgpoItem,
  lgpoCodec,
  lgpoFromPolicies,
  type RegistryEntry,
  type RegistryPolicy,
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
    const { removed, zero } = takenBack(policy);
    if (removed.length > 0) files.set(`samba/${name}.undo.json`, encodeSambaRemove([{ ...policy, entries: removed }]));
    if (zero.length > 0)
      files.set(`samba/${name}.back-to-active.json`, encodeSambaLoad([{ ...policy, entries: zero }]));
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
  write: ({ name }, policy) => {
    const { removed, zero } = takenBack(policy);
    const unset = removed.flatMap((entry): readonly LgpoItem[] =>
      'name' in entry && entry.kind !== 'directive'
        ? [{ kind: 'unset', configuration: 'Computer', key: entry.key, name: entry.name }]
        : [],
    );
    const kept: LgpoItem = {
      kind: 'comment',
      text: 'What was overwritten does not come back: mdav import of the estate before the change keeps it.',
    };
    const undo = { items: [...unset, ...lgpoFromPolicies([{ ...policy, entries: zero }]).items] };
    const files = new Map([[`lgpo/${name}.txt`, lgpoCodec.encode(lgpoFromPolicies([policy]))]]);
    files.set(`lgpo/${name}.cmd`, batchFor(`${name}.txt`));
    if (undo.items.length > 0) {
      files.set(`lgpo/${name}.undo.txt`, lgpoCodec.encode({ items: [kept, ...undo.items] }));
      files.set(`lgpo/${name}.undo.cmd`, batchFor(`${name}.undo.txt`));
    }
    return files satisfies FileTree;
  },
});

/** What this package can make besides, when somebody names it. */
export const furtherGpoTargets: readonly Target[] = [policyRulesTarget, lgpoTarget, sambaTarget];

/** What an undo takes out, and what it has to set to 0 because a server would stay passive without. */
function takenBack(policy: RegistryPolicy): {
  readonly removed: readonly RegistryEntry[];
  readonly zero: readonly RegistryEntry[];
} {
  const zero = policy.entries.filter((entry) => isTakenBackByZero(policy.hive, entry));
  const removed = policy.entries.filter((entry) => !zero.includes(entry));
  return { removed, zero: zero.map((entry): RegistryEntry => ({ ...entry, ...ZERO }) as RegistryEntry) };
}

const ZERO = { data: { type: 'dword', value: 0 } } as const;

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
