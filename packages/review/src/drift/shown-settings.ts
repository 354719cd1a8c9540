import { findSetting, type SettingValue, sortedSettings } from '@mdav/core';
import { type EstateDevice, isSameValue } from '@mdav/core/format';
import { changeOf } from '../diff/value-change.ts';
import type { SettingDrift } from './drift.ts';
import type { WantedSetting } from './wanted.ts';
import type { Weigh } from './weigh-in-group.ts';

/** So many devices are named; the others are counted. */
const MOST_NAMES = 5;

/** What devices show, held against what is wanted. */
export interface ShownSettings {
  readonly drifted: readonly SettingDrift[];
  /** Settings that any device shows and that count. */
  readonly compared: ReadonlySet<string>;
}

/**
 * What devices show other than what is wanted, one entry for each value. What a device does not show is not known; what it
 * shows and nobody wants counts only where it would not show what nobody set.
 */
export function shownSettings(
  wanted: readonly WantedSetting[],
  devices: readonly EstateDevice[],
  weigh: Weigh,
): ShownSettings {
  const inFleet = new Map(wanted.map((one) => [one.setting, one]));
  const seen = sortedSettings(devices.flatMap(({ settings }) => Object.keys(settings)));
  const compared = new Set<string>();
  const drifted = [...new Set(seen)].flatMap((setting) => {
    const want = inFleet.get(setting);
    const values = valuesOf(setting, devices).filter(({ isMeant }) => want !== undefined || isMeant);
    if (values.length > 0) compared.add(setting);
    return values
      .filter(({ value }) => want === undefined || !isSameValue(setting, want.value, value))
      .map(
        ({ value, names }): SettingDrift => ({
          setting,
          title: findSetting(setting)?.title ?? setting,
          kind: 'shown',
          ...(want === undefined
            ? {}
            : {
                wanted: {
                  value: want.value,
                  at: want.at,
                  ...(want.because === undefined ? {} : { because: want.because }),
                },
              }),
          actual: value,
          says: [],
          devices: { count: names.length, names: names.slice(0, MOST_NAMES) },
          change: changeOf(setting, want?.value, value),
          ...weigh(setting, want?.value, value),
        }),
      );
  });
  return { drifted, compared };
}

interface ShownValue {
  readonly value: SettingValue;
  readonly names: string[];
  /** True where somebody must have set it. */
  isMeant: boolean;
}

function valuesOf(setting: string, devices: readonly EstateDevice[]): readonly ShownValue[] {
  const values: ShownValue[] = [];
  for (const { device, settings, showsDefaults } of devices) {
    const value = Object.hasOwn(settings, setting) ? settings[setting] : undefined;
    if (value === undefined) continue;
    const known = values.find((one) => isSameValue(setting, one.value, value));
    if (known === undefined) values.push({ value, names: [device], isMeant: !showsDefaults });
    else {
      if (!known.names.includes(device)) known.names.push(device);
      known.isMeant ||= !showsDefaults;
    }
  }
  return values;
}
