import { checkFleet, parseFleet, resolveFleet, settingRows } from '@mdav/core';
import { polCodec, policyKey, type RegistryData, type RegistryEntry, registryChannel } from '@mdav/registry';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { policiesIn } from './found/policies-in.ts';
import { importPolicies } from './import-policies.ts';

const DATE = '2026-11-21';
const MICROSOFT = String.raw`SOFTWARE\Policies\Microsoft`;

const PLACES = settingRows().flatMap(({ registry }) =>
  (registry.kind === 'values' ? registry.writes : []).map((write) => ({
    key: policyKey(write.key),
    name: write.kind === 'value' ? write.name : 'C:\\Data',
  })),
);
const KEYS = [...new Set(PLACES.map(({ key }) => key))];

const data: fc.Arbitrary<RegistryData> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(0, 1, 2, 7, 60, 0xffff_ffff).map((value) => ({ type: 'dword' as const, value })),
  },
  fc.constantFrom('', '0', '1', 'x', '02:30').map((value) => ({ type: 'sz' as const, value })),
  fc.constant({ type: 'multi-sz', values: ['a'] } as const),
  fc.constant({ type: 'qword', value: 1n } as const),
);
const place = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...PLACES) },
  fc.record({
    key: fc.constantFrom(...KEYS).map((key) => `${key}\\Contoso`),
    name: fc.constantFrom('', 'A', 'ForcePassiveMode'),
  }),
  fc.record({ key: fc.constantFrom(...KEYS), name: fc.constantFrom('', 'Contoso', 'ForcePassiveMode') }),
);
const deleteKeys = (key: string): RegistryEntry => {
  const parts = key.split('\\');
  const value = parts.at(-1) ?? '';
  return {
    kind: 'directive',
    key: parts.slice(0, -1).join('\\'),
    name: '**DeleteKeys',
    data: { type: 'sz', value },
  };
};
const anyEntry: fc.Arbitrary<RegistryEntry> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.tuple(place, data).map(([at, each]) => ({ kind: 'set' as const, ...at, data: each })),
  },
  place.map((at) => ({ kind: 'delete' as const, ...at })),
  place.map(({ key }) => ({ kind: 'clear' as const, key })),
  place.map(({ key }) => deleteKeys(key)),
  fc.constantFrom(MICROSOFT, String.raw`SOFTWARE\Policies`, 'SOFTWARE').map(deleteKeys),
);

function imported(entries: readonly RegistryEntry[]) {
  const files = new Map([['', polCodec.encode({ hive: 'machine', entries })]]);
  const outcome = importPolicies(policiesIn({ root: 'Machine/registry.pol', files }).policies, {
    os: ['windows-11', 'windows-server-2022'],
    group: 'servers',
    name: 'x',
  });
  if (!outcome.ok) return { notes: outcome.diagnostics };
  const parsed = parseFleet({ text: outcome.value.fleetText });
  const resolved = parsed.ok ? resolveFleet(parsed.value) : parsed;
  if (!parsed.ok || !resolved.ok) throw new Error(JSON.stringify(resolved.diagnostics));
  return {
    notes: outcome.value.notes,
    group: parsed.value.fleet.groups['servers'],
    resolved: resolved.value.groups[0],
    findings: checkFleet(resolved.value, { date: DATE }),
  };
}

describe('whatever a registry.pol holds', () => {
  it('makes a fleet that check has nothing against in raw, and that says the same when what is built of it is imported', () => {
    fc.assert(
      fc.property(fc.array(anyEntry, { minLength: 1, maxLength: 6 }), (entries) => {
        const { group, resolved, findings = [] } = imported(entries);
        const errors = findings.filter(({ severity }) => severity === 'error');
        expect(errors.filter(({ at }) => at.path?.includes('raw') !== false)).toEqual([]);
        if (resolved === undefined || errors.length > 0) return;
        const again = imported(registryChannel.lower(resolved).form.entries).group;
        expect(plain(again)).toEqual(plain(group));
      }),
      { numRuns: 1000 },
    );
  });

  it.each<[string, RegistryEntry, RegExp]>([
    ['a key of settings deleted', deleteKeys(`${MICROSOFT}\\Windows Defender\\Scan`), /and of \d+ other settings/],
    ['a key above them deleted', deleteKeys(MICROSOFT), /takes the onboarding data|other settings/],
    [
      'the key of the onboarding data deleted',
      deleteKeys(`${MICROSOFT}\\Windows Advanced Threat Protection`),
      /takes the onboarding data/,
    ],
    [
      'all values of a key deleted',
      { kind: 'clear', key: `${MICROSOFT}\\Windows Defender\\Spynet` },
      /the values of .*Spynet takes values of allowCloudProtection and of 3 other settings/,
    ],
    [
      'data that a setting cannot have',
      {
        kind: 'set',
        key: `${MICROSOFT}\\Windows Defender`,
        name: 'PUAProtection',
        data: { type: 'dword', value: 7 },
      },
      /PUAProtection is not imported: it belongs to puaProtection, but .* \(dword 7\)\.$/,
    ],
    [
      'a name that nothing documents',
      {
        kind: 'set',
        key: `${MICROSOFT}\\Windows Advanced Threat Protection`,
        name: 'ForcePassiveMode',
        data: { type: 'dword', value: 1 },
      },
      /force-passive-wrong-name/,
    ],
  ])('names %s, which no fleet may have', (_, entry, words) => {
    const kept: RegistryEntry = {
      kind: 'set',
      key: `${MICROSOFT}\\Windows Defender`,
      name: 'DisableLocalAdminMerge',
      data: { type: 'dword', value: 1 },
    };
    const { notes, group, findings } = imported([entry, kept]);
    expect(group).toMatchObject({ settings: { disableLocalAdminMerge: true } });
    expect(group).not.toHaveProperty('raw');
    expect(findings?.filter(({ severity }) => severity === 'error')).toEqual([]);
    const named = notes.filter(({ code }) => code === 'import-cannot-say');
    expect(named).toHaveLength(1);
    expect(named[0]?.message).toMatch(words);
    expect(named[0]?.hint).toMatch(/^[A-Z][a-z]+ /);
  });
});

/** What a group says, without where it came from. */
function plain(group: unknown): unknown {
  return JSON.parse(JSON.stringify(group ?? {}, (key, value) => (key === 'reason' ? undefined : value)));
}
