import type { ResolvedGroup, WrittenTemplate } from '@mdav/core';
import { writtenTemplate } from '@mdav/core';
import { sortByDefinition } from '../catalog/order.ts';
import type { MdmPolicy, SettingInstance, Technology, TemplateReference } from '../catalog/policy.ts';
import { TECHNOLOGIES } from '../catalog/policy.ts';
import { canonicalProfile } from '../custom/codec.ts';
import type { CustomProfile, OmaSetting } from '../custom/profile.ts';

/** What a policy is for, in its name. */
const PURPOSES: Readonly<Record<WrittenTemplate, string>> = {
  antivirus: 'Antivirus',
  exclusions: 'Antivirus exclusions',
  asr: 'Attack surface reduction',
  edr: 'Endpoint detection and response',
  'update-controls': 'Update controls',
  experience: 'Security experience',
};

/** The name of an object: fleet, group, and what it is for. By it the deployment finds the object again. */
export function objectName(group: ResolvedGroup, purpose: string): string {
  return `${group.fleet} - ${group.name} - ${purpose}`;
}

/** What an administrator reads in the portal. */
export function describeGroup(group: ResolvedGroup): string {
  const written = `Written by mdav for the group ${group.name} of the fleet ${group.fleet}; change it there.`;
  return group.description === undefined ? written : `${group.description}\n${written}`;
}

/** A policy of the settings catalog without template. */
export function plainPolicy(group: ResolvedGroup, settings: readonly SettingInstance[]): MdmPolicy {
  return {
    name: objectName(group, 'Defender'),
    description: describeGroup(group),
    platforms: 'windows10',
    technologies: ['mdm'],
    roleScopeTagIds: ['0'],
    template: null,
    settings: sortByDefinition(settings),
  };
}

/** The policy of an endpoint security template. */
export function templatePolicy(
  group: ResolvedGroup,
  name: WrittenTemplate,
  settings: readonly SettingInstance[],
): MdmPolicy {
  return {
    ...plainPolicy(group, settings),
    name: objectName(group, PURPOSES[name]),
    technologies: technologiesOf(name),
    template: templateReference(name),
  };
}

function technologiesOf(name: WrittenTemplate): readonly Technology[] {
  const words = writtenTemplate(name).technologies.split(',');
  return TECHNOLOGIES.filter((technology) => words.includes(technology));
}

/** The reference as exports show it; the service counts the id alone. */
function templateReference(name: WrittenTemplate): TemplateReference {
  const { id, family, title } = writtenTemplate(name);
  return { id, family, displayName: title, displayVersion: `Version ${id.slice(id.lastIndexOf('_') + 1)}` };
}

/** A custom profile with nodes by their OMA-URI. */
export function customProfile(group: ResolvedGroup, settings: readonly OmaSetting[]): CustomProfile {
  return canonicalProfile({
    name: objectName(group, 'Defender (OMA-URI)'),
    description: describeGroup(group),
    roleScopeTagIds: ['0'],
    settings,
  });
}
