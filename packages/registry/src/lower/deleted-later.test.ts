import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RegistryEntry } from '../form.ts';
import { deletedLater } from './deleted-later.ts';

const set = (key: string, name = 'A'): RegistryEntry => ({ kind: 'set', key, name, data: { type: 'dword', value: 1 } });
const clear = (key: string): RegistryEntry => ({ kind: 'clear', key });
const directive = (key: string, name: string, value: string): RegistryEntry => ({
  kind: 'directive',
  key,
  name,
  data: { type: 'sz', value },
});
const deleteKey = (above: string, name: string) => directive(above, '**DeleteKeys', name);

/** The values that are left when entries are done in order, `key\name`, all in upper case. */
function left(entries: readonly RegistryEntry[]): readonly string[] {
  const values = new Set<string>();
  const drop = (isGone: (value: string) => boolean) => {
    for (const value of [...values]) if (isGone(value)) values.delete(value);
  };
  for (const entry of entries) {
    const key = entry.key.toUpperCase();
    if (entry.kind === 'set') values.add(`${key}|${entry.name.toUpperCase()}`);
    else if (entry.kind === 'clear') drop((value) => value.startsWith(`${key}|`));
    else if (entry.kind === 'delete') drop((value) => value === `${key}|${entry.name.toUpperCase()}`);
    else {
      const gone = `${key}\\${String((entry.data as { value: unknown }).value).toUpperCase()}`;
      drop((value) => value.startsWith(`${gone}|`) || value.startsWith(`${gone}\\`));
    }
  }
  return [...values].sort();
}

/** Deletions of keys first, as a fleet file is built. */
function deletionsFirst(entries: readonly RegistryEntry[]): readonly RegistryEntry[] {
  const isDeletion = ({ kind }: RegistryEntry) => kind === 'directive' || kind === 'clear';
  return [...entries.filter(isDeletion), ...entries.filter((entry) => !isDeletion(entry))];
}

describe('deletedLater', () => {
  it('finds what stood in a key before it was deleted or emptied', () => {
    const [a, b, c, d] = [set('X\\Y'), set('X\\Y\\Z'), set('X\\YZ'), set('X\\Y', 'B')];
    expect([...deletedLater([a, b, c, deleteKey('x', 'y'), d])]).toEqual([b, a]);
    expect([...deletedLater([a, b, clear('x\\y'), d])]).toEqual([a]);
    expect(deletedLater([deleteKey('X', 'Y'), a]).size).toBe(0);
  });

  it('keeps comments and permissions, which are no values', () => {
    const notes = [directive('X\\Y', '**Comment:x', ''), directive('X\\Y', '**SecureKey', '1')];
    expect(deletedLater([...notes, deleteKey('X', 'Y')]).size).toBe(0);
  });

  it('leaves what means the same when deletions come first', () => {
    const key = fc.constantFrom('K', 'K\\a', 'k\\A', 'K\\a\\b', 'K\\ab');
    const entry = fc.oneof(
      fc.tuple(key, fc.constantFrom('V', 'W')).map(([at, name]) => set(at, name)),
      key.map(clear),
      fc.constantFrom('a', 'A', 'ab').map((name) => deleteKey('K', name)),
      fc.constant(deleteKey('K\\a', 'b')),
    );
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 8 }), (drawn) => {
        const entries = drawn.map((one) => ({ ...one }));
        const gone = deletedLater(entries);
        const kept = entries.filter((one) => !gone.has(one));
        expect(left(deletionsFirst(kept))).toEqual(left(entries));
      }),
    );
  });
});
