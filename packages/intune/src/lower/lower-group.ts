import type { Assignment, Emission, Lowered, ResolvedGroup, SettingRow } from '@mdav/core';
import { REMOVE, settingRow } from '@mdav/core';
import { sortByDefinition } from '../catalog/order.ts';
import type { MdmPolicy, SettingInstance } from '../catalog/policy.ts';
import { canonicalProfile } from '../custom/codec.ts';
import type { CustomProfile, OmaSetting } from '../custom/profile.ts';
import type { MdmForm } from '../form.ts';
import { nodeOfRaw, rawOmaOf } from './raw-nodes.ts';
import { isReached, SERVERS_NOT_REACHED } from './reach.ts';
import type { Spoken } from './say-setting.ts';
import { saySetting } from './say-setting.ts';

/** Turns a group into policies: at most one of the settings catalog and one custom profile, each with what it can say. */
export function lowerGroup(group: ResolvedGroup): Lowered<MdmForm> {
  const instances: SettingInstance[] = [];
  const nodes: OmaSetting[] = [];
  const reached = isReached(group);
  const emissions = group.assignments.map((assignment): Emission => {
    const outcome = lowerAssignment(assignment, reached);
    if (outcome.kind === 'catalog') instances.push(outcome.instance);
    else if (outcome.kind === 'custom') nodes.push(outcome.oma);
    else return outcome;
    return { kind: 'emitted', setting: assignment.setting };
  });
  if (reached) nodes.push(...rawOmaOf(group).map(nodeOfRaw));
  return {
    form: {
      catalog: instances.length === 0 ? [] : [catalogPolicy(group, instances)],
      custom: nodes.length === 0 ? [] : [customProfile(group, nodes)],
    },
    emissions,
  };
}

function lowerAssignment(assignment: Assignment, reached: boolean): Spoken | Exclude<Emission, { kind: 'emitted' }> {
  const { setting, value, only } = assignment;
  const { mdm }: SettingRow = settingRow(setting);
  if (mdm.kind === 'unsupported') return { kind: 'unsupported', setting, why: mdm.why };
  if (!reached) return { kind: 'unsupported', setting, why: SERVERS_NOT_REACHED };
  if (only !== undefined && !only.includes('intune')) {
    return { kind: 'unsupported', setting, why: `It goes by ${only.join(', ')} alone, not by Intune.` };
  }
  if (mdm.kind === 'manual') return { kind: 'manual', setting, why: mdm.why, step: mdm.step };
  if (value === REMOVE) {
    return {
      kind: 'manual',
      setting,
      why: 'A policy says what is set and has no word for taking a setting back; that happens when no policy sets it any more.',
      step: 'Take the setting out of the earlier policy.',
    };
  }
  const spoken = saySetting(settingRow(setting), mdm, value);
  return spoken.kind === 'said' ? spoken.it : { kind: 'unsupported', setting, why: spoken.why };
}

function catalogPolicy(group: ResolvedGroup, settings: readonly SettingInstance[]): MdmPolicy {
  return {
    name: `${group.fleet} - ${group.name} - Defender`,
    description: describeGroup(group),
    platforms: 'windows10',
    technologies: ['mdm'],
    roleScopeTagIds: ['0'],
    template: null,
    settings: sortByDefinition(settings),
  };
}

function customProfile(group: ResolvedGroup, settings: readonly OmaSetting[]): CustomProfile {
  return canonicalProfile({
    name: `${group.fleet} - ${group.name} - Defender (OMA-URI)`,
    description: describeGroup(group),
    roleScopeTagIds: ['0'],
    settings,
  });
}

/** What an administrator reads in the portal. */
function describeGroup(group: ResolvedGroup): string {
  const written = `Written by mdav for the group ${group.name} of the fleet ${group.fleet}; change it there.`;
  return group.description === undefined ? written : `${group.description}\n${written}`;
}
