import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseFleet, type ResolvedFleet, resolveFleet } from '@mdav/core';
import { FRAMEWORKS } from '@mdav/core/framework-data';
import { askedPlace, findFrameworks, parseFramework } from '@mdav/core/frameworks';
import { describe, expect, it } from 'vitest';
import { applicable } from './compliance.ts';
import { complyFleet } from './judge-fleet.ts';
import { mendWords, standingWords } from './words.ts';

const DATE = '2026-11-29';
const example = readFileSync(
  fileURLToPath(new URL('../../../../examples/hardened-baselines/mdav.yaml', import.meta.url)),
  'utf8',
);

function fleetOf(text: string): ResolvedFleet {
  const parsed = parseFleet({ text, file: 'mdav.yaml' });
  const resolved = parsed.ok ? resolveFleet(parsed.value) : parsed;
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.diagnostics));
  return resolved.value;
}

function comply(text: string, framework: string, group?: string) {
  const frameworks = findFrameworks(FRAMEWORKS, framework);
  expect(frameworks.length).toBe(1);
  return complyFleet(fleetOf(text), { frameworks, date: DATE, ...(group && { group }) });
}

const small = (group: string) => `mdav: 1\nname: f\ngroups:\n  a: { ${group} }\n`;

/** Ids of rules by how the one group stands to them. */
function standing(text: string, framework: string, group?: string) {
  const [judged] = comply(text, framework, group).frameworks[0]?.groups ?? [];
  return new Map(judged?.rules.map((one) => [one.rule.id, one]));
}

describe('the hardened example', () => {
  it('meets the STIG in every rule, of which one is not for clients', () => {
    const [stig] = comply(example, 'disa-defender-antivirus@V2R8').frameworks;
    const rows = stig?.groups.map(({ group, tally }) => [group.name, tally.meets, applicable(tally)]);
    expect(rows).toEqual([
      ['baseline-clients', expect.any(Number), 66],
      ['hardened-clients', expect.any(Number), 66],
      ['stig-clients', 66, 66],
      ['stig-servers', 67, 67],
    ]);
  });

  const CHANGES = [
    ['      puaProtection: block\n', '      puaProtection: audit\n', 'V-213426', 'violates'],
    ['        block-wmi-persistence: audit\n', '        block-wmi-persistence: block\n', 'V-278652', 'violates'],
    [
      '      signatureUpdateAVSignatureDue: { days: 7 }\n',
      '      signatureUpdateAVSignatureDue: { days: 8 }\n',
      'V-213453',
      'violates',
    ],
    ['      disableAutoExclusions: false\n', '', 'V-213431', 'not-managed'],
    ['      disableAutoExclusions: false\n', '      disableAutoExclusions: remove\n', 'V-213431', 'violates'],
    ['      disableFamilyUI: true', '      disableFamilyUI: false', 'V-278660', 'violates'],
    [
      '      disableAutoExclusions: false\n',
      "      disableAutoExclusions: false\n      excludedPaths: ['C:\\\\a']\n",
      'V-213429',
      'violates',
    ],
    ['      scheduleScanDay: sunday\n', '      scheduleScanDay: never\n', 'V-213450', 'violates'],
  ] as const;

  it.each(CHANGES)('%j as %j turns the one row %s', (before, after, id, turned) => {
    // Every baseline has some of the lines; the STIG is the last one.
    const at = example.lastIndexOf(before);
    expect(at).toBeGreaterThan(0);
    const text = example.slice(0, at) + after + example.slice(at + before.length);
    const old = standing(example, 'disa-defender-antivirus@V2R8', 'stig-servers');
    const now = standing(text, 'disa-defender-antivirus@V2R8', 'stig-servers');
    const differ = [...now].filter(([rule, one]) => one.standing !== old.get(rule)?.standing);
    expect(differ.map(([rule, one]) => [rule, one.standing])).toEqual([[id, turned]]);
  });
});

