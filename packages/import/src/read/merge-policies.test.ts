import { findSetting, type SettingValue, settingRows } from '@mdav/core';
import { isSameValue, type ResidueLine, type SaidPolicy } from '@mdav/core/format';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAdditive } from '../merge/merge-settings.ts';
import { mergePolicies } from './merge-policies.ts';

const said = (
  settings: SaidPolicy['settings'],
  residue: readonly ResidueLine[],
  channels?: SaidPolicy['channels'],
): SaidPolicy => ({ settings, residue, ...(channels === undefined ? {} : { channels }) });

describe('policies for the same devices', () => {
  it('are put together, and the first one counts', () => {
    const line = { place: 'HKLM\\X', says: 'dword 1' };
    const { policy, conflicts } = mergePolicies([
      said({ puaProtection: 'block', cloudBlockLevel: 'high' }, [line], ['registry']),
      said({ puaProtection: 'audit', cloudBlockLevel: 'high', allowCloudProtection: true }, [line, line], ['mdm']),
    ]);
    expect(policy).toEqual({
      settings: { puaProtection: 'block', cloudBlockLevel: 'high', allowCloudProtection: true },
      residue: [line, line],
      channels: ['registry', 'mdm'],
    });
    expect(conflicts).toEqual([{ setting: 'puaProtection', winner: 0, loser: 1, value: 'block', otherValue: 'audit' }]);
  });
});

describe('lists and maps whose entries are values of the registry', () => {
  const merged = (setting: string, a: SettingValue, b: SettingValue) => {
    const { policy, conflicts } = mergePolicies([said({ [setting]: a }, []), said({ [setting]: b }, [])]);
    return { value: policy.settings[setting], conflicts: conflicts.length };
  };
  const [credential, psexec] = ['block-lsass-credential-stealing', 'block-psexec-wmi-process-creation'];
  it.each<[string, string, SettingValue, SettingValue, SettingValue, number]>([
    ['a list', 'excludedPaths', ['C:\\a'], ['c:\\A', 'C:\\b'], ['C:\\a', 'C:\\b'], 0],
    ['a list of which one part only says that it is managed', 'excludedPaths', [], ['C:\\a'], ['C:\\a'], 0],
    [
      'a map',
      'attackSurfaceReductionRules',
      { [psexec]: 'block' },
      { [credential]: 'audit' },
      { [psexec]: 'block', [credential]: 'audit' },
      0,
    ],
    [
      'a map with a key that both say',
      'attackSurfaceReductionRules',
      { [psexec]: 'block' },
      { [psexec]: 'audit', [credential]: 'audit' },
      { [psexec]: 'block', [credential]: 'audit' },
      1,
    ],
    ['a list that one of them takes back', 'excludedPaths', ['C:\\a'], 'remove', ['C:\\a'], 1],
  ])('stand side by side: %s', (_, setting, a, b, value, conflicts) => {
    expect(merged(setting, a, b)).toEqual({ value, conflicts });
  });
});

describe('laws', () => {
  const value = fc.oneof(
    fc.boolean(),
    fc.integer(),
    fc.string(),
    fc.array(fc.string()),
    fc.record({ hours: fc.nat(100) }),
  ) as fc.Arbitrary<SettingValue>;
  const policy = fc
    .tuple(
      fc.array(fc.tuple(fc.constantFrom(...settingRows().map(({ id }) => id), '__proto__', 'constructor'), value)),
      fc.array(fc.record({ place: fc.string(), says: fc.string() })),
    )
    .map(([pairs, residue]): SaidPolicy => said(Object.fromEntries(pairs), residue));

  it('policies put together say what each of them says, but for conflicts', () => {
    fc.assert(
      fc.property(policy, policy, (a, b) => {
        const { policy: both, conflicts } = mergePolicies([a, b]);
        const isLost = ([id, own]: readonly [string, SettingValue]) => {
          const there = Object.getOwnPropertyDescriptor(both.settings, id)?.value as SettingValue | undefined;
          const row = findSetting(id);
          if (there === undefined) return true;
          // Entries of both stand side by side there.
          if (row !== undefined && isAdditive(row) && Array.isArray(own) && Array.isArray(there))
            return !own.every((entry) =>
              there.some((one) => String(one).toLowerCase() === String(entry).toLowerCase()),
            );
          return !isSameValue(id, own, there);
        };
        expect(Object.entries(a.settings).filter(isLost)).toEqual([]);
        expect(Object.entries(b.settings).filter(isLost)).toHaveLength(conflicts.length);
        for (const line of [...a.residue, ...b.residue]) expect(both.residue).toContainEqual(line);
      }),
    );
  });
});
