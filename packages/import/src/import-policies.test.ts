import { type OsReference, type Outcome, parseFleet, resolveFleet } from '@mdav/core';
import type { RawCandidate } from '@mdav/core/format';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defenderValue, otherValue, policy } from './__tests__/policies.ts';
import { type Imported, type ImportOptions, importPolicies } from './import-policies.ts';
import type { FoundPolicy } from './policy/found-policy.ts';

const CLIENT: ImportOptions = { os: ['windows-11'] };
const SERVER: ImportOptions = { os: ['windows-server-2022'] };

function unwrap<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.diagnostics.map(({ message }) => message).join('\n'));
  return outcome.value;
}

/** What a reader could not see, or could be misled by; line ends apart. */
const HIDDEN = new RegExp(
  '[\\u0000-\\u0009\\u000b-\\u001f\\u007f-\\u009f\\u200b-\\u200f\\u2028-\\u202e\\u2066-\\u2069\\ufeff]',
);

/** The groups of an import as plain data, read back from its text. */
function groupsOf({ fleetText }: Imported) {
  return unwrap(parseFleet({ text: fleetText })).fleet.groups;
}

/** Half of a character, which no fleet can hold. */
const HALF = /[\ud800-\udfff]/u;

describe('importPolicies', () => {
  it('lays a fleet out as a person would, and says what it inferred', () => {
    const server = policy({
      name: 'Servers: Defender (v2)',
      path: 'gpos/{1}',
      settings: {
        forceDefenderPassiveMode: true,
        allowCloudProtection: true,
        scheduleScanTime: '02:30',
        signatureUpdateInterval: { hours: 4 },
        excludedPaths: [
          'D:\\Ledger',
          'E:\\A path that is long enough to need a line of its own in the file',
          'F:\\and one more',
        ],
        attackSurfaceReductionRules: {
          'block-psexec-wmi-process-creation': 'audit',
          'block-office-child-processes': 'block',
        },
      },
      raw: [
        defenderValue('Example', 1),
        {
          kind: 'registry',
          entry: {
            key: String.raw`HKLM\SOFTWARE\Policies\Microsoft\Windows Defender\Spynet`,
            name: 'SpynetReporting',
            type: 'dword',
            data: 9,
          },
          note: 'This belongs to allowCloudProtection, but its data is none that the setting can have; it is kept as it is.',
        },
        otherValue('AlwaysInstallElevated'),
      ],
      unsayable: [
        {
          what: String.raw`HKLM\SOFTWARE\Policies\Microsoft\Windows Defender\X\Blob`,
          why: 'a fleet file has no form for data of this kind (REG_BINARY)',
          isDefender: true,
        },
        { what: String.raw`HKCU\Software\Colours`, why: 'a fleet file is about the machine', isDefender: false },
      ],
    });
    const desk = policy({
      kind: 'settings-catalog',
      name: 'Desks',
      path: 'intune/Desks.json',
      settings: { cloudBlockLevel: 'high', passiveRemediation: ['edr-remediation'] },
      raw: [
        {
          kind: 'oma',
          entry: { uri: './Device/Vendor/MSFT/Defender/Configuration/New', type: 'boolean', value: true },
        },
      ],
    });
    const imported = unwrap(
      importPolicies([server, desk], {
        name: 'contoso',
        osOf: { 'servers-defender-v2': ['windows-server-2019', 'windows-server-2022'], desks: ['windows-11'] },
      }),
    );
    return expect(imported.fleetText).toMatchFileSnapshot('__golden__/two-policies.yaml');
  });

  it('leaves out what the mode sets by itself, and nothing else', () => {
    const settings = { forceDefenderPassiveMode: true, passiveRemediation: ['edr-remediation'] };
    const passive = groupsOf(unwrap(importPolicies([policy({ settings })], SERVER)))['servers'];
    expect(passive).toEqual({ os: 'windows-server-2022', mode: 'passive+edr-block', deliver: ['gpo'] });
    // Without the unified agent the mode is refused, and sets nothing.
    const refused = groupsOf(unwrap(importPolicies([policy({ settings })], { os: ['windows-server-2016'] })))[
      'servers'
    ];
    expect(refused).toMatchObject({ mode: 'passive+edr-block', settings });
    // The mode gives one of the two flags.
    const flags = { passiveRemediation: ['edr-remediation', 'realtime-audit'] };
    const more = groupsOf(unwrap(importPolicies([policy({ settings: flags })], CLIENT)))['servers'];
    expect(more).toMatchObject({ mode: 'active+edr-block', settings: flags });
    const way = groupsOf(unwrap(importPolicies([policy({ settings: { forceDefenderPassiveMode: false } })], SERVER)));
    expect(way['servers']).toMatchObject({ mode: 'active', settings: { forceDefenderPassiveMode: false } });
  });

  it('says when a mode sets more than the policy did', () => {
    const facts = { os: ['windows-10'], mode: 'passive+edr-block' } as const;
    const own = { fleet: 'contoso', group: 'branch', facts };
    const set = { id: 'own', title: 'branch', own };
    const { notes, fleetText } = unwrap(importPolicies([policy({ set, settings: { puaProtection: 'block' } })]));
    expect(fleetText).toContain('name: contoso\n');
    expect(notes).toMatchObject([
      {
        code: 'import-mode-adds',
        message: expect.stringContaining('sets passiveRemediation'),
        at: { path: 'groups.branch.mode' },
      },
    ]);
  });

  it('takes along what is meant for Defender under another key', () => {
    const at = (key: string, name: string): RawCandidate => ({
      kind: 'registry',
      entry: { key: `HKLM\\${key}`, name, type: 'dword', data: 1 },
    });
    const raw = [
      at(String.raw`SOFTWARE\Contoso`, 'ForceDefenderPassiveMode'),
      at(String.raw`SOFTWARE\WOW6432Node\Policies\Microsoft\Windows Defender`, 'DisableAntiSpyware'),
      at(String.raw`SYSTEM\ControlSet001\Services\Sense`, 'Start'),
    ];
    const { notes, fleetText } = unwrap(importPolicies([policy({ raw })], SERVER));
    expect(notes.filter(({ code }) => code === 'import-other-policy')).toEqual([]);
    for (const { entry } of raw) expect(fleetText).toContain('key' in entry ? entry.key : '');
  });

  it('counts and names what is not about Defender, unless everything is wanted', () => {
    const policies = [
      policy({ settings: { puaProtection: 'block' }, raw: [otherValue('A'), otherValue('B')] }),
      policy({ name: 'Printers', path: 'gpos/{2}', raw: [otherValue('C')] }),
    ];
    const { notes, fleetText, groups } = unwrap(importPolicies(policies, SERVER));
    expect(groups.map(({ name }) => name)).toEqual(['servers']);
    expect(notes.map(({ code, message }) => [code, message])).toEqual([
      [
        'import-other-policy',
        String.raw`2 entries of GPO "Servers" are not about Defender and are left out: HKLM\SOFTWARE\Policies\Microsoft\Windows\Installer (2).`,
      ],
      [
        'import-not-defender',
        String.raw`GPO "Printers" says nothing about Defender and is left out: HKLM\SOFTWARE\Policies\Microsoft\Windows\Installer\C.`,
      ],
    ]);
    expect(fleetText).toContain('# Left out: 2 values of GPO "Servers" that are not about Defender.');
    const all = groupsOf(unwrap(importPolicies(policies, { ...SERVER, all: true })));
    expect(Object.keys(all)).toEqual(['printers', 'servers']);
    expect(all['servers']?.raw?.registry).toHaveLength(2);
  });

  it('names what is left out as a whole, and what to do with it', () => {
    const defender = policy({ settings: { puaProtection: 'block' } });
    const noteOn = (...others: readonly Parameters<typeof policy>[0][]) => {
      const policies = [defender, ...others.map((other, index) => policy({ path: `other/${index}`, ...other }))];
      const note = unwrap(importPolicies(policies, SERVER)).notes.find(({ code }) => code === 'import-not-defender');
      return [note?.message, note?.hint];
    };
    const preference = (name: string) => ({
      what: [String.raw`HKLM\SOFTWARE\Microsoft\Windows Script Host\Settings`, name].join('\\'),
      why: 'the preference acts only once',
      isDefender: false,
    });
    expect(noteOn({ kind: 'gpo-preferences', unsayable: [preference('AmsiEnable'), preference('Enabled')] })).toEqual([
      String.raw`Preference file of the GPO "Servers" says nothing about Defender and is left out: HKLM\SOFTWARE\Microsoft\Windows Script Host\Settings\AmsiEnable, HKLM\SOFTWARE\Microsoft\Windows Script Host\Settings\Enabled.`,
      'Keep the GPO for what it sets.',
    ]);
    expect(noteOn({ name: 'A', raw: [otherValue('A')] }, { name: 'B', unsayable: [preference('C')] })).toEqual([
      String.raw`2 policies say nothing about Defender and are left out: GPO "A", GPO "B". They are about HKLM\SOFTWARE\Policies\Microsoft\Windows\Installer\A, HKLM\SOFTWARE\Microsoft\Windows Script Host\Settings\C.`,
      'Keep those that are still wanted, or import them as raw entries with --all.',
    ]);
    const many = ['A', 'B', 'C', 'D'].map(otherValue);
    expect(noteOn({ raw: many })).toEqual([
      String.raw`GPO "Servers" says nothing about Defender and is left out: HKLM\SOFTWARE\Policies\Microsoft\Windows\Installer (4).`,
      'Keep the GPO for what it sets, or import it as raw entries with --all.',
    ]);
    expect(noteOn({ kind: 'pol', path: 'old/registry.pol', name: '' })).toEqual([
      'registry.pol old/registry.pol says nothing about Defender and is left out.',
      'Keep the policy for what it sets.',
    ]);
  });

  it('says why of what is left out even though everything is wanted, and never advises to want everything', () => {
    const users = (name: string) => ({ what: `HKCU\\Software\\${name}`, why: 'of users', isDefender: false });
    const emptied = { what: String.raw`HKLM\SOFTWARE\A\*`, why: 'no form', isDefender: false };
    const policies = [
      policy({ settings: { puaProtection: 'block' }, unsayable: [users('A'), emptied, users('B')] }),
      policy({ name: 'Desks', path: 'desks', unsayable: [users('C')] }),
    ];
    const { notes, fleetText } = unwrap(importPolicies(policies, { ...SERVER, all: true }));
    expect(notes.map(({ message, hint }) => [message, hint])).toEqual([
      [String.raw`2 entries of GPO "Servers" are left out (of users): HKCU\Software (2).`, 'Keep the policy for them.'],
      [String.raw`1 entry of GPO "Servers" is left out (no form): HKLM\SOFTWARE\A.`, 'Keep the policy for them.'],
      [
        String.raw`GPO "Desks" says nothing for which a fleet file has a form and is left out: HKCU\Software\C. Why: of users (1 entry).`,
        'Keep the GPO for what it sets.',
      ],
    ]);
    expect(fleetText).toContain('# Left out: 3 values of GPO "Servers" for which a fleet file has no form.');
  });

  it.each<[string, readonly FoundPolicy[], ImportOptions, string, string]>([
    [
      'policy of another kind',
      [policy({ raw: [otherValue('A')] })],
      {},
      'GPO "Servers" says nothing about Defender that is known here.',
      'Name other files, or import everything as raw entries with --all.',
    ],
    [
      'policy of users alone',
      [policy({ unsayable: [{ what: 'A', why: 'of users', isDefender: false }] })],
      {},
      'GPO "Servers" says nothing about Defender that is known here.',
      'Name other files.',
    ],
    [
      'policy of users alone, wanted whole',
      [policy({ unsayable: [{ what: 'A', why: 'of users', isDefender: false }] }), policy({ name: 'B' })],
      { all: true },
      'None of 2 policies says anything for which a fleet file has a form. Why: of users (1 entry).',
      'Name other files.',
    ],
  ])('has nothing of %s', (_, policies, options, message, hint) => {
    const outcome = importPolicies(policies, { ...SERVER, ...options });
    expect(outcome.ok).toBe(false);
    expect(outcome.diagnostics.at(-1)).toMatchObject({ code: 'import-nothing', message, hint });
  });

  it('tells what a policy does besides, of which nothing comes along', () => {
    const note = {
      code: 'import-other-content',
      severity: 'info',
      message: 'More.',
      at: {},
      hint: 'Keep it.',
    } as const;
    const outcome = importPolicies([policy({ notes: [note] })], SERVER);
    expect(outcome.diagnostics.map(({ code, at }) => [code, at.file])).toEqual([
      ['import-other-content', 'gpos/{1}'],
      ['import-nothing', 'gpos/{1}'],
    ]);
  });

  it('is called after its folder where neither somebody nor a policy names it', () => {
    const plain = policy({ settings: { puaProtection: 'block' } });
    const own = policy({
      settings: plain.settings,
      set: { id: 'own', title: 'a', own: { fleet: 'contoso', group: 'a' } },
    });
    const nameOf = (policies: readonly FoundPolicy[], options: ImportOptions) =>
      /^name: (.*)$/m.exec(unwrap(importPolicies(policies, { ...SERVER, ...options })).fleetText)?.[1];
    expect(nameOf([plain], {})).toBe('imported');
    expect(nameOf([plain], { nameElse: 'estate' })).toBe('estate');
    expect(nameOf([own], { nameElse: 'estate' })).toBe('contoso');
    expect(nameOf([own], { nameElse: 'estate', name: 'mine' })).toBe('mine');
  });

  it('never takes onboarding data along, wherever it stands', () => {
    const secret = 'PREVIOUS {"body":"{\\"previousOrgIds\\":[],\\"orgId\\":\\"4711\\",\\"geoLocationUrl\\":\\"x\\"}"}';
    const key = String.raw`HKLM\SOFTWARE\Policies\Microsoft\Windows Advanced Threat Protection`;
    const raw: FoundPolicy['raw'] = [
      { kind: 'registry', entry: { key, name: 'OnboardingInfo', type: 'sz', data: 'anything' } },
      { kind: 'registry', entry: { key, name: 'Other', type: 'sz', data: secret } },
      { kind: 'registry', entry: { key, name: 'List', type: 'multi-sz', data: ['a', secret] } },
      {
        kind: 'oma',
        entry: {
          uri: './Device/Vendor/MSFT/WindowsAdvancedThreatProtection/Onboarding',
          type: 'string',
          value: 'anything',
        },
      },
    ];
    const imported = unwrap(importPolicies([policy({ raw, settings: { puaProtection: 'block' } })], SERVER));
    const everything = JSON.stringify(imported.notes) + imported.fleetText;
    expect(everything).not.toMatch(/4711|anything/);
    expect(imported.notes.map(({ code }) => code)).toEqual(Array(4).fill('import-secret'));
    expect(groupsOf(imported)['servers']).not.toHaveProperty('raw');
  });

  it.each<[string, readonly FoundPolicy[], ImportOptions, string]>([
    ['nothing', [], CLIENT, 'import-nothing'],
    ['policy that is not about Defender', [policy({ raw: [otherValue('A')] })], CLIENT, 'import-nothing'],
    [
      'policy that cannot be said',
      [policy({ unsayable: [{ what: 'x', why: 'y', isDefender: true }] })],
      CLIENT,
      'import-nothing',
    ],
    ['no operating system', [policy({ settings: { puaProtection: 'block' } })], {}, 'import-os-unknown'],
    [
      'the operating system of another group',
      [policy({ settings: { puaProtection: 'block' } })],
      { osOf: { x: ['windows-11'] } },
      'import-os-unknown',
    ],
    [
      'an impossible group',
      [policy({ settings: { puaProtection: 'block' } })],
      { ...CLIENT, group: 'a b' },
      'import-group-name',
    ],
  ])('refuses %s', (_, policies, options, code) => {
    const outcome = importPolicies(policies, options);
    expect(outcome.ok).toBe(false);
    expect(outcome.diagnostics.at(-1)).toMatchObject({
      code,
      severity: 'error',
      hint: expect.stringMatching(/^[A-Z]/),
    });
  });

  it('takes the operating systems that the devices of a group told, and no other word goes before --os', () => {
    const told = (id: string, os?: 'windows-11' | 'windows-10') =>
      policy({ set: { id, title: id }, settings: { puaProtection: 'block' }, ...(os && { facts: { os } }) });
    const devices = [told('a', 'windows-11'), told('b', 'windows-10'), told('b')];
    const both = groupsOf(unwrap(importPolicies(devices, { group: 'desks' })));
    expect(both['desks']?.os).toEqual(['windows-10', 'windows-11']);
    expect(groupsOf(unwrap(importPolicies(devices, { group: 'desks', os: ['windows-11'] })))['desks']?.os).toBe(
      'windows-11',
    );
    expect(groupsOf(unwrap(importPolicies(devices)))).toMatchObject({
      a: { os: 'windows-11' },
      b: { os: 'windows-10' },
    });
    // A device that did not tell its system may have any.
    expect(importPolicies([...devices, told('c')], { group: 'desks' }).diagnostics).toMatchObject([
      { code: 'import-os-unknown' },
    ]);
  });

  it('has no trouble with names that every object knows', () => {
    const policies = ['constructor', 'toString', '__proto__', 'hasOwnProperty'].map((name) =>
      policy({ name, path: name, settings: { puaProtection: 'block' } }),
    );
    expect(importPolicies(policies).ok).toBe(false);
    expect(Object.keys(groupsOf(unwrap(importPolicies(policies, CLIENT))))).toEqual([
      'constructor',
      'hasownproperty',
      'proto',
      'tostring',
    ]);
    const into = { text: 'mdav: 1\nname: x\ngroups:\n  a:\n    os: windows-11\n    mode: active\n', file: 'x.yaml' };
    expect(importPolicies(policies, { into })).toMatchObject({
      ok: false,
      diagnostics: Array(4).fill({ code: 'import-os-unknown' }),
    });
    expect(Object.keys(groupsOf(unwrap(importPolicies(policies, { ...CLIENT, into }))))).toContain('constructor');
  });

  it('makes one group of everything on request, and shows conflicts in it', () => {
    const policies = [
      policy({ name: 'A', path: 'a', settings: { puaProtection: 'block' } }),
      policy({ name: 'B', path: 'b', settings: { puaProtection: 'audit' } }),
    ];
    const imported = unwrap(importPolicies(policies, { ...CLIENT, group: 'desks' }));
    expect(imported.conflicts).toMatchObject([{ group: 'desks', subject: 'puaProtection', kept: 'GPO "B"' }]);
    expect(imported.fleetText).toContain(
      '      # Conflict: audit (GPO "B"; kept), block (GPO "A").\n      puaProtection: audit\n',
    );
  });

  it('gives no reason with half of a character, which a registry.pol can hold and no fleet', () => {
    const found = policy({ name: 'A\ud800', raw: [defenderValue('X', 1)] });
    const { raw: kept } = groupsOf(unwrap(importPolicies([found], { ...CLIENT, group: 'g' })))['g'] ?? {};
    expect(kept?.registry?.map(({ reason }) => reason)).toEqual([expect.stringContaining('A\ufffd')]);
  });

  it('keeps every value of any text, and never lets one out of its place', () => {
    const text = fc.string({ unit: 'binary', maxLength: 40 });
    const hostile = fc.oneof(
      text,
      fc.constantFrom(
        '# not a comment',
        'a: b',
        '- x',
        '{ }',
        '*alias',
        '!!tag',
        'x\n# y',
        '\u202egnp.exe',
        '\ufeff',
        '\u2028',
        '\ud800',
        'no',
        '1.0',
        '0x10',
        '~',
        '2026-01-01',
        "it's",
        '"',
        '%YAML 1.1',
        '---',
        '__proto__',
      ),
    );
    const candidate = fc.record({ name: hostile, data: hostile }).map(({ name, data }): FoundPolicy['raw'][number] => ({
      kind: 'registry',
      entry: { key: String.raw`HKLM\SOFTWARE\Policies\Microsoft\Windows Defender\X`, name, type: 'sz', data },
      note: data,
    }));
    fc.assert(
      fc.property(
        hostile,
        hostile,
        fc.array(candidate, { maxLength: 5 }),
        fc.array(hostile, { maxLength: 4 }),
        (name, path, raw, excludedPaths) => {
          const what = { what: name, why: path, isDefender: true };
          const one = policy({
            name,
            path,
            raw,
            unsayable: [what],
            settings: { puaProtection: 'block', excludedPaths },
          });
          const imported = unwrap(
            importPolicies([one, { ...one, path: `${path}2`, settings: { puaProtection: 'audit' } }], {
              ...CLIENT,
              group: 'g',
            }),
          );
          const group = groupsOf(imported)['g'];
          const lost = new Set(imported.notes.map(({ message }) => message.split(' is not imported')[0]));
          // An entry that a check would refuse is named by itself.
          const said = excludedPaths.filter((entry) => !lost.has(`${JSON.stringify(entry)} of excludedPaths`));
          const isThere = said.length > 0 || excludedPaths.length === 0;
          if (!lost.has('excludedPaths')) expect(group?.settings?.excludedPaths).toEqual(isThere ? said : undefined);
          expect(group?.settings?.puaProtection).toBe('audit');
          const kept = new Map(
            group?.raw?.registry?.map((entry) => ['name' in entry ? entry.name.toLowerCase() : '', entry]),
          );
          for (const { entry } of raw) {
            if (!('name' in entry) || /[\r\n\0]/.test(entry.name)) continue;
            const named = raw.filter(
              (one) => 'name' in one.entry && one.entry.name.toLowerCase() === entry.name.toLowerCase(),
            );
            expect(kept.has(entry.name.toLowerCase())).toBe(
              named.some((one) => !HALF.test(Object.values(one.entry).join())),
            );
          }
          expect(imported.fleetText).not.toMatch(HIDDEN);
          expect(resolveFleet(unwrap(parseFleet({ text: imported.fleetText }))).ok).toBe(true);
        },
      ),
    );
  });

  it('gives the same text for the same policies', () => {
    const policies = [
      policy({ settings: { puaProtection: 'block' } }),
      policy({ path: 'b', settings: { puaProtection: 'audit' } }),
    ];
    const os: readonly OsReference[] = ['windows-11'];
    expect(importPolicies(policies, { os })).toEqual(importPolicies(structuredClone(policies), { os: [...os] }));
  });
});
