import type { ExpectedSetting } from '@mdav/core/decision';
import { describe, expect, it } from 'vitest';
import type { DeviceState } from '../state/device-state.ts';
import { stateOf } from '../state/state-of.ts';
import { differencesOf } from './differences.ts';
import { differenceOf } from './setting-difference.ts';
import { settingsCheck } from './settings-check.ts';

const P = 'HKLM\\P';
const M = 'HKLM\\M';
const toggle: ExpectedSetting = {
  setting: 'allowCloudProtection',
  wanted: true,
  policy: [{ key: P, name: 'v', data: 2, also: [1] }],
  mdm: [{ key: M, name: 'v', data: 1 }],
  by: ['policy'],
};
const paths: ExpectedSetting = {
  setting: 'excludedPaths',
  wanted: ['C:\\a'],
  policy: [{ key: P, values: { 'C:\\a': '0' } }],
  by: ['policy'],
};

function deviceWith(registry: object): DeviceState {
  const read = stateOf({ mdav: 1, device: 'x', registry });
  if (!read.ok) throw new Error('the device cannot be read');
  return read.value;
}

const long = 'x'.repeat(100);
const TOLD: readonly object[] = [
  {},
  ...[{}, null, { v: null }, { v: 0 }, { v: '0' }, { v: '2' }, { v: 3 }, { V: 3 }, { v: '3,' }, { v: ['0'] }].flatMap(
    (values) => [{ [P]: values }, { [P]: values, [M]: { v: 0 } }, { [P]: values, [M]: null }, { [M]: values }],
  ),
  { [P]: { v: long } },
  { [P]: { v: `${long}y` } },
];

describe('how settings of devices differ', () => {
  it.each([toggle, paths])('is what it is of each alone, whatever was seen before: $setting', (setting) => {
    const check = settingsCheck([setting]);
    const [one] = check.checks;
    if (one === undefined) throw new Error('nothing is checked');
    for (const registry of [...TOLD, ...TOLD.toReversed()]) {
      const state = deviceWith(registry);
      const told = differencesOf(check, [setting.setting], state);
      expect(told).toEqual([differenceOf(one, check.keysOf(state), state)]);
    }
  });

  it('is one object where they differ alike', () => {
    const check = settingsCheck([toggle]);
    const of = (registry: object) => differencesOf(check, ['allowCloudProtection'], deviceWith(registry))[0];
    expect(of({ [P]: { v: 0 } })).toBe(of({ [P]: { v: 0, w: 1 } }));
    expect(of({ [P]: { v: 0 } })).not.toBe(of({ [P]: { v: '0' } }));
  });
});
