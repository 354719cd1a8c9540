import { isDefenderDefinition, isDefenderUri } from '@mdav/core/format';
import { isObject, type JsonObject } from '@mdav/core/json';
import { textIn, valueIn } from '../json/member-named.ts';
import type { UnreadEntry, UnreadObject } from '../unread/form.ts';
import { DSC_RESOURCE, isSecretProperty, isUnset } from '../unread/kinds.ts';
import { TEMPLATE_RESOURCES } from '../utcm/resources.ts';
import { codeOf, isAbout, isOfDsc, isUncertain, type TenantResource } from './form.ts';

/** Properties that say something of Defender wherever they stand: those of the resources that are read, and Graph's own. */
const WORDS = /defender|advancedthreatprotection|threatdefaultaction$/i;
const COMMON = new Set(['companyname', 'email', 'phone', 'url']);
const KNOWN: ReadonlySet<string> = new Set(
  TEMPLATE_RESOURCES.flatMap(({ properties }) => Object.keys(properties).map((name) => name.toLowerCase())).filter(
    (name) => !COMMON.has(name),
  ),
);

/** Resources of which each property is a choice about Defender, apart from what every resource has. */
const WHOLE = /^Intune(?:Antivirus|ASRRules|AttackSurfaceReduction|EndpointDetection|DeviceControl).*Windows10/i;

/** A resource that is not read into settings, by what its properties say of Defender. */
export function namedResource(resource: TenantResource): UnreadObject {
  const { type, name, properties } = resource;
  const all = isAbsent(properties) ? [] : Object.entries(properties);
  const own = all.filter(([property]) => !isOfDsc(property) && !isAbout(property));
  const found = own.flatMap(([property, value]) => foundIn(property, value, WHOLE.test(type)));
  const hint = 'Give the compiled configuration or an export, which say what is there.';
  return {
    word: `${DSC_RESOURCE} ${type}`,
    name: textIn(properties, 'DisplayName') ?? textIn(properties, 'Name') ?? name,
    description: textIn(properties, 'Description') ?? null,
    entries: found.filter((one) => one !== UNTOLD),
    ...(found.includes(UNTOLD) ? { untold: { what: 'a part of what it holds', hint } } : {}),
    ...(isUncertain(resource) ? { why: 'code of the configuration decides whether it is there' } : {}),
  };
}

function isAbsent(properties: JsonObject): boolean {
  return textIn(properties, 'Ensure')?.toLowerCase() === 'absent';
}

/** Something of which the configuration does not say whether it is about Defender. */
const UNTOLD = 'untold';
type Found = UnreadEntry | typeof UNTOLD;

/** Properties by which settings, nodes and policies are told, or which hold them. */
const TELLS =
  /^(?:(?:Device|User)?Settings|SettingInstance|SettingDefinitionId|OmaSettings|OmaUri|DefinitionValues|Definition)$/i;

function foundIn(property: string, value: unknown, isWhole: boolean): readonly Found[] {
  if (isUnset(value)) return [];
  if (isWhole || KNOWN.has(property.toLowerCase()) || WORDS.test(property)) return [entryOf(property, value)];
  if (Array.isArray(value)) return value.flatMap((item) => foundIn(property, item, false));
  if (!isObject(value)) return [];
  const code = codeOf(value);
  if (code !== undefined) return WORDS.test(code) ? [entryOf(property, value)] : TELLS.test(property) ? [UNTOLD] : [];
  const definition = textIn(value, 'SettingDefinitionId');
  if (definition !== undefined && isDefenderDefinition(definition)) return [{ name: definition, says: 'set' }];
  const uri = textIn(value, 'OmaUri');
  if (uri !== undefined) return isDefenderUri(uri) ? [{ name: uri, says: 'set' }] : [];
  return templateIn(value) ?? Object.entries(value).flatMap(([name, inner]) => foundIn(name, inner, false));
}

/** A policy of administrative templates, which its title and its category tell. */
function templateIn(value: JsonObject): readonly Found[] | undefined {
  const definition = valueIn(value, 'Definition');
  if (!isObject(definition) || codeOf(definition) !== undefined) return undefined;
  const title = textIn(definition, 'DisplayName');
  const category = textIn(definition, 'CategoryPath');
  if (!/Defender/i.test(`${category ?? ''}\\${title ?? ''}`)) return title === undefined ? [UNTOLD] : [];
  return [{ name: title ?? 'a policy', says: valueIn(value, 'Enabled') === false ? 'disabled' : 'enabled' }];
}

function entryOf(name: string, value: unknown): UnreadEntry {
  if (isSecretProperty(name)) return { name, says: 'onboarding data', isSecret: true };
  return { name, says: typeof value === 'string' ? value : (codeOf(value) ?? JSON.stringify(value)) };
}