describe('a group', () => {
  const passive = small(
    'os: windows-11, mode: passive, settings: { allowRealtimeMonitoring: true, allowCloudProtection: true, puaProtection: block, disableRoutinelyTakingAction: false }',
  );

  it('that is passive meets a number and is told that Defender does nothing with it', () => {
    const rules = standing(passive, 'disa-defender-antivirus@V2R8');
    expect(rules.get('V-213445')).toMatchObject({
      standing: 'no-effect',
      says: 'true',
      why: 'in passive mode: blocks nothing; keep it on anyway',
    });
    const active = standing(passive.replace('mode: passive', 'mode: active'), 'disa-defender-antivirus@V2R8');
    expect(active.get('V-213445')?.standing).toBe('meets');
  });

  it('is shown with the reason of what it violates, of a single rule before that of the map', () => {
    const rules = standing(
      small(`os: windows-11, mode: active, settings: {
        puaProtection: { value: audit, reason: an installer, owner: desks, ticket: CHG-1 },
        attackSurfaceReductionRules: { value: {
          block-office-child-processes: { value: audit, reason: macros },
          block-psexec-wmi-process-creation: audit }, reason: a pilot } }`),
      'microsoft-windows-11@25H2',
    );
    const told = [...rules.values()].filter(({ justification }) => justification !== undefined);
    expect(told.every(({ standing: stands }) => stands === 'violates')).toBe(true);
    const words = new Map(told.map((one) => [askedPlace(one.rule.ask), standingWords(one)]));
    expect(words.get('puaProtection')).toBe('says audit, wants block; an installer; ticket CHG-1; owner: desks');
    expect([...words].filter(([place]) => place.includes('office-child')).map(([, text]) => text)).toEqual([
      'says audit, wants block; macros',
    ]);
  });

  it('is shown with the reasons of the entries of a list', () => {
    const exclusions = (entries: string) =>
      standing(
        small(`os: windows-11, mode: active, settings: { excludedPaths: [${entries}] }`),
        'disa-defender-antivirus@V2R8',
      ).get('V-213429');
    const ledger = "{ path: 'D:\\Ledger', reason: vendor advice, owner: erp }";
    expect(exclusions(ledger)).toMatchObject({
      standing: 'violates',
      justification: { reason: 'vendor advice', owner: 'erp' },
    });
    expect(exclusions(`${ledger}, 'D:\\Cache'`)?.justification).toEqual({
      reason: 'D:\\Ledger: vendor advice; owner: erp',
    });
  });

  it.each([
    ['active', '', 'meets'],
    ['passive', ', antivirus: none', 'violates'],
    ['passive', '', 'not-managed'],
    ['passive', ', antivirus: { product: Contoso Protect }', 'meets'],
    ['passive', ', antivirus: { product: Contoso Protect, realtime: false }', 'violates'],
  ])('with mode %s%s has an antivirus: %s', (mode, more, expected) => {
    const rules = standing(small(`os: windows-11, mode: ${mode}${more}`), 'disa-windows-antivirus');
    expect(rules.get('V-253264')?.standing).toBe(expected);
    expect(rules.get('V-205850')?.standing).toBe('not-applicable');
  });

  it('is left out of a framework for other systems', () => {
    const groups = comply(small('os: windows-server-2022, mode: active'), 'microsoft-windows-11@25H2').frameworks[0]
      ?.groups;
    expect(groups).toEqual([]);
  });

  it('manages nothing by a setting that no way to it carries', () => {
    const text = (deliver: string) =>
      small(`os: windows-11, mode: active, deliver: [${deliver}], settings: { allowIntrusionPreventionSystem: true }`);
    const rule = 'device_vendor_msft_policy_config_defender_allowintrusionpreventionsystem';
    expect(standing(text('gpo'), 'ncsc-defender-antivirus').get(rule)).toMatchObject({
      standing: 'not-managed',
      says: 'true',
      why: 'it does not reach Windows 11 by gpo',
    });
    expect(standing(text('gpo, intune'), 'ncsc-defender-antivirus').get(rule)?.standing).toBe('meets');
  });

  it.each([
    ['windows-server-2022', 'intune', 'not-managed'],
    ['[windows-11, windows-server-2022]', 'intune', 'not-managed'],
    ['windows-11', 'intune', 'meets'],
    ['windows-server-2022', 'configmgr', 'meets'],
    ['windows-server-2022', 'registry', 'meets'],
  ])('reaches %s by %s as check says: %s', (os, deliver, expected) => {
    const text = small(`os: ${os}, mode: active, deliver: [${deliver}], settings: { puaProtection: block }`);
    expect(standing(text, 'disa-defender-antivirus@V2R8').get('V-213426')?.standing).toBe(expected);
  });
});

