import type { Location } from '../diagnostic/diagnostic.ts';
import { JUSTIFICATION_KEYS, type Justification, justificationText } from '../model/justification.ts';
import type { Assignment } from '../model/resolved.ts';
import { entryText, type ListEntry } from '../model/value.ts';

/** Why a setting, a key of a map or an entry of a list is as it is, and where that stands. */
export interface LocatedJustification {
  /** What it is about: the value as a whole, or the key or entry by its text. */
  readonly part: { readonly kind: 'value' } | { readonly kind: 'key' | 'entry'; readonly text: string };
  readonly justification: Justification;
  readonly at: Location;
}

/** Everything that the layers say of why a setting has its value. */
export function justificationsOf(assignment: Assignment): readonly LocatedJustification[] {
  const { value, origin, history = [], justification, keyJustifications = {} } = assignment;
  const whole =
    justification === undefined
      ? []
      : [
          {
            part: { kind: 'value' as const },
            justification,
            // The layer that gave the reason, which another one may have extended since.
            at: history.findLast((step) => step.justification === justification)?.at ?? origin.at,
          },
        ];
  const keys = Object.entries(keyJustifications).map(([text, why]) => ({
    part: { kind: 'key' as const, text },
    justification: why,
    at: (origin.kind === 'written' ? origin.keys?.[text] : undefined) ?? origin.at,
  }));
  const entries = (Array.isArray(value) ? (value as readonly ListEntry[]) : []).flatMap((entry, index) =>
    typeof entry !== 'string' && JUSTIFICATION_KEYS.some((key) => entry[key] !== undefined)
      ? [
          {
            part: { kind: 'entry' as const, text: entryText(entry) },
            justification: entry,
            at: (origin.kind === 'written' ? origin.entries?.[index] : undefined) ?? origin.at,
          },
        ]
      : [],
  );
  return [...whole, ...keys, ...entries];
}

/**
 * Why a setting has its value, or a key of it its own: of the key where that is said, else of the whole. The value of a
 * list or map as a whole has the reasons of its parts as well.
 */
export function justificationFor(assignment: Assignment, key?: string): Justification | undefined {
  if (key !== undefined) return assignment.keyJustifications?.[key] ?? assignment.justification;
  const { value, justification: whole } = assignment;
  const parts = justificationsOf(assignment).flatMap(({ part, justification }) =>
    part.kind === 'value' ? [] : [{ text: part.text, why: onlyWhy(justification) }],
  );
  const [first] = parts;
  if (first === undefined) return whole;
  // What all parts have alike needs no names, and keeps its owner, day and ticket apart from the reason.
  const isAlike = parts.every(({ why }) => justificationText(why) === justificationText(first.why));
  if (isAlike && whole === undefined && parts.length === Object.keys(value).length) return first.why;
  const reasons = parts.map(({ text, why }) => `${text}: ${justificationText(why)}`);
  return { ...whole, reason: [...(whole?.reason === undefined ? [] : [whole.reason]), ...reasons].join('; ') };
}

/** An entry of a list carries its justification; that without the entry. */
function onlyWhy(from: Justification): Justification {
  return Object.fromEntries(JUSTIFICATION_KEYS.flatMap((key) => (from[key] === undefined ? [] : [[key, from[key]]])));
}
