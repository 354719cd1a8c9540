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
    isList: write.kind === 'list',
  })),
);
const LISTS = [...new Set(PLACES.flatMap(({ key, isList }) => (isList ? [key] : [])))];
const SLIPS = [
  'C:\\',
  'exe',
  'fileserver',
  '10.0.0.300',
  '192.0.2.10',
  '"C:\\Data"',
  'C:\\a|b',
  '?:\\Data',
  '*:\\a',
  'C:\\*\\*\\*\\*\\*\\*\\*\\*\\x',
  'C:\\Data\\:{PathType:folder',
  'C:\\a\\:{}',
  '56a863a9-875e-4185-98a7-b882c64b5ce5',
];
const KEYS = [...new Set(PLACES.map(({ key }) => key))];

const data: fc.Arbitrary<RegistryData> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(0, 1, 2, 3, 7, 60, 0xffff_ffff).map((value) => ({ type: 'dword' as const, value })),
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
/** Entries of lists as people slip: what no path, address or rule can be. */
const listed: fc.Arbitrary<RegistryEntry> = fc
  .record({
    key: fc.constantFrom(...LISTS),
    name: fc.constantFrom(...SLIPS),
    value: fc.constantFrom('0', '1', 'a|b>c'),
  })
  .map(({ key, name, value }) => ({ kind: 'set', key, name, data: { type: 'sz', value } }));
const anyEntry: fc.Arbitrary<RegistryEntry> = fc.oneof(
  { weight: 2, arbitrary: listed },
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

/** Errors of an estate in force: what acts, and should not. They come along; of a value that does nothing none is left. */
const IN_FORCE = ['exclusion-of-drive-root', 'exclusion-of-risky-extension'];

describe('whatever a registry.pol holds', () => {
  it('makes a fleet in which check finds what acts alone, and that says the same when what is built of it is imported', () => {
    fc.assert(
      fc.property(fc.array(anyEntry, { minLength: 1, maxLength: 6 }), (entries) => {
        const { group, resolved, findings = [] } = imported(entries);
        const errors = findings.filter(({ severity }) => severity === 'error');
        expect(errors.filter(({ rule }) => !IN_FORCE.includes(rule))).toEqual([]);
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

describe('a value of a setting that does nothing', () => {
  const key = (below: string) => `${MICROSOFT}\\Windows Defender\\${below}`;
  const number = (at: string, name: string, value: number): RegistryEntry => {
    return { kind: 'set', key: key(at), name, data: { type: 'dword', value } };
  };
  const entries = (at: string, ...names: string[]) =>
    names.map((name): RegistryEntry => ({ kind: 'set', key: key(at), name, data: { type: 'sz', value: '0' } }));

  it.each<[string, readonly RegistryEntry[], object, readonly RegExp[]]>([
    [
      'a number that means nothing',
      [number('Scan', 'AvgCPULoadFactor', 3), number('Scan', 'ArchiveMaxDepth', 2)],
      { archiveMaxDepth: 2 },
      [/^avgCPULoadFactor: 3 is not imported: it would be an error \(value-out-of-range\): .* means nothing/],
    ],
    [
      'text where an address is asked',
      entries('Exclusions\\IpAddresses', 'fileserver', '192.0.2.10'),
      { excludedIpAddresses: ['192.0.2.10'] },
      [/^"fileserver" of excludedIpAddresses is not imported: .*exclusion-ip-address.*is no IP address\.$/],
    ],
    [
      'paths that match nothing',
      entries('Exclusions\\Paths', '"C:\\Data"', 'C:\\Data', '?:\\x'),
      { excludedPaths: ['C:\\Data'] },
      [/exclusion-characters.*quotes/, /exclusion-wildcards/],
    ],
    [
      'all entries of a list',
      [...entries('Exclusions\\IpAddresses', 'a', 'b'), number('Scan', 'ArchiveMaxDepth', 2)],
      { archiveMaxDepth: 2 },
      [/^"a" of/, /^"b" of/],
    ],
  ])('is named where a policy has %s, and the rest comes along', (_, given, settings, words) => {
    const { notes, group, findings } = imported(given);
    expect(plain(group)).toMatchObject({ settings });
    expect(Object.keys(group?.settings ?? {})).toEqual(Object.keys(settings));
    expect(findings?.filter(({ severity }) => severity === 'error')).toEqual([]);
    const named = notes.filter(({ code }) => code === 'import-cannot-say');
    expect(named).toHaveLength(words.length);
    words.forEach((word, index) => {
      expect(named[index]?.message).toMatch(word);
    });
    for (const { hint } of named) expect(hint).toMatch(/^[A-Z][a-z]+ /);
  });

  it('is told where a policy has nothing else', () => {
    const { notes, group } = imported([number('Scan', 'AvgCPULoadFactor', 3)]);
    expect(group).toBeUndefined();
    expect(notes.map(({ code }) => code)).toEqual(['import-cannot-say', 'import-nothing']);
    expect(notes[1]?.message).toContain('words for');
  });
});

/** What a group says, without where it came from. */
function plain(group: unknown): unknown {
  return JSON.parse(JSON.stringify(group ?? {}, (key, value) => (key === 'reason' ? undefined : value)));
}
