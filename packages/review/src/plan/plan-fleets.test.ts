import { parseFleet, resolveFleet } from '@mdav/core';
import { describe, expect, it } from 'vitest';
import type { GroupPlan } from './fleet-plan.ts';
import { planFleets } from './plan-fleets.ts';
import { isPlanned } from './plan-states.ts';
import { judgePlan } from './plan-verdict.ts';
import { markdown } from './reporters/markdown.ts';
import { pretty } from './reporters/pretty.ts';

const DATE = '2026-11-21';

function fleetOf(text: string) {
  const parsed = parseFleet({ text, file: 'mdav.yaml' });
  const resolved = parsed.ok ? resolveFleet(parsed.value) : parsed;
  if (!resolved.ok) throw new Error(resolved.diagnostics.map(({ message }) => message).join('\n'));
  return resolved.value;
}

const fleet = (group: string, rest = '') => fleetOf(`mdav: 1\nname: demo\ngroups:\n  g:\n${group}${rest}`);
const lines = (text: string) =>
  text
    .split(',, ')
    .map((line) => `    ${line}\n`)
    .join('');

/** The plan of the one group `g`. */
function planOf(before: string, after: string, rest = ''): GroupPlan {
  const plan = planFleets(fleet(lines(before)), fleet(lines(after), rest), { date: DATE });
  const [group] = plan.groups;
  if (group === undefined) throw new Error('no group');
  return group;
}

const SERVER = 'os: windows-server-2022,, deliver: [gpo],, platform: 4.18.24090.11,, onboarding: { state: onboarded }';
const OTHER = 'antivirus: { product: Contoso Protect, exclusionsForDefender: true }';

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

