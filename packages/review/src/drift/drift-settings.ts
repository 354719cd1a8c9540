import { findSetting, sortedSettings } from '@mdav/core';
import { type EstatePolicy, type EstateSetting, type EstateWord, isSameValue } from '@mdav/core/format';
import { changeOf } from '../diff/value-change.ts';
import type { SettingDrift, WantedWord } from './drift.ts';
import type { WantedSetting } from './wanted.ts';
import type { Weigh } from './weigh-in-group.ts';
import { worstOf } from './worst.ts';

/** What of the settings of a group drifted, in the order of the catalogue; nothing about those that are as wanted. */
export function driftOfSettings(
  wanted: readonly WantedSetting[],
  said: readonly EstateSetting[],
  weigh: Weigh,
): readonly SettingDrift[] {
  const inFleet = new Map(wanted.map((one) => [one.setting, one]));
  const inEstate = new Map(said.map((one) => [one.setting, one]));
  return sortedSettings([...inFleet.keys(), ...inEstate.keys()]).flatMap((setting) => {
    const drift = driftOf(inFleet.get(setting), inEstate.get(setting), weigh);
    return drift === undefined ? [] : [{ setting, title: findSetting(setting)?.title ?? setting, ...drift }];
  });
}

type Drifted = Omit<SettingDrift, 'setting' | 'title'>;

function driftOf(
  wanted: WantedSetting | undefined,
  said: EstateSetting | undefined,
  weigh: Weigh,
): Drifted | undefined {
  if (said === undefined) return wanted === undefined ? undefined : notSaid(wanted);
  if (said.isContested) return contested(wanted, said, weigh);
  const { setting, value, says } = said;
  if (value === undefined) return undefined;
  const about = { ...wordOf(wanted), actual: value, says };
  if (wanted === undefined)
    return {
      kind: 'extra',
      ...about,
      change: changeOf(setting, undefined, value),
      ...withReason(weigh(setting, undefined, value), said),
    };
  if (!isSameValue(setting, wanted.value, value))
    return {
      kind: 'differs',
      ...about,
      change: changeOf(setting, wanted.value, value),
      ...withReason(weigh(setting, wanted.value, value), said),
    };
  return isRepeated(wanted, says)
    ? {
        kind: 'repeated',
        ...about,
        why: 'What counts is what is wanted; whoever changes one of them alone makes them differ.',
      }
    : undefined;
}

function withReason(weighed: ReturnType<Weigh>, { why }: EstateSetting): ReturnType<Weigh> {
  return why === undefined ? weighed : { ...weighed, why: `${weighed.why} ${why}` };
}

function notSaid(wanted: WantedSetting): Drifted {
  return {
    kind: 'not-said',
    ...wordOf(wanted),
    says: [],
    why: 'It is not in what was given; whether devices have it is not known.',
  };
}

/** Policies differ. Where nothing tells who wins, everyone may: the direction is the worst of them. */
function contested(
  wanted: WantedSetting | undefined,
  { setting, value, says, why = '' }: EstateSetting,
  weigh: Weigh,
): Drifted {
  const about = { kind: 'contested', ...wordOf(wanted), says } as const;
  if (value === undefined) {
    const weighed = says
      .filter((word) => wanted === undefined || !isSameValue(setting, wanted.value, word.value))
      .map((word) => weigh(setting, wanted?.value, word.value));
    const worst = worstOf(weighed);
    return worst === undefined
      ? { ...about, why }
      : { ...about, direction: worst.direction, why: `${worst.why} ${why}` };
  }
  if (wanted !== undefined && isSameValue(setting, wanted.value, value))
    return { ...about, actual: value, why: `What counts is what is wanted. ${why}` };
  const weighed = weigh(setting, wanted?.value, value);
  return {
    ...about,
    actual: value,
    change: changeOf(setting, wanted?.value, value),
    direction: weighed.direction,
    why: `${weighed.why} ${why}`,
  };
}

/**
 * Said once more than by the files of a build. Those are one of a kind for each way, where a kind has no more of them: of
 * forms that say the same, such as policies and a monitor of them, a build that is read back counts one.
 */
function isRepeated({ setting, value: wanted, ways, files = {} }: WantedSetting, says: readonly EstateWord[]): boolean {
  // Entries of a list that stand beside each other repeat nothing.
  const whole = says.filter(({ value }) => isSameValue(setting, value, wanted)).map(({ policy }) => policy);
  if (whole.length < 2) return false;
  const times = (kind: string) => whole.filter((policy) => policy.kind === kind).length;
  const isWay = (way: EstatePolicy['way']) => way !== undefined && ways.includes(way);
  return whole.some(({ by, kind, way }) => by !== 'description' || times(kind) > (files[kind] ?? (isWay(way) ? 1 : 0)));
}

function wordOf(wanted: WantedSetting | undefined): { readonly wanted?: WantedWord } {
  if (wanted === undefined) return {};
  const { value, at, because } = wanted;
  return { wanted: { value, at, ...(because === undefined ? {} : { because }) } };
}
