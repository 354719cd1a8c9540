import type { ExpectedState } from '@mdav/core/decision';
import { describe, expect, it } from 'vitest';
import { groupsOf } from '../__tests__/examples.ts';
import { type MadeDevice, putValue, rightDevice } from '../__tests__/right-device.ts';
import { expectedGroup } from '../expected/expected-group.ts';
import { POLICY_MANAGER } from '../expected/policy-manager.ts';
import { stateOf } from '../state/state-of.ts';
import { verifier } from './verifier.ts';

const groupWith = (rest: string) =>
  groupsOf(`mdav: 1
name: v
defaults: { licence: servers-p2, onboarding: { state: onboarded, via: gpo } }
groups:
  desks: { os: windows-11, mode: active, antivirus: none, ${rest} }
`).map(expectedGroup)[0] as ExpectedState;

const SETTINGS = "settings: { enableNetworkProtection: block, puaProtection: block, excludedPaths: ['D:\\Ledger'] }";
const byPolicy = groupWith(`deliver: [gpo], ${SETTINGS}`);

function told(expected: ExpectedState, change: (device: MadeDevice) => void) {
  const device = rightDevice(expected, 'windows-11', 'policy');
  change(device);
  const read = stateOf(JSON.parse(JSON.stringify(device)));
  if (!read.ok) throw new Error('not read');
  const one = verifier([expected]);
  return one.describe(one.verify(read.value));
}

const manager = (name: string, data: number | string) => (device: MadeDevice) =>
  putValue(device, { key: POLICY_MANAGER, name }, data);

describe('a policy key that is as wanted beside Policy Manager', () => {
  const starts = 'Policy Manager has another value than the policy key';

  it.each<[string, (device: MadeDevice) => void, readonly string[]]>([
    ['that is empty', () => {}, []],
    ['that has the same', manager('EnableNetworkProtection', 1), []],
    ['that has the same as text', manager('EnableNetworkProtection', '1'), []],
    ['that has another number', manager('EnableNetworkProtection', 0), ['enableNetworkProtection']],
    ['that has other paths', manager('ExcludedPaths', 'C:\\'), ['excludedPaths']],
  ])('%s', (_, change, settings) => {
    const { verdict, notes, settings: counted } = told(byPolicy, change);
    expect([verdict, counted?.wrong]).toEqual(['right', 0]);
    const found = notes.filter((note) => note.startsWith(starts));
    expect(found.map((note) => / of ([a-zA-Z, ]+)\. By one page/.exec(note)?.[1])).toEqual(settings);
  });

  it('is no conflict where the policy key itself differs: that is told as a difference', () => {
    const found = told(byPolicy, (device) => {
      for (const { policy } of byPolicy.settings ?? [])
        for (const entry of policy ?? [])
          if ('name' in entry && typeof entry.data === 'number') putValue(device, entry, 7);
      manager('EnableNetworkProtection', 0)(device);
    });
    expect(found.notes.filter((note) => note.startsWith(starts))).toEqual([]);
    expect(found.settings?.wrong).toBeGreaterThan(0);
  });
});

describe('exclusions that the registry does not show', () => {
  const managed = groupWith(`deliver: [intune], intune: { management: mde }, ${SETTINGS}`);
  const without = (device: MadeDevice) => {
    for (const { setting, policy = [] } of managed.settings ?? [])
      if (setting === 'excludedPaths') for (const { key } of policy) device.registry[key] = null as never;
  };

  it('count as not told under security settings management, and as missing by other ways', () => {
    expect(told(managed, without).settings).toMatchObject({ wrong: 0, untold: ['excludedPaths'] });
    expect(told(byPolicy, without).settings?.differences.map(({ setting }) => setting)).toEqual(['excludedPaths']);
  });

  it('count where they stand', () => {
    expect(told(managed, () => {}).settings).toMatchObject({ wrong: 0, notTold: 0 });
    const other = (device: MadeDevice) => {
      without(device);
      for (const { setting, policy = [] } of managed.settings ?? [])
        if (setting === 'excludedPaths')
          for (const entry of policy) if ('values' in entry) device.registry[entry.key] = { 'E:\\Other': '0' };
    };
    expect(told(managed, other).settings?.differences.map(({ setting }) => setting)).toEqual(['excludedPaths']);
  });
});
