import { isDefenderDefinition, isDefenderUri } from '@mdav/core/format';
import { isObject, type JsonObject } from '@mdav/core/json';
import { codeOf } from '../json/expression.ts';
import { textIn, valueIn } from '../json/member-named.ts';
import type { UnreadEntry } from '../unread/form.ts';
import { isSecretProperty, isUnset, UNREAD_KINDS } from '../unread/kinds.ts';
import { TEMPLATE_RESOURCES } from './resources.ts';

/** Properties that say something of Defender wherever they stand: those of the resources that are read, and Graph's own. */
const WORDS = /defender|advancedthreatprotection|threatdefaultaction$/i;
const COMMON = new Set(['companyname', 'email', 'phone', 'url']);
const KNOWN: ReadonlySet<string> = new Set(
  TEMPLATE_RESOURCES.flatMap(({ properties }) => Object.keys(properties).map((name) => name.toLowerCase())).filter(
    (name) => !COMMON.has(name),
  ),
);

/** Resources of which each property is a choice about Defender, apart from what every resource has. */
const WHOLE =
  /^microsoft\.intune\.(?:antivirus|asrrules|attacksurfacereduction|endpointdetection|devicecontrol).*windows10/;
/** Compliance policies ask, and set nothing. */
const ASKS = /^microsoft\.intune\.devicecompliance/;

const ABOUT =
  /^(?:DisplayName|Name|Description|Identity|Id|Assignments|TemplateId|Ensure|RoleScopeTagIds|SupportsScopeTags)$/i;

/** True of a property that says what a policy is called, whose it is, and whether it is there; nothing of what it sets. */
export function isAbout(property: string): boolean {
  return ABOUT.test(property);
}

/** What the properties of a resource that is not read into settings say of Defender, by the type that Graph has for it. */
export function namedProperties(
  type: string,
  properties: JsonObject,
): { readonly entries: readonly UnreadEntry[]; readonly isUntold: boolean } {
  const lower = type.toLowerCase();
  const isFalseUnset = UNREAD_KINDS.some((kind) => kind.resource === lower && kind.isFalseUnset === true);
  const own = ASKS.test(lower)
    ? []
    : Object.entries(properties).filter(([name, value]) => !isAbout(name) && !(isFalseUnset && value === false));
  const found = own.flatMap(([name, value]) => foundIn(name, value, WHOLE.test(lower)));
  return { entries: found.filter((one) => one !== UNTOLD), isUntold: found.includes(UNTOLD) };
}

/** Something of which the document does not say whether it is about Defender. */
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
