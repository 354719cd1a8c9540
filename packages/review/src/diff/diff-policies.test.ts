import type { SettingValue } from '@mdav/core';
import { settingRows } from '@mdav/core';
import type { NamedPolicy, ResidueLine, SaidChannel, SaidPolicy } from '@mdav/core/format';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countDisagreements, diffPolicies, isDifferent } from './diff-policies.ts';
import { diffPolicySets, isSetDifferent } from './diff-sets.ts';

const said = (
  settings: Record<string, SettingValue>,
  residue: readonly ResidueLine[] = [],
  channels?: readonly SaidChannel[],
): SaidPolicy => ({ settings, residue, ...(channels === undefined ? {} : { channels }) });

describe('values that mean the same', () => {
  it.each<[string, SettingValue, SettingValue]>([
    ['signatureUpdateInterval', { hours: 4 }, { minutes: 240 }],
    ['excludedPaths', ['D:\\Build', 'C:\\x'], [{ path: 'c:\\X\\', owner: 'o', reason: 'r' }, 'D:/Build']],
    ['excludedExtensions', ['.LDF'], ['ldf']],
    ['passiveRemediation', ['edr-remediation', 'realtime-audit'], ['realtime-audit', 'edr-remediation']],
    [
      'attackSurfaceReductionRules',
      { 'block-psexec-wmi-process-creation': 'audit', 'AAAAAAAA-0000-0000-0000-000000000000': 'warn' },
      { 'aaaaaaaa-0000-0000-0000-000000000000': 'warn', 'block-psexec-wmi-process-creation': 'audit' },
    ],
  ])('%s %j and %j', (setting, a, b) => {
    const diff = diffPolicies(said({ [setting]: a }), said({ [setting]: b }));
    expect(diff).toEqual({ shared: 1, settings: [], unsayable: [], residue: [] });
    expect(isDifferent(diff)).toBe(false);
  });
});

describe('values that differ', () => {
  it.each<[string, SettingValue, SettingValue, object]>([
    ['cloudBlockLevel', 'high', 'high-plus', { kind: 'value', before: 'high', after: 'high-plus' }],
    ['signatureUpdateInterval', { hours: 4 }, { hours: 5 }, { kind: 'value', before: '4 hours', after: '5 hours' }],
    [
      'excludedPaths',
      ['C:\\a', 'C:\\b'],
      ['C:\\B', 'C:\\c'],
      { kind: 'entries', added: ['C:\\c'], removed: ['C:\\a'] },
    ],
    ['passiveRemediation', [], ['edr-remediation'], { kind: 'entries', added: ['edr-remediation'], removed: [] }],
    [
      'signatureUpdateFallbackOrder',
      ['mmpc', 'file-shares'],
      ['file-shares', 'mmpc'],
      { kind: 'value', before: 'mmpc, file-shares', after: 'file-shares, mmpc' },
    ],
    [
      'threatSeverityDefaultAction',
      { low: 'allow', high: 'remove' },
      { low: 'quarantine', severe: 'remove', high: 'remove' },
      {
        kind: 'keys',
        keys: [
          { key: 'low', before: 'allow', after: 'quarantine' },
          { key: 'severe', after: 'remove' },
        ],
      },
    ],
    ['excludedPaths', ['C:\\a'], 'remove', { kind: 'value', before: 'C:\\a', after: 'remove' }],
    ['notInTheCatalogue', 1, 2, { kind: 'value', before: '1', after: '2' }],
  ])('%s %j and %j', (setting, a, b, change) => {
    const diff = diffPolicies(said({ [setting]: a }), said({ [setting]: b }));
    expect(diff.settings).toEqual([{ kind: 'differs', setting, a, b, change }]);
    expect(countDisagreements(diff)).toBe(1);
  });
});

describe('what only one side says', () => {
  it('is a difference where the other side has words for it', () => {
    const diff = diffPolicies(
      said({ puaProtection: 'block', allowCloudProtection: true }, [], ['registry']),
      said({ cloudBlockLevel: 'high' }, [], ['mdm']),
    );
    expect(diff.settings.map(({ kind, setting }) => `${kind} ${setting}`)).toEqual([
      'only-a allowCloudProtection',
      'only-b cloudBlockLevel',
      'only-a puaProtection',
    ]);
    expect(diff.shared).toBe(0);
  });

  it('is none where it has not, and the reason is given', () => {
    const diff = diffPolicies(
      said({ forceDefenderPassiveMode: true, puaProtection: 'remove' }, [], ['registry']),
      said({}, [], ['mdm']),
    );
    expect(diff.settings).toEqual([]);
    expect(diff.unsayable.map(({ setting, in: side }) => `${side} ${setting}`)).toEqual([
      'a forceDefenderPassiveMode',
      'a puaProtection',
    ]);
    for (const { why } of diff.unsayable) expect(why).toMatch(/\.$/);
    expect(isDifferent(diff)).toBe(false);
  });

  it('is a difference when one of several languages has words for it', () => {
    const a = said({ forceDefenderPassiveMode: true });
    expect(diffPolicies(a, said({}, [], ['mdm', 'registry'])).settings).toHaveLength(1);
    expect(diffPolicies(a, said({})).settings).toHaveLength(1);
  });
});

