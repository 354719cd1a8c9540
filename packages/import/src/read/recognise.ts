import { isManifest } from '@mdav/core';
import type { DecodedFile } from './decoded-file.ts';
import { isRegistryPolicy, textOfBytes } from './text-of-bytes.ts';

/** What the content of a file turns out to be. */
export type Recognised =
  | { readonly kind: DecodedFile['kind'] | 'fleet' }
  /** A part of something that has to be named as a whole, or something that says no settings. */
  | { readonly kind: 'other'; readonly what: string; readonly hint: string }
  | { readonly kind: 'unknown' };

/** Recognises a file by its content alone; its name says nothing. */
export function recognise(bytes: Uint8Array): Recognised {
  if (isRegistryPolicy(bytes)) return { kind: 'pol' };
  const text = textOfBytes(bytes);
  if (text === undefined) return { kind: 'unknown' };
  const start = text.trimStart();
  if (start.startsWith('Windows Registry Editor Version 5.00') || start.startsWith('REGEDIT4')) return { kind: 'reg' };
  if (start.startsWith('<')) return recogniseXml(start);
  if (start.startsWith('{') || start.startsWith('[')) return recogniseJson(text);
  if (isLgpo(text)) return { kind: 'lgpo' };
  return /^mdav[ \t]*:/m.test(text) ? { kind: 'fleet' } : { kind: 'unknown' };
}

/** The first line that is neither blank nor a comment says whose policy an entry is; comments alone are a text without. */
function isLgpo(text: string): boolean {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const first = lines.find((line) => !line.startsWith(';'));
  return first === undefined ? lines.length > 0 : /^(?:computer|user|user:.+)$/i.test(first);
}

const OF_BACKUP = 'Name the folder of the backup, or the folder that holds it.';

/** Roots of XML files that belong to a backup. */
const XML_PARTS: Readonly<Record<string, string>> = {
  GroupPolicyBackupScheme: 'the list of files of a GPO backup',
  Backups: 'the list of a folder of GPO backups',
  BackupInst: 'the description of a GPO backup',
  GPO: 'a report on a Group Policy object',
  PolicyComments: 'the comments of a Group Policy object',
  policyComments: 'the comments of a Group Policy object',
};

function recogniseXml(text: string): Recognised {
  const root = /<(?:[\w-]+:)?([A-Za-z][\w-]*)/.exec(text)?.[1] ?? '';
  if (root === 'RegistrySettings') return { kind: 'preferences' };
  const what = Object.hasOwn(XML_PARTS, root) ? XML_PARTS[root] : undefined;
  return what === undefined ? { kind: 'unknown' } : { kind: 'other', what, hint: OF_BACKUP };
}

/** What to do about an object of Intune that says no settings. */
export const NO_SETTINGS = 'Name a policy of the settings catalog or a custom profile.';

/** Objects of Graph that say no settings of ours. */
const GRAPH_OBJECTS: readonly (readonly [pattern: RegExp, what: string])[] = [
  [/compliancepolicy$/i, 'a compliance policy'],
  [/^#microsoft\.graph\./i, 'another kind of Intune object'],
];

function recogniseJson(text: string): Recognised {
  let data: unknown;
  try {
    data = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    // The reader says where it stumbles.
    return /"settings"|"omaSettings"/.test(text) ? { kind: 'settings-catalog' } : { kind: 'unknown' };
  }
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return { kind: 'unknown' };
  const object = data as Readonly<Record<string, unknown>>;
  if (object['mdav'] !== undefined) return { kind: 'fleet' };
  if (isManifest(object))
    return { kind: 'other', what: 'the manifest of an output folder', hint: 'Name the folder that it lies in.' };
  if (object['compare'] === 'ignore-case' && Array.isArray(object['devices']))
    return { kind: 'other', what: 'what devices must show', hint: 'Name the output folder that it lies in.' };
  const type = String(object['@odata.type'] ?? '');
  if (/windows10CustomConfiguration$/i.test(type) || Array.isArray(object['omaSettings']))
    return { kind: 'custom-profile' };
  if (/deviceManagementConfigurationPolicy$/i.test(type)) return { kind: 'settings-catalog' };
  if (/devicehealthscript$/i.test(type)) return { kind: 'script-package' };
  const graph = GRAPH_OBJECTS.find(([pattern]) => pattern.test(type));
  if (graph !== undefined) return { kind: 'other', what: graph[1], hint: NO_SETTINGS };
  // Compliance policies of the catalog have settings too, and a display name in place of a name.
  const isCatalog = Array.isArray(object['settings']) && 'name' in object && 'platforms' in object;
  const isWrapped = 'RAWJson' in object || typeof object['JSON'] === 'string';
  return isCatalog || isWrapped ? { kind: 'settings-catalog' } : { kind: 'unknown' };
}
