import type { NoPolicy, SeenFile } from '@mdav/core';

/** The kinds of objects of Intune that are read. */
export type ReadObject = 'settings-catalog' | 'custom-profile' | 'script-package';

/** What to do about an object of Intune that says no settings. */
export const NO_SETTINGS = 'Name a policy of the settings catalog or a custom profile.';

/** Objects of Graph that say no settings of ours. */
const OTHERS: readonly (readonly [type: RegExp, what: string])[] = [
  [/compliancepolicy$/i, 'a compliance policy'],
  [/^#microsoft\.graph\./i, 'another kind of Intune object'],
];

/** The one who asks about one kind of object: `policy` for that kind, nothing for the others that are read. */
export function recogniser(kind: ReadObject): (file: SeenFile) => 'policy' | NoPolicy | undefined {
  return (file) => {
    const found = objectIn(file);
    if (found === kind) return 'policy';
    return typeof found === 'object' ? found : undefined;
  };
}

function objectIn({ shape, json, text = '' }: SeenFile): ReadObject | NoPolicy | undefined {
  if (shape !== 'json') return undefined;
  // The reader says where it stumbles.
  if (json === undefined) return /"settings"|"omaSettings"/.test(text) ? 'settings-catalog' : undefined;
  if (Array.isArray(json)) return undefined;
  const object = json as Readonly<Record<string, unknown>>;
  const type = String(object['@odata.type'] ?? '');
  if (/windows10CustomConfiguration$/i.test(type) || Array.isArray(object['omaSettings'])) return 'custom-profile';
  if (/deviceManagementConfigurationPolicy$/i.test(type)) return 'settings-catalog';
  if (/devicehealthscript$/i.test(type)) return 'script-package';
  const other = OTHERS.find(([pattern]) => pattern.test(type));
  if (other !== undefined) return { what: other[1], hint: NO_SETTINGS };
  // Compliance policies of the catalog have settings too, and a display name in place of a name.
  const isCatalog = Array.isArray(object['settings']) && 'name' in object && 'platforms' in object;
  const isWrapped = 'RAWJson' in object || typeof object['JSON'] === 'string';
  return isCatalog || isWrapped ? 'settings-catalog' : undefined;
}