describe('a change of mode', () => {
  it.each([
    ['on', 'certain', 0],
    ['off', undefined, 1],
  ])('of onboarded servers to passive with tamper protection %s', (tamper, certainty, atLeast) => {
    const { transition } = planOf(
      `${SERVER},, mode: active,, tamperProtection: ${tamper},, antivirus: none`,
      `${SERVER},, mode: passive,, tamperProtection: ${tamper},, ${OTHER}`,
    );
    expect(transition).toMatchObject({ before: 'active', after: 'passive' });
    expect(transition?.deadEnds.map(({ rule, certainty: how }) => [rule, how])).toEqual(
      certainty === undefined ? [] : [['tamper-blocks-switch-to-passive', certainty]],
    );
    expect(transition?.steps.length).toBeGreaterThanOrEqual(atLeast);
    if (certainty !== undefined) expect(transition?.steps).toEqual([]);
  });

  it('is a possible dead end when nobody says whether tamper protection holds', () => {
    const server = 'os: windows-server-2022,, deliver: [gpo],, onboarding: { state: onboarded }';
    const { transition } = planOf(`${server},, mode: active`, `${server},, mode: passive,, ${OTHER}`);
    expect(transition?.deadEnds).toMatchObject([
      { certainty: 'possible', message: expect.stringContaining('`platform`') },
    ]);
    expect(transition?.steps.map(({ id }) => id)).toEqual([
      'exclude-each-other',
      'tamper-protection-off',
      'import-gpo',
      'restart',
      'confirm-mode',
      'tamper-protection-on',
    ]);
  });

  it('goes on where somebody answers for the dead end', () => {
    const waiver = `waivers:\n  - { rule: tamper-blocks-switch-to-passive, group: g, reason: suspended, owner: ops, expires: 2027-01-01 }\n`;
    const after = `${SERVER},, mode: passive,, tamperProtection: on,, ${OTHER}`;
    const { transition } = planOf(`${SERVER},, mode: active`, after, waiver);
    expect(transition?.deadEnds).toMatchObject([{ certainty: 'certain', waiver: { owner: 'ops' } }]);
    expect(transition?.steps.length).toBeGreaterThan(2);
  });

  it('has its steps in order: tamper protection around the switch, onboarding after the value', () => {
    const steps = (before: string, after: string) => planOf(before, after).transition?.steps.map(({ id }) => id);
    expect(
      steps(
        `${SERVER},, mode: active,, tamperProtection: off`,
        `${SERVER},, mode: passive,, tamperProtection: off,, ${OTHER}`,
      ),
    ).toEqual([
      'exclude-each-other',
      'tamper-protection-off',
      'import-gpo',
      'restart',
      'confirm-mode',
      'tamper-protection-on',
      'update-fleet-file',
    ]);
    const planned = SERVER.replace('onboarded', 'planned');
    expect(steps(`${planned},, mode: active`, `${planned},, mode: passive,, tamperProtection: on,, ${OTHER}`)).toEqual([
      'exclude-each-other',
      'import-gpo',
      'onboard',
      'restart',
      'confirm-mode',
    ]);
  });

  it('back to active takes the value 0 and a restart, and nothing where the file calls them active', () => {
    const passive = `${SERVER},, mode: passive,, tamperProtection: on,, ${OTHER}`;
    const said = planOf(passive, `${SERVER},, mode: active,, currentMode: passive,, antivirus: none`);
    expect(said.transition?.steps.map(({ id }) => id)).toEqual([
      'import-gpo',
      'nothing-else-forces',
      'remove-other-antivirus',
      'restart',
      'confirm-mode',
      'update-fleet-file',
    ]);
    expect(said.transition?.steps[2]?.actions[0]).toContain('Contoso Protect');
    expect(said.settings).toMatchObject([{ setting: 'forceDefenderPassiveMode', before: true, after: false }]);
    expect(said.notes).toEqual([]);

    const written = planOf(passive, `${SERVER},, mode: active,, settings: { forceDefenderPassiveMode: false }`);
    expect(written.transition?.deadEnds).toEqual([]);
    const denied = planOf(passive, `${SERVER},, mode: active,, currentMode: active,, antivirus: none`);
    expect(denied.transition?.deadEnds).toEqual([]);
    expect(denied.notes[0]).toMatch(
      /^The fleet file calls the servers active; those that became passive before stay so/,
    );
  });

  it('back to active is a dead end where nothing sets the value 0', () => {
    const passive = `${SERVER},, mode: passive,, tamperProtection: on,, ${OTHER}`;
    const active = `${SERVER},, mode: active,, antivirus: none`;
    const unsaid = planFleets(fleet(lines(passive)), fleet(lines(active)), { date: DATE });
    expect(unsaid.groups[0]?.transition).toMatchObject({
      deadEnds: [
        {
          rule: 'server-active-not-forced',
          certainty: 'certain',
          message: expect.stringMatching(/^Windows Server 2022 stays passive: it was forced so before, .* to 0\./),
          hint: expect.stringContaining('`currentMode: passive`'),
          at: { line: 9 },
        },
      ],
      steps: [],
    });
    expect(unsaid.groups[0]?.notes).toEqual([
      expect.stringMatching(/send those that are to be active back first, and unlink it then/),
    ]);
    expect(unsaid.groups[0]?.notes[0]).not.toContain('remove');
    expect(judgePlan(unsaid)).toEqual({ errors: 0, deadEnds: 1 });
    const removed = planOf(passive, `${active},, settings: { forceDefenderPassiveMode: remove }`);
    expect(removed.transition?.deadEnds).toMatchObject([{ rule: 'server-active-not-forced', certainty: 'certain' }]);
  });

  it('back to active is a possible dead end where the fleet file calls the servers not onboarded yet', () => {
    const planned = SERVER.replace('onboarded', 'planned');
    const { transition } = planOf(`${planned},, mode: passive,, ${OTHER}`, `${planned},, mode: active`);
    expect(transition?.deadEnds).toMatchObject([{ rule: 'server-active-not-forced', certainty: 'possible' }]);
    expect(transition?.steps).not.toEqual([]);
  });

  it('back to active is no dead end of servers that come to the group with it, nor of clients', () => {
    const client = `os: windows-11,, deliver: [gpo],, onboarding: { state: onboarded },, mode: passive,, ${OTHER}`;
    const both = client.replace('windows-11', '[windows-11, windows-server-2022]').replace('passive', 'active');
    expect(planOf(client, both).transition?.deadEnds).toEqual([]);
  });

  it('back to active goes on where somebody answers for it', () => {
    const waiver = `waivers:\n  - { rule: server-active-not-forced, group: g, reason: by script, owner: ops, expires: 2027-01-01 }\n`;
    const { transition } = planOf(`${SERVER},, mode: passive,, ${OTHER}`, `${SERVER},, mode: active`, waiver);
    expect(transition?.deadEnds).toMatchObject([{ certainty: 'certain', waiver: { owner: 'ops' } }]);
    expect(transition?.steps.map(({ id }) => id)).toContain('restart');
  });

  it('of block mode alone takes nothing that brings passive mode about', () => {
    const client = `os: windows-11,, deliver: [intune],, onboarding: { state: onboarded },, ${OTHER}`;
    const { transition } = planOf(`${client},, mode: passive`, `${client},, mode: passive+edr-block`);
    expect(transition?.steps.map(({ id }) => id)).toEqual(['import-intune-policy', 'confirm-mode']);
    const portal = client.replace('[intune]', '[portal]');
    const off = planOf(`${portal},, mode: passive+edr-block`, `${portal},, mode: passive`);
    expect(off.transition?.steps.map(({ id }) => id)).toEqual(['block-mode-off-in-portal', 'confirm-mode']);
  });

  describe('from the monitoring agent to the modern unified solution', () => {
    const ON = 'onboarding: { state: onboarded }';
    const with2 = (agent: string, mode = 'active', more = ON) =>
      `os: [windows-server-2012-r2, windows-server-2016],, agent: ${agent},, mode: ${mode},, deliver: [gpo],, ${more}`;
    const ids = (before: string, after: string) => planOf(before, after).transition?.steps.map(({ id }) => id);

    it('makes room, installs and onboards again, also where the mode stays', () => {
      const steps = ['replace-monitoring-agent', 'install-unified-agent', 'onboard', 'confirm-mode'];
      expect(ids(with2('mma'), with2('unified'))).toEqual(steps);
      const passive = ids(with2('mma'), with2('unified', 'passive', `${ON},, ${OTHER}`));
      expect(passive?.slice(0, 2)).toEqual(steps.slice(0, 2));
      expect(passive?.indexOf('onboard')).toBeGreaterThan(passive?.indexOf('import-group-policy') ?? 99);
      expect(passive).not.toContain('tamper-protection-off');
    });

    it('names what goes from which system, passive beside another product', () => {
      const room = (before: string, after: string) => {
        const steps = planOf(before, after).transition?.steps ?? [];
        return steps.find(({ id }) => id === 'replace-monitoring-agent')?.actions.join('\n') ?? '';
      };
      expect(room(with2('mma'), with2('unified'))).toMatch(
        /System Center Endpoint Protection on Windows Server 2012 R2 in .*: in between no antivirus protects/,
      );
      const beside = room(with2('mma'), with2('unified', 'passive', `${ON},, ${OTHER}`));
      expect(beside).toContain('-RemoveMMA WORKSPACE-ID -Passive`');
      expect(beside).not.toContain('no antivirus');
      const only16 = (text: string) => text.replace('windows-server-2012-r2, ', '');
      expect(room(only16(with2('mma')), only16(with2('unified')))).not.toContain('System Center');
      const cloud = 'onboarding: { state: onboarded, via: defender-for-cloud }';
      expect(room(with2('mma', 'active', cloud), with2('unified', 'active', cloud))).toMatch(/^Let Defender for Cloud/);
    });

    it('is no change of another kind', () => {
      expect(ids(with2('unified'), with2('unified'))).toBeUndefined();
      expect(ids(with2('builtin'), with2('unified'))).toBeUndefined();
      expect(ids(with2('mma'), with2('mma'))).toBeUndefined();
      const other = (text: string) =>
        text.replace('[windows-server-2012-r2, windows-server-2016]', 'windows-server-2022');
      expect(ids(other(with2('mma')), other(with2('unified')))).toBeUndefined();
    });

    it('is told as what it is', () => {
      const plan = planFleets(fleet(lines(with2('mma'))), fleet(lines(with2('unified'))), { date: DATE });
      const document = { plan, base: { kind: 'file', file: 'old.yaml' } } as const;
      expect(pretty.render(document)).toContain('stays active, with another agent');
      expect(markdown.render(document)).toContain('**Stays `active`, with another agent**');
    });
  });

  it('that the operating system cannot make is a dead end', () => {
    const { transition } = planOf(
      'os: windows-server-2016,, agent: mma,, mode: active,, deliver: [gpo]',
      'os: windows-server-2016,, agent: mma,, mode: passive,, deliver: [gpo]',
    );
    expect(transition?.deadEnds).toMatchObject([
      { rule: 'passive-needs-unified-agent', certainty: 'certain', at: { line: 5 } },
    ]);
    expect(transition?.steps).toEqual([]);
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

describe('devices that run another mode than their group has', () => {
  const server = (mode: string, more: string) =>
    `os: windows-server-2022,, mode: ${mode},, deliver: [gpo],, platform: 4.18.24090.11,, onboarding: { state: onboarded },, ${more}`;
  const back = server('active', 'antivirus: none,, currentMode: passive');

  it('are led to it in a group that is new', () => {
    const plan = planFleets(undefined, fleet(lines(back)), { date: DATE });
    const [group] = plan.groups;
    expect(group?.transition).toMatchObject({ before: 'passive', after: 'active', deadEnds: [] });
    expect(group?.transition?.steps.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['nothing-else-forces', 'remove-other-antivirus', 'restart']),
    );
    const told = pretty.render({ plan, base: { kind: 'file', file: 'old.yaml' } });
    expect(told).toContain('from passive, as `currentMode` says, to active');
    const brief = markdown.render({ plan, base: { kind: 'file', file: 'old.yaml' } });
    expect(brief).toContain('**From `passive`, as `currentMode` says, to `active`**');
  });

  it('are told with what keeps them from it', () => {
    const held = server('passive', `${OTHER},, currentMode: active,, tamperProtection: on`);
    const plan = planFleets(undefined, fleet(lines(held)), { date: DATE });
    expect(plan.groups[0]?.transition?.deadEnds).toMatchObject([
      { rule: 'tamper-blocks-switch-to-passive', certainty: 'certain' },
    ]);
    expect(judgePlan(plan).deadEnds).toBe(1);
  });

  it('are led to it once the fleet file tells it of them, and not again', () => {
    const active = server('active', 'antivirus: none,, currentMode: active');
    expect(planOf(active, back).transition).toMatchObject({ before: 'passive', after: 'active' });
    expect(planOf(back, active).transition).toBeUndefined();
    expect(planOf(back, `${back},, licence: servers-p2`).transition).toBeUndefined();
    expect(planOf(active, server('active', 'antivirus: none,, currentMode: disabled')).transition).toBeUndefined();
  });
});
