import type { SettingValue } from '@mdav/core';
import { settingRows } from '@mdav/core';
import type { Estate, EstateGroup, EstatePolicy, EstateSetting } from '@mdav/core/format';
import { describe, expect, it } from 'vitest';
import { isDrifted, isWeaker } from './drift.ts';
import { driftFleet } from './drift-fleet.ts';
import { DRIFT_REPORTERS } from './reporters/list.ts';
import type { WantedFleet, WantedSetting } from './wanted.ts';

const GPO: EstatePolicy = { words: 'GPO "A"', path: 'a', kind: 'GPO', way: 'gpo', by: 'description' };
const OTHER: EstatePolicy = { ...GPO, words: 'GPO "B"', path: 'b' };
const REG: EstatePolicy = {
  words: 'registration file',
  path: 'c.reg',
  kind: 'registration file',
  way: 'registry',
  by: 'description',
};

const wants = (
  setting: string,
  value: SettingValue,
  ways: WantedSetting['ways'] = ['gpo'],
  files: NonNullable<WantedSetting['files']> = {},
): WantedSetting => ({
  setting,
  value,
  at: { file: 'mdav.yaml', line: 3, column: 5 },
  ways,
  files,
});
const says = (setting: string, value: SettingValue, ...policies: readonly EstatePolicy[]): EstateSetting => ({
  setting,
  value,
  isContested: false,
  says: (policies.length === 0 ? [GPO] : policies).map((policy) => ({ policy, value, counts: 'yes' })),
});
const contested = (setting: string, values: readonly SettingValue[], winner?: number): EstateSetting => ({
  setting,
  ...(winner === undefined ? {} : { value: values[winner] ?? '' }),
  why: 'The order of the links decides.',
  isContested: true,
  says: values.map((value, index) => ({
    policy: index === 0 ? GPO : OTHER,
    value,
    counts: winner === undefined ? 'not-known' : winner === index ? 'yes' : 'no',
  })),
});

const fleet = (...settings: readonly WantedSetting[]): WantedFleet => ({
  fleet: 'f',
  groups: [{ group: 'g', os: ['windows-11'], mode: 'active', settings, residue: [] }],
});
const estate = (
  settings: readonly EstateSetting[],
  more: Partial<EstateGroup> = {},
  rest: Partial<Estate> = {},
): Estate => ({
  groups: [{ group: 'g', policies: [GPO], settings, residue: [], devices: [], ...more }],
  strays: [],
  otherFleets: [],
  silent: [],
  ignored: 0,
  ways: ['gpo'],
  ...rest,
});
const one = (wanted: readonly WantedSetting[], settings: readonly EstateSetting[]) =>
  driftFleet(fleet(...wanted), estate(settings)).groups[0]?.settings;