describe('a waiver', () => {
  const waived = (rule: string, expires: string) =>
    `${small('os: windows-11, mode: active, settings: { puaProtection: audit }')}waivers:\n  - { rule: '${rule}', group: a, reason: why, owner: me, expires: ${expires} }\n`;
  it.each([
    ['disa-defender-antivirus:V-213426', '2026-11-29', 'waived'],
    ['disa-defender-antivirus@V2R8:V-213426', '2027-01-01', 'waived'],
    ['disa-defender-antivirus@V2R1:V-213426', '2027-01-01', 'violates'],
    ['disa-defender-antivirus:V-213426', '2026-11-28', 'violates'],
    ['disa-defender-antivirus:V-213427', '2027-01-01', 'violates'],
  ])('of %s until %s leaves the rule %s', (rule, expires, expected) => {
    const one = standing(waived(rule, expires), 'disa-defender-antivirus@V2R8').get('V-213426');
    expect(one?.standing).toBe(expected);
    if (expected === 'waived') expect(one?.waiver).toMatchObject({ owner: 'me', reason: 'why' });
  });
});

describe('a value that no setting stands for', () => {
  const house = parseFramework({
    text: `framework: house
version: '1'
title: House
publisher: Contoso
source: {}
rules:
  R: { registry: { key: Contoso, name: Watch, type: dword, data: 1 }, note: no setting }
`,
  });
  const raw = (entry: string) =>
    `mdav: 1\nname: f\ngroups:\n  a:\n    os: windows-11\n    mode: active\n    raw: { registry: [{ ${entry}, reason: r }] }\n`;
  const key = "key: 'HKLM\\SOFTWARE\\Policies\\Microsoft\\contoso', name: watch";
  it.each([
    [`${key}, type: dword, data: 1`, 'meets'],
    [`${key}, type: dword, data: 0`, 'violates'],
    [`${key}, type: sz, data: '1'`, 'violates'],
    [`${key}, type: delete`, 'not-managed'],
    ["key: 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Other', name: watch, type: dword, data: 1", 'not-managed'],
  ])('is looked for in raw: %s %s', (entry, expected) => {
    if (!house.ok) throw new Error(JSON.stringify(house.diagnostics));
    const { frameworks } = complyFleet(fleetOf(raw(entry)), { frameworks: [house.value], date: DATE });
    expect(frameworks[0]?.groups[0]?.rules[0]?.standing).toBe(expected);
  });
});

