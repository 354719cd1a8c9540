import { settingRows } from '@mdav/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RegistryEntry } from '../form.ts';
import { upperCase, valueId } from '../names.ts';
import { liftRegistryPolicies } from '../source/lift-registry.ts';
import { policyKey } from './policy-key.ts';

type Write = { readonly key: string; readonly name: string };

const PLACES = settingRows().flatMap(({ registry }): readonly Write[] =>
  (registry.kind === 'values' ? registry.writes : []).flatMap((write) =>
    write.kind === 'value' && /\\(?:Scan|Spynet|Real-Time Protection)$/.test(write.key)
      ? [{ key: policyKey(write.key), name: write.name }]
      : [],
  ),
);

/** What a registry holds after entries are carried out one after the other, as [MS-GPREG] 3.2.5.1.2 has it. */
function carriedOut(entries: readonly RegistryEntry[]): readonly RegistryEntry[] {
  const values = new Map<string, Extract<RegistryEntry, { kind: 'set' }>>();
  for (const entry of entries) {
    if (entry.kind === 'set') {
      values.delete(valueId(entry.key, entry.name));
      values.set(valueId(entry.key, entry.name), entry);
    } else if (entry.kind === 'delete') values.delete(valueId(entry.key, entry.name));
    else
      for (const [id, { key }] of values) {
        const gone = entry.kind === 'directive' ? upperCase(`${entry.key}\\Scan`) : upperCase(entry.key);
        if (upperCase(key) === gone) values.delete(id);
      }
  }
  return [...values.values()];
}

const settingsOf = (entries: readonly RegistryEntry[]) =>
  Object.entries(liftRegistryPolicies([{ hive: 'machine', entries }], '', 'in-order').settings)
    .filter(([, value]) => value !== 'remove')
    .sort(([one], [other]) => (one < other ? -1 : 1));

const place = fc.constantFrom(...PLACES);
const entry: fc.Arbitrary<RegistryEntry> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.tuple(place, fc.constantFrom(0, 1, 2)).map(([at, value]) => ({
      kind: 'set' as const,
      ...at,
      data: { type: 'dword' as const, value },
    })),
  },
  place.map((at) => ({ kind: 'delete' as const, ...at })),
  place.map(({ key }) => ({ kind: 'clear' as const, key })),
  fc.constant<RegistryEntry>({
    kind: 'directive',
    key: policyKey('Windows Defender'),
    name: '**DeleteKeys',
    data: { type: 'sz', value: 'Scan' },
  }),
);

describe('a file that is carried out from top to bottom', () => {
  it('says what the registry holds in the end', () => {
    // Few places, so that the same is written, deleted and written again.
    const few = fc.tuple(fc.array(entry, { minLength: 1, maxLength: 12 }), fc.array(entry, { maxLength: 4 }));
    fc.assert(
      fc.property(few, ([some, more]) => {
        const entries = [...some, ...more, ...some.slice(0, 3).map((one) => ({ ...one }))];
        expect(settingsOf(entries)).toEqual(settingsOf(carriedOut(entries)));
      }),
      { numRuns: 2000 },
    );
  });
});
