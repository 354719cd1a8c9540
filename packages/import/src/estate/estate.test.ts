import type { SettingValue } from '@mdav/core';
import { describe, expect, it } from 'vitest';
import { policy } from '../__tests__/policies.ts';
import type { FoundPolicy } from '../policy/found-policy.ts';
import { type AttributionFacts, attributor, isCalled } from './attribute.ts';
import { type EstateFacts, estateOf } from './estate.ts';

const FACTS: AttributionFacts = {
  fleet: 'contoso',
  groups: [
    { fleet: 'contoso', group: 'desks', match: { names: ['PC-*'] } },
    { fleet: 'contoso', group: 'servers', was: 'files', match: { names: ['FS-*', 'PC-9*'], tags: ['server'] } },
  ],
  names: new Map([['contoso - desks - defender', 'desks']]),
  given: [],
};
const ESTATE: EstateFacts = { ...FACTS, precedence: [], ignored: [] };

const written = (group: string, fleet = 'contoso') => ({ set: { id: 'x', title: group, own: { fleet, group } } });
const device = (name: string, more: Partial<NonNullable<FoundPolicy['device']>> = {}) =>
  policy({
    kind: 'device-state',
    name,
    device: { fleet: undefined, group: undefined, machineGroup: undefined, tags: [], ...more },
  });
const on = (groups: readonly string[], by: string) => ({ kind: 'groups', groups, by });

describe('whose a policy is', () => {
  it.each<[string, FoundPolicy, object]>([
    ['by its description', policy({ name: 'renamed', ...written('Desks') }), on(['desks'], 'description')],
    ['by the first name of the group', policy(written('files')), on(['servers'], 'description')],
    ['by the name that a build gives', policy({ name: ' Contoso - DESKS - Defender' }), on(['desks'], 'name')],
    ['of a group that is gone', policy(written('laptops')), { kind: 'former-group', group: 'laptops' }],
    ['of another fleet', policy(written('desks', 'fabrikam')), { kind: 'other-fleet', fleet: 'fabrikam' }],
    ['of nobody known', policy({ name: 'desks' }), { kind: 'unknown' }],
    ['of a device by its name', device('pc-1'), on(['desks'], 'device')],
    ['of a device by its tag', device('X', { tags: ['Server'] }), on(['servers'], 'device')],
    ['of a device that names its group', device('pc-1', { group: 'files' }), on(['servers'], 'device')],
    ['of a device that two groups have', device('pc-91'), { kind: 'unknown', groups: ['desks', 'servers'] }],
    ['of a device of no group', device('LAP-1'), { kind: 'unknown' }],
    ['of a device of a group that is gone', device('pc-1', { group: 'gone' }), { kind: 'former-group', group: 'gone' }],
  ])('%s', (_, found, whose) => {
    expect(attributor(FACTS)(found)).toEqual(whose);
  });

  it('of a device that does not say its name is of the only group, and of none where there are several', () => {
    const { name: _, ...nameless } = policy({ kind: 'mp-preference' });
    const [desks] = FACTS.groups.map(({ fleet, group }) => ({ fleet, group }));
    if (desks === undefined) throw new Error('a group');
    expect(attributor({ ...FACTS, groups: [desks] })(nameless)).toEqual(on(['desks'], 'device'));
    expect(attributor(FACTS)(nameless)).toEqual({ kind: 'unknown' });
  });

  it.each<[string, FoundPolicy, readonly { group: string; policy?: string }[], object]>([
    ['by its name', policy({ name: 'Old' }), [{ group: 'desks', policy: 'old' }], on(['desks'], 'given')],
    ['by a folder above it', policy(), [{ group: 'desks', policy: './GPOs/' }], on(['desks'], 'given')],
    [
      'for two groups',
      policy({ name: 'Old' }),
      [
        { group: 'desks', policy: 'Old' },
        { group: 'servers', policy: 'Old' },
      ],
      on(['desks', 'servers'], 'given'),
    ],
    ['of all that nothing tells', policy({ name: 'Old' }), [{ group: 'servers' }], on(['servers'], 'given')],
    [
      'whatever its description says',
      policy({ name: 'a', ...written('desks') }),
      [{ group: 'servers', policy: 'a' }],
      on(['servers'], 'given'),
    ],
    ['but not against its description', policy(written('desks')), [{ group: 'servers' }], on(['desks'], 'description')],
    ['also of a device that several have', device('pc-91'), [{ group: 'servers' }], on(['servers'], 'given')],
  ])('is what somebody says: %s', (_, found, given, whose) => {
    expect(attributor({ ...FACTS, given })(found)).toEqual(whose);
  });

  it('is not told by a part of a name', () => {
    expect(isCalled({ name: 'Servers', path: 'gpos/{1}' }, 'Server')).toBe(false);
    expect(isCalled({ name: 'Servers', path: 'gpos/{1}' }, 'gpo')).toBe(false);
    expect(isCalled({ path: 'a/b.reg' }, 'a\\b.reg')).toBe(true);
  });
});

