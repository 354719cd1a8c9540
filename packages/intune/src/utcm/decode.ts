import type { Diagnostic, Outcome } from '@mdav/core';
import { fail, hasErrors, isDefenderUri, type LeftEntry, succeed, templateById, templates } from '@mdav/core/format';
import {
  isObject,
  type JsonObject,
  locateProblems,
  parseJson,
  type Reading,
  readText,
  report,
  reportType,
  type ShapeProblem,
  show,
} from '@mdav/core/json';
import { memberNamed, textIn, valueIn } from '../json/member-named.ts';
import type { MdmPolicy, Platform, SettingInstance, Technology } from '../settings-catalog/policy.ts';
import { PLATFORMS, TECHNOLOGIES } from '../settings-catalog/policy.ts';
import { leftOf } from './left-of.ts';
import { namedProperties } from './named-properties.ts';
import { readCatalog } from './read-catalog.ts';
import { readProperties, SECRET } from './read-properties.ts';
import { CATALOG_TYPE, PROFILE_TYPE, TEMPLATE_RESOURCES } from './resources.ts';
import { type FoundResource, resourcesIn, type UtcmKind } from './resources-in.ts';

/** A policy as a resource says it. */
export interface UtcmPolicy {
  /** Absent for what says nothing of settings, such as a custom profile. */
  readonly policy?: MdmPolicy;
  /** What no setting stands for. */
  readonly beside: readonly LeftEntry[];
  readonly name: string;
  readonly description: string | null;
}

/**
 * Reads the policies of Intune out of monitors, baselines and snapshots, or what drifted of them.
 *
 * Errors: those of `readText` and `parseJson`, `json-wrong-type`, `json-missing-key`, `catalog-odata-type`,
 * `utcm-without-properties`. Told without refusing the file: `utcm-other-resources`.
 */
export function decodeUtcm(bytes: Uint8Array, kind: UtcmKind): Outcome<readonly UtcmPolicy[]> {
  const text = readText(bytes);
  if (!text.ok) return text;
  const root = parseJson(text.value);
  if (!root.ok) return root;
  const reading: Reading = { problems: [] };
  const found = resourcesIn(root.value).filter((one) => one.kind === kind);
  const policies = found.flatMap((one) => readResource(reading, one) ?? []);
  const problems = reading.problems.map((problem) => inDocument(problem, found));
  const located = locateProblems({ problems }, { root: root.value, text: text.value, prefix: [] });
  const diagnostics = [...located, ...othersIn(found)];
  return hasErrors(located) ? fail(diagnostics) : succeed(policies, diagnostics);
}

/** What drifted is no object of the document; the value of each property is. */
function inDocument(problem: ShapeProblem, found: readonly FoundResource[]): ShapeProblem {
  const drifted = found.find(({ properties }) => properties === problem.node)?.drifted;
  const node = drifted?.get(String(problem.member));
  return node === undefined ? problem : { ...problem, node, member: 'currentValue' };
}

/** True of a resource that is read, or that says something of Defender in another form. */
export function isOfDefender(found: FoundResource): boolean {
  return isReadType(found.type) || namedIn(found).length > 0;
}

/** What a resource of Intune says of Defender that is not read into settings. */
function namedIn({ type, properties }: FoundResource): readonly LeftEntry[] {
  if (properties === undefined || isReadType(type) || !/^microsoft\.intune\./i.test(type)) return [];
  const why = `resources of the type ${type} are not read into settings`;
  return namedProperties(type, properties).entries.map(({ name, says, isSecret }) =>
    leftOf(name, says, isSecret ? SECRET : why, isSecret),
  );
}

/** True of a type of resource that is read. */
export function isReadType(type: string): boolean {
  const lower = type.toLowerCase();
  return lower === CATALOG_TYPE || lower === PROFILE_TYPE || TEMPLATE_RESOURCES.some((one) => one.type === lower);
}

