import type { ResolvedGroup } from '@mdav/core';
import type { ResidueLine } from '@mdav/core/format';
import { EMPTY_FORM, liftMdmForms, type OmaSetting } from '@mdav/intune';
import { liftRegistryForms, registryChannel } from '@mdav/registry';
import type { ArtifactPolicy } from './artifact-policy.ts';

/** What a group sets, raw values included; the same words that its files will say. */
export function groupPolicy(group: ResolvedGroup): ArtifactPolicy {
  const raw = liftRaw(group);
  const own = Object.fromEntries(group.assignments.map(({ setting, value }) => [setting, value]));
  const { name, was } = group;
  return { name, ...(was === undefined ? {} : { was }), settings: { ...raw.settings, ...own }, residue: raw.residue };
}

/** Raw entries are said as the channels say them, and lifted: what a setting stands for counts as that setting. */
function liftRaw(group: ResolvedGroup): { settings: ArtifactPolicy['settings']; residue: readonly ResidueLine[] } {
  if (group.raw === undefined) return { settings: {}, residue: [] };
  const policies = [registryChannel.lower({ ...group, assignments: [] }).form];
  const settings = group.raw.oma.map(
    ({ uri, ...node }): OmaSetting => ({
      name: '',
      description: null,
      uri,
      secretReference: null,
      ...(node.type === 'integer'
        ? { kind: 'integer', value: node.value, isReadOnly: false }
        : node.type === 'boolean'
          ? { kind: 'boolean', value: node.value }
          : { kind: 'string', value: node.value }),
    }),
  );
  const profile = { name: '', description: null, roleScopeTagIds: ['0'], settings };
  const lifted = [
    liftRegistryForms([{ form: { policies }, path: '' }]),
    liftMdmForms([{ form: { ...EMPTY_FORM, custom: [profile] }, path: '' }]),
  ].flatMap(({ parts }) => parts);
  return {
    settings: Object.assign({}, ...lifted.map((part) => part.settings)) as ArtifactPolicy['settings'],
    residue: lifted.flatMap(({ left }) => left.flatMap(({ lines }) => lines)),
  };
}