const gpo = (name: string, settings: Record<string, SettingValue>, more: Parameters<typeof policy>[0] = {}) =>
  policy({ name, path: `gpos/${name}`, settings, ...written('desks'), ...more });
const intune = (name: string, settings: Record<string, SettingValue>) =>
  gpo(name, settings, { kind: 'settings-catalog', path: `intune/${name}.json` });
const only = (policies: readonly FoundPolicy[], precedence: readonly string[] = []) =>
  estateOf(policies, { ...ESTATE, precedence }).groups[0]?.settings[0];

describe('what counts of several words', () => {
  const [audit, block] = [gpo('A', { puaProtection: 'audit' }), gpo('B', { puaProtection: 'block' })];

  it('is what all say', () => {
    const said = only([
      gpo('A', { signatureUpdateInterval: { hours: 4 } }),
      gpo('B', { signatureUpdateInterval: { minutes: 240 } }),
    ]);
    expect(said).toMatchObject({
      isContested: false,
      value: { hours: 4 },
      says: [{ counts: 'yes' }, { counts: 'yes' }],
    });
    expect(said).not.toHaveProperty('why');
  });

  it.each<[string, readonly string[], string | undefined, readonly string[]]>([
    ['not known without an order', [], undefined, ['not-known', 'not-known']],
    ['not known where one has no place in it', ['A'], undefined, ['not-known', 'not-known']],
    ['that of the first link', ['A', 'B'], 'audit', ['yes', 'no']],
    ['that of the first link, by its folder', ['gpos/b', 'gpos/a'], 'block', ['no', 'yes']],
  ])('is %s', (_, precedence, value, counts) => {
    const said = only([audit, block], precedence);
    expect(said?.value).toBe(value);
    expect(said?.says.map((word) => word.counts)).toEqual(counts);
    expect(said?.why).toMatch(/^\S.*\.$/);
  });

  describe('by the links that reports name', () => {
    const links = (...below: readonly string[]) => ({
      links: [{ place: ['contoso.com', ...below] as const, isEnforced: below.length === 0 }],
    });
    const [top, near] = [
      gpo('A', { puaProtection: 'audit' }, links()),
      gpo('B', { puaProtection: 'block' }, links('Servers')),
    ];

    it('is that of the enforced link, without an order', () => {
      const said = only([near, top]);
      expect(said).toMatchObject({ value: 'audit', says: [{ counts: 'no' }, { counts: 'yes' }] });
      expect(said?.why).toMatch(/enforced at contoso\.com,/);
    });

    it('is that of an order that was given, with what the reports say against it', () => {
      const said = only([near, top], ['B', 'A']);
      expect(said?.value).toBe('block');
      expect(said?.why).toMatch(/order that was given\. The links in the reports say that GPO "A" does\.$/);
      expect(only([near, top], ['A', 'B'])?.why).toBe('Its link comes first in the order that was given.');
    });

    it('is not known where they leave it open, and names what does', () => {
      const said = only([near, gpo('C', { puaProtection: 'audit' }, links('Servers'))]);
      expect(said).not.toHaveProperty('value');
      expect(said?.why).toMatch(/order of the links at one place.*contoso\.com\/Servers.*--precedence/);
    });

    it('is not known where a filter may keep the one that counts from a device', () => {
      const filter = 'it has the WMI filter "Laptops"';
      const said = only([near, { ...top, filter }]);
      expect(said).toMatchObject({ isContested: true, says: [{ counts: 'not-known' }, { counts: 'not-known' }] });
      expect(said).not.toHaveProperty('value');
      expect(said?.why).toMatch(/GPO "A" may not act on every device: it has the WMI filter "Laptops"\.$/);
      // Of one that loses anyway, nothing depends on it.
      expect(only([{ ...near, filter }, top])).toMatchObject({ value: 'audit' });
    });
  });

  it('is not known of two objects that go by one name', () => {
    const other = gpo('A', { puaProtection: 'block' }, { path: 'gpos/other' });
    expect(only([audit, other], ['A'])).toMatchObject({ isContested: true });
    expect(only([audit, other], ['A'])).not.toHaveProperty('value');
  });

  it.each<[string, FoundPolicy, FoundPolicy, RegExp]>([
    [
      'two Intune policies',
      intune('A', { puaProtection: 'audit' }),
      intune('B', { puaProtection: 'block' }),
      /Intune policies/,
    ],
    [
      'Group Policy and Intune',
      gpo('A', { puaProtection: 'audit' }),
      intune('B', { puaProtection: 'block' }),
      /MDMWinsOverGP/,
    ],
    ['a GPO and a registration file', audit, gpo('B', { puaProtection: 'block' }, { kind: 'reg' }), /applied last/],
  ])('is not known of %s, whatever the order of links', (_, a, b, why) => {
    const said = only([a, b], ['A', 'B']);
    expect(said).toMatchObject({ isContested: true, why: expect.stringMatching(why) });
    expect(said).not.toHaveProperty('value');
  });

  it('is all of lists that stand side by side', () => {
    const said = only([gpo('A', { excludedPaths: ['C:\\a'] }), gpo('B', { excludedPaths: ['c:\\A', 'C:\\b'] })]);
    expect(said).toMatchObject({ isContested: false, value: ['C:\\a', 'C:\\b'] });
  });

  it('is decided key by key of a map', () => {
    const rule = 'block-psexec-wmi-process-creation';
    const other = 'block-credential-stealing';
    const policies = [
      gpo('A', { attackSurfaceReductionRules: { [rule]: 'audit', [other]: 'block' } }),
      gpo('B', { attackSurfaceReductionRules: { [rule]: 'block' } }),
    ];
    expect(only(policies)).toMatchObject({ isContested: true });
    expect(only(policies)).not.toHaveProperty('value');
    expect(only(policies, ['B', 'A'])).toMatchObject({
      isContested: true,
      value: { [rule]: 'block', [other]: 'block' },
    });
  });

  it('is not known where one policy says it twice, whatever it says first', () => {
    const twice = gpo(
      'A',
      { puaProtection: 'block' },
      {
        otherwise: [{ setting: 'puaProtection', value: 'off' }],
        residue: [{ place: 'pua', says: '0', isDefender: true, isOtherwise: true }],
      },
    );
    const { groups } = estateOf([twice], ESTATE);
    expect(groups[0]).toMatchObject({
      settings: [
        {
          setting: 'puaProtection',
          says: [
            { value: 'block', counts: 'not-known' },
            { value: 'off', counts: 'not-known' },
          ],
          why: 'One policy says it more than once, and nothing tells which of them a device takes.',
          isContested: true,
        },
      ],
      residue: [],
    });
    expect(groups[0]?.settings[0]).not.toHaveProperty('value');
  });

  it('leaves out what is switched off', () => {
    const off = gpo('A', { puaProtection: 'audit' }, { off: 'its computer settings are switched off' });
    const { groups } = estateOf([off, block], ESTATE);
    expect(groups[0]?.settings).toMatchObject([{ value: 'block', says: [{}] }]);
    expect(groups[0]?.policies.map((each) => each.off)).toEqual(['its computer settings are switched off', undefined]);
  });
});