describe('a waiver that answers for nothing', () => {
  const STIG = 'disa-defender-antivirus';
  const two = `mdav: 1
name: f
groups:
  a: { os: windows-11, mode: active, settings: { puaProtection: audit, disableAutoExclusions: false } }
  servers: { os: windows-server-2022, mode: active }
waivers:
`;
  const waivers = (lines: readonly (readonly [rule: string, more?: string | undefined])[]) =>
    lines
      .map(
        ([rule, more = 'group: a, expires: 2099-12-31']) =>
          `  - { rule: '${rule}', reason: why, owner: me, ${more} }\n`,
      )
      .join('');
  const idleOf = (text: string, more: { readonly group?: string; readonly known?: typeof FRAMEWORKS } = {}) => {
    const frameworks = ['disa-defender-antivirus@V2R8', 'microsoft-windows-11@25H2'].flatMap((name) =>
      findFrameworks(FRAMEWORKS, name),
    );
    return complyFleet(fleetOf(text), { frameworks, known: FRAMEWORKS, date: DATE, ...more }).idleWaivers;
  };

  it.each([
    [`dsia-defender-antivirus:V-213426`, undefined, 'unknown-framework', STIG],
    [`${STIG}@V2R9:V-213426`, undefined, 'unknown-framework', `${STIG}@V2R8`],
    ['house:H-1', undefined, 'unknown-framework', undefined],
    [`${STIG}:V-1`, undefined, 'unknown-rule', undefined],
    [`${STIG}:WNDF-AV-000001`, undefined, 'unknown-rule', 'V-213426'],
    // Of the setting, or of the key of a map, the rule that is about it.
    [`${STIG}:puaProtection`, undefined, 'unknown-rule', 'V-213426'],
    [`${STIG}:block-wmi-persistence`, undefined, 'unknown-rule', 'V-278652'],
    [`${STIG}:V-213427`, 'group: aa, expires: 2099-12-31', 'unknown-group', 'a'],
    [
      'microsoft-windows-11:device_vendor_msft_policy_config_defender_puaprotection',
      'group: servers, expires: 2099-12-31',
      'unknown-rule',
      undefined,
    ],
    [`${STIG}:V-213426`, 'group: a, expires: 2026-11-28', 'expired', undefined],
    [`${STIG}:V-213431`, undefined, 'not-needed', undefined],
    [`${STIG}:V-213426`, 'group: a, setting: cloudBlockLevel, expires: 2099-12-31', 'not-needed', undefined],
  ])('is told for %s %s: %s', (rule, more, idle, likely) => {
    const [told, ...others] = idleOf(two + waivers([[rule, more]]));
    expect([told?.rule, told?.idle, told?.likely, others]).toEqual([rule, idle, likely, []]);
    expect(told?.at).toMatchObject({ file: 'mdav.yaml', line: 7 });
  });

  it('is told where the framework is for other systems', () => {
    const id = FRAMEWORKS.find((one) => one.id === 'microsoft-windows-11' && one.version === '25H2')?.rules[0]?.id;
    const text = two + waivers([[`microsoft-windows-11:${id}`, 'group: servers, expires: 2099-12-31']]);
    expect(idleOf(text).map(({ idle }) => idle)).toEqual(['other-systems']);
  });

  it('is not told where it is needed, of another framework or version that there is, or of a rule of check', () => {
    const rules = [`${STIG}:V-213426`, `${STIG}@V2R1:V-213426`, 'cis-windows-11:18.1', 'own-rule'];
    expect(idleOf(two + waivers(rules.map((rule) => [rule])))).toEqual([]);
  });

  it('is not told of other groups than the one that is asked for, nor of names that nobody can know', () => {
    const text = two + waivers([[`${STIG}:V-1`]]);
    expect(idleOf(text, { group: 'servers' })).toEqual([]);
    const frameworks = findFrameworks(FRAMEWORKS, STIG);
    const { idleWaivers } = complyFleet(fleetOf(two + waivers([['house:H-1']])), { frameworks, date: DATE });
    expect(idleWaivers).toEqual([]);
  });
});

