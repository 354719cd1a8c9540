import { type Located, type RawRegistry, REMOVE, type ResolvedGroup, type SettingValue, settingRow } from '@mdav/core';
import { expectedSettings } from '../expected/expected-settings.ts';
import type { CollectedData } from '../state/collected.ts';
import type { DeviceState } from '../state/device-state.ts';
import { rulesOtherwise } from './rules-in-force.ts';
import { differenceOf } from './setting-difference.ts';
import { judge, settingsCheck } from './settings-check.ts';

/** What a device shows of a setting: the value that counts there, that nothing is set, or that it does not tell. */
export type ShownValue =
  | { readonly kind: 'value'; readonly value: SettingValue | CollectedData }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'not-told' };

/** Reads what a device shows. Made once for a group, and cheap for every device. */
export type ShownReader = (state: DeviceState) => ShownValue;

const NOT_TOLD: ShownValue = { kind: 'not-told' };
const NOTHING: ShownValue = { kind: 'nothing' };

/**
 * Reads the value of a setting that counts on a device of a group, or of a map what it gives to a key. `probe` is a value
 * that the setting can have, or `remove`: places and spelling are known by it.
 */
export function shownReader(group: ResolvedGroup, setting: string, probe: SettingValue, key?: string): ShownReader {
  return key === undefined ? wholeReader(group, setting, probe) : keyReader(group, setting, key);
}

type Compared =
  | { readonly kind: 'right' }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'not-told' }
  | { readonly kind: 'wrong'; readonly difference: ReturnType<typeof differenceOf> };

/** Holds one value against devices. */
function comparer(group: ResolvedGroup, setting: string, value: SettingValue): (state: DeviceState) => Compared {
  const { raw: _, ...bare } = group;
  const origin = { kind: 'written', layer: 'group', at: group.at } as const;
  return compare(expectedSettings({ ...bare, assignments: [{ setting, value, origin }] }));
}

function compare(expected: ReturnType<typeof expectedSettings>): (state: DeviceState) => Compared {
  const ready = settingsCheck(expected);
  const [check] = ready.checks;
  return (state) => {
    if (check === undefined || state.registry === undefined) return { kind: 'not-told' };
    const keys = ready.keysOf(state);
    const { verdict, source } = judge(check, keys);
    if (verdict === 'not-told') return { kind: 'not-told' };
    if (source === 'nothing') return { kind: 'nothing' };
    return verdict === 'right' ? { kind: 'right' } : { kind: 'wrong', difference: differenceOf(check, keys, state) };
  };
}

function wholeReader(group: ResolvedGroup, setting: string, probe: SettingValue): ShownReader {
  const ask = comparer(group, setting, probe);
  return (state) => {
    const compared = ask(state);
    switch (compared.kind) {
      case 'right':
        return probe === REMOVE ? NOTHING : { kind: 'value', value: probe };
      case 'nothing':
        return NOTHING;
      case 'not-told':
        return NOT_TOLD;
      case 'wrong': {
        const { effective } = compared.difference;
        return effective === null ? NOTHING : { kind: 'value', value: effective };
      }
    }
  };
}

/** A key has the word whose entry is there; the other keys of the map make no difference. */
function keyReader(group: ResolvedGroup, setting: string, key: string): ShownReader {
  const { type } = settingRow(setting);
  const words = type.kind === 'map' ? Object.keys(type.values) : [];
  // What is in force counts, whatever policy says.
  const inForce = (word: string, state: DeviceState) =>
    rulesOtherwise({ setting, wanted: { [key]: word } }, state)[0]?.[1] ?? word;
  const asks = words.map((word) => ({ word, ask: comparer(group, setting, { [key]: word } as SettingValue) }));
  return (state) => {
    let isUntold = false;
    for (const { word, ask } of asks) {
      const compared = ask(state);
      if (compared.kind === 'right' || (compared.kind === 'wrong' && isThere(compared.difference)))
        return { kind: 'value', value: inForce(word, state) };
      // Not every place can say every word: another word may still be found.
      isUntold ||= compared.kind === 'not-told';
    }
    return isUntold ? NOT_TOLD : NOTHING;
  };
}

/** The entry is among those of the device. A list that is there and not managed is read by nobody: its marker counts. */
function isThere({ missing, seen, source }: ReturnType<typeof differenceOf>): boolean {
  return missing?.length === 0 && (source !== 'policy' || seen.length === 0);
}

/** A value of the registry, as `raw` of a fleet file has it. */
export interface AskedValue {
  readonly key: string;
  readonly name: string;
  readonly type: 'dword' | 'sz';
  readonly data: number | string;
}

/** Reads a value of the registry that no setting stands for. */
export function shownRegistryReader(group: ResolvedGroup, asked: AskedValue): ShownReader {
  const entry = { ...asked, reason: '', at: group.at } as Located<RawRegistry>;
  const ask = compare(expectedSettings({ ...group, assignments: [], raw: { registry: [entry], oma: [] } }));
  return (state) => {
    const compared = ask(state);
    if (compared.kind === 'right') return { kind: 'value', value: asked.data };
    if (compared.kind !== 'wrong') return compared;
    const held = compared.difference.seen[0]?.held ?? null;
    return held === null ? NOTHING : { kind: 'value', value: held };
  };
}