describe('a setting of a group', () => {
  it.each<[string, WantedSetting, EstateSetting]>([
    [
      'in another unit',
      wants('signatureUpdateInterval', { hours: 4 }),
      says('signatureUpdateInterval', { minutes: 240 }),
    ],
    ['in another order', wants('excludedPaths', ['C:\\a', 'C:\\b']), says('excludedPaths', ['c:\\B\\', 'C:\\a'])],
    [
      'by both ways that the fleet delivers',
      wants('puaProtection', 'block', ['gpo', 'registry']),
      says('puaProtection', 'block', GPO, REG),
    ],
    [
      'in as many files of a kind as a build has',
      wants('puaProtection', 'block', ['registry', 'configmgr'], { 'registration file': 2 }),
      says('puaProtection', 'block', REG, { ...REG, path: 'd.reg' }),
    ],
  ])('is no drift %s', (_, wanted, said) => {
    const drift = driftFleet(fleet(wanted), estate([said]));
    expect(drift.groups[0]?.settings).toEqual([]);
    expect(isDrifted(drift)).toBe(false);
  });

  it.each<[string, readonly WantedSetting[], readonly EstateSetting[], object]>([
    [
      'weaker',
      [wants('puaProtection', 'block')],
      [says('puaProtection', 'audit')],
      { kind: 'differs', direction: 'weakens', actual: 'audit' },
    ],
    [
      'stronger',
      [wants('puaProtection', 'audit')],
      [says('puaProtection', 'block')],
      { kind: 'differs', direction: 'strengthens' },
    ],
    [
      'neither',
      [wants('avgCPULoadFactor', 20)],
      [says('avgCPULoadFactor', 30)],
      { kind: 'differs', direction: 'neutral' },
    ],
    [
      'that no fleet wrote',
      [],
      [says('excludedPaths', ['C:\\x'])],
      { kind: 'extra', direction: 'weakens', change: { kind: 'value', after: 'C:\\x' } },
    ],
    [
      'that nobody says',
      [wants('puaProtection', 'block')],
      [],
      { kind: 'not-said', says: [], why: expect.stringMatching(/not known/) },
    ],
    [
      'said twice',
      [wants('puaProtection', 'block')],
      [says('puaProtection', 'block', GPO, OTHER)],
      { kind: 'repeated' },
    ],
    [
      'said by a policy that was only given',
      [wants('puaProtection', 'block')],
      [says('puaProtection', 'block', GPO, { ...OTHER, kind: 'registry.pol', by: 'given' })],
      { kind: 'repeated' },
    ],
    [
      'said by a way that is not the fleet’s',
      [wants('puaProtection', 'block')],
      [says('puaProtection', 'block', GPO, REG)],
      { kind: 'repeated' },
    ],
    [
      'said by more files of a kind than a build has',
      [wants('puaProtection', 'block', ['registry'], { 'registration file': 1 })],
      [says('puaProtection', 'block', REG, { ...REG, path: 'copy.reg' })],
      { kind: 'repeated' },
    ],
    [
      'contested, and nothing tells who wins: the worst that may be',
      [wants('puaProtection', 'block')],
      [contested('puaProtection', ['block', 'off'])],
      { kind: 'contested', direction: 'weakens', why: expect.stringMatching(/links/) },
    ],
    [
      'contested, and the wanted one wins',
      [wants('puaProtection', 'block')],
      [contested('puaProtection', ['block', 'off'], 0)],
      { kind: 'contested', actual: 'block', why: expect.stringMatching(/^What counts is what is wanted/) },
    ],
    [
      'contested, and another one wins',
      [wants('puaProtection', 'audit')],
      [contested('puaProtection', ['off', 'block'], 1)],
      { kind: 'contested', actual: 'block', direction: 'strengthens' },
    ],
  ])('is %s', (_, wanted, said, drift) => {
    expect(one(wanted, said)).toMatchObject([drift]);
  });

  it('has no direction and no value where nobody says it, or what counts is right', () => {
    const [unsaid] = one([wants('puaProtection', 'block')], []) ?? [];
    expect(unsaid).not.toHaveProperty('direction');
    expect(unsaid).not.toHaveProperty('actual');
    expect(
      one([wants('puaProtection', 'block')], [contested('puaProtection', ['block', 'off'], 0)])?.[0],
    ).not.toHaveProperty('direction');
  });

  it('is not missed where nothing of its way was given, or no file carries it', () => {
    const wanted = fleet(wants('puaProtection', 'block', ['intune']), wants('tamperProtection', true, []));
    const drift = driftFleet(wanted, estate([]));
    expect(drift.groups[0]).toMatchObject({ settings: [], absent: [], notGiven: { settings: 1, ways: ['intune'] } });
    expect(isDrifted(drift)).toBe(false);
  });

  it('is held against what was said by a way that is not its own', () => {
    const drift = driftFleet(
      fleet(wants('puaProtection', 'block', ['intune'])),
      estate([says('puaProtection', 'off')]),
    );
    expect(drift.groups[0]?.settings).toMatchObject([{ kind: 'differs', direction: 'weakens' }]);
  });

  it('keeps its place and what the mode says of it', () => {
    const [drift] = one([{ ...wants('passiveRemediation', ['edr-remediation']), because: 'block mode' }], []) ?? [];
    expect(drift?.wanted).toEqual({
      value: ['edr-remediation'],
      at: { file: 'mdav.yaml', line: 3, column: 5 },
      because: 'block mode',
    });
  });
});

describe('how much was compared', () => {
  const compared = (wanted: readonly WantedSetting[], ...given: Parameters<typeof estate>) =>
    driftFleet(fleet(...wanted), estate(...given)).totals.compared;
  const pua = wants('puaProtection', 'block');
  const line = { place: 'HKLM\\A', says: '1', policy: GPO };
  it.each<[string, number, number]>([
    ['what both say', compared([pua], [says('puaProtection', 'block')]), 1],
    ['what nobody says by a way that was given', compared([pua], []), 1],
    ['what nobody wants', compared([], [says('puaProtection', 'block')]), 1],
    ['what no setting stands for', compared([], [], { residue: [line, { ...line, place: 'hklm\\a' }] }), 1],
    ['what goes a way of which nothing was given', compared([{ ...pua, ways: ['intune'] }], []), 0],
    ['what no file carries', compared([{ ...pua, ways: [] }], []), 0],
    [
      'what devices show, and not what they show without being set',
      compared(
        [{ ...pua, ways: ['intune'] }],
        [],
        {
          devices: ['a', 'b'].map((device) => ({
            device,
            path: device,
            settings: { puaProtection: 'block', avgCPULoadFactor: 50 },
            showsDefaults: true,
          })),
        },
        { ways: [] },
      ),
      1,
    ],
    [
      'what a policy of no group says',
      compared([], [], {}, { strays: [{ policy: GPO, settings: { puaProtection: 'off' }, residue: [line] }] }),
      2,
    ],
  ])('counts %s', (_, number, expected) => {
    expect(number).toBe(expected);
  });
});

