import { assertNever } from '../diagnostic/diagnostic.ts';
import type { Duration, ListEntry, MapPart, SettingValue } from '../model/value.ts';
import { entryText } from '../model/value.ts';
import { REMOVE } from '../model/vocabulary.ts';
import type { Codes, DurationUnit, MapLists, ValueType } from './row.ts';

/*
 * Between the words of the fleet file and the codes of a channel. Every function is pure and total: what cannot be said
 * in the codes given, or means nothing in the words of the type, is `undefined`.
 */

/** Code of a setting that is one number or one text. Lists and maps have functions of their own. */
export function codeOf(type: ValueType, codes: Codes | undefined, value: SettingValue): number | string | undefined {
  switch (type.kind) {
    case 'toggle':
      return typeof value === 'boolean' ? codeOfWord(codes, value ? 'on' : 'off') : undefined;
    case 'choice':
      return typeof value === 'string' ? codeOfWord(codes, value) : undefined;
    case 'flags':
      return Array.isArray(value) ? sumOf(codes, value.map(entryText)) : undefined;
    case 'integer':
      return typeof value === 'number' && isWithin(type, value) ? value : undefined;
    case 'duration': {
      const amount = amountIn(type.unit, value);
      return amount !== undefined && isWithin(type, amount) ? amount : undefined;
    }
    case 'time-of-day':
      return typeof value === 'string' ? minutesOf(value) : undefined;
    case 'text':
      return typeof value === 'string' && isText(type, value) ? value : undefined;
    case 'list':
    case 'map':
      return undefined;
    default:
      return assertNever(type);
  }
}

/** The value that a code means; the opposite of `codeOf`. `alsoReads` has further codes by word. */
export function valueOfCode(
  type: ValueType,
  codes: Codes | undefined,
  code: number | string,
  alsoReads?: Readonly<Record<string, readonly (number | string)[]>>,
): SettingValue | undefined {
  switch (type.kind) {
    case 'toggle': {
      const word = wordOfCode(codes, code, alsoReads);
      return word === 'on' ? true : word === 'off' ? false : undefined;
    }
    case 'choice':
      return wordOfCode(codes, code, alsoReads);
    case 'flags':
      return typeof code === 'number' ? wordsOfSum(codes, code) : undefined;
    case 'integer':
      return typeof code === 'number' && isWithin(type, code) ? code : undefined;
    case 'duration':
      return typeof code === 'number' && isWithin(type, code) ? durationOf(type.unit, code) : undefined;
    case 'time-of-day':
      return typeof code === 'number' ? timeOf(code) : undefined;
    case 'text':
      // A text that is the word for removal could not be told from it.
      return typeof code === 'string' && code !== REMOVE && isText(type, code) ? code : undefined;
    case 'list':
    case 'map':
      return undefined;
    default:
      return assertNever(type);
  }
}

/** Texts of a list, in order, each with its code where the list has words. */
export function listCodes(value: SettingValue, codes: Codes | undefined): readonly string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const texts = (value as readonly ListEntry[]).map((entry) => {
    const code = codes === undefined ? entryText(entry) : codeOfWord(codes, entryText(entry));
    return code === undefined ? undefined : String(code);
  });
  return allDefined(texts);
}

/** The words of a list, or its texts where it has none. */
export function listValue(texts: readonly string[], codes: Codes | undefined): readonly string[] | undefined {
  return codes === undefined ? texts : allDefined(texts.map((text) => wordOfCode(codes, text)));
}

/** How a channel spells a map: code per key word and per value word; absent where text goes as it is. */
export interface MapCodes {
  readonly keys: Readonly<Record<string, string>> | undefined;
  readonly values: Readonly<Record<string, string>> | undefined;
  /** Further codes of the values that a reader understands. */
  readonly alsoReads?: Readonly<Record<string, readonly string[]>>;
}

type MapType = Extract<ValueType, { kind: 'map' }>;

/** Codes of the pairs of a map, in the order of the map. */
export function mapCodes(
  type: MapType,
  codes: MapCodes,
  value: SettingValue,
): readonly (readonly [string, string])[] | undefined {
  if (typeof value !== 'object' || Array.isArray(value)) return undefined;
  const pairs = Object.entries(value as Readonly<Record<string, unknown>>).map(([key, word]) => {
    const name = Object.hasOwn(type.keys, key) ? ownCode(codes.keys, key) : isOtherKey(type, key) ? key : undefined;
    const data = type.lists === undefined ? codeOfPart(codes.values, word) : joinedPart(type.lists, word);
    return name === undefined || data === undefined ? undefined : ([name, data] as const);
  });
  return allDefined(pairs);
}

/** The key and the word that a pair of codes means. Codes of keys are compared without regard to case. */
export function mapPair(
  type: MapType,
  codes: MapCodes,
  name: string,
  data: string,
): readonly [string, MapPart] | undefined {
  const key = Object.keys(type.keys).find((word) => ownCode(codes.keys, word)?.toLowerCase() === name.toLowerCase());
  const word = type.lists === undefined ? wordOfCode(codes.values, data, codes.alsoReads) : listOf(type.lists, data);
  if (word === undefined) return undefined;
  if (key !== undefined) return [key, word];
  return isOtherKey(type, name) ? [name, word] : undefined;
}

/** The list that a map of lists gives to a key; fleet files of old have it as one text. Absent when it holds nothing. */
export function listOfPart({ lists }: MapType, part: unknown): readonly string[] | undefined {
  const list = typeof part === 'string' ? part.split(lists?.joinedBy ?? '\n').map((text) => text.trim()) : part;
  if (!Array.isArray(list) || list.length === 0) return undefined;
  return list.every((text) => typeof text === 'string' && text !== '') ? list : undefined;
}

