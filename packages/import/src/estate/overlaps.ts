import { findSetting, type SettingValue, showValue } from '@mdav/core';
import { isSameValue } from '@mdav/core/format';
import { isAdditive } from '../merge/merge-settings.ts';
import { type FoundPolicy, policyWords } from '../policy/found-policy.ts';

/** Something that several policies for the same devices say. */
export interface Overlap {
  /** `contradicts` where they say different things, `repeats` where all say the same. */
  readonly kind: 'contradicts' | 'repeats';
  /** A setting, or one entry of a list or map whose entries are values of their own. */
  readonly subject: string;
  readonly setting: string;
  /** At least two, in the order of the policies. */
  readonly says: readonly OverlapSide[];
}

/** One policy's word in an overlap. */
export interface OverlapSide {
  /** The policy in a sentence, such as `Intune policy "Desks"`. */
  readonly policy: string;
  /** Where it was read. */
  readonly path: string;
  /** The value as text. */
  readonly value: string;
}

/**
 * Where policies for the same devices say the same setting: differently, or once more. Policies are for the same devices
 * where they make one set (see `policiesIn`): the Intune policies of one folder, what mdav wrote for one group. Lists that
 * devices put together contradict nobody. Pure; the order is that of the policies and of their settings.
 */
export function overlapsIn(policies: readonly FoundPolicy[]): readonly Overlap[] {
  const sets = new Map<string, FoundPolicy[]>();
  for (const policy of policies) sets.set(policy.set.id, [...(sets.get(policy.set.id) ?? []), policy]);
  return [...sets.values()].flatMap(overlapsOfSet);
}

/** A word on a subject, before it is known who else has one. */
interface Word {
  readonly subject: string;
  readonly setting: string;
  readonly policy: FoundPolicy;
  readonly value: SettingValue;
}

function overlapsOfSet(policies: readonly FoundPolicy[]): readonly Overlap[] {
  const said = new Map<string, Word[]>();
  for (const word of policies.flatMap(wordsOf)) {
    const key = word.subject.toLowerCase();
    said.set(key, [...(said.get(key) ?? []), word]);
  }
  return [...said.values()].flatMap((words): readonly Overlap[] => {
    const [first] = words;
    if (first === undefined || new Set(words.map(({ policy }) => policy)).size < 2) return [];
    const isOne = words.every(({ setting, value }) => isSameValue(setting, value, first.value));
    return [
      {
        kind: isOne ? 'repeats' : 'contradicts',
        subject: first.subject,
        setting: first.setting,
        says: words.map(({ policy, value }) => ({
          policy: policyWords(policy),
          path: policy.path,
          value: showValue(value),
        })),
      },
    ];
  });
}

function wordsOf(policy: FoundPolicy): readonly Word[] {
  return Object.entries(policy.settings).flatMap(([setting, value]): readonly Word[] => {
    const row = findSetting(setting);
    if (row === undefined || !isAdditive(row) || typeof value !== 'object')
      return [{ subject: setting, setting, policy, value }];
    if (Array.isArray(value))
      return (value as readonly unknown[]).map((entry) => {
        const text = typeof entry === 'string' ? entry : JSON.stringify(entry);
        return { subject: `${setting} ${text}`, setting, policy, value: [text] };
      });
    return Object.entries(value as Readonly<Record<string, string>>).map(([key, part]) => ({
      subject: `${setting}.${key}`,
      setting,
      policy,
      value: { [key]: part },
    }));
  });
}
