import type { ResolvedGroup } from '@mdav/core';
import type { WrittenTemplate } from '@mdav/core/format';
import { writtenTemplate } from '@mdav/core/format';
import { describeGroup, objectName } from '../names/object-name.ts';
import { sortByDefinition } from './order.ts';
import type { MdmPolicy, SettingInstance, Technology, TemplateReference } from './policy.ts';
import { TECHNOLOGIES } from './policy.ts';

/** What a policy is for, in its name. */
const PURPOSES: Readonly<Record<WrittenTemplate, string>> = {
  antivirus: 'Antivirus',
  exclusions: 'Antivirus exclusions',
  asr: 'Attack surface reduction',
  edr: 'Endpoint detection and response',
  'update-controls': 'Update controls',
  experience: 'Security experience',
};

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

/**
 * A second policy of a template, for settings whose ids there the tenant has to tell. Apart from the others, which go
 * where any tool can import them.
 */
export function supplementPolicy(
  group: ResolvedGroup,
  name: WrittenTemplate,
  settings: readonly SettingInstance[],
): MdmPolicy {
  return { ...templatePolicy(group, name, settings), name: objectName(group, `${PURPOSES[name]} supplement`) };
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