it('compares the rest by place, whatever its case, and keeps what is done twice in order', () => {
  const diff = diffPolicies(
    said({}, [
      { place: 'HKLM\\Software\\X\\a', says: 'dword 1' },
      { place: 'HKLM\\Software\\X\\b', says: 'dword 1' },
      { place: 'HKLM\\Software\\X\\b', says: 'dword 2' },
      { place: 'HKLM\\Software\\X\\c', says: 'dword 1' },
    ]),
    said({}, [
      { place: 'HKLM\\SOFTWARE\\X\\A', says: 'dword 1' },
      { place: 'HKLM\\SOFTWARE\\X\\B', says: 'dword 2' },
      { place: 'HKLM\\SOFTWARE\\X\\D', says: 'dword 3' },
    ]),
  );
  expect(diff.residue).toEqual([
    { place: 'HKLM\\Software\\X\\b', a: 'dword 1, then dword 2', b: 'dword 2' },
    { place: 'HKLM\\Software\\X\\c', a: 'dword 1' },
    { place: 'HKLM\\SOFTWARE\\X\\D', b: 'dword 3' },
  ]);
});

describe('sets of policies', () => {
  const named = (name: string, settings: Record<string, SettingValue> = {}) => ({ ...said(settings), name });

  it('are compared by name', () => {
    const diff = diffPolicySets([named('Desks'), named('servers'), named('old')], [named('new'), named('desks')]);
    expect(diff).toMatchObject({ pairs: [{ a: 'Desks', b: 'desks' }], onlyA: ['servers', 'old'], onlyB: ['new'] });
    expect(isSetDifferent(diff)).toBe(true);
  });

  const renamed = (was: string, name: string) => ({ ...named(name), was });
  it.each<[string, NamedPolicy[], NamedPolicy[], [string, string][]]>([
    [
      'the new name',
      [named('a'), named('x')],
      [renamed('a', 'b'), named('x')],
      [
        ['a', 'b'],
        ['x', 'x'],
      ],
    ],
    [
      'the new name on the other side',
      [renamed('A', 'b'), named('x')],
      [named('x'), named('a')],
      [
        ['b', 'a'],
        ['x', 'x'],
      ],
    ],
    [
      'two new names',
      [renamed('a', 'b'), named('x')],
      [renamed('a', 'c'), named('x')],
      [
        ['b', 'c'],
        ['x', 'x'],
      ],
    ],
    [
      'the last name',
      [renamed('a', 'b'), named('x')],
      [renamed('b', 'c'), named('x')],
      [
        ['b', 'c'],
        ['x', 'x'],
      ],
    ],
    [
      'names that changed places',
      [named('a'), named('b')],
      [renamed('a', 'b'), renamed('b', 'a')],
      [
        ['a', 'b'],
        ['b', 'a'],
      ],
    ],
    ['a name that another group has taken', [named('a'), named('x')], [renamed('a', 'b'), named('a')], [['a', 'a']]],
  ])('know a renamed group by %s', (_, a, b, expected) => {
    const { pairs, onlyA, onlyB } = diffPolicySets(a, b);
    expect(pairs.map((each) => [each.a, each.b])).toEqual(expected);
    expect([onlyA.length, onlyB.length]).toEqual([a.length - expected.length, b.length - expected.length]);
  });

  it('of one each are compared whatever the names', () => {
    const diff = diffPolicySets([named('a', { puaProtection: 'block' })], [named('b', { puaProtection: 'block' })]);
    expect(diff).toMatchObject({ pairs: [{ a: 'a', b: 'b', diff: { shared: 1 } }], onlyA: [], onlyB: [] });
    expect(isSetDifferent(diff)).toBe(false);
  });
});

describe('laws', () => {
  const value = fc.oneof(
    fc.boolean(),
    fc.integer(),
    fc.string(),
    fc.constant('remove'),
    fc.array(fc.string()),
    fc.record({ hours: fc.nat(100) }),
    fc.dictionary(fc.string(), fc.string()),
  ) as fc.Arbitrary<SettingValue>;
  const policy = fc
    .tuple(
      fc.array(fc.tuple(fc.constantFrom(...settingRows().map(({ id }) => id), '__proto__', 'constructor'), value)),
      fc.array(fc.record({ place: fc.string(), says: fc.string() })),
    )
    .map(([pairs, residue]): SaidPolicy => said(Object.fromEntries(pairs), residue));

  it('a policy does not differ from itself', () => {
    fc.assert(fc.property(policy, (a) => !isDifferent(diffPolicies(a, a))));
  });

  it('what differs one way differs the other way', () => {
    const mirror = { differs: 'differs', 'only-a': 'only-b', 'only-b': 'only-a' } as const;
    fc.assert(
      fc.property(policy, policy, (a, b) => {
        const [there, back] = [diffPolicies(a, b), diffPolicies(b, a)];
        expect(back.shared).toBe(there.shared);
        expect(back.settings.map(({ kind, setting }) => [kind, setting])).toEqual(
          there.settings.map(({ kind, setting }) => [mirror[kind], setting]),
        );
        expect(back.residue.length).toBe(there.residue.length);
      }),
    );
  });
});
