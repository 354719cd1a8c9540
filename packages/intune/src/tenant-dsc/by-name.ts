import { isDefenderDefinition } from '@mdav/core/format';
import { isObject, type JsonObject } from '@mdav/core/json';
import type { UnreadEntry, UnreadObject } from '../unread/form.ts';
import { DSC_RESOURCE, isSecretProperty, isUnset } from '../unread/kinds.ts';
import { TEMPLATE_RESOURCES } from '../utcm/resources.ts';
import { codeOf, type TenantResource, textIn, valueIn } from './form.ts';

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
const OF_EVERY =
  /^(?:DisplayName|Name|Description|Identity|Id|Assignments|Ensure|TemplateId|RoleScopeTagIds|SupportsScopeTags|Credential|ApplicationId|TenantId|ApplicationSecret|Certificate\w*|ManagedIdentity|AccessTokens|DependsOn|PsDscRunAsCredential)$/i;

/** A resource that is not read into settings, by what its properties say of Defender. */
export function namedResource({ type, name, properties, isConditional }: TenantResource): UnreadObject {
  const own = Object.entries(properties).filter(([property]) => !OF_EVERY.test(property));
  return {
    word: `${DSC_RESOURCE} ${type}`,
    name: textIn(properties, 'DisplayName') ?? textIn(properties, 'Name') ?? name,
    description: textIn(properties, 'Description') ?? null,
    entries: isAbsent(properties)
      ? []
      : own.flatMap(([property, value]) => entriesIn(property, value, WHOLE.test(type))),
    ...(isConditional === true
      ? { why: 'a condition or a loop of the configuration decides whether it is there' }
      : {}),
  };
}

function isAbsent(properties: JsonObject): boolean {
  return textIn(properties, 'Ensure')?.toLowerCase() === 'absent';
}

function entriesIn(property: string, value: unknown, isWhole: boolean): readonly UnreadEntry[] {
  if (isUnset(value)) return [];
  if (isWhole || KNOWN.has(property.toLowerCase()) || WORDS.test(property)) return [entryOf(property, value)];
  if (Array.isArray(value)) return value.flatMap((item) => entriesIn(property, item, false));
  if (!isObject(value)) return [];
  const code = codeOf(value);
  if (code !== undefined) return WORDS.test(code) ? [entryOf(property, value)] : [];
  const definition = textIn(value, 'SettingDefinitionId');
  if (definition !== undefined && isDefenderDefinition(definition)) return [{ name: definition, says: 'set' }];
  return templateEntry(value) ?? Object.entries(value).flatMap(([name, inner]) => entriesIn(name, inner, false));
}

/** A policy of administrative templates. */
function templateEntry(value: JsonObject): readonly UnreadEntry[] | undefined {
  const definition = valueIn(value, 'Definition');
  if (!isObject(definition)) return undefined;
  const title = textIn(definition, 'DisplayName') ?? textIn(definition, 'Id') ?? 'a policy';
  if (!/Defender/i.test(`${textIn(definition, 'CategoryPath') ?? ''}\\${title}`)) return [];
  return [{ name: title, says: valueIn(value, 'Enabled') === false ? 'disabled' : 'enabled' }];
}

function entryOf(name: string, value: unknown): UnreadEntry {
  if (isSecretProperty(name)) return { name, says: 'onboarding data', isSecret: true };
  return { name, says: typeof value === 'string' ? value : (codeOf(value) ?? JSON.stringify(value)) };
}
