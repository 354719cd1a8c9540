import type { GpoPreferences } from '../model/fleet.ts';
import { isWholeKey, type RawRegistry, subkeyOf } from '../model/raw.ts';

/**
 * What Windows takes out by itself once no policy sets it: it notes the values that it wrote below these keys, and deletes
 * them before it applies what came in their place. Source: https://learn.microsoft.com/previous-versions/windows/it-pro/windows-2000-server/cc978722(v=technet.10)
 */
const MANAGED_KEYS = ['SOFTWARE\\POLICIES', 'SOFTWARE\\MICROSOFT\\WINDOWS\\CURRENTVERSION\\POLICIES'];

/** True for a key, without its hive, whose values go when Group Policy no longer sets them. */
export function isManagedKey(key: string): boolean {
  const own = key.toUpperCase();
  return MANAGED_KEYS.some((managed) => own === managed || own.startsWith(`${managed}\\`));
}

/** Why a raw entry of a group with `gpo.preferences` stays policy; nothing for one that goes as a preference. */
export function whyNoPreference(entry: RawRegistry): string | undefined {
  if (isWholeKey(entry) || entry.type === 'delete') return 'deletions stay policy';
  if (isManagedKey(subkeyOf(entry.key))) return 'Group Policy takes values of its own keys back by itself';
  const texts = [entry.key, entry.name, ...[entry.data].flat().map(String)];
  if (texts.some((text) => text.includes('%'))) return 'preferences put values of their own in the place of `%…%`';
  return texts.every((text) => XML_TEXT.test(text)) ? undefined : 'XML has no way to say its characters';
}

/** Characters that a document of XML 1.0 can have, https://www.w3.org/TR/xml/#charsets. */
const XML_TEXT = /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u;

/** The devices that preferences are for, in a sentence; nothing where they are for all that have the GPO. */
export function preferenceDevices({ securityGroup, organizationalUnit }: GpoPreferences): string | undefined {
  const only = [
    ...(securityGroup === undefined ? [] : [`in the security group ${securityGroup}`]),
    ...(organizationalUnit === undefined ? [] : [`in the organisational unit ${organizationalUnit}`]),
  ];
  return only.length === 0 ? undefined : `devices ${only.join(' and ')}`;
}
