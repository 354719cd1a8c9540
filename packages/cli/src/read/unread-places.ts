import type { Diagnostic } from '@mdav/core';
import { seeFile } from '@mdav/core/format';
import type { UnreadPlace } from '@mdav/review';
import { DIAGNOSTICS } from '../explain/diagnostics.ts';

const UNREAD = new Map(DIAGNOSTICS.map(({ code, unread }) => [code, unread]));

/** True for a word about a part of a file of which nobody knows what it says. */
export function isOfUnreadPart({ code, at }: Diagnostic): boolean {
  // Who gets a policy is not what it says.
  return UNREAD.get(code) !== undefined && at.path?.endsWith('assignments@odata.nextLink') !== true;
}

/** The files that diagnostics are about, each with the first thing that was told of it. */
export function unreadPlaces(diagnostics: readonly Diagnostic[]): readonly UnreadPlace[] {
  const places = new Map<string, UnreadPlace>();
  for (const { at, message } of diagnostics) {
    const path = at.file ?? '';
    if (!places.has(path)) places.set(path, { path, why: message });
  }
  return [...places.values()];
}

/** Words of Graph, and of Defender in any format. */
const OF_DEFENDER = /defender|threat[ _]?protection/i;
const OF_GRAPH = /graph|deviceManagement|settingDefinitionId|omaSettings/i;

/** True for a part of a policy that has nothing to do with Defender, as far as its file shows. */
export function isForeignPart({ code }: Diagnostic, bytes: Uint8Array | undefined): boolean {
  if (bytes === undefined || UNREAD.get(code) !== 'seen-part') return false;
  const { shape, text = '' } = seeFile(bytes);
  return shape === 'json' ? isForeignJson(bytes) : shape !== 'bytes' && !OF_DEFENDER.test(text);
}

/**
 * True for JSON that has nothing to do with Defender, whatever it is and however broken: among exports lie policies of
 * other products, and files of other programs.
 */
export function isForeignJson(bytes: Uint8Array | undefined): boolean {
  if (bytes === undefined) return false;
  const { shape, text = '', json } = seeFile(bytes);
  if (shape !== 'json' || OF_DEFENDER.test(text)) return false;
  return json !== undefined || !OF_GRAPH.test(text);
}
