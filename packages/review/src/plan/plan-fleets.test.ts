import { describe, expect, it } from 'vitest';
import { DATE, fleet, fleetOf, OTHER, planOf, SERVER } from './__tests__/plan-of.ts';
import { planFleets } from './plan-fleets.ts';
import { isPlanned } from './plan-states.ts';

const UNDO = /^Nothing goes by Intune any more, .*Deploy-MdavIntune\.ps1 -Group 'g' -Undo`/;

describe('settings of a group', () => {
  const desk = (settings: string, deliver = '[intune]') =>
    `os: windows-11,, mode: active,, antivirus: none,, deliver: ${deliver},, settings: { ${settings} }`;

  it('are told old to new, with direction and channels, in the order of the catalogue', () => {
    const { kind, settings } = planOf(
      desk('puaProtection: block, cloudBlockLevel: high, allowEmailScanning: true'),
      desk("puaProtection: audit, cloudBlockLevel: high, excludedPaths: ['C:\\a']", '[intune, gpo]'),
    );
    expect(kind).toBe('changed');
    expect(settings).toMatchObject([
      { setting: 'cloudBlockLevel', kind: 'rerouted', direction: 'neutral', channels: { after: ['intune', 'gpo'] } },
      { setting: 'allowEmailScanning', kind: 'removed', before: true, direction: 'weakens' },
      { setting: 'excludedPaths', kind: 'added', after: ['C:\\a'], direction: 'weakens', channels: { before: [] } },
      {
        setting: 'puaProtection',
        title: 'Handle potentially unwanted applications',
        kind: 'changed',
        before: 'block',
        after: 'audit',
        change: { kind: 'value', before: 'block', after: 'audit' },
        direction: 'weakens',
        why: 'block protects more than audit.',
        channels: { before: ['intune'], after: ['intune', 'gpo'] },
      },
    ]);
  });

  it('are not changed by other words for the same', () => {
    const plan = planOf(desk("excludedPaths: ['C:\\a']"), desk("excludedPaths: [{ path: 'c:\\A' }]"));
    expect(plan).toMatchObject({ kind: 'unchanged', settings: [], facts: [], notes: [] });
  });

  it('that an imported .reg file leaves behind are named', () => {
    const { notes } = planOf(desk('puaProtection: block', '[registry]'), desk('', '[registry]'));
    expect(notes).toEqual([
      'Devices that imported the old .reg file keep `puaProtection`. Write `remove` for it to have the values deleted.',
    ]);
    expect(
      planOf(desk('puaProtection: block', '[registry]'), desk('puaProtection: remove', '[registry]')).notes,
    ).toEqual([]);
  });

  it.each([
    [
      'gpo',
      /^Nothing goes by Group Policy any more, .* Unlink it there, or write `remove`/,
      /^Nothing goes by Group Policy any more, .* Unlink it there first, and bring the new files/,
    ],
    ['intune', UNDO, UNDO],
  ])('that were the last by %s leave an object that no build touches any more', (way, says, elsewhere) => {
    const pua = (settings: string, deliver: string) => desk(settings, `[${deliver}]`);
    const one = 'puaProtection: block';
    const notes = (settings: string, deliver: string) => planOf(pua(one, way), pua(settings, deliver)).notes;
    expect(notes('', way)).toEqual([expect.stringMatching(says)]);
    expect(notes(one, 'registry')).toEqual([expect.stringMatching(elsewhere)]);
    // A GPO takes its values back by its next import; a policy of Intune has no word for a removal, and is not written.
    expect(notes('puaProtection: remove', way)).toEqual(way === 'gpo' ? [] : [expect.stringMatching(says)]);
    expect(notes('cloudBlockLevel: high', way)).toEqual([]);
    expect(planOf(pua(one, 'registry'), pua('', 'registry')).notes.join()).not.toMatch(says);
    const raw = `raw: { registry: [{ key: 'HKLM\\SOFTWARE\\Policies\\X', name: y, type: dword, data: 1, reason: r }] }`;
    if (way === 'gpo') expect(planOf(pua(one, way), `${pua('', way)},, ${raw}`).notes).toEqual([]);
  });

  it.each(['registry', 'configmgr', 'dsc'])(
    'stay in the registry where they go from %s to what does not write it',
    (way) => {
      const both = "puaProtection: block,, excludedPaths: ['C:\\a']".replaceAll(',,', ',');
      const notes = (settings: string, ways: string) =>
        planOf(desk(both, `[${way}]`), desk(settings, `[${ways}]`)).notes;
      const out = /keep `excludedPaths`, `puaProtection` in the registry/;
      expect(notes(both, 'intune').join('\n')).toMatch(out);
      expect(notes(both, 'portal').join('\n')).toMatch(out);
      // Nothing deletes them by being told so either.
      for (const gone of ['', 'puaProtection: remove, excludedPaths: remove']) {
        expect(notes(gone, 'intune').join('\n'), gone).toMatch(out);
        expect(notes(gone, 'intune').join('\n'), gone).not.toContain('Write `remove`');
      }
      for (const ways of ['gpo', 'gpo, intune', way]) expect(notes(both, ways).join('\n'), ways).not.toMatch(out);
      expect(notes('', 'gpo').join('\n')).toContain('Write `remove`');
    },
  );

  it('that Group Policy set go with its object, before or after what comes in its place', () => {
    const pua = (deliver: string) => desk('puaProtection: block', `[${deliver}]`);
    const notes = (from: string, to: string) => planOf(pua(from), pua(to)).notes.join('\n');
    const [first, later] = [
      /Unlink it there first, and bring the new files/,
      /Unlink it there, once what goes another way/,
    ];
    for (const way of ['registry', 'dsc', 'configmgr']) {
      expect(notes('gpo', way), way).toMatch(first);
      // They came by the file before, and go all the same.
      expect(notes(`gpo, ${way}`, way), way).toMatch(first);
      expect(notes(`gpo, ${way}`, `gpo, ${way}`), way).toBe('');
    }
    expect(notes('gpo', 'intune')).toMatch(later);
    expect(notes('gpo', 'intune')).not.toMatch(/write `remove`/);
    const server = (mode: string, more: string, deliver: string) =>
      `os: windows-server-2022,, mode: ${mode},, currentMode: passive,, ${more},, deliver: [${deliver}]`;
    const passive = (deliver: string) => server('passive', OTHER, deliver);
    expect(planOf(passive('gpo'), passive('registry')).notes.join()).toMatch(first);
    const back = server('active', 'antivirus: none', 'registry');
    expect(planOf(passive('gpo'), back).notes.join()).toMatch(
      /send those that are to be active back first, and unlink it then/,
    );
  });

  it('that were the last by Configuration Manager leave a policy that stays deployed', () => {
    const says = /^Nothing goes by Configuration Manager any more: .* Delete its deployment there\.$/m;
    const notes = (settings: string, deliver: string) =>
      planOf(desk('puaProtection: block', '[configmgr]'), desk(settings, `[${deliver}]`)).notes.join('\n');
    expect(notes('puaProtection: block', 'gpo')).toMatch(says);
    expect(notes('puaProtection: block', 'intune')).toMatch(says);
    expect(notes('puaProtection: audit', 'configmgr, intune')).toBe('');
    // What a client does with a policy that says less is not documented.
    expect(notes('cloudBlockLevel: high', 'configmgr')).toMatch(/^Devices .* may keep `puaProtection`/);
  });

  it('follow from the mode where they do', () => {
    const { settings } = planOf(
      `${SERVER},, mode: active`,
      `${SERVER},, mode: passive,, tamperProtection: off,, ${OTHER}`,
    );
    expect(settings).toMatchObject([
      {
        setting: 'forceDefenderPassiveMode',
        kind: 'added',
        after: true,
        channels: { after: ['gpo'] },
        because: 'Windows Server 2022 is to be passive',
      },
    ]);
  });
});

describe('an operating system', () => {
  const group = (os: string, more = '') => `os: ${os},, mode: active,, antivirus: none,, deliver: [gpo]${more}`;
  const notes = (before: string, after: string) => planOf(before, after).notes;

  it('that goes is told with what its devices still get', () => {
    expect(notes(group('[windows-10, windows-11]'), group('windows-11'))).toEqual([
      expect.stringMatching(/^Devices that still run Windows 10 get what reaches them all the same/),
    ]);
    expect(notes(group('windows-11'), group('[windows-10, windows-11]'))).toEqual([]);
    expect(notes(group('windows-10@19044'), group('windows-10@19045'))).toEqual([]);
  });

  it('that is raised does not bring the agent of the older one along', () => {
    const unified = ',, agent: unified';
    const offboard = /upgraded in place, offboard them and uninstall the modern unified solution before/;
    for (const [from, to] of [
      ['windows-server-2016', 'windows-server-2022'],
      ['windows-server-2012-r2', 'windows-server-2016'],
    ] as const) {
      const [, note = ''] = notes(group(from, unified), group(to, to.endsWith('2016') ? unified : ''));
      expect(note).toMatch(offboard);
      expect(note).not.toContain('ForceDefenderPassiveMode');
    }
    const passive = (os: string) => `os: ${os},, mode: passive,, ${OTHER},, currentMode: passive,, deliver: [gpo]`;
    const held = notes(`${passive('windows-server-2016')}${unified}`, passive('windows-server-2019')).join('\n');
    expect(held).toMatch(/onboard them again after: .* Have `ForceDefenderPassiveMode` 1 in place before that\./);
    expect(notes(group('windows-server-2016', ',, agent: mma'), group('windows-server-2022')).join()).not.toMatch(
      offboard,
    );
    expect(notes(group('windows-server-2019'), group('windows-server-2022')).join()).not.toMatch(offboard);
  });

  it('that is raised on servers of the monitoring agent has them offboarded first', () => {
    const old = group('windows-server-2016', ',, agent: mma');
    const taken = /offboard them before, by taking the monitoring agent or its workspace away, and onboard them again/;
    expect(notes(old, group('windows-server-2022')).join()).not.toContain('upgraded in place');
    const onboarded = ',, onboarding: { state: onboarded }';
    expect(notes(`${old}${onboarded}`, group('windows-server-2022', onboarded)).join()).toMatch(taken);
    const r2 = group('windows-server-2012-r2', ',, agent: unified');
    expect(notes(r2, group('windows-server-2016', ',, agent: unified')).join()).toContain(
      'install the modern unified solution and onboard them again after',
    );
  });
});

describe('a group', () => {
  it('is told with what changed about it', () => {
    const plan = planOf(
      'os: windows-11,, mode: active,, antivirus: none,, deliver: [intune]',
      'os: [windows-11, windows-10@19045],, mode: active,, antivirus: none,, deliver: [intune, gpo],, licence: p2',
    );
    expect(plan).toMatchObject({
      kind: 'changed',
      os: ['windows-11', 'windows-10'],
      mode: { before: 'active', after: 'active' },
      facts: [
        { fact: 'os', before: '["windows-11"]', after: '["windows-11","windows-10@19045"]' },
        { fact: 'deliver', before: '["intune"]', after: '["intune","gpo"]' },
        { fact: 'licence', after: '"p2"' },
      ],
    });
    expect(plan.transition).toBeUndefined();
  });

  it('is new or gone', () => {
    const one = fleetOf(
      'mdav: 1\nname: demo\ngroups:\n  a: { os: windows-11, mode: active, deliver: [gpo], settings: { puaProtection: block } }\n',
    );
    const two = fleetOf(
      'mdav: 1\nname: demo\ngroups:\n  b: { os: windows-10, mode: active, deliver: [gpo], settings: { puaProtection: block } }\n',
    );
    const plan = planFleets(one, two, { date: DATE });
    expect(plan.groups.map(({ group, kind, settings }) => [group, kind, settings[0]?.kind])).toEqual([
      ['a', 'removed', 'removed'],
      ['b', 'added', 'added'],
    ]);
    expect(plan.groups[0]?.notes[0]).toBe(
      'Its devices keep what they were given until something takes it back: unlink the Group Policy object.',
    );
    const ways = fleetOf(
      'mdav: 1\nname: demo\ngroups:\n  a: { os: windows-11, mode: active, deliver: [intune, configmgr], settings: { puaProtection: block } }\n',
    );
    expect(planFleets(ways, two, { date: DATE }).groups[0]?.notes[0]).toBe(
      'Its devices keep what they were given until something takes it back: take away the assignments in Intune, delete the deployment of the antimalware policy, run the undo of the last build, which the next build removes.',
    );
    expect(plan.groups[0]?.notes[0]).not.toContain('Normal');
    const forced = fleetOf(
      `mdav: 1\nname: demo\ngroups:\n  s:\n    os: windows-server-2022\n    mode: passive\n    deliver: [gpo]\n`,
    );
    expect(planFleets(forced, two, { date: DATE }).groups.find(({ group }) => group === 's')?.notes[0]).toMatch(
      /stay passive when the value is gone: keep the group until they are back, with `mode: active` and `currentMode: passive`.*show `Normal`/,
    );
    const byFile = fleetOf(
      `mdav: 1\nname: demo\ngroups:\n  s:\n    os: windows-server-2022\n    mode: passive\n    deliver: [registry]\n`,
    );
    expect(planFleets(byFile, two, { date: DATE }).groups.find(({ group }) => group === 's')?.notes[0]).toContain(
      'run the undo of the last build, which the next build removes, on servers that are to be active alone',
    );
    expect(plan.totals).toMatchObject({ groups: 2, settings: { strengthens: 1, weakens: 1 } });
    expect(planFleets(undefined, two, { date: DATE }).groups.map(({ kind }) => kind)).toEqual(['added']);
    expect(isPlanned(planFleets(two, two, { date: DATE }))).toBe(false);
  });

  it('tells of raw values by their place', () => {
    const raw = (data: number) =>
      `os: windows-11,, mode: active,, deliver: [gpo],, raw: { registry: [{ key: 'HKEY_LOCAL_MACHINE\\SOFTWARE\\X', name: y, type: dword, data: ${data}, reason: r }] }`;
    expect(planOf(raw(1), raw(2)).residue).toEqual([
      {
        place: 'HKLM\\SOFTWARE\\X\\y',
        a: 'dword 1',
        b: 'dword 2',
        kind: 'changed',
        channels: { before: ['gpo'], after: ['gpo'] },
      },
    ]);
  });
});

describe('findings', () => {
  it('are new, resolved, answered for or open again; one that moved is the same', () => {
    const group = (mode: string) =>
      `    os: windows-server-2022\n    mode: ${mode}\n    deliver: [gpo]\n    platform: 4.18.24090.11\n`;
    const bare = fleet(group('passive'));
    const moved = fleetOf(`# a line more\nmdav: 1\nname: demo\ngroups:\n  g:\n${group('passive')}`);
    const same = planFleets(bare, moved, { date: DATE }).findings;
    expect(same).toMatchObject({ added: [], resolved: [], waived: [], reopened: [] });
    expect(same?.unchanged).toBeGreaterThan(0);

    const waiver = `waivers:\n  - { rule: passive-requires-onboarding, group: g, reason: soon, owner: ops, expires: 2027-01-01 }\n`;
    const waived = fleet(group('passive'), waiver);
    expect(planFleets(bare, waived, { date: DATE }).findings?.waived.map(({ rule }) => rule)).toContain(
      'passive-requires-onboarding',
    );
    expect(planFleets(waived, bare, { date: DATE }).findings?.reopened.map(({ rule }) => rule)).toContain(
      'passive-requires-onboarding',
    );

    const active = fleet(group('active'));
    const there = planFleets(active, bare, { date: DATE }).findings;
    const back = planFleets(bare, active, { date: DATE }).findings;
    expect(there?.added.map(({ rule }) => rule)).toContain('passive-requires-onboarding');
    expect(back?.resolved.map(({ rule, message }) => [rule, message])).toEqual(
      there?.added.map(({ rule, message }) => [rule, message]),
    );
  });
});
