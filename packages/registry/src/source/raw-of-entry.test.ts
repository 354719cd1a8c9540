import { parseFleet, type RawRegistry, resolveFleet } from '@mdav/core';
import { describe, expect, it } from 'vitest';
import type { RegistryEntry } from '../form.ts';
import { registryChannel } from '../lower/channel.ts';
import { rawOfEntry } from './raw-of-entry.ts';

const key = String.raw`SOFTWARE\Contoso\Key`;

/** The entries that a group with these raw entries is lowered to. */
function lowered(registry: readonly RawRegistry[]): readonly RegistryEntry[] {
  const group = { os: 'windows-11', mode: 'active', deliver: ['gpo'], raw: { registry } };
  const parsed = parseFleet({ text: JSON.stringify({ mdav: 1, name: 'x', groups: { a: group } }), file: 'x.json' });
  const resolved = parsed.ok ? resolveFleet(parsed.value) : parsed;
  if (!resolved.ok) throw new Error(resolved.diagnostics.map(({ message }) => message).join('\n'));
  return resolved.value.groups.flatMap((one) => registryChannel.lower(one).form.entries);
}

const directive = (name: string, value: string): RegistryEntry => ({
  kind: 'directive',
  key,
  name,
  data: { type: 'sz', value },
});

describe('rawOfEntry', () => {
  it.each<[string, RegistryEntry]>([
    ['a number', { kind: 'set', key, name: 'A', data: { type: 'dword', value: 0xffffffff } }],
    ['a long number', { kind: 'set', key, name: 'A', data: { type: 'qword', value: 7n } }],
    ['a number of 33 bits', { kind: 'set', key, name: 'A', data: { type: 'qword', value: 1n << 32n } }],
    [
      'a number that JavaScript cannot count to',
      { kind: 'set', key, name: 'A', data: { type: 'qword', value: (1n << 64n) - 1n } },
    ],
    ['text', { kind: 'set', key, name: 'ä; x', data: { type: 'sz', value: '%x%\n' } }],
    ['text with variables', { kind: 'set', key, name: 'A', data: { type: 'expand-sz', value: '%x%' } }],
    ['a list', { kind: 'set', key, name: 'A', data: { type: 'multi-sz', values: ['a', 'b'] } }],
    ['the default value', { kind: 'set', key, name: '', data: { type: 'dword', value: 1 } }],
    ['a deletion', { kind: 'delete', key, name: 'A' }],
    ['the deletion of a key', directive('**DeleteKeys', 'Sub')],
  ])('says %s, and building says it again', (_, entry) => {
    const raw = rawOfEntry(entry);
    if ('why' in raw) throw new Error(raw.why);
    expect(lowered(raw.map((one) => ({ ...one, reason: 'a test' })))).toEqual([entry]);
  });

  it('says instructions in plain words', () => {
    expect(rawOfEntry(directive('**DEL.Name', ' '))).toEqual([{ key: `HKLM\\${key}`, name: 'Name', type: 'delete' }]);
    expect(rawOfEntry(directive('**DeleteValues', 'A;B'))).toMatchObject([
      { name: 'A' },
      { name: 'B', type: 'delete' },
    ]);
    expect(rawOfEntry(directive('**DelVals.', ''))).toEqual([{ key: `HKLM\\${key}`, type: 'delete-values' }]);
    expect(rawOfEntry(directive('**DeleteKeys', 'A;B'))).toMatchObject([
      { key: `HKLM\\${key}\\A`, type: 'delete-key' },
      { key: `HKLM\\${key}\\B` },
    ]);
  });

  it.each<[RegistryEntry, RegExp]>([
    [directive('**soft.A', 'x'), /only where there is none/],
    [directive('**SecureKey', '1'), /permissions/],
    [directive('**Comment:hello', ' '), /a comment/],
    [directive('**Nobody', 'x'), /nothing is known/],
    [{ kind: 'set', key, name: 'A', data: { type: 'raw', code: 3, bytes: new Uint8Array([1]) } }, /REG_BINARY/],
    [{ kind: 'set', key, name: '', data: { type: 'raw', code: 0, bytes: new Uint8Array() } }, /makes a key/],
  ])('says why %j cannot be said', (entry, why) =>
    expect(rawOfEntry(entry)).toEqual({ why: expect.stringMatching(why) }),
  );
});