describe('what belongs to no group', () => {
  it('is told where it is about Defender, and counted where it is not', () => {
    const lines = [
      { place: 'HKLM\\x', says: '1', isDefender: false },
      { place: 'HKLM\\d', says: '2', isDefender: true },
    ];
    const { strays, silent, groups } = estateOf(
      [policy({ name: 'a', residue: lines }), policy({ name: 'b', residue: lines.slice(0, 1) })],
      ESTATE,
    );
    expect(strays).toMatchObject([{ policy: { words: 'GPO "a"' }, residue: [{ place: 'HKLM\\d', says: '2' }] }]);
    expect({ silent, groups }).toEqual({
      silent: [expect.objectContaining({ words: 'GPO "b"', isMute: true })],
      groups: [],
    });
  });

  it('is counted where it is for another system, whatever it says, and says nothing to a group', () => {
    const residue = [{ place: 'linux_mdatp_x', says: '1', isDefender: true }];
    const theirs = policy({ name: 'a', residue, elsewhere: 'linux' });
    const { strays, silent, groups } = estateOf([theirs, { ...theirs, ...written('desks') }], ESTATE);
    const told = [expect.objectContaining({ words: 'GPO "a"', elsewhere: 'linux', isMute: true })];
    expect({ strays, silent }).toEqual({ strays: [], silent: told });
    expect(groups).toMatchObject([{ group: 'desks', settings: [], residue: [] }]);
    expect(groups[0]?.policies).toEqual(told);
  });

  it('is passed over where somebody asks for it, and counted for other fleets', () => {
    const estate = estateOf([gpo('A', { puaProtection: 'audit' }), policy(written('x', 'Other'))], {
      ...ESTATE,
      ignored: ['a'],
    });
    expect(estate).toMatchObject({
      ignored: 1,
      groups: [],
      otherFleets: [{ fleet: 'Other', policies: 1, devices: 0 }],
    });
  });

  it('counts devices apart from policies, and once whatever they show', () => {
    const theirs = device('X-9', { group: 'desks', fleet: 'Other' });
    const managed: FoundPolicy = { ...theirs, settings: { puaProtection: 'off' } };
    const estate = estateOf([theirs, managed, policy(written('x', 'Other')), device('LAP-1'), device('LAP-1')], ESTATE);
    expect(estate).toMatchObject({ otherFleets: [{ fleet: 'Other', policies: 1, devices: 1 }], silent: [] });
    expect(estate.strays).toHaveLength(1);
  });

  it('compares nothing of a device that nobody has', () => {
    const lone = { ...device('LAP-1'), settings: { puaProtection: 'off' } };
    const { strays, ways } = estateOf([lone], ESTATE);
    expect(strays).toMatchObject([{ policy: { words: 'device "LAP-1"' }, settings: {}, residue: [] }]);
    expect(strays[0]?.policy).not.toHaveProperty('way');
    expect(ways).toEqual([]);
  });
});
