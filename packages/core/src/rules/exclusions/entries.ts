import { listOfPart } from '../../catalogue/codes.ts';
import { settingRow } from '../../catalogue/lookup.ts';
import { PATH_LISTS, type PathList, pathSettings } from '../../catalogue/path-lists.ts';
import type { Location } from '../../diagnostic/diagnostic.ts';
import { byGroup } from '../../kind/by-kind.ts';
import { once } from '../../memory/once.ts';
import type { Justification } from '../../model/justification.ts';
import type { Assignment, ResolvedGroup } from '../../model/resolved.ts';
import type { ListEntry, MapPart } from '../../model/value.ts';
import { entryText } from '../../model/value.ts';
import { assigned } from '../../rule/ask.ts';
import { pathAt } from '../../rule/fixes.ts';
import { parseContext } from '../../value/exclusion-context.ts';

/** One entry of a list setting. */
export interface Entry {
  readonly setting: string;
  /** The key that has the list, in a map of lists: an attack surface reduction rule. */
  readonly key?: string;
  /** As it was written, without spaces around it. */
  readonly text: string;
  /** Its path: the text without the context that narrows it. */
  readonly path: string;
  readonly at: Location;
  readonly entry: ListEntry;
}

/** An entry of a list of paths, with what such an entry may be. */
export interface PathEntry extends Entry {
  readonly list: PathList;
}

/** The entries of a list setting, each with its place; none when the group does not set it. */
export function entriesOf(group: ResolvedGroup, setting: string): readonly Entry[] {
  const assignment = assigned(group, setting);
  if (assignment === undefined) return [];
  const { value, origin } = assignment;
  if (!Array.isArray(value)) return entriesOfMap(assignment);
  const places = origin.kind === 'written' ? (origin.entries ?? []) : [];
  return (value as readonly ListEntry[]).map((entry, index) => ({
    ...textsOf(entry),
    setting,
    at: places[index] ?? origin.at,
    entry,
  }));
}

/** The entries of all lists of a map; a list in one text is taken apart. Each stands where its key does. */
function entriesOfMap({ setting, value, origin }: Assignment): readonly Entry[] {
  const { type } = settingRow(setting);
  if (type.kind !== 'map' || typeof value !== 'object') return [];
  return Object.entries(value as Readonly<Record<string, MapPart>>).flatMap(([key, part]) => {
    const at = (origin.kind === 'written' ? origin.keys?.[key] : undefined) ?? origin.at;
    return (listOfPart(type, part) ?? []).map((entry) => ({ ...textsOf(entry), setting, key, at, entry }));
  });
}

function textsOf(entry: ListEntry): Pick<Entry, 'text' | 'path'> {
  const text = entryText(entry).trim();
  return { text, path: parseContext(text).path };
}

/** True for two entries of one list of the file: without one of them the list may still say the same to all who share it. */
export function isSameList(a: Entry, b: Entry): boolean {
  const lists = [a, b].map(({ at }) => JSON.stringify(pathAt(at)?.slice(0, -1)));
  return lists[0] !== undefined && lists[0] === lists[1];
}

/** Who answers for an entry and until when; nothing for one that is written as plain text. */
export function notesOf({ entry }: Entry): Justification {
  return typeof entry === 'string' ? {} : entry;
}

/** The entries of the lists that hold paths, of those kinds of list alone that are wanted. */
export function pathEntries(group: ResolvedGroup, isWanted?: (list: PathList) => boolean): readonly PathEntry[] {
  return listedPaths(group).flatMap(({ list, entries }) => (isWanted === undefined || isWanted(list) ? entries : []));
}

/** A dozen rules ask for the same entries. */
const listedPaths = byGroup((group) =>
  group.assignments.flatMap(({ setting }) => {
    const kind = kinds().get(setting);
    if (kind === undefined) return [];
    const list = PATH_LISTS[kind];
    return [{ list, entries: entriesOf(group, setting).map((entry): PathEntry => ({ ...entry, list })) }];
  }),
);

const kinds = once(() => new Map(pathSettings()));

/** Entries by the list that they stand in: by setting, and by key in a map of lists. */
export function listOf({ setting, key = '' }: Entry): string {
  return `${setting} ${key}`;
}
