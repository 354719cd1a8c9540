import { describe, expect, it } from 'vitest';
import type { RegistryEntry } from '../form.ts';
import { liftRegistryPolicies } from '../source/lift-registry.ts';

const DEFENDER = 'SOFTWARE\\Policies\\Microsoft\\Windows Defender';
const clear: RegistryEntry = { kind: 'clear', key: DEFENDER };
const pua: RegistryEntry = { kind: 'set', key: DEFENDER, name: 'PUAProtection', data: { type: 'dword', value: 1 } };
const keys = (key: string, value: string): RegistryEntry => ({
  kind: 'directive',
  key,
  name: '**DeleteKeys',
  data: { type: 'sz', value },
});
const lift = (entries: readonly RegistryEntry[], order?: 'in-order', hive: 'machine' | 'user' = 'machine') => {
  const { settings, left } = liftRegistryPolicies([{ hive, entries }], 'x', order);
  const effects = left.flatMap((one) => one.effects ?? []);
  return { settings, taken: effects.map(({ setting }) => setting), values: new Set(effects.map(({ value }) => value)) };
};

describe('what deletions take away', () => {
  it('is what is written to the key, and with a deleted key what lies below', () => {
    const { taken, values } = lift([clear]);
    expect(taken).toContain('puaProtection');
    expect(taken).not.toContain('allowRealtimeMonitoring');
    expect([...values]).toEqual(['remove']);
    expect(lift([keys('SOFTWARE\\Policies\\Microsoft', 'x;Windows Defender')]).taken).toEqual(
      expect.arrayContaining(['puaProtection', 'allowRealtimeMonitoring']),
    );
    expect(lift([keys(DEFENDER, 'Real-Time')]).taken).toEqual([]);
  });

  it('is not what is set after it, where entries are carried out in order, and what is set before it', () => {
    expect(lift([clear, pua], 'in-order')).toMatchObject({ settings: { puaProtection: 'block' } });
    expect(lift([clear, pua], 'in-order').taken).not.toContain('puaProtection');
    expect(lift([pua, clear], 'in-order').settings).toEqual({});
    expect(lift([pua, clear], 'in-order').taken).toContain('puaProtection');
    // Nothing tells which comes first.
    expect(lift([pua, clear]).taken).not.toContain('puaProtection');
  });

  it('is nothing of the machine where users lose it', () => {
    expect(lift([clear], 'in-order', 'user').taken).toEqual([]);
  });
});
