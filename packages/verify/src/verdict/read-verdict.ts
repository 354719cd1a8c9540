import { OS_IDS, type OsId, REMOVE, type ResolvedGroup, type SettingValue } from '@mdav/core';
import { FACTS, type Facts } from '@mdav/core/decision';
import { expectedSettings } from '../expected/expected-settings.ts';
import { fingerprintOf } from './settings-check.ts';
import type { ShownValue } from './shown-value.ts';

/** What a verdict that somebody kept tells of a device. */
export interface ToldVerdict {
  readonly device: string;
  /** Absent where no one group takes the device. */
  readonly group?: string;
  readonly os: OsId | undefined;
  readonly reported: Facts['reported'];
  readonly realTime: boolean | undefined;
  readonly hasOtherProduct: boolean | undefined;
  /** Absent where settings were left out. */
  readonly settings?: ToldSettings;
}

interface ToldSettings {
  readonly of: string;
  readonly untold: ReadonlySet<string>;
  readonly differences: ReadonlyMap<string, Fields>;
}

type Fields = Readonly<Record<string, unknown>>;

/** The verdicts of a document of `mdav verify --format json` with what it leaves out; nothing where it is another thing. */
export function verdictsIn(
  document: unknown,
): { readonly devices: readonly unknown[]; readonly missing: number } | undefined {
  if (!isFields(document)) return undefined;
  const { formatVersion, listed, devices, leftOut, right } = document;
  if (formatVersion !== 1 || typeof listed !== 'string' || !Array.isArray(devices)) return undefined;
  const unlisted = listed === 'all' ? 0 : right;
  return {
    devices,
    missing: [leftOut, unlisted].reduce<number>((sum, one) => sum + (typeof one === 'number' ? one : 0), 0),
  };
}

/** Reads the verdict on a device; nothing where it is another thing, or names no device. */
export function readVerdict(value: unknown): ToldVerdict | undefined {
  if (!isFields(value) || typeof value['verdict'] !== 'string' || typeof value['cause'] !== 'string') return undefined;
  const { device, group, os, shows, settings } = value;
  if (typeof device !== 'string') return undefined;
  const { runs, realTime, otherProduct } = isFields(shows) ? shows : {};
  const told = isFields(settings) ? readSettings(settings) : undefined;
  return {
    device,
    ...(typeof group === 'string' && { group }),
    os: OS_IDS.find((id) => id === os),
    reported: isReported(runs) ? runs : 'unknown',
    realTime: typeof realTime === 'boolean' ? realTime : undefined,
    hasOtherProduct: typeof otherProduct === 'boolean' ? otherProduct : undefined,
    ...(told !== undefined && { settings: told }),
  };
}

/** What earlier versions wrote does not tell what was wanted, nor which settings the device did not tell. */
function readSettings({ of, untold, differences }: Fields): ToldSettings | undefined {
  if (typeof of !== 'string' || !Array.isArray(untold) || !Array.isArray(differences)) return undefined;
  return {
    of,
    untold: new Set(untold.filter((one) => typeof one === 'string')),
    differences: new Map(
      differences.flatMap((one: unknown) =>
        isFields(one) && typeof one['setting'] === 'string' ? [[one['setting'], one] as const] : [],
      ),
    ),
  };
}

/**
 * Reads the values of a group's devices off their verdicts: what is right has the value that the fleet file gives, as long
 * as that is the one that the verdict was about. `isOfFleet` says whether it is.
 */
export function shownByVerdict(group: ResolvedGroup): {
  readonly isOfFleet: (told: ToldVerdict) => boolean;
  readonly shown: (told: ToldVerdict, setting: string, key?: string) => ShownValue;
} {
  const expected = expectedSettings(group);
  const fingerprint = fingerprintOf(expected);
  const wanted = new Map(expected.map(({ setting, wanted: value }) => [setting, value]));
  const isOfFleet = ({ settings }: ToldVerdict) => settings === undefined || settings.of === fingerprint;
  return {
    isOfFleet,
    shown: (told, setting, key) => {
      const { settings } = told;
      const value = wanted.get(setting);
      if (settings === undefined || settings.untold.has(setting)) return NOT_TOLD;
      const difference = settings.differences.get(setting);
      if (difference !== undefined) return shownInstead(difference, key);
      return value === undefined || !isOfFleet(told) ? NOT_TOLD : ofValue(value, key);
    },
  };
}

const NOT_TOLD: ShownValue = { kind: 'not-told' };
const NOTHING: ShownValue = { kind: 'nothing' };

function ofValue(value: SettingValue, key: string | undefined): ShownValue {
  if (value === REMOVE) return NOTHING;
  if (key === undefined) return { kind: 'value', value };
  const words = value as Fields;
  const word = isFields(value) && Object.hasOwn(words, key) ? words[key] : undefined;
  return word === undefined ? NOTHING : { kind: 'value', value: word as SettingValue };
}

/** What a key of a map is set to is told by its word; where a channel joins them, only of what is as it was wanted. */
function shownInstead(difference: Fields, key: string | undefined): ShownValue {
  const { effective, missing, wanted } = difference;
  if (effective === null) return NOTHING;
  if (key === undefined)
    return effective === undefined ? NOT_TOLD : { kind: 'value', value: effective as SettingValue };
  const { words } = difference;
  if (isFields(words) && Object.hasOwn(words, key)) return { kind: 'value', value: words[key] as SettingValue };
  if (!Array.isArray(effective) || !Array.isArray(missing)) return NOT_TOLD;
  const names = (list: readonly unknown[]) => list.map((one) => String(one).split('=')[0]?.toLowerCase());
  if (!names(effective).includes(key.toLowerCase())) return NOTHING;
  const isAsWanted = isFields(wanted) && Object.hasOwn(wanted, key) && !names(missing).includes(key.toLowerCase());
  return isAsWanted ? { kind: 'value', value: wanted[key] as SettingValue } : NOT_TOLD;
}

function isReported(word: unknown): word is Facts['reported'] {
  return typeof word === 'string' && Object.hasOwn(FACTS.reported.values, word);
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
