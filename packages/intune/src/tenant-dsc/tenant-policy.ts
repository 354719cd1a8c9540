import { isDefenderDefinition, isDefenderUri, type LeftEntry } from '@mdav/core/format';
import { isObject, type JsonObject, type Reading } from '@mdav/core/json';
import type { CustomProfile, OmaSetting } from '../custom/profile.ts';
import { readOma } from '../custom/read-oma.ts';
import { codeOf, hasExpression } from '../json/expression.ts';
import { textIn, valueIn } from '../json/member-named.ts';
import { isReadType, readResource, type UtcmPolicy } from '../utcm/decode.ts';
import { leftOf } from '../utcm/left-of.ts';
import { isAbout } from '../utcm/named-properties.ts';
import { CATALOG_TYPE, PROFILE_TYPE } from '../utcm/resources.ts';
import { isOfDsc, isUncertain, type TenantResource } from './form.ts';

/** A policy as a resource of Microsoft365DSC says it. */
export interface TenantPolicy extends UtcmPolicy {
  /** The resource. */
  readonly type: string;
  readonly custom?: CustomProfile;
}

/**
 * Graph's name for the same resource: its tenant configuration management has resources with the same properties. Sources:
 * https://learn.microsoft.com/graph/utcm-intune-resources, and docs/docs/resources/intune of
 * https://github.com/microsoft/Microsoft365DSC.
 */
export function graphTypeOf(type: string): string {
  return `microsoft.intune.${type.slice('Intune'.length).toLowerCase()}`;
}

/** True of a resource that is read into settings. */
export function isReadResource(resource: TenantResource): boolean {
  return !isUncertain(resource) && isReadType(graphTypeOf(resource.type));
}

/** The policy of a resource that is read, with the node that problems of its own members are noted at. */
export function readTenantPolicy(reading: Reading, resource: TenantResource): TenantPolicy | undefined {
  const { type: called, name } = resource;
  const type = graphTypeOf(called);
  const { properties, beside } = dataOf(resource, type);
  const problems: Reading = { problems: [] };
  const read = readResource(problems, { kind: 'baseline', type, name, properties, node: resource.properties });
  // What is data of the resource stands in an object of its own; its places are those of the resource.
  for (const problem of problems.problems)
    reading.problems.push(problem.node === properties ? { ...problem, node: resource.properties } : problem);
  if (read === undefined) return undefined;
  const isThere = read.policy !== undefined || type === PROFILE_TYPE;
  const profile = type === PROFILE_TYPE && textIn(properties, 'Ensure')?.toLowerCase() !== 'absent';
  const nodes = profile ? nodesOf(reading, properties) : undefined;
  return {
    ...read,
    type: called,
    beside: [...(nodes?.beside ?? read.beside), ...(isThere ? beside : [])],
    ...(nodes === undefined ? {} : { custom: profileOf(read, nodes.settings) }),
  };
}

/** The properties that are data, without those of DSC; of a plain policy, the settings that are. */
function dataOf({ properties }: TenantResource, type: string) {
  const beside: LeftEntry[] = [];
  const kept = Object.entries(properties).flatMap(([name, value]): readonly (readonly [string, unknown])[] => {
    const known = name.toLowerCase();
    if (isOfDsc(name)) return [];
    const isList = known === (type === CATALOG_TYPE ? 'settings' : type === PROFILE_TYPE ? 'omasettings' : '');
    if (isList && isObject(value) && codeOf(value) === undefined) return [[name, [value]]];
    if (!hasExpression(value)) return [[name, value]];
    if (isAbout(name)) return [];
    if (!isList || !Array.isArray(value)) {
      beside.push(leftOf(name, codeOf(value) ?? 'a value with an expression', WORKED_OUT));
      return [];
    }
    const items = value as readonly unknown[];
    for (const item of items.filter(hasExpression))
      beside.push(leftItem(nameOfItem(item) ?? name, codeIn(item), WORKED_OUT));
    return [[name, items.filter((item) => !hasExpression(item))]];
  });
  return { properties: Object.fromEntries(kept), beside };
}

const WORKED_OUT = 'it is an expression, which PowerShell works out when the configuration is compiled';

function nameOfItem(item: unknown): string | undefined {
  if (!isObject(item)) return undefined;
  const inner = valueIn(item, 'SettingInstance');
  return textIn(item, 'OmaUri') ?? (isObject(inner) ? textIn(inner, 'SettingDefinitionId') : undefined);
}

/** Something of a list that is no setting, which may be of another product. */
function leftItem(what: string, says: string, why: string): LeftEntry {
  const isOther = /[_/]/.test(what) && !isDefenderUri(what) && !isDefenderDefinition(what);
  return { lines: [{ place: what, says }], unsayable: [{ what, why, isDefender: !isOther }] };
}

/** The first expression in a value. */
function codeIn(value: unknown): string {
  const code = codeOf(value);
  if (code !== undefined) return code;
  const inner = Object.values(value as object).find(hasExpression);
  return inner === undefined ? '' : codeIn(inner);
}

/** The nodes of a custom profile. Files stay where they are: how they are spelled is not known. */
function nodesOf(reading: Reading, properties: JsonObject) {
  const beside: LeftEntry[] = [];
  const items = valueIn(properties, 'OmaSettings');
  const settings = (Array.isArray(items) ? items : []).flatMap((item): readonly OmaSetting[] => {
    if (!isObject(item)) return [];
    const type = textIn(item, 'odataType') ?? textIn(item, '@odata.type');
    const uri = textIn(item, 'OmaUri');
    if (uri !== undefined && /Base64$|StringXml$/i.test(type ?? '')) {
      beside.push(leftItem(uri, 'a file', 'how Microsoft365DSC spells the files of nodes is not known'));
      return [];
    }
    const node = {
      '@odata.type': type,
      displayName: textIn(item, 'DisplayName') ?? uri,
      description: textIn(item, 'Description') ?? null,
      omaUri: uri,
      value: typedValue(type ?? '', valueIn(item, 'Value')),
      // As everything else, it may stand as text.
      isEncrypted: /^true$/i.test(String(valueIn(item, 'IsEncrypted'))),
      secretReferenceValueId: textIn(item, 'SecretReferenceValueId') ?? null,
    };
    const problems: Reading = { problems: [] };
    const read = readOma(problems, node);
    for (const { member: _, ...problem } of problems.problems) reading.problems.push({ ...problem, node: item });
    return read === undefined ? [] : [read];
  });
  return { settings, beside };
}

/** Everything may stand as text. */
function typedValue(type: string, value: unknown): unknown {
  if (typeof value === 'string' && /Integer$|FloatingPoint$/i.test(type))
    return /^-?\d+(?:\.\d+)?$/.test(value) ? Number(value) : value;
  if (typeof value === 'string' && /Boolean$/i.test(type)) return value.toLowerCase();
  return typeof value === 'number' && /String$/i.test(type) ? String(value) : value;
}

function profileOf({ name, description }: UtcmPolicy, settings: readonly OmaSetting[]): CustomProfile {
  return { name, description, roleScopeTagIds: [], settings };
}
