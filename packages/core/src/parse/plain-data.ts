import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { Locate, Path } from '../diagnostic/locate.ts';
import { LIMITS } from './limits.ts';
import { whereWords } from './where-words.ts';

/** Something in a value that no text of a fleet can be, such as a Map. */
export type OddValue =
  /** `kind`: what the language calls it: `Map`. */
  | { readonly path: Path; readonly kind: string }
  /** A surrogate without the other one that makes a character of it: UTF-8 would put another character in its place. */
  | { readonly path: Path; readonly half: string };

/** A value as data of its own, and what in it is none. */
export interface PlainData {
  readonly data: unknown;
  readonly odd: readonly OddValue[];
  /** How many values it has, each as often as it is met on the way through the whole; past the limit nobody counts on. */
  readonly values: number;
}

/**
 * A value that somebody has in memory as data of its own: what becomes of his objects later changes nothing in it. A key
 * whose value is `undefined` is not there, as in JSON. What is shared stays shared, so that no value grows, and a circle
 * stays one for the schema to refuse.
 */
export function plainData(value: unknown): PlainData {
  const copies = new Map<object, unknown>();
  const sizes = new Map<object, number>();
  let values = 0;
  const odd: OddValue[] = [];
  const copy = (given: unknown, path: Path): unknown => {
    values += 1;
    const half = typeof given === 'string' ? HALF.exec(given)?.[0] : undefined;
    if (half !== undefined) odd.push({ path, half });
    // Deeper than any text may be, and refused on the way there.
    if (typeof given !== 'object' || given === null || path.length > LIMITS.depth) return given;
    const known = copies.get(given);
    if (known !== undefined) {
      values += sizes.get(given) ?? 0;
      return known;
    }
    const before = values;
    if (Array.isArray(given)) {
      const list: unknown[] = [];
      copies.set(given, list);
      for (const [index, entry] of given.entries()) {
        // The length of a list may be a number and nothing more.
        if (values > LIMITS.values) break;
        list.push(copy(entry, [...path, index]));
      }
      sizes.set(given, values - before);
      return list;
    }
    const kind = kindOf(given);
    if (!MAPS.has(kind)) {
      odd.push({ path, kind });
      return given;
    }
    const map = {};
    copies.set(given, map);
    for (const [key, inner] of Object.entries(given)) {
      const halfOfKey = HALF.exec(key)?.[0];
      if (halfOfKey !== undefined) odd.push({ path: [...path, key], half: halfOfKey });
      if (inner !== undefined) own(map, key, copy(inner, [...path, key]));
    }
    sizes.set(given, values - before);
    return map;
  };
  const data = copy(value, []);
  return { data, odd, values };
}

/** With the flag a pair of surrogates is one character, and none of this range. */
const HALF = /[\ud800-\udfff]/u;
/** How YAML and JSON write one. */
const WRITTEN_HALF = /\\(?:u|U0000)[dD][89a-fA-F]/;

/** What no text may say that was read from one: only escapes can put it there. */
export function oddInText(data: unknown, text: string): readonly OddValue[] {
  return WRITTEN_HALF.test(text) ? plainData(data).odd : [];
}

/** What has keys and nothing else to say: objects, those of classes too, and what a module exports. */
const MAPS: ReadonlySet<string> = new Set(['Object', 'Module']);

function kindOf(value: object): string {
  return Object.prototype.toString.call(value).slice('[object '.length, -1);
}

/** By definition and not by assignment, which does something else with the name `__proto__`. */
function own(map: object, key: string, value: unknown): void {
  Object.defineProperty(map, key, { value, enumerable: true, writable: true, configurable: true });
}

/** What to write in place of what is no data. */
const IN_PLACE: ReadonlyMap<string, string> = new Map([
  ['Map', 'Write it as an object, such as by `Object.fromEntries(…)`.'],
  ['Set', 'Write it as a list, such as by `[...…]`.'],
  ['Date', "Write it as text, such as '2027-03-01'."],
]);

/** Says what is no data, and what to write in its place. */
export function explainOdd(value: OddValue, locate: Locate): Diagnostic {
  const { path } = value;
  if ('half' in value)
    return {
      code: 'fleet-half-character',
      severity: 'error',
      message: `${whereWords(path)} holds half of a character, U+${value.half.charCodeAt(0).toString(16).toUpperCase()}.`,
      at: locate(path),
      hint: 'Write the character itself, or both of its halves one after the other.',
    };
  const { kind } = value;
  return {
    code: 'fleet-wrong-type',
    severity: 'error',
    message: `${whereWords(path)} must be plain data, not a ${kind}.`,
    at: locate(path),
    hint: IN_PLACE.get(kind) ?? 'Write objects, lists, text, numbers, `true` and `false` alone.',
  };
}