it('names ways whose policies were given, and none for the group', () => {
  const { groups } = driftFleet(fleet(wants('puaProtection', 'block')), { ...estate([]), groups: [] });
  expect(groups[0]).toMatchObject({ absent: ['gpo'], policies: [], settings: [{ kind: 'not-said' }] });
});

describe('a group without a policy', () => {
  const wanted = fleet(
    wants('puaProtection', 'block'),
    wants('cloudBlockLevel', 'high'),
    wants('avgCPULoadFactor', 20, ['registry']),
  );
  const told = (policies: readonly EstatePolicy[], settings: readonly EstateSetting[] = []) =>
    driftFleet(wanted, estate(settings, { policies }, { ways: ['gpo', 'registry'] }));
  const pretty = (drift: ReturnType<typeof told>) => DRIFT_REPORTERS.pretty.render({ drift, actual: ['x'] });

  it.each<[string, readonly EstatePolicy[], readonly string[], number]>([
    ['of any way', [], ['gpo', 'registry'], 3],
    ['of one way', [REG], ['gpo'], 2],
    ['that says anything', [{ ...GPO, isMute: true }, REG], ['gpo'], 2],
    ['that is switched on', [{ ...GPO, off: 'its computer settings are switched off' }, REG], ['gpo'], 2],
    ['that is missing', [GPO, REG], [], 0],
  ])('%s has one line for what nobody says', (_, policies, absent, missed) => {
    const drift = told(policies);
    expect(drift.groups[0]?.absent).toEqual(absent);
    expect(drift.groups[0]?.settings.filter(({ isOfAbsent }) => isOfAbsent)).toHaveLength(missed);
    expect(pretty(drift).match(/not said/g) ?? []).toHaveLength(3 - missed);
    expect(drift.totals.other).toBe(3);
    if (missed > 0) expect(pretty(drift)).toContain(`Not said for that: ${missed} settings.`);
    for (const { render } of Object.values(DRIFT_REPORTERS)) {
      const text = render({ drift, actual: ['x'] });
      if (missed === 3 && !text.startsWith('{')) expect(text).not.toContain('avgCPULoadFactor');
      if (missed > 0 && !text.startsWith('{')) expect(text).toContain('Not said for that');
    }
  });

  it('tells what is said of the others all the same', () => {
    const drift = told([REG], [says('puaProtection', 'off', REG)]);
    expect(pretty(drift)).toMatch(/weaker {6}puaProtection: block → off/);
    expect(pretty(drift)).toContain('Not said for that: 1 setting.');
  });
});

describe('what devices show', () => {
  const device = (name: string, settings: Record<string, SettingValue>, showsDefaults = false) => ({
    device: name,
    path: name,
    settings,
    showsDefaults,
  });
  const shown = (devices: EstateGroup['devices'], ...wanted: readonly WantedSetting[]) =>
    driftFleet(fleet(...wanted), estate([], { devices, policies: [] }, { ways: [] })).groups[0]?.settings;

  it('is put together by value, and equal values are no drift', () => {
    const devices = [...Array(7).keys()].map((n) => device(`PC-${n}`, { puaProtection: n === 0 ? 'block' : 'off' }));
    expect(shown(devices, wants('puaProtection', 'block'))).toMatchObject([
      { kind: 'shown', direction: 'weakens', devices: { count: 6, names: ['PC-1', 'PC-2', 'PC-3', 'PC-4', 'PC-5'] } },
    ]);
  });

  it('is no word on what devices do not show, and tells no setting for uncompared that they do', () => {
    const [pua, level] = [wants('puaProtection', 'block', ['intune']), wants('cloudBlockLevel', 'high', ['intune'])];
    const drift = driftFleet(
      fleet(pua, level),
      estate([], { devices: [device('a', { puaProtection: 'block' })], policies: [] }, { ways: [] }),
    );
    expect(drift.groups[0]).toMatchObject({ settings: [], compared: 1, notGiven: { settings: 1, ways: ['intune'] } });
  });

  it('counts without a wanted value only where somebody must have set it', () => {
    const settings = { excludedPaths: ['C:\\x'] };
    expect(shown([device('a', settings, true)])).toEqual([]);
    expect(shown([device('a', settings)])).toMatchObject([{ kind: 'shown', direction: 'weakens' }]);
  });
});

