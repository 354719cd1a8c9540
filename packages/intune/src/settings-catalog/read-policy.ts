import {
  checkMembers,
  isObject,
  type JsonObject,
  type Reading,
  readArray,
  readName,
  readNullableText,
  report,
  reportType,
  show,
} from '@mdav/core/json';
import { isNoise, isPolicyNoise } from './noise.ts';
import type { MdmPolicy, Platform, SettingInstance, Technology, TemplateReference } from './policy.ts';
import { PLATFORMS, TECHNOLOGIES } from './policy.ts';
import { readInstance } from './read-instance.ts';
import { checkType } from './read-reference.ts';

const POLICY_MEMBERS = new Set([
  '@odata.type',
  'name',
  'description',
  'platforms',
  'technologies',
  'roleScopeTagIds',
  'templateReference',
  'settings',
]);
const TEMPLATE_MEMBERS = new Set([
  '@odata.type',
  'templateId',
  'templateFamily',
  'templateDisplayName',
  'templateDisplayVersion',
]);
const TEMPLATE_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}_\d+$/i;
const SETTING_MEMBERS = new Set(['@odata.type', 'id', 'settingInstance']);

/** Reads a policy; undefined, with the reasons noted, when it has not the shape of one. */
export function readPolicy(reading: Reading, node: JsonObject): MdmPolicy | undefined {
  checkMembers(reading, node, POLICY_MEMBERS, isPolicyNoise);
  noteDropped(reading, node);
  const name = readName(reading, node, 'name');
  const platforms = readPlatform(reading, node);
  const technologies = readTechnologies(reading, node);
  const settings = readSettings(reading, node);
  const description = readNullableText(reading, node, 'description');
  const roleScopeTagIds = readScopeTags(reading, node);
  const template = readTemplate(reading, node);
  if (name === undefined || platforms === undefined || technologies === undefined || settings === undefined) {
    return undefined;
  }
  const source = technologies.includes('configManager') ? readNullableText(reading, node, 'creationSource') : null;
  const identity = source === null ? {} : { creationSource: source };
  return { name, description, platforms, technologies, roleScopeTagIds, template, ...identity, settings };
}

function readPlatform(reading: Reading, node: JsonObject): Platform | undefined {
  const { platforms } = node;
  const known = PLATFORMS.find((platform) => platform === platforms);
  if (known === undefined) reportType(reading, node, 'platforms', `one of ${PLATFORMS.join(', ')}`);
  return known;
}

function readTechnologies(reading: Reading, node: JsonObject): readonly Technology[] | undefined {
  const { technologies } = node;
  const words = typeof technologies === 'string' ? technologies.split(',') : [];
  const known = words.flatMap((word) => TECHNOLOGIES.find((technology) => technology === word) ?? []);
  if (known.length > 0 && known.length === words.length) return known;
  reportType(
    reading,
    node,
    'technologies',
    `one or more of ${TECHNOLOGIES.join(', ')}, joined by commas without blanks`,
  );
  return undefined;
}

/** Absent means the default tag, as it does to the service. */
function readScopeTags(reading: Reading, node: JsonObject): readonly string[] {
  if ((node.roleScopeTagIds ?? null) === null) return ['0'];
  const tags: string[] = [];
  const items = readArray(reading, node, 'roleScopeTagIds') ?? [];
  items.forEach((tag, index) => {
    if (typeof tag !== 'string') {
      reportType(reading, items, index, 'the id of a scope tag as text');
      return;
    }
    tags.push(tag);
    if (/^\d+$/.test(tag)) return;
    report(reading, {
      code: 'catalog-scope-tag-name',
      severity: 'info',
      message: `The scope tag ${show(tag)} is a name; the service takes ids.`,
      hint: 'Put in the id of the tag before the policy is created; the default tag is "0".',
      node: items,
      member: index,
    });
  });
  return tags;
}

/** A reference that names no template and no family says that there is none. */
function readTemplate(reading: Reading, node: JsonObject): TemplateReference | null {
  const reference = node.templateReference ?? null;
  if (reference === null) return null;
  if (!isObject(reference)) {
    reportType(reading, node, 'templateReference', 'an object or null');
    return null;
  }
  checkMembers(reading, reference, TEMPLATE_MEMBERS, isNoise);
  checkType(reading, reference, 'PolicyTemplateReference');
  const template = {
    id: readNullableText(reading, reference, 'templateId') ?? '',
    family: readNullableText(reading, reference, 'templateFamily'),
    displayName: readNullableText(reading, reference, 'templateDisplayName'),
    displayVersion: readNullableText(reading, reference, 'templateDisplayVersion'),
  };
  const isNone =
    template.id === '' &&
    (template.family ?? 'none') === 'none' &&
    template.displayName === null &&
    template.displayVersion === null;
  if (isNone) return null;
  if (template.id !== '' && !TEMPLATE_ID.test(template.id)) {
    reportType(reading, reference, 'templateId', 'a GUID, "_" and a version');
  }
  return template;
}

function readSettings(reading: Reading, node: JsonObject): readonly SettingInstance[] | undefined {
  if (node['settings'] === undefined) {
    report(reading, {
      code: 'json-missing-key',
      severity: 'error',
      message: '"settings" is missing: the policy comes without its settings.',
      hint: 'Ask Graph for them: configurationPolicies/{id}?$expand=settings.',
      node,
      member: 'settings',
    });
    return undefined;
  }
  const items = listedSettings(node['settings']) ?? readArray(reading, node, 'settings');
  if (items === undefined) return undefined;
  const settings: SettingInstance[] = [];
  items.forEach((item, index) => {
    if (!isObject(item)) {
      reportType(reading, items, index, 'an object with a settingInstance');
      return;
    }
    checkMembers(reading, item, SETTING_MEMBERS, isNoise);
    checkType(reading, item, 'Setting');
    if (item.id !== undefined && (typeof item.id !== 'string' || !/^\d+$/.test(item.id))) {
      reportType(reading, item, 'id', 'a number as text');
    }
    const instance = readInstance(reading, item, 'settingInstance');
    if (instance !== undefined) settings.push(instance);
  });
  return settings;
}

/** The settings as a script fetched them apart: the answer with the list, or the one that PowerShell makes of a list of one. */
function listedSettings(settings: unknown): readonly unknown[] | undefined {
  if (!isObject(settings)) return undefined;
  const { value, settingInstance } = settings;
  return Array.isArray(value) ? value : settingInstance === undefined ? undefined : [settings];
}

/** Says what of the service's state held something that does not come along. */
function noteDropped(reading: Reading, node: JsonObject): void {
  const isConfigManager =
    typeof node.technologies === 'string' && node.technologies.split(',').includes('configManager');
  for (const member of ['creationSource', 'priorityMetaData']) {
    if ((node[member] ?? null) === null || (member === 'creationSource' && isConfigManager)) continue;
    report(reading, {
      code: 'catalog-dropped',
      severity: 'warning',
      message: `${member} holds ${show(node[member])}; it belongs to the service and is not kept.`,
      hint: 'Set it again in the portal if it matters.',
      node,
      member,
    });
  }
  const { assignments } = node;
  if (!Array.isArray(assignments) || assignments.length === 0) return;
  report(reading, {
    code: 'catalog-assignments-dropped',
    severity: 'info',
    message: 'Assignments belong to one tenant; they are not kept.',
    hint: 'Assign the policy after it is imported.',
    node,
    member: 'assignments',
  });
}
