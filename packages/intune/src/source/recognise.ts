import { type NoPolicy, type SeenFile, seeFile } from '@mdav/core/format';
import { isObject } from '@mdav/core/json';
import { PROFILE_TYPE } from '../custom/codec.ts';
import { itemsIn } from '../json/items.ts';
import { listOfPolicies } from '../settings-catalog/open-file.ts';
import { unreadObjectsIn } from '../unread/read-objects.ts';
import { exportIn } from './yaml-export.ts';

/** The kinds of objects of Intune that are read here. */
export const INTUNE_OBJECTS = ['settings-catalog', 'custom-profile', 'script-package'] as const;
export type IntuneObject = (typeof INTUNE_OBJECTS)[number];

/** What to do about an object of Intune that says no settings. */
export const NO_SETTINGS = 'Name a policy of the settings catalog or a custom profile.';

/** Objects of Graph that say no settings of ours. */
const OTHERS: readonly (readonly [type: RegExp, what: string])[] = [
  [/compliancepolicy$/i, 'a compliance policy'],
  [/^#microsoft\.graph\./i, 'another kind of Intune object'],
];

/** The one who asks about one kind of object: `policy` for that kind, nothing for the others that are read. */
export function recogniser(kind: IntuneObject): (file: SeenFile) => 'policy' | NoPolicy | undefined {
  return (file) => {
    const found = objectIn(file);
    if (found === kind) return 'policy';
    return typeof found === 'object' ? found : undefined;
  };
}

/**
 * What a file holds: an object of Intune, something else (`other`), or nothing that can be read (`unreadable`). Tells
 * exports from the other JSON that lies beside them.
 */
export function intuneObjectOf(bytes: Uint8Array): IntuneObject | 'other' | 'unreadable' {
  const file = seeFile(bytes);
  if (file.json === undefined) return 'unreadable';
  const found = objectIn(file);
  return typeof found === 'string' ? found : 'other';
}

/** A setting of Defender in the JSON of Graph, whatever stands around it. */
const DEFENDER_SETTING = /"settingDefinitionId"\s*:\s*"[^"\s]*(?:defender|threatprotection)/i;

/**
 * True for a document with settings of Defender in it as Intune has them: where no reader knows the document, they would go
 * unnoticed. The reader of policies says what is wrong with it.
 */
export function hasDefenderSettings({ shape, text = '' }: SeenFile): boolean {
  const isJson = shape === 'json' || /^\s*\/[/*]/.test(text);
  return isJson && DEFENDER_SETTING.test(text);
}

function objectIn(file: SeenFile): IntuneObject | NoPolicy | undefined {
  const { shape, text = '' } = file;
  if (shape !== 'json' && shape !== 'text') return undefined;
  const json = exportIn(file);
  if (shape === 'text' && json === undefined) return undefined;
  // The reader says where it stumbles.
  if (json === undefined)
    return /"settings"|"settingInstance"|"omaSettings"/.test(text) ? 'settings-catalog' : undefined;
  const items = itemsIn(json);
  if (listOfPolicies(json) !== undefined) return isMixed(json) ? undefined : 'settings-catalog';
  // The settings of a policy without it: the reader says what is missing.
  if (items.length > 0 && items.every(({ node }) => isSetting(node))) return 'settings-catalog';
  if (Array.isArray(json)) return undefined;
  const object = json as Readonly<Record<string, unknown>>;
  const type = String(object['@odata.type'] ?? '');
  if (/windows10CustomConfiguration$/i.test(type) || Array.isArray(object['omaSettings'])) return 'custom-profile';
  if (/deviceManagementConfigurationPolicy$/i.test(type)) return 'settings-catalog';
  if (/devicehealthscript$/i.test(type) || object['detectionScriptContent'] !== undefined) return 'script-package';
  const other = OTHERS.find(([pattern]) => pattern.test(type));
  if (other !== undefined) return { what: other[1], hint: NO_SETTINGS };
  // Compliance policies of the catalog have settings too, and a display name in place of a name.
  const isNamed = 'name' in object || !('displayName' in object);
  const { settings } = object;
  const hasSettings = Array.isArray(settings) && settings.length > 0 && settings.every(isSetting);
  const isCatalog = isNamed && ('platforms' in object ? 'settings' in object || 'technologies' in object : hasSettings);
  // The template table of CIPP keeps a policy as text.
  const isWrapped = 'RAWJson' in object || typeof object['JSON'] === 'string';
  return isCatalog || isWrapped ? 'settings-catalog' : undefined;
}

/** True for a list that holds policies of the catalog beside others that are read or known by name. */
export function isMixed(root: unknown): boolean {
  if (listOfPolicies(root) === undefined) return false;
  const isProfile = (node: unknown) => isObject(node) && node['@odata.type'] === PROFILE_TYPE;
  return itemsIn(root).some(({ node }) => isProfile(node)) || unreadObjectsIn(root) !== undefined;
}

function isSetting(node: unknown): boolean {
  return isObject(node) && isObject(node['settingInstance']);
}