describe('what mends most', () => {
  it('is tried, and what another framework loses counts against it', () => {
    const text = small('os: windows-11, mode: active, settings: { puaProtection: audit, allowCloudProtection: true }');
    const frameworks = [
      ...findFrameworks(FRAMEWORKS, 'microsoft-windows-11@25H2'),
      ...findFrameworks(FRAMEWORKS, 'cis-windows-11'),
    ];
    const { mends } = complyFleet(fleetOf(text), { frameworks, date: DATE });
    expect(mends[0]).toMatchObject({ setting: 'attackSurfaceReductionRules', groups: ['a'], broken: 0 });
    expect(mends[0]?.mended).toBeGreaterThan(20);
    expect(mends.find(({ setting }) => setting === 'allowCloudProtection')).toBeUndefined();
    const fixed = complyFleet(
      fleetOf(
        text.replace(
          'puaProtection: audit',
          `puaProtection: audit, attackSurfaceReductionRules: { ${mends[0]?.value} }`,
        ),
      ),
      { frameworks, date: DATE },
    );
    const met = (all: typeof fixed) => all.frameworks.reduce((sum, { tally }) => sum + tally.meets, 0);
    expect(met(fixed) - met(complyFleet(fleetOf(text), { frameworks, date: DATE }))).toBe(mends[0]?.mended);
  });

  const mendsOf = (rest: string, id: string) =>
    complyFleet(fleetOf(small(rest)), { frameworks: findFrameworks(FRAMEWORKS, id), date: DATE }).mends;
  const BESIDE =
    'mode: passive, onboarding: { state: onboarded, via: gpo }, antivirus: { product: Falcon, registered: true, realtime: true, exclusionsForDefender: true }, deliver: [gpo]';

  it('leaves out what the rules refuse in a group, and takes it where they only tell of it', () => {
    const turnOff = ({ setting }: { readonly setting: string }) => setting === 'disableAntiSpyware';
    expect(mendsOf(`os: windows-11, ${BESIDE}`, 'cis-windows-11').filter(turnOff)).toEqual([]);
    const active = mendsOf('os: windows-11, mode: active, antivirus: none, deliver: [gpo]', 'cis-windows-11');
    expect(active.find(turnOff)).toMatchObject({
      groups: ['a'],
      weakens: [],
      findings: expect.arrayContaining(['turn-off-policy-set-to-zero']),
    });
  });

  it('says what protects less afterwards, and goes on to other settings than those refused', () => {
    const mends = mendsOf(`os: windows-11, ${BESIDE}`, 'microsoft-windows-11@25H2');
    expect(mends).toHaveLength(5);
    const weaker = mends.find(({ setting }) => setting === 'disableLocalAdminMerge');
    expect(weaker).toMatchObject({ value: 'false', weakens: ['a'] });
    expect(
      mends.filter(({ setting }) => setting !== 'disableLocalAdminMerge').flatMap(({ weakens }) => weakens),
    ).toEqual([]);
    if (weaker === undefined) throw new Error('not named');
    expect(mendWords(weaker)).toBe('disableLocalAdminMerge: false in a mends 1; weakens protection');
  });

  it('is for groups that are alike what it is for each of them', () => {
    const house = parseFramework({
      file: 'house.yaml',
      text: `framework: house
version: '1'
title: House
publisher: Contoso
source: {}
rules:
  H-1: { setting: puaProtection, is: block }
  H-2: { setting: excludedPaths, absent: true }
  H-3: { setting: attackSurfaceReductionRules, key: block-wmi-persistence, is: block }
  H-4: { setting: puaProtection, anyOf: [audit, block] }
`,
    });
    if (!house.ok) throw new Error(JSON.stringify(house.diagnostics));
    const desk = (path: string, more = '') =>
      `{ os: windows-11, mode: active, antivirus: none, deliver: [gpo], settings: { puaProtection: audit, excludedPaths: ['D:\\${path}']${more} } }`;
    const asr = (value: string) => `, attackSurfaceReductionRules: { block-wmi-persistence: ${value} }`;
    const groups = {
      a: desk('a'),
      b: desk('b'),
      waived: desk('c'),
      d: desk('d'),
      blocking: desk('e', asr('block')),
      auditing: desk('f', asr('audit')),
      too: desk('g', asr('audit')),
      portal: desk('h').replace('gpo', 'portal'),
      portals: desk('i').replace('gpo', 'portal'),
      server: desk('j').replace('windows-11', 'windows-server-2022'),
      bare: '{ os: windows-11, mode: active, antivirus: none, deliver: [gpo] }',
      empty: '{ os: windows-11, mode: active, antivirus: none, deliver: [gpo] }',
    };
    const lines = Object.entries(groups).map(([name, group]) => `  ${name}: ${group}\n`);
    const waiver = `{ rule: 'house:H-1', group: waived, reason: r, owner: o, expires: 2027-06-30 }`;
    const fleet = fleetOf(`mdav: 1\nname: f\nwaivers: [${waiver}]\ngroups:\n${lines.join('')}`);
    const options = { frameworks: [house.value], date: DATE };
    const alone = fleet.groups.flatMap(({ name: group }) => complyFleet(fleet, { ...options, group }).mends);
    const { mends } = complyFleet(fleet, options);
    expect(mends.map(({ setting }) => setting).sort()).toEqual([
      'attackSurfaceReductionRules',
      'excludedPaths',
      'puaProtection',
    ]);
    for (const { setting, groups, mended, broken, weakens } of mends) {
      const own = alone.filter((mend) => mend.setting === setting);
      expect({ groups, mended, broken, weakens }, setting).toEqual({
        groups: own.flatMap((mend) => mend.groups),
        mended: own.reduce((sum, mend) => sum + mend.mended, 0),
        broken: 0,
        weakens: own.flatMap((mend) => mend.weakens),
      });
    }
    expect(mends.find(({ setting }) => setting === 'puaProtection')?.groups).not.toContain('waived');
  });

  it('names the groups that lose where not all do, and the rules that tell of it', () => {
    const mend = { setting: 's', value: 'v', groups: ['a', 'b'], mended: 3, broken: 1 };
    expect(mendWords({ ...mend, weakens: ['b'], findings: ['x', 'y'] })).toBe(
      's: v in a, b mends 3 and breaks 1; weakens protection in b; `mdav check` then tells of x, y',
    );
  });
});
