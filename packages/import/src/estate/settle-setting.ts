import { findSetting, type MapPart, type SettingRow, type SettingValue } from '@mdav/core';
import { isSameValue, type SettingEffect } from '@mdav/core/format';
import { isAdditive } from '../merge/merge-settings.ts';
import { isPartMap, togetherLists } from '../merge/put-together.ts';
import { type FoundPolicy, filterSentence } from '../policy/found-policy.ts';
import { whoCounts } from './standing.ts';

/** One policy's word on a setting. */
export interface PolicyWord {
  readonly policy: FoundPolicy;
  readonly value: SettingValue;
  /** Present where the policy itself says something else later, which is what stays of the two. */
  readonly isOverwritten?: true;
  /** Present where nothing of the policy sets it: what does something to it, and why. */
  readonly effect?: SettingEffect;
}

/** What several words on a setting come to on a device. */
export interface SettledSetting {
  /** What counts; absent where that is not known. */
  readonly value?: SettingValue;
  /** The one word that counts, by its place; absent where all say the same, stand side by side, or nothing tells. */
  readonly first?: number;
  /** Why that one, or why it is not known; absent where there is nothing to decide. */
  readonly why?: string;
  /** True where two of them say different things of one thing. */
  readonly isContested: boolean;
}

/**
 * What words on a setting come to, and why. What a file overwrites itself has no part in it, and is told; what acts under
 * conditions leaves open what counts. There is at least one word that nothing overwrites.
 */
export function settleSetting(
  setting: string,
  words: readonly PolicyWord[],
  precedence: readonly string[],
): SettledSetting {
  const maybe = words.filter(({ effect }) => effect?.kind === 'condition');
  const isOverwritten = words.some((word) => word.isOverwritten);
  const last = words.filter((word) => word.isOverwritten === undefined && !maybe.includes(word));
  const [some, ...others] = last;
  const settled = some && settleLast(setting, [some, ...others], precedence);
  const counts = settled?.value;
  // What acts on some devices only leaves open what counts there, unless it says the same.
  const isOpen = maybe.some(({ value }) => counts === undefined || !isSameValue(setting, value, counts));
  const word = settled?.first === undefined ? undefined : last[settled.first];
  const reasons = [
    ...(settled?.why === undefined ? [] : [settled.why]),
    ...words.flatMap(({ effect }) => effect?.why ?? []),
    ...(isOverwritten ? [OVERWRITTEN] : []),
  ];
  return {
    ...(isOpen || counts === undefined ? {} : { value: counts }),
    ...(isOpen || word === undefined ? {} : { first: words.indexOf(word) }),
    ...(reasons.length === 0 ? {} : { why: [...new Set(reasons)].join(' ') }),
    isContested: isOpen || settled?.isContested === true || isOverwritten,
  };
}

const OVERWRITTEN = 'One file writes it more than once, and the last word there counts.';

/**
 * What words on a setting come to: one that all agree on, lists and maps of registry values put together as a device does,
 * or the one of the policy that is known to win. There is at least one word.
 */
function settleLast(
  setting: string,
  words: readonly [PolicyWord, ...PolicyWord[]],
  precedence: readonly string[],
): SettledSetting {
  const [{ value }] = words;
  if (words.every((word) => isSameValue(setting, word.value, value))) return { value, isContested: false };
  const row = findSetting(setting);
  const values = words.map((word) => word.value);
  if (row !== undefined && isAdditive(row)) {
    if (values.every(Array.isArray)) return { value: togetherLists(values as readonly List[]), isContested: false };
    if (values.every(isPartMap)) return settleMap(row, words, precedence);
  }
  return settleWords(row, words, precedence);
}

type List = readonly unknown[];
type PartMap = Readonly<Record<string, MapPart>>;

function settleWords(
  row: SettingRow | undefined,
  words: readonly PolicyWord[],
  precedence: readonly string[],
): SettledSetting {
  const policies = words.map(({ policy }) => policy);
  const isOfOne = policies.every((policy) => policy === policies[0]);
  const { first, why } = isOfOne ? { first: undefined, why: SAID_TWICE } : whoCounts(policies, row, precedence);
  const word = first === undefined ? undefined : words[first];
  // Where a filter keeps the one that counts from a device, the others count there.
  const filter = word === undefined || isOfOneObject(policies) ? undefined : filterSentence(word.policy);
  if (filter !== undefined) return { why: `${why} ${filter}`, isContested: true };
  return {
    ...(word === undefined ? {} : { value: word.value }),
    ...(first === undefined ? {} : { first }),
    why,
    isContested: true,
  };
}

function isOfOneObject(policies: readonly FoundPolicy[]): boolean {
  return policies.every(({ path }) => path === policies[0]?.path);
}

const SAID_TWICE = 'One policy says it more than once, and nothing tells which of them a device takes.';

/** Key by key: a key of one policy stands beside those of the others, and who wins is asked for each. */
function settleMap(row: SettingRow, words: readonly PolicyWord[], precedence: readonly string[]): SettledSetting {
  const keys = [...new Set(words.flatMap(({ value }) => Object.keys(value as PartMap)))];
  const parts: [string, MapPart][] = [];
  const reasons = new Set<string>();
  let isKnown = true;
  for (const key of keys) {
    const own = words.flatMap(({ policy, value }) => {
      const part = (value as PartMap)[key];
      return part === undefined ? [] : [{ policy, part, value: { [key]: part } }];
    });
    const [some] = own;
    if (some === undefined) continue;
    const isOne = own.every(({ value }) => isSameValue(row.id, value, some.value));
    const settled = isOne ? undefined : settleWords(row, own, precedence);
    if (settled?.why !== undefined) reasons.add(settled.why);
    const part = settled === undefined ? some.part : settled.first === undefined ? undefined : own[settled.first]?.part;
    if (part === undefined) isKnown = false;
    else parts.push([key, part]);
  }
  return {
    ...(isKnown ? { value: Object.fromEntries(parts) } : {}),
    ...(reasons.size === 0 ? {} : { why: [...reasons].join(' ') }),
    isContested: reasons.size > 0,
  };
}
