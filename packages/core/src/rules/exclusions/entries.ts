import type { Location } from '../../diagnostic/diagnostic.ts';
import type { ResolvedGroup } from '../../model/resolved.ts';
import type { AnnotatedEntry, ListEntry } from '../../model/value.ts';
import { entryText } from '../../model/value.ts';
import { assigned } from '../../rule/ask.ts';
import { pathAt } from '../../rule/fixes.ts';

/** One entry of a list setting. */
export interface Entry {
  readonly setting: string;
  /** As it was written, without spaces around it. */
  readonly text: string;
  readonly at: Location;
  readonly entry: ListEntry;
}

/** The entries of a list setting, each with its place; none when the group does not set it. */
export function entriesOf(group: ResolvedGroup, setting: string): readonly Entry[] {
  const assignment = assigned(group, setting);
  if (assignment === undefined || !Array.isArray(assignment.value)) return [];
  const { origin } = assignment;
  const places = origin.kind === 'written' ? (origin.entries ?? []) : [];
  return (assignment.value as readonly ListEntry[]).map((entry, index) => ({
    setting,
    text: entryText(entry).trim(),
    at: places[index] ?? origin.at,
    entry,
  }));
}

/** True for two entries of one list of the file: without one of them the list may still say the same to all who share it. */
export function isSameList(a: Entry, b: Entry): boolean {
  const lists = [a, b].map(({ at }) => JSON.stringify(pathAt(at)?.slice(0, -1)));
  return lists[0] !== undefined && lists[0] === lists[1];
}

/** Who answers for an entry and until when; nothing for one that is written as plain text. */
export function notesOf({ entry }: Entry): Pick<AnnotatedEntry, 'reason' | 'owner' | 'expires'> {
  return typeof entry === 'string' ? {} : entry;
}

/** Lists that keep files away from scans. */
export const EXCLUSION_LISTS = ['excludedPaths', 'excludedExtensions', 'excludedProcesses'] as const;

/** The lists that hold paths. */
export function pathEntries(group: ResolvedGroup): readonly Entry[] {
  return [...entriesOf(group, 'excludedPaths'), ...entriesOf(group, 'excludedProcesses')];
}
