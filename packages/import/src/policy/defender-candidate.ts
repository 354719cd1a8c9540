import { isDefenderKey, isDefenderUri, isModeName, type RawCandidate } from '@mdav/core/format';

/** True for an entry that is Defender's: by its key, or by a name that guides write under all kinds of keys. */
export function isDefenderCandidate({ entry }: RawCandidate): boolean {
  if ('uri' in entry) return isDefenderUri(entry.uri);
  return isDefenderKey(entry.key) || ('name' in entry && isModeName(entry.name));
}
