import { codeOf } from '../catalogue/codes.ts';
import type { Measure } from '../catalogue/direction.ts';
import { settingRow } from '../catalogue/lookup.ts';
import { assertNever } from '../diagnostic/diagnostic.ts';
import type { SettingValue } from '../model/value.ts';
import { REMOVE } from '../model/vocabulary.ts';
import { partsOf } from '../value/plain-value.ts';
import { valueText } from '../value/value-text.ts';
import { measureOf } from './measure-of.ts';

/** What a change does to protection. `mixed` goes both ways, such as one exclusion less and another one more. */
export const DIRECTIONS = ['strengthens', 'weakens', 'mixed', 'neutral'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** A direction with its reason. */
export interface Weighed {
  readonly direction: Direction;
  /** A complete sentence. */
  readonly why: string;
}

type Value = SettingValue | undefined;

const UNKNOWN_WITHOUT: Weighed = {
  direction: 'neutral',
  why: 'What devices do without the setting is not known here.',
};

/** What it does to protection when a setting goes from one value to another; absent means not managed. */
export function weighChange(setting: string, before: Value, after: Value): Weighed {
  const measure = measureOf(setting);
  if (measure === undefined) return { direction: 'neutral', why: 'Nothing is known of how its values compare.' };
  // Both leave it to the device.
  return weigh(setting, measure, before === REMOVE ? undefined : before, after === REMOVE ? undefined : after);
}

function weigh(setting: string, measure: Measure, before: Value, after: Value): Weighed {
  switch (measure.kind) {
    case 'neutral':
      return { direction: 'neutral', why: measure.why };
    case 'toggle':
      return byRank(before, after, { rank: (value) => Number(value === measure.stronger), most: 1 });
    case 'levels': {
      const most = measure.weakestFirst.length - 1;
      const rank = (value: SettingValue) => rankOf(measure, String(value));
      return settingRow(setting).type.kind === 'map'
        ? weighKeys(setting, { rank, most }, before, after)
        : byRank(before, after, { rank, most });
    }
    case 'parts':
      return weighParts(setting, measure.each, before, after);
    case 'amount':
      return byRank(before, after, {
        rank: (value) => rankOfAmount(setting, measure, value),
        most: Number.POSITIVE_INFINITY,
        least: measure.zero === 'off' ? Number.NEGATIVE_INFINITY : undefined,
      });
    default:
      return assertNever(measure);
  }
}

interface Scale {
  /** The strength of a value; nothing when it compares with no other. */
  readonly rank: (value: SettingValue) => number | undefined;
  readonly most: number;
  /** Default: 0. `undefined` where nothing is known to be the least. */
  readonly least?: number | undefined;
}

/** Compares by rank. A value that is not managed may be anything: only the ends of the scale can be told from it. */
function byRank(before: Value, after: Value, scale: Scale): Weighed {
  const least = 'least' in scale ? scale.least : 0;
  const [old, fresh] = [before, after].map((value) => (value === undefined ? undefined : scale.rank(value)));
  if ((before !== undefined && old === undefined) || (after !== undefined && fresh === undefined))
    return { direction: 'neutral', why: 'The documentation does not rank these values.' };
  if (old === undefined && fresh === undefined) return { direction: 'neutral', why: 'It is not managed either way.' };
  if (fresh === undefined) {
    if (old === scale.most) return { direction: 'weakens', why: 'The strongest value is no longer held.' };
    return old === least ? { direction: 'strengthens', why: 'The weakest value is no longer held.' } : UNKNOWN_WITHOUT;
  }
  if (old === undefined) {
    if (fresh === scale.most) return { direction: 'strengthens', why: 'It is held at its strongest value.' };
    return fresh === least ? { direction: 'weakens', why: 'It is held at its weakest value.' } : UNKNOWN_WITHOUT;
  }
  if (old === fresh) return { direction: 'neutral', why: 'Both values protect alike.' };
  const [strong, weak] = fresh > old ? [after, before] : [before, after];
  return {
    direction: fresh > old ? 'strengthens' : 'weakens',
    why: `${valueText(strong ?? '')} protects more than ${valueText(weak ?? '')}.`,
  };
}

function rankOf({ weakestFirst }: Extract<Measure, { kind: 'levels' }>, word: string): number | undefined {
  const rank = weakestFirst.findIndex((words) => words.includes(word));
  return rank === -1 ? undefined : rank;
}

function rankOfAmount(
  setting: string,
  { more, zero }: Extract<Measure, { kind: 'amount' }>,
  value: SettingValue,
): number | undefined {
  const amount = codeOf(settingRow(setting).type, undefined, value);
  if (typeof amount !== 'number' || (amount === 0 && zero === 'unknown')) return undefined;
  if (amount === 0 && zero === 'off') return Number.NEGATIVE_INFINITY;
  const size = amount === 0 && zero === 'no-limit' ? Number.POSITIVE_INFINITY : amount;
  return more === 'stronger' ? size : -size;
}

/** Keys one by one: each is weighed like a setting of its own. */
function weighKeys(setting: string, scale: Scale, before: Value, after: Value): Weighed {
  const words = (value: Value) =>
    new Map((value === undefined ? [] : (partsOf(setting, value) ?? [])).map(({ plain, word }) => [plain, word]));
  const [old, fresh] = [words(before), words(after)];
  const each = [...new Set([...old.keys(), ...fresh.keys()])]
    .filter((key) => old.get(key) !== fresh.get(key))
    .map((key) => ({ key, ...byRank(old.get(key), fresh.get(key), scale) }));
  return joinKeys(each);
}

/** Keys with different reasons are told with which reason is whose. */
function joinKeys(each: readonly (Weighed & { readonly key: string })[]): Weighed {
  const keys = new Map<string, string[]>();
  for (const { key, direction, why } of each)
    if (direction !== 'neutral') keys.set(why, [...(keys.get(why) ?? []), key]);
  const joined = joinWeighed(each);
  if (keys.size < 2) return joined;
  const sentences = [...keys].map(([why, names]) => {
    const whose = names.length > KEYS_NAMED ? `${names.length} entries` : names.join(', ');
    return `${whose}: ${why.replace(/^The /, 'the ')}`;
  });
  return { ...joined, why: sentences.join(' ') };
}

/** Up to so many keys are named with their reason; more are counted. */
const KEYS_NAMED = 3;

function weighParts(setting: string, each: 'stronger' | 'weaker', before: Value, after: Value): Weighed {
  const plain = (value: Value) =>
    new Set(
      (value === undefined ? [] : (partsOf(setting, value) ?? [])).map((part) => `${part.plain}\u0000${part.word}`),
    );
  const [old, fresh] = [plain(before), plain(after)];
  const added = [...fresh].filter((part) => !old.has(part)).length;
  const removed = [...old].filter((part) => !fresh.has(part)).length;
  const isStronger = each === 'stronger';
  return joinWeighed([
    ...(added > 0 ? [grow(isStronger, `${added} more ${added === 1 ? 'entry' : 'entries'}`)] : []),
    ...(removed > 0 ? [grow(!isStronger, `${removed} ${removed === 1 ? 'entry' : 'entries'} less`)] : []),
  ]);
}

function grow(isStronger: boolean, what: string): Weighed {
  return isStronger
    ? { direction: 'strengthens', why: `Protection covers more: ${what}.` }
    : { direction: 'weakens', why: `Protection covers less: ${what}.` };
}

/** Several weighed parts as one. */
function joinWeighed(parts: readonly Weighed[]): Weighed {
  const telling = parts.filter(({ direction }) => direction !== 'neutral');
  const [first] = telling;
  if (first === undefined) return parts[0] ?? { direction: 'neutral', why: 'Both values protect alike.' };
  const why = [...new Set(telling.map((part) => part.why))].join(' ');
  return {
    direction: telling.every(({ direction }) => direction === first.direction) ? first.direction : 'mixed',
    why,
  };
}
