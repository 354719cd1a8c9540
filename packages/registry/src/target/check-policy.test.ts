import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyPolicy } from '../__tests__/arbitrary.ts';
import { polCodec } from '../codec/pol/codec.ts';
import type { RegistryData, RegistryEntry } from '../form.ts';
import { checkPolicy } from './check-policy.ts';

const DWORD: RegistryData = { type: 'dword', value: 1 };
const set = (key: string, name: string, data: RegistryData = DWORD): RegistryEntry => ({
  kind: 'set',
  key,
  name,
  data,
});

describe('the check of a policy', () => {
  it('has nothing to say about a sound one', () => {
    const entries: RegistryEntry[] = [
      set('Software\\Policies', ''),
      set('a'.repeat(255), 'n'.repeat(259), { type: 'multi-sz', values: [] }),
      { kind: 'directive', key: 'K', name: '**soft.X', data: DWORD },
      { kind: 'delete', key: 'K', name: '' },
      { kind: 'clear', key: 'K' },
    ];
    expect(checkPolicy({ hive: 'machine', entries })).toEqual([]);
  });

  it.each<[string, RegistryEntry, string, 'error' | 'warning']>([
    ['an empty key', set('', 'n'), 'policy-bad-key', 'error'],
    ['a backslash before a key', set('\\K', 'n'), 'policy-bad-key', 'error'],
    ['a backslash behind a key', set('K\\', 'n'), 'policy-bad-key', 'error'],
    ['a NUL in a key', set('K\0', 'n'), 'policy-bad-key', 'error'],
    ['a hive in a key', { kind: 'clear', key: 'HKEY_LOCAL_MACHINE\\K' }, 'policy-bad-key', 'error'],
    ['a short hive in a key', set('hklm\\K', 'n'), 'policy-bad-key', 'error'],
    ['a long part of a key', set(`K\\${'a'.repeat(256)}`, 'n'), 'policy-beyond-limit', 'warning'],
    ['a NUL in a name', set('K', 'a\0b'), 'policy-bad-name', 'error'],
    ['an instruction as a name', set('K', '**del.x'), 'policy-bad-name', 'error'],
    ['a long name', { kind: 'delete', key: 'K', name: 'n'.repeat(254) }, 'policy-beyond-limit', 'warning'],
    ['a negative number', set('K', 'n', { type: 'dword', value: -1 }), 'policy-bad-data', 'error'],
    ['a number that is too large', set('K', 'n', { type: 'dword', value: 2 ** 32 }), 'policy-bad-data', 'error'],
    ['half a number', set('K', 'n', { type: 'dword', value: 0.5 }), 'policy-bad-data', 'error'],
    ['a long number that is too large', set('K', 'n', { type: 'qword', value: 1n << 64n }), 'policy-bad-data', 'error'],
    [
      'half a raw number',
      set('K', 'n', { type: 'raw', code: 11, bytes: new Uint8Array(4) }),
      'policy-bad-data',
      'error',
    ],
    ['a NUL in a text', set('K', 'n', { type: 'sz', value: 'a\0' }), 'policy-bad-data', 'error'],
    ['an empty text in a list', set('K', 'n', { type: 'multi-sz', values: ['a', ''] }), 'policy-bad-data', 'error'],
    [
      'more data than the specification allows',
      set('K', 'n', { type: 'sz', value: 'a'.repeat(32_768) }),
      'policy-beyond-limit',
      'warning',
    ],
  ])('finds %s', (_, entry, code, severity) => {
    const found = checkPolicy({ hive: 'machine', entries: [set('K', 'fine'), entry] });
    expect(found).toEqual([expect.objectContaining({ code, severity, at: { path: 'entries[1]' } })]);
  });

  it('finds no error in a policy that is read as it was written', () => {
    fc.assert(
      fc.property(anyPolicy, (policy) => {
        const errors = checkPolicy(policy).filter(
          ({ severity, code }) => severity === 'error' && code !== 'policy-bad-key',
        );
        expect(errors).toEqual([]);
        expect(polCodec.decode(polCodec.encode(policy)).ok).toBe(true);
      }),
    );
  });
});