/** The list that a channel joined; every letter of it counts. */
function listOf({ joinedBy }: MapLists, data: string): readonly string[] | undefined {
  const list = data.split(joinedBy);
  return list.includes('') ? undefined : list;
}

function codeOfPart(codes: Readonly<Record<string, string>> | undefined, word: unknown): string | undefined {
  return typeof word === 'string' ? ownCode(codes, word) : undefined;
}

/** One text of a list; none where an entry holds what joins them. */
function joinedPart(lists: MapLists, part: unknown): string | undefined {
  if (typeof part === 'string') return part;
  if (!Array.isArray(part) || part.length === 0) return undefined;
  const texts: readonly unknown[] = part;
  const isWhole = texts.every((text) => typeof text === 'string' && text !== '' && !text.includes(lists.joinedBy));
  return isWhole ? texts.join(lists.joinedBy) : undefined;
}

/** The words of a value for which the codes have nothing, for a message; empty when the fault lies elsewhere. */
export function wordsWithoutCode(type: ValueType, codes: Codes | undefined, value: SettingValue): readonly string[] {
  return wordsOf(type, value).filter((word) => codes !== undefined && codeOfWord(codes, word) === undefined);
}

function wordsOf(type: ValueType, value: SettingValue): readonly string[] {
  if (type.kind === 'toggle') return [value === true ? 'on' : 'off'];
  if (type.kind === 'choice') return [String(value)];
  if (Array.isArray(value)) return (value as readonly ListEntry[]).map(entryText);
  if (type.kind === 'map' && type.lists === undefined && typeof value === 'object')
    return Object.values(value).map(String);
  return [];
}

function codeOfWord(codes: Codes | undefined, word: string): number | string | undefined {
  return codes === undefined ? word : Object.hasOwn(codes, word) ? codes[word] : undefined;
}

/** As `codeOfWord`, for text alone. */
function ownCode(codes: Readonly<Record<string, string>> | undefined, word: string): string | undefined {
  return codes === undefined ? word : Object.hasOwn(codes, word) ? codes[word] : undefined;
}

function wordOfCode(
  codes: Codes | undefined,
  code: number | string,
  alsoReads: Readonly<Record<string, readonly (number | string)[]>> = {},
): string | undefined {
  if (codes === undefined) return typeof code === 'string' ? code : undefined;
  const plain = Object.keys(codes).find((word) => codes[word] === code);
  return plain ?? Object.keys(alsoReads).find((word) => alsoReads[word]?.includes(code));
}

function sumOf(codes: Codes | undefined, words: readonly string[]): number | undefined {
  const bits = allDefined(words.map((word) => codeOfWord(codes, word)));
  // Added up as numbers: bit operators would make the highest bit of 32 negative.
  return bits === undefined ? undefined : [...new Set(bits)].reduce<number>((sum, bit) => sum + Number(bit), 0);
}

/** The words whose bits make up the number; nothing when a bit has no word. */
function wordsOfSum(codes: Codes | undefined, sum: number): readonly string[] | undefined {
  let left = sum;
  const words: string[] = [];
  for (const [word, bit] of Object.entries(codes ?? {})) {
    if (typeof bit !== 'number' || bit <= 0 || Math.floor(left / bit) % 2 !== 1) continue;
    words.push(word);
    left -= bit;
  }
  return left === 0 ? words : undefined;
}

const SECONDS: { readonly [U in DurationUnit]: number } = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 };

/** How many of a unit a duration is; nothing unless a whole number. */
function amountIn(unit: DurationUnit, value: SettingValue): number | undefined {
  if (typeof value !== 'object' || Array.isArray(value)) return undefined;
  const [given, second] = Object.entries(value as Readonly<Record<string, unknown>>);
  if (given === undefined || second !== undefined || !Object.hasOwn(SECONDS, given[0]) || typeof given[1] !== 'number')
    return undefined;
  const amount = (given[1] * SECONDS[given[0] as DurationUnit]) / SECONDS[unit];
  return Number.isSafeInteger(amount) ? amount : undefined;
}

function durationOf(unit: DurationUnit, amount: number): Duration {
  return { [unit]: amount } as unknown as Duration;
}

/** Minutes after midnight of `hh:mm`. */
function minutesOf(time: string): number | undefined {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time);
  return match === null ? undefined : 60 * Number(match[1]) + Number(match[2]);
}

function timeOf(minutes: number): string | undefined {
  if (!Number.isInteger(minutes) || minutes < 0 || minutes >= 24 * 60) return undefined;
  const two = (part: number) => String(part).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

function isWithin(range: { readonly min: number; readonly max: number }, value: number): boolean {
  return Number.isInteger(value) && value >= range.min && value <= range.max;
}

function isText(type: Extract<ValueType, { kind: 'text' }>, text: string): boolean {
  if (!/^[^\r\n\0]+$/.test(text) || text.length > (type.maxLength ?? text.length)) return false;
  return type.pattern === undefined || new RegExp(type.pattern, 'u').test(text);
}

function isOtherKey(type: MapType, key: string): boolean {
  if (type.otherKeys === 'number') return /^\d{1,20}$/.test(key);
  return type.otherKeys === 'guid' && /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(key);
}

function allDefined<T>(items: readonly (T | undefined)[]): T[] | undefined {
  return items.includes(undefined) ? undefined : (items as T[]);
}