describe('what no setting stands for', () => {
  it('is compared by place, whatever its case, and what is not there is told of a way that was given', () => {
    const wanted = fleet();
    const residue = [
      { place: 'HKLM\\A', says: '1', ways: ['gpo'] as const },
      { place: 'HKLM\\B', says: '1', ways: ['gpo'] as const },
      { place: 'HKLM\\C', says: '1', ways: ['intune'] as const },
    ];
    const drift = driftFleet(
      { ...wanted, groups: wanted.groups.map((group) => ({ ...group, residue })) },
      estate([], {
        residue: [
          { place: 'hklm\\a', says: '1', policy: GPO },
          { place: 'HKLM\\D', says: '2', policy: OTHER },
        ],
      }),
    );
    expect(drift.groups[0]?.residue).toEqual([
      { place: 'HKLM\\B', wanted: '1', policies: [] },
      { place: 'HKLM\\D', actual: '2', policies: [OTHER] },
    ]);
  });
});

describe('a policy of no group', () => {
  const stray = (settings: Record<string, SettingValue>, policy: EstatePolicy = GPO) =>
    driftFleet(fleet(wants('puaProtection', 'block')), {
      ...estate([says('puaProtection', 'block')]),
      strays: [{ policy, settings, residue: [] }],
    });

  it.each<[string, Record<string, SettingValue>, boolean, object]>([
    [
      'weaker than a group wants',
      { puaProtection: 'off' },
      true,
      { direction: 'weakens', against: [{ group: 'g', wanted: 'block' }] },
    ],
    ['as a group wants', { puaProtection: 'block' }, false, { against: [] }],
    ['weaker than nothing', { excludedPaths: ['C:\\x'] }, true, { direction: 'weakens', against: [] }],
  ])('is %s', (_, settings, weaker, expected) => {
    const drift = stray(settings);
    expect(drift.strays[0]?.settings).toMatchObject([expected]);
    expect({ drifted: isDrifted(drift), weaker: isWeaker(drift) }).toEqual({ drifted: true, weaker });
  });

  it('weakens nothing where it is switched off', () => {
    expect(isWeaker(stray({ puaProtection: 'off' }, { ...GPO, off: 'its computer settings are switched off' }))).toBe(
      false,
    );
  });
});

it('counts what there is to look at', () => {
  const { totals } = driftFleet(
    fleet(wants('puaProtection', 'block'), wants('cloudBlockLevel', 'high'), wants('avgCPULoadFactor', 20)),
    estate([says('puaProtection', 'audit'), says('cloudBlockLevel', 'high-plus')]),
  );
  expect(totals).toEqual({ compared: 3, groups: 1, weaker: 1, stronger: 1, other: 1, strays: 0 });
});

it('says no word of any setting that the estate says as the fleet does', () => {
  const wanted = settingRows().flatMap(({ id, type }) => (type.kind === 'toggle' ? [wants(id, true)] : []));
  expect(wanted.length).toBeGreaterThan(50);
  const drift = driftFleet(fleet(...wanted), estate(wanted.map(({ setting, value }) => says(setting, value))));
  expect(drift.groups[0]?.settings).toEqual([]);
});

describe('the words of a key of a map', () => {
  const RULES = 'attackSurfaceReductionRules';
  const both = { 'block-psexec-wmi-process-creation': 'audit', 'block-webshell-creation': 'block' };
  const one = { 'block-webshell-creation': 'block' };
  it.each([
    [both, one, 'block-psexec-wmi-process-creation: audit → not in what was given'],
    [one, both, 'block-psexec-wmi-process-creation: not in the fleet → audit'],
  ])('say which side has none', (wanted, actual, words) => {
    const drift = driftFleet(fleet(wants(RULES, wanted)), estate([says(RULES, actual)]));
    expect(DRIFT_REPORTERS.markdown.render({ drift, actual: ['x'] })).toContain(words);
    expect(DRIFT_REPORTERS.pretty.render({ drift, actual: ['x'] })).toContain(words);
  });
});
