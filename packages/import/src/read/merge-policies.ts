import { findSetting, type SettingValue } from '@mdav/core';
import type { ResidueLine, SaidChannel, SaidPolicy } from '@mdav/core/format';
import { isSameValue } from '@mdav/core/format';
import { isAdditive } from '../merge/merge-settings.ts';
import { isPartMap, togetherLists } from '../merge/put-together.ts';

/** Several policies for the same devices as one. */
export interface MergedPolicy {
  readonly policy: SaidPolicy;
  readonly conflicts: readonly PolicyConflict[];
}

/** A setting that two policies say differently. */
export interface PolicyConflict {
  readonly setting: string;
  /** Places in the list of policies: the one whose value counts, and the other. */
  readonly winner: number;
  readonly loser: number;
  /** The value that counts. */
  readonly value: SettingValue;
  readonly otherValue: SettingValue;
}

/**
 * Puts policies for the same devices together. The first one that says a setting counts, unless `isAfter` tells of two
 * places in the list that the one acts after the other; every other that disagrees is a conflict: which one a device obeys
 * depends on more than the files. Entries of a list or map that are registry values of their own stand side by side; they
 * conflict where both say a key otherwise. A line of residue counts once.
 */
export function mergePolicies(
  policies: readonly SaidPolicy[],
  isAfter: (later: number, earlier: number) => boolean = () => false,
): MergedPolicy {
  const settings = new Map<string, { readonly value: SettingValue; readonly from: number }>();
  const conflicts: PolicyConflict[] = [];
  const residue = new Map<string, ResidueLine>();
  for (const [index, policy] of policies.entries()) {
    for (const [setting, value] of Object.entries(policy.settings)) {
      const own = { value, from: index };
      const there = settings.get(setting);
      if (there === undefined) {
        settings.set(setting, own);
        continue;
      }
      if (isSameValue(setting, there.value, value)) continue;
      const [winner, loser] = isAfter(index, there.from) ? [own, there] : [there, own];
      const both = sideBySide(setting, winner.value, loser.value);
      settings.set(setting, { ...winner, value: both?.value ?? winner.value });
      if (both?.isWhole !== true)
        conflicts.push({
          setting,
          winner: winner.from,
          loser: loser.from,
          value: winner.value,
          otherValue: loser.value,
        });
    }
    addOnce(residue, policy.residue);
  }
  const channels = joinChannels(policies);
  return {
    policy: {
      settings: Object.fromEntries([...settings].map(([setting, { value }]) => [setting, value])),
      residue: [...residue.values()],
      ...(channels === undefined ? {} : { channels }),
    },
    conflicts,
  };
}

/** Two lists or maps whose entries are values of their own as a device has them; `isWhole` unless both say a key otherwise. */
function sideBySide(
  setting: string,
  winner: SettingValue,
  loser: SettingValue,
): { readonly value: SettingValue; readonly isWhole: boolean } | undefined {
  const row = findSetting(setting);
  if (row === undefined || !isAdditive(row)) return undefined;
  if (Array.isArray(winner) && Array.isArray(loser)) return { value: togetherLists([winner, loser]), isWhole: true };
  if (!isPartMap(winner) || !isPartMap(loser)) return undefined;
  const isWhole = Object.entries(loser).every(([key, part]) => {
    const own = Object.hasOwn(winner, key) ? winner[key] : undefined;
    return own === undefined || isSameValue(setting, { [key]: own }, { [key]: part });
  });
  return { value: { ...loser, ...winner }, isWhole };
}

/** A place that one policy acts on twice keeps both lines; what two policies do alike is one line. */
function addOnce(residue: Map<string, ResidueLine>, lines: readonly ResidueLine[]): void {
  const seen = new Map<string, number>();
  for (const line of lines) {
    const text = `${line.place.toLowerCase()}\u0000${line.says}`;
    const repeat = (seen.get(text) ?? 0) + 1;
    seen.set(text, repeat);
    const key = `${text}\u0000${repeat}`;
    if (!residue.has(key)) residue.set(key, line);
  }
}

/** All languages together; one policy that can say everything makes the whole able to. */
function joinChannels(policies: readonly SaidPolicy[]): readonly SaidChannel[] | undefined {
  if (policies.some(({ channels }) => channels === undefined)) return undefined;
  return [...new Set(policies.flatMap(({ channels }) => channels ?? []))];
}
