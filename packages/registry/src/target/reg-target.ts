import { REMOVE, type ResolvedGroup, settingRow } from '@mdav/core';
import type { ArtifactInfo, Emission, Produced, Target } from '@mdav/core/format';
import { regFileFromPolicy } from '../codec/reg/convert.ts';
import { checkReg, encodeReg } from '../codec/reg/encode.ts';
import type { RegFile, RegItem } from '../codec/reg/form.ts';
import type { RegistryPolicy } from '../form.ts';
import { lowerGroup } from '../lower/lower.ts';
import { policyKey } from '../lower/policy-key.ts';
import { undoOf } from '../undo/undo.ts';
import { checkPolicy } from './check-policy.ts';

const regTarget: Target = {
  id: 'reg',
  title: 'Registration files (.reg) that set the policy and take it back',
  serves: ['registry', 'configmgr'],
  produce: produceReg,
};

/** What this package makes of a group. */
export const registryTargets: readonly Target[] = [regTarget];

function produceReg(group: ResolvedGroup, _about: ArtifactInfo): Produced {
  const lowered = lowerGroup(group);
  const emissions = lowered.emissions.map((emission, index) =>
    withoutEmptying(emission, group.assignments[index]?.value === REMOVE),
  );
  if (lowered.form.entries.length === 0) return { files: new Map(), emissions, diagnostics: [] };
  const said = regFileFromPolicy(lowered.form);
  const file = withHeading(headingOf(group, said.value), said.value);
  const undo = withHeading(undoHeadingOf(group), undoOf(lowered.form));
  const files = new Map([
    [`registry/${group.name}.reg`, encodeReg(file)],
    [`registry/${group.name}.undo.reg`, encodeReg(undo)],
  ]);
  const unsaid = said.diagnostics.filter(({ at }) => !isClear(lowered.form, at.path));
  return { files, emissions, diagnostics: [...checkPolicy(lowered.form), ...checkReg(file), ...unsaid] };
}

/** A .reg file deletes values by name only: what an earlier policy put into a list has to be deleted by hand. */
function withoutEmptying(emission: Emission, isRemoval: boolean): Emission {
  const binding = settingRow(emission.setting).registry;
  if (emission.kind !== 'emitted' || !isRemoval || binding.kind !== 'values') return emission;
  const lists = binding.writes.filter((write) => write.kind === 'list');
  if (lists.length === 0) return emission;
  return {
    kind: 'manual',
    setting: emission.setting,
    why: 'A .reg file cannot delete all values of a key without naming each of them.',
    step: `Delete the values below ${lists.map(({ key }) => `\`HKEY_LOCAL_MACHINE\\${policyKey(key)}\``).join(' and ')}.`,
  };
}

/** True for a diagnostic about an entry that the emission of its setting already speaks of. */
function isClear(policy: RegistryPolicy, path: string | undefined): boolean {
  const index = /^entries\[(\d+)\]$/.exec(path ?? '')?.[1];
  return index !== undefined && policy.entries[Number(index)]?.kind === 'clear';
}

function withHeading(lines: readonly string[], file: RegFile): RegFile {
  return { items: [...lines.map((text): RegItem => ({ kind: 'comment', text })), ...file.items] };
}

function headingOf(group: ResolvedGroup, file: RegFile): readonly string[] {
  const deletesKeys = file.items.some(({ kind }) => kind === 'deleteKey');
  return [
    `Microsoft Defender Antivirus policy of the group ${group.name} in the fleet ${group.fleet}.`,
    deletesKeys
      ? 'It sets values and deletes the keys in [- ] below, with everything in them.'
      : 'It sets and deletes single values; no key is removed.',
    `${group.name}.undo.reg takes back what it sets.`,
  ];
}

function undoHeadingOf(group: ResolvedGroup): readonly string[] {
  return [
    `Takes back what ${group.name}.reg of the fleet ${group.fleet} sets: deletes the values, keeps every key.`,
    'Other sources of policy, such as Group Policy and Intune, may set them again.',
  ];
}
