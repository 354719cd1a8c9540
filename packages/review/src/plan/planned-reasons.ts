import { type Justification, justificationsOf, type ResolvedGroup } from '@mdav/core';
import { JUSTIFICATION_KEYS } from '@mdav/core/format';

/** Why something of a group is as it is. */
export interface PlannedReason {
  /** The setting, or the place of a raw entry. */
  readonly about: string;
  /** The key or entry that it is about; absent where it is the whole. */
  readonly part?: string;
  readonly why: Justification;
}

/** Everything that a group says of why its settings are as they are. */
export function settingReasons({ assignments }: ResolvedGroup): readonly PlannedReason[] {
  return assignments.flatMap((assignment) =>
    justificationsOf(assignment).map(({ part, justification }) => ({
      about: assignment.setting,
      ...(part.kind !== 'value' && { part: part.text }),
      why: onlyWhy(justification),
    })),
  );
}

/** An entry of a list and a waiver carry their reasons; those alone, in one order. */
export function onlyWhy(from: Justification): Justification {
  return Object.fromEntries(JUSTIFICATION_KEYS.flatMap((key) => (from[key] === undefined ? [] : [[key, from[key]]])));
}
