import { REMOVE } from '@mdav/core';
import { describe, expect, it } from 'vitest';
import type { RegistryEntry } from '../form.ts';
import { liftRegistryPolicies } from '../source/lift-registry.ts';
import { overwritten } from './overwritten.ts';

const DEFENDER = 'SOFTWARE\\Policies\\Microsoft\\Windows Defender';
const RULES = `${DEFENDER}\\Windows Defender Exploit Guard\\ASR\\Rules`;
const PSEXEC = 'd1e49aac-8f56-4280-b9ba-993a6d77406c';
const dword = (name: string, value: number): RegistryEntry => ({
  kind: 'set',
  key: DEFENDER,
  name,
  data: { type: 'dword', value },
});
const rule = (value: string): RegistryEntry => ({ kind: 'set', key: RULES, name: PSEXEC, data: { type: 'sz', value } });
const remove = (name: string): RegistryEntry => ({ kind: 'delete', key: DEFENDER, name });
const soft = (name: string): RegistryEntry => ({
  kind: 'directive',
  key: DEFENDER,
  name: `**soft.${name}`,
  data: { type: 'dword', value: 0 },
});
const lift = (...entries: RegistryEntry[]) => {
  const { settings, left, diagnostics } = liftRegistryPolicies([{ hive: 'machine', entries }], 'x', 'in-order');
  return { settings, diagnostics, left, words: left.flatMap(({ otherwise = [] }) => otherwise) };
};
const word = (setting: string, value: unknown) => ({ setting, value, isOverwritten: true });

describe('what a later entry of a file overwrites', () => {
  it.each([
    ['another value', [dword('PUAProtection', 1), dword('puaprotection', 0)], 'off', [word('puaProtection', 'block')]],
    ['a deletion', [dword('PUAProtection', 1), remove('PUAProtection')], REMOVE, [word('puaProtection', 'block')]],
    ['a value after a deletion', [remove('PUAProtection'), dword('PUAProtection', 1)], 'block', []],
    ['the same value', [dword('PUAProtection', 1), dword('PUAProtection', 1)], 'block', []],
    [
      'three, and what was said twice is one word',
      [2, 0, 2, 1].map((value) => dword('PUAProtection', value)),
      'block',
      [word('puaProtection', 'audit'), word('puaProtection', 'off')],
    ],
  ])('is the last word that counts: %s', (_, entries, value, words) => {
    const read = lift(...entries);
    expect(read.settings).toEqual({ puaProtection: value });
    expect(read.words).toEqual(words);
    expect(read.diagnostics).toEqual([]);
    expect(read.left).toHaveLength(entries.length - 1);
    for (const { lines, raw, unsayable } of read.left) {
      expect({ lines, raw }).toEqual({ lines: [] });
      expect(unsayable?.[0]?.why).toMatch(/writes the value again/);
    }
  });

  it('is told by key of a map', () => {
    const { settings, words } = lift(rule('1'), rule('0'));
    expect(settings).toEqual({ attackSurfaceReductionRules: { 'block-psexec-wmi-process-creation': 'off' } });
    expect(words).toEqual([word('attackSurfaceReductionRules', { 'block-psexec-wmi-process-creation': 'block' })]);
  });

  it('keeps the places of what is told of other entries', () => {
    const { diagnostics } = lift(dword('PUAProtection', 1), dword('PUAProtection', 0), dword('ServiceKeepAlive', 7));
    expect(diagnostics).toMatchObject([{ code: 'registry-not-understood', at: { path: 'entries[2]' } }]);
  });

  it('is not known beside a value that is set only where there is none, and where nothing tells the order', () => {
    const both = [dword('PUAProtection', 1), dword('PUAProtection', 0)];
    expect(overwritten([...both, soft('PUAProtection')]).size).toBe(0);
    const { settings, left } = liftRegistryPolicies([{ hive: 'machine', entries: both }], 'x');
    expect(settings).toEqual({});
    expect(left.map(({ raw = [] }) => raw.length)).toEqual([1, 1]);
  });

  it('is no key that is made again', () => {
    const key: RegistryEntry = {
      kind: 'set',
      key: 'X',
      name: '',
      data: { type: 'raw', code: 0, bytes: new Uint8Array() },
    };
    const text: RegistryEntry = { kind: 'set', key: 'X', name: '', data: { type: 'sz', value: 'a' } };
    expect(overwritten([text, key, key]).size).toBe(0);
  });
});
