import { codeOf, listOfPart } from '../catalogue/codes.ts';
import { findSetting } from '../catalogue/lookup.ts';
import type { ListItem, ValueType } from '../catalogue/row.ts';
import { assertNever } from '../diagnostic/diagnostic.ts';
import type { ListEntry, SettingValue } from '../model/value.ts';
import { entryText } from '../model/value.ts';
import { plainExtension, plainPath } from './plain-entry.ts';

/** A part of a list, of flags or of a map, in the form in which parts are compared, and as it was written. */
export interface PlainPart {
  readonly plain: string;
  readonly shown: string;
  /** What a key of a map is set to. */
  readonly word?: string;
  /** The same for comparing, where it is a list. */
  readonly plainWord?: string;
}

/**
 * The parts of a value that has any: entries of a list, flags, keys of a map. Parts that Windows takes for the same are
 * one: letter case of paths, the dot of an extension, a backslash at the end, who answers for an entry.
 */
export function partsOf(setting: string, value: SettingValue): readonly PlainPart[] | undefined {
  const type = findSetting(setting)?.type;
  if (Array.isArray(value)) {
    const plain = plainerOf(type);
    const parts = (value as readonly ListEntry[]).map((entry) => {
      const shown = entryText(entry);
      return { plain: plain(shown), shown };
    });
    return onceEach(parts);
  }
  if (typeof value !== 'object' || type?.kind !== 'map') return undefined;
  return onceEach(
    Object.entries(value).map(([key, word]) => ({ plain: key.toLowerCase(), shown: key, ...wordsOf(type, word) })),
  );
}

/** What a map gives to a key, in one line. A list is the same however it is written, and paths however they are spelled. */
function wordsOf(type: ValueType & { readonly kind: 'map' }, part: unknown): Pick<PlainPart, 'word' | 'plainWord'> {
  const list = type.lists && listOfPart(type, part);
  if (type.lists === undefined || list === undefined) return { word: String(part) };
  const plain = new Set(list.map(plainEntry(type.lists.of)));
  return { word: list.join(', '), plainWord: JSON.stringify([...plain].sort()) };
}

/** True where the order of the parts means something. */
export function isOrdered(setting: string): boolean {
  const type = findSetting(setting)?.type;
  return type?.kind === 'list' && type.ordered === true;
}

/** True when two values of a setting mean the same to a device. */
export function isSameValue(setting: string, a: SettingValue, b: SettingValue): boolean {
  return plainText(setting, a) === plainText(setting, b);
}

function plainText(setting: string, value: SettingValue): string {
  const parts = partsOf(setting, value);
  if (parts !== undefined) {
    const texts = parts.map(({ plain, word, plainWord = word }) =>
      plainWord === undefined ? plain : `${plain}\u0000${plainWord}`,
    );
    return JSON.stringify(isOrdered(setting) ? texts : texts.sort());
  }
  const type = findSetting(setting)?.type;
  // Four hours and 240 minutes are the same time.
  const amount = type?.kind === 'duration' ? codeOf(type, undefined, value) : undefined;
  return amount === undefined ? JSON.stringify(value) : String(amount);
}

function plainerOf(type: ValueType | undefined): (text: string) => string {
  return type?.kind === 'list' ? plainEntry(type.of) : (text) => text;
}

function plainEntry(item: ListItem): (text: string) => string {
  switch (item) {
    case 'path':
    case 'process':
      return plainPath;
    case 'extension':
      return plainExtension;
    case 'ip-address':
    case 'source':
      return (text) => text.toLowerCase();
    case 'text':
      return (text) => text;
    default:
      return assertNever(item);
  }
}

function onceEach(parts: readonly PlainPart[]): readonly PlainPart[] {
  const seen = new Set<string>();
  return parts.filter(({ plain }) => !seen.has(plain) && seen.add(plain));
}
