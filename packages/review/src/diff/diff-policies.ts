import type { SettingRow, SettingValue } from '@mdav/core';
import { findSetting, REMOVE, sortedSettings } from '@mdav/core';
import type { SaidChannel, SaidPolicy } from '@mdav/core/format';
import { isSameValue, templateOf } from '@mdav/core/format';
import { diffResidue, type ResidueDifference } from './residue.ts';
import type { ValueChange } from './value-change.ts';
import { changeOf } from './value-change.ts';

/** How two policies differ. */
export interface PolicyDiff {
  /** Number of settings that both say, equal or not. */
  readonly shared: number;
  /** What they disagree on, and what only one of them says; in the order of the catalogue. */
  readonly settings: readonly SettingDifference[];
  /** What one of them says and the other one's language has no words for: no disagreement. */
  readonly unsayable: readonly UnsayableSetting[];
  /** What no setting stands for, compared as text. */
  readonly residue: readonly ResidueDifference[];
}

/** A setting on which two policies do not agree. */
export type SettingDifference =
  /** Both say it, and not the same. `change` leads from `a` to `b`. */
  | {
      readonly kind: 'differs';
      readonly setting: string;
      readonly a: SettingValue;
      readonly b: SettingValue;
      readonly change: ValueChange;
    }
  | { readonly kind: 'only-a'; readonly setting: string; readonly a: SettingValue }
  | { readonly kind: 'only-b'; readonly setting: string; readonly b: SettingValue };

/** A setting that only one side can say. */
export interface UnsayableSetting {
  readonly setting: string;
  /** The side that says it. */
  readonly in: 'a' | 'b';
  readonly value: SettingValue;
  /** Why the other side has no words for it; a complete sentence. */
  readonly why: string;
}

/**
 * Compares two policies by what they mean, whatever format each of them came from. Pure; lists count without their
 * order where it means nothing, quantities whatever their unit.
 */
export function diffPolicies(a: SaidPolicy, b: SaidPolicy): PolicyDiff {
  const settings: SettingDifference[] = [];
  const unsayable: UnsayableSetting[] = [];
  let shared = 0;
  for (const setting of sortedSettings([...Object.keys(a.settings), ...Object.keys(b.settings)])) {
    const [inA, inB] = [valueIn(a, setting), valueIn(b, setting)];
    if (inA !== undefined && inB !== undefined) {
      shared += 1;
      if (!isSameValue(setting, inA, inB))
        settings.push({ kind: 'differs', setting, a: inA, b: inB, change: changeOf(setting, inA, inB) });
    } else if (inA !== undefined) {
      const why = whyUnsayable(setting, inA, b.channels);
      if (why === undefined) settings.push({ kind: 'only-a', setting, a: inA });
      else unsayable.push({ setting, in: 'a', value: inA, why });
    } else if (inB !== undefined) {
      const why = whyUnsayable(setting, inB, a.channels);
      if (why === undefined) settings.push({ kind: 'only-b', setting, b: inB });
      else unsayable.push({ setting, in: 'b', value: inB, why });
    }
  }
  return { shared, settings, unsayable, residue: diffResidue(a.residue, b.residue) };
}

/** True when the policies do not say the same. What one of them has no words for does not count. */
export function isDifferent({ settings, residue }: Pick<PolicyDiff, 'settings' | 'residue'>): boolean {
  return settings.length > 0 || residue.length > 0;
}

/** Number of settings that both policies say, and not in the same way. */
export function countDisagreements({ settings }: Pick<PolicyDiff, 'settings'>): number {
  return settings.filter(({ kind }) => kind === 'differs').length;
}

/** A value that the policy itself says: names of settings come from files. */
function valueIn({ settings }: SaidPolicy, setting: string): SettingValue | undefined {
  return Object.hasOwn(settings, setting) ? settings[setting] : undefined;
}

/** Why a setting cannot be said in any of these languages; nothing when one of them has words for it. */
function whyUnsayable(
  setting: string,
  value: SettingValue,
  channels: readonly SaidChannel[] | undefined,
): string | undefined {
  const row = findSetting(setting);
  if (row === undefined || channels === undefined) return undefined;
  const reasons = channels.map((channel) => REASONS[channel](row, value));
  return reasons.every((why) => why !== undefined) ? reasons[0] : undefined;
}

const REASONS: { readonly [C in SaidChannel]: (row: SettingRow, value: SettingValue) => string | undefined } = {
  registry: ({ registry }) => (registry.kind === 'values' ? undefined : registry.why),
  mdm: (row, value) => {
    const isElement = row.mdm.kind === 'node' && row.mdm.admxElement !== undefined;
    if (value === REMOVE && !isElement) return 'Intune has no words for taking a setting back.';
    if (
      row.mdm.kind === 'node' ||
      row.mdm.kind === 'within' ||
      (row.mdm.kind === 'manual' && templateOf(row) !== undefined)
    )
      return undefined;
    return row.mdm.why;
  },
};