function othersIn(found: readonly FoundResource[]): readonly Diagnostic[] {
  const others = found.filter((one) => !isOfDefender(one)).map(({ type }) => type);
  if (others.length === 0) return [];
  const types = [...new Set(others)].sort();
  const shown = `${types.slice(0, 4).join(', ')}${types.length > 4 ? ` and ${types.length - 4} more` : ''}`;
  return [
    {
      code: 'utcm-other-resources',
      severity: 'info',
      message: `Resources of other types are not read: ${others.length} of ${shown}.`,
      at: {},
      hint: 'Look at them where they are: nothing in them is known to be about Defender.',
    },
  ];
}

/** The policy of a resource; what has not the form of one is reported, and the rest is read. */
export function readResource(reading: Reading, found: FoundResource): UtcmPolicy | undefined {
  if (!isOfDefender(found)) return undefined;
  const { properties } = found;
  if (properties === undefined) {
    report(reading, {
      code: 'utcm-without-properties',
      severity: 'error',
      message: `The resource ${show(found.name)} comes without its properties.`,
      hint:
        found.kind === 'drift'
          ? 'Ask Graph for them: configurationDrifts?$select=resourceType,resourceInstanceIdentifier,driftedProperties.'
          : 'Ask Graph for the whole baseline.',
      node: found.node,
    });
    return undefined;
  }
  const name = textIn(properties, 'DisplayName') ?? textIn(properties, 'Name') ?? found.name;
  const about = { name, description: textIn(properties, 'Description') ?? null };
  if (textIn(properties, 'Ensure')?.toLowerCase() === 'absent')
    return { ...about, beside: [leftOf(name, 'absent', 'the policy is not there, and sets nothing')] };
  if (!isReadType(found.type)) return { ...about, beside: namedIn(found) };
  const type = found.type.toLowerCase();
  if (type === PROFILE_TYPE) return { ...about, beside: nodesOf(properties) };
  if (type === CATALOG_TYPE) {
    const member = memberNamed(properties, 'Settings');
    const settings = member === undefined ? [] : readCatalog(reading, properties, member);
    return { ...about, policy: policyOf(reading, properties, about, settings), beside: [] };
  }
  const resource = TEMPLATE_RESOURCES.find((one) => one.type === type);
  if (resource === undefined) return undefined;
  const { settings, beside } = readProperties(reading, properties, resource);
  const named = textIn(properties, 'templateId');
  const [first] = resource.templates;
  const template = named === undefined ? templates.find((one) => one.name === first) : templateById(named);
  const policy: MdmPolicy = {
    ...policyOf(reading, {}, about, settings),
    technologies: (template?.technologies.split(',') ?? ['mdm']) as readonly Technology[],
    template:
      template === undefined
        ? null
        : { id: template.id, family: template.family, displayName: template.title, displayVersion: null },
  };
  return { ...about, policy, beside };
}

function policyOf(
  reading: Reading,
  properties: JsonObject,
  about: Pick<MdmPolicy, 'name' | 'description'>,
  settings: readonly SettingInstance[],
): MdmPolicy {
  const platforms = PLATFORMS.find((one) => one === (textIn(properties, 'Platforms') ?? 'windows10'));
  if (platforms === undefined) reportType(reading, properties, 'Platforms', `one of ${PLATFORMS.join(', ')}`);
  const words = (textIn(properties, 'Technologies') ?? 'mdm').split(',').map((word) => word.trim());
  return {
    ...about,
    platforms: platforms ?? ('none' satisfies Platform),
    technologies: TECHNOLOGIES.filter((one) => words.includes(one)),
    roleScopeTagIds: [],
    template: null,
    settings,
  };
}

/** The nodes of a custom profile by their addresses; how their values are spelled is not documented. */
function nodesOf(properties: JsonObject): readonly LeftEntry[] {
  const items = valueIn(properties, 'OmaSettings');
  return (Array.isArray(items) ? items : []).flatMap((item): readonly LeftEntry[] => {
    const uri = isObject(item) ? textIn(item, 'OmaUri') : undefined;
    if (uri === undefined) return [];
    const why = 'how Graph spells the values of nodes in a baseline is not documented';
    return [
      { lines: [{ place: uri, says: 'a value' }], unsayable: [{ what: uri, why, isDefender: isDefenderUri(uri) }] },
    ];
  });
}
