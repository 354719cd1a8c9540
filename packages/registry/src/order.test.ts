import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyPolicy } from './__tests__/arbitrary.ts';
import type { RegistryEntry } from './form.ts';
import { canonicalOrder } from './order.ts';

const entry = (key: string, name = ''): RegistryEntry => ({ kind: 'delete', key, name });
const keysIn = (...keys: string[]) => canonicalOrder(keys.map((key) => entry(key))).map(({ key }) => key);

describe('canonical order', () => {
  it('is depth first, a key before its subkeys', () => {
    expect(keysIn('A\\B\\C', 'B', 'A\\B', 'A', 'A\\A')).toEqual(['A', 'A\\A', 'A\\B', 'A\\B\\C', 'B']);
  });

  it('compares the parts of a key, not the joined text', () => {
    expect(keysIn('S\\Ab', 'S\\A B', 'S\\A\\Z', 'S\\A')).toEqual(['S\\A', 'S\\A\\Z', 'S\\A B', 'S\\Ab']);
  });

  it('takes upper case for comparing and leaves the spelling alone', () => {
    expect(keysIn('software\\b', 'SOFTWARE\\a_', 'Software\\aZ')).toEqual([
      'Software\\aZ',
      'SOFTWARE\\a_',
      'software\\b',
    ]);
  });

  it('keeps what stands in one key as it stands, whatever the spelling of the key', () => {
    const entries = [entry('k', '2'), entry('K', '1'), entry('A', '0'), entry('k', '3')];
    expect(canonicalOrder(entries).map((one) => 'name' in one && one.name)).toEqual(['0', '2', '1', '3']);
  });

  it('is the same done twice, loses nothing and leaves its argument alone', () => {
    fc.assert(
      fc.property(anyPolicy, ({ entries }) => {
        const before = [...entries];
        const once = canonicalOrder(entries);
        expect(canonicalOrder(once)).toEqual(once);
        expect(new Set(once)).toEqual(new Set(entries));
        expect(once).toHaveLength(entries.length);
        expect(entries).toEqual(before);
      }),
    );
  });
});
