import { isDefenderKey, isDefenderUri, type RawCandidate } from '@mdav/core/format';

/** True for an entry that is Defender's. */
export function isDefenderCandidate({ entry }: RawCandidate): boolean {
  return 'uri' in entry ? isDefenderUri(entry.uri) : isDefenderKey(entry.key);
}
