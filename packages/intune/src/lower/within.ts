import type { Assignment, MdmWithin, ResolvedGroup, SettingRow, SettingValue } from '@mdav/core';
import { REMOVE, settingRow } from '@mdav/core';
import { listOfPart, settingInside } from '@mdav/core/format';
import type { SettingInstance } from '../settings-catalog/policy.ts';
import { lookUp } from './values.ts';

/** A setting that is said inside the keys of another one. */
export interface InnerRow {
  readonly row: SettingRow;
  readonly within: MdmWithin;
}

/** The lists to be said inside a setting: by key of its map. */
export interface InnerLists {
  readonly inner: InnerRow;
  readonly lists: Readonly<Record<string, readonly string[]>>;
}

/** The setting that stands inside the keys of this one; none inside most. */
export function innerRowOf({ id }: SettingRow): InnerRow | undefined {
  const row = settingInside(id);
  return row?.mdm.kind === 'within' ? { row, within: row.mdm } : undefined;
}

/** The lists that a value gives, each a list of texts even where the file has one text. */
export function innerListsOf(inner: InnerRow, value: SettingValue): InnerLists | undefined {
  const { type } = inner.row;
  if (type.kind !== 'map' || typeof value !== 'object' || Array.isArray(value)) return undefined;
  const lists = Object.entries(value as Readonly<Record<string, unknown>>).flatMap(([key, part]) => {
    const list = listOfPart(type, part);
    return list === undefined ? [] : [[key, list] as const];
  });
  return { inner, lists: Object.fromEntries(lists) };
}

/**
 * What a group wants inside a setting, by Intune. The lists are offered in templates alone, so that the setting goes into its
 * template with them.
 */
export function innerListsIn(group: ResolvedGroup, row: SettingRow): InnerLists | undefined {
  const inner = innerRowOf(row);
  const assignment = inner && group.assignments.find(({ setting }) => setting === inner.row.id);
  if (inner === undefined || assignment === undefined || assignment.value === REMOVE) return undefined;
  if (assignment.only !== undefined && !assignment.only.includes('intune')) return undefined;
  const wanted = innerListsOf(inner, assignment.value);
  const outer = group.assignments.find(({ setting }) => setting === row.id);
  if (wanted === undefined) return undefined;
  const said = Object.entries(wanted.lists).filter(
    ([key]) => whyNotInside(wanted, key, wordOf(outer, key)) === undefined,
  );
  return said.length === 0 ? undefined : { inner, lists: Object.fromEntries(said) };
}

/** Why the list of a key cannot be said below a word; nothing where it can. */
export function whyNotInside({ inner, lists }: InnerLists, key: string, word: string | undefined): string | undefined {
  const { without, notBelow, entry, setting } = inner.within;
  const list = lookUp(lists, key);
  if (list === undefined) return undefined;
  const { type } = settingRow(setting);
  if (without.includes(key) || type.kind !== 'map' || !Object.hasOwn(type.keys, key))
    return `the settings catalog has no list for ${key}`;
  if (word === undefined) return `${setting} does not set ${key}, below which its list stands`;
  if (notBelow.includes(word)) return `${setting} sets ${key} to ${word}, below which no list stands`;
  const pattern = new RegExp(entry.pattern, 'u');
  const odd = list.find((text) => text.length > entry.maxLength || !pattern.test(text));
  if (odd !== undefined)
    return `the definition takes no entry like ${JSON.stringify(odd)}: at most ${entry.maxLength} characters, without ">", "|" and "="`;
  return list.length > entry.maxEntries ? `${key} has more than ${entry.maxEntries} entries` : undefined;
}

/** The instance that stands below the choice of a key. */
export function innerInstance(
  { inner, lists }: InnerLists,
  key: string,
  word: string,
  choice: string,
): readonly SettingInstance[] {
  const list = lookUp(lists, key);
  if (list === undefined || whyNotInside({ inner, lists }, key, word) !== undefined) return [];
  return [
    {
      kind: 'simple-collection',
      definition: `${choice}_${inner.within.suffix}`,
      template: null,
      values: list.map((text) => ({ kind: 'string', value: text, template: null })),
    },
  ];
}

/** The lists of a setting that cannot be said inside the other one as a group sets it: each with the reason. */
export function unsaidInside(wanted: InnerLists, outer: Assignment | undefined): readonly string[] {
  return Object.keys(wanted.lists).flatMap((key) => whyNotInside(wanted, key, wordOf(outer, key)) ?? []);
}

function wordOf(outer: Assignment | undefined, key: string): string | undefined {
  const words = outer?.value;
  if (typeof words !== 'object' || Array.isArray(words)) return undefined;
  return lookUp(words as Readonly<Record<string, string>>, key);
}
