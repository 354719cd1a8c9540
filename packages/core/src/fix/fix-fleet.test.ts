// biome-ignore-all lint/suspicious/noTemplateCurlyInString: references of a fleet file look like that
import { describe, expect, it } from 'vitest';
import { exampleFleet } from '../rule/example.ts';
import { RULES } from '../rules/list.ts';
import { fixFleet } from './fix-fleet.ts';

const DATE = '2026-11-21';

function fix(text: string, file = 'mdav.yaml') {
  const fixed = fixFleet({ text, file }, { date: DATE });
  if (!fixed.ok) throw new Error(fixed.diagnostics.map(({ message }) => message).join('\n'));
  return fixed.value;
}

const passive = (os: string, body: string) => `mdav: 1
name: example
groups:
  g:
    os: ${os}
    mode: passive
    onboarding: { state: planned, via: gpo }
    antivirus: { product: Contoso Protect, registered: true, exclusionsForDefender: true }
${body}`;
const WATP = String.raw`'HKLM\SOFTWARE\Policies\Microsoft\Windows Advanced Threat Protection'`;
const DEFENDER = String.raw`'HKLM\SOFTWARE\Policies\Microsoft\Windows Defender'`;
const rawEntry = (key: string, name: string, data = 1) =>
  `    raw:\n      registry:\n        - { key: ${key}, name: ${name}, type: dword, data: ${data}, reason: a guide }\n`;

describe('fixFleet', () => {
  it.each<[string, string, string, string]>([
    [
      'drops the turn-off policy beside passive mode',
      passive(
        'windows-11',
        '    deliver: [gpo]\n    settings:\n      # why\n      disableAntiSpyware: true\n      allowArchiveScanning: true\n',
      ),
      '      disableAntiSpyware: true\n',
      '',
    ],
    [
      'drops the turn-off policy set to Disabled, with the settings that become empty',
      passive('windows-11', '    deliver: [gpo]\n    settings: { disableAntiSpyware: false }\n'),
      '    settings: { disableAntiSpyware: false }\n',
      '',
    ],
    [
      'turns protections on again by leaving them alone',
      passive(
        'windows-11',
        '    deliver: [intune]\n    settings: { allowRealtimeMonitoring: false, puaProtection: audit, allowBehaviorMonitoring: false }\n',
      ),
      'allowRealtimeMonitoring: false, puaProtection: audit, allowBehaviorMonitoring: false',
      'puaProtection: audit',
    ],
    [
      'drops from the defaults what every group wants gone',
      passive(
        'windows-11',
        '    deliver: [gpo]\n  other: { os: windows-10, mode: passive, deliver: [gpo] }\ndefaults:\n  licence: p2\n  settings: { disableAntiSpyware: true }\n',
      ),
      '  settings: { disableAntiSpyware: true }\n',
      '',
    ],
    [
      'drops from a profile what every group that has it wants gone',
      passive(
        'windows-11',
        '    deliver: [gpo]\n    profiles: [p]\n  other: { os: windows-10, mode: active, deliver: [gpo] }\nprofiles:\n  p:\n    licence: p2\n    settings: { disableAntiSpyware: true }\n',
      ),
      '    settings: { disableAntiSpyware: true }\n',
      '',
    ],
    [
      'drops the forcing value on clients',
      passive(
        'windows-11',
        '    deliver: [gpo]\n    settings: { allowArchiveScanning: true, forceDefenderPassiveMode: true }\n',
      ),
      ', forceDefenderPassiveMode: true',
      '',
    ],
    [
      'drops a forcing value that contradicts the mode',
      passive('windows-server-2022', '    deliver: [gpo]\n    settings: { forceDefenderPassiveMode: false }\n'),
      '    settings: { forceDefenderPassiveMode: false }\n',
      '',
    ],
    [
      'chooses the documented technique for servers',
      passive('windows-server-2022', '    technique: guide\n    deliver: [gpo]\n'),
      'technique: guide',
      'technique: documented',
    ],
    [
      'adds the route that the group is onboarded by',
      passive('windows-server-2022', '    deliver: [intune]\n'),
      '[intune]',
      '[intune, gpo]',
    ],
    [
      'drops the withdrawn setting where the mode sets the right one',
      passive('windows-server-2022', '    deliver: [gpo]\n    settings: { legacyForcePassiveMode: true }\n'),
      '    settings: { legacyForcePassiveMode: true }\n',
      '',
    ],
    [
      'drops a raw value under a withdrawn name where the mode sets the right one',
      passive('windows-server-2022', `    deliver: [registry]\n${rawEntry(WATP, 'ForcePassiveMode')}`),
      rawEntry(WATP, 'ForcePassiveMode'),
      '',
    ],
  ])('%s', (_, text, before, after) => {
    const { text: fixed, mended, refused } = fix(text);
    expect(text).toContain(before);
    expect(fixed).toBe(text.replace(before, after));
    expect(mended.length).toBeGreaterThan(0);
    expect(refused).toEqual([]);
  });

  it('puts a raw value right where the mode sets none, and then the setting in its place', () => {
    const active = (rest: string) => `mdav: 1
name: example
groups:
  g:
    os: windows-server-2022
    mode: active
    deliver: [registry]
${rest}`;
    const after = active('    settings:\n      forceDefenderPassiveMode: false # a guide\n');
    expect(fix(active(rawEntry(WATP, 'ForcePassiveMode', 0))).text).toBe(after);
    expect(fix(active(rawEntry(DEFENDER, 'ForceDefenderPassiveMode', 0))).text).toBe(after);
    expect(fix(active(rawEntry(DEFENDER, 'ForcePassiveMode', 0))).text).toBe(after);
  });

  it('gives the withdrawn setting its right name where nothing else sets that', () => {
    const text = (setting: string) => `mdav: 1
name: example
groups:
  g:
    os: windows-server-2022
    mode: active
    deliver: [registry]
    settings: { ${setting}: false }
`;
    expect(fix(text('legacyForcePassiveMode')).text).toBe(text('forceDefenderPassiveMode'));
  });

  it.each([
    [
      'what the defaults say, because other groups share it',
      passive(
        'windows-11',
        '    deliver: [gpo]\n  other: { os: windows-11, mode: active, deliver: [gpo] }\ndefaults:\n  settings: { disableAntiSpyware: true }\n',
      ),
    ],
    [
      'a profile that a group shares which somebody answers for',
      `${passive('windows-11', '    deliver: [gpo]\n    profiles: [p]\n')}${passive('windows-11', '    deliver: [gpo]\n    profiles: [p]\n').split('groups:\n')[1]?.replace('  g:', '  h:')}profiles:
  p: { settings: { disableAntiSpyware: true } }
waivers:
  - { rule: turn-off-policy-with-passive, group: h, reason: r, owner: o, expires: 2099-12-31 }
`,
    ],
    [
      'what somebody answers for',
      passive(
        'windows-11',
        '    deliver: [gpo]\n    settings: { disableAntiSpyware: true }\nwaivers:\n  - { rule: turn-off-policy-with-passive, group: g, reason: r, owner: o, expires: 2099-12-31 }\n',
      ),
    ],
    [
      'whoever chose the guide for clients',
      passive('windows-11', '    technique: guide\n    deliver: [gpo]\n    settings: { disableAntiSpyware: true }\n'),
    ],
    [
      'a raw value that says the other mode',
      passive('windows-server-2022', `    deliver: [registry]\n${rawEntry(WATP, 'ForcePassiveMode', 0)}`),
    ],
    [
      'a route where several would do',
      passive('windows-server-2022', '    deliver: [intune]\n').replace(', via: gpo', ''),
    ],
    [
      'the turn-off policy of an active group',
      'mdav: 1\nname: x\ngroups:\n  g: { os: windows-10, mode: active, deliver: [gpo], settings: { disableAntiSpyware: true } }\n',
    ],
  ])('leaves alone %s', (_, text) => {
    expect(fix(text)).toEqual({ text, mended: [], refused: [], held: [] });
  });

  it('names what it cannot edit, and mends the rest', () => {
    const shared = `mdav: 1
name: example
groups:
  a: &a
    os: windows-11
    mode: passive
    onboarding: { state: onboarded }
    antivirus: { product: Contoso Protect, registered: true, exclusionsForDefender: true }
    deliver: [gpo]
    settings: { disableAntiSpyware: true }
  b: *a
  c:
    os: windows-11
    mode: passive
    onboarding: { state: onboarded }
    antivirus: { product: Contoso Protect, registered: true, exclusionsForDefender: true }
    deliver: [gpo]
    settings: { disableAntiSpyware: false }
`;
    const { text, mended, refused } = fix(shared);
    expect(text).toBe(shared.replace('    settings: { disableAntiSpyware: false }\n', ''));
    expect(mended.map(({ group }) => group)).toEqual(['c']);
    expect(refused.map(({ group }) => group)).toEqual(['a', 'b']);
  });

  it('puts waivers and levels in order', () => {
    const fleet = (rest: string) => `mdav: 1
name: example
groups:
  desks:
    os: windows-11
    mode: passive
    onboarding: { state: onboarded }
    antivirus: { product: Contoso Protect, registered: true, exclusionsForDefender: true }
    deliver: [intune]
    settings: { enableDnsSinkhole: true, allowIntrusionPreventionSystem: true, excludedPaths: ['C:\\'] }
${rest}`;
    const before = fleet(`rules:
  deprecated-settin: error # strict
  protection-turned-off-in-pasive: off
  guide-of-mine: error
  exclusion-process-by-name: off
waivers: # all of them
  # of all rules
  - { rule: exclusion-of-drive-rot, group: desks, reason: r, owner: o, expires: 2099-12-31 }
  - { rule: exclusion-of-drive-root, group: desk, reason: other, owner: o, expires: 2099-12-31 }
  - { rule: rule-of-mine, group: desks, reason: r, owner: o, expires: 2099-12-31 }
  - rule: deprecated-setting # which are two
    group: desks
    reason: old
    owner: o
    expires: 2099-12-31
  - { rule: passive-licence-plan, group: desks, reason: r, owner: o, expires: 2021-12-31 }
  - { rule: exclusion-expired, group: desks, reason: r, owner: o, expires: 2021-12-31 }
  - { rule: exclusion-expired, group: desks, reason: s, owner: o, expires: 2099-12-31 }
`);
    const after = fleet(`rules:
  deprecated-setting: error # strict
  guide-of-mine: error
  exclusion-process-by-name: off
waivers: # all of them
  # of all rules
  - { rule: exclusion-of-drive-root, group: desks, reason: r, owner: o, expires: 2099-12-31 }
  - { rule: exclusion-of-drive-root, group: desks, reason: other, owner: o, expires: 2099-12-31 }
  - { rule: rule-of-mine, group: desks, reason: r, owner: o, expires: 2099-12-31 }
  - rule: deprecated-setting # which are two
    group: desks
    reason: old
    owner: o
    expires: 2099-12-31
    setting: allowIntrusionPreventionSystem
  - { rule: passive-licence-plan, group: desks, reason: r, owner: o, expires: 2021-12-31 }
  - { rule: deprecated-setting, group: desks, setting: enableDnsSinkhole, reason: old, owner: o, expires: 2099-12-31 }
`);
    const { text, refused } = fix(before);
    expect(text).toBe(after);
    expect(refused).toEqual([]);
  });

  it('edits JSON as JSON', () => {
    const text = JSON.stringify(
      {
        mdav: 1,
        name: 'x',
        groups: {
          g: {
            os: 'windows-server-2022',
            mode: 'passive',
            technique: 'guide',
            onboarding: { state: 'planned', via: 'gpo' },
            deliver: ['portal'],
          },
        },
      },
      null,
      2,
    );
    const { groups } = JSON.parse(fix(text, 'mdav.json').text);
    expect(groups.g).toMatchObject({ technique: 'documented', deliver: ['portal', 'gpo'] });
    expect(fix(text, 'mdav.json').text).toContain('"portal",\n        "gpo"\n      ]');
  });

  describe('with parameters', () => {
    const desks = (parameter: string, body: string, mode = 'active') =>
      `mdav: 1
name: x
parameters: { it: ${parameter} }
groups:
  desks:
    os: windows-server-2022
    mode: ${mode}
    deliver: [registry]
${body}`;
    const DATA = String.raw`{ type: string, default: 'D:\Data' }`;
    const MODE = '{ type: string, values: [active, passive], default: passive }';

    it.each([
      [
        'an entry that is one of several only with this value',
        desks(DATA, "    settings: { excludedPaths: ['${it}', 'D:\\Data'] }\n"),
      ],
      ['what only follows from this mode', desks(MODE, '    settings: { disableAntiSpyware: true }\n', "'${it}'")],
      [
        'a waiver that only this value does not need',
        `${desks("{ type: string, default: 'D:\\Data' }", "    settings: { excludedPaths: ['${it}'] }\n")}waivers:
  - { rule: exclusion-of-drive-root, group: desks, reason: r, owner: o, expires: 2099-12-31 }
`,
      ],
    ])('keeps %s', (_, text) => {
      expect(fix(text)).toMatchObject({ text, mended: [] });
    });

    it('says which parameter holds a fix, and where', () => {
      const { held } = fix(desks(DATA, "    settings: { excludedPaths: ['${it}', 'D:\\Data'] }\n"));
      expect(held.map(({ finding, references }) => [finding.rule, references])).toEqual([
        ['exclusion-duplicate', [{ parameter: 'it', at: expect.objectContaining({ line: 9, column: 33 }) }]],
      ]);
    });

    it('makes an edit for no group where one of them must not ask for it', () => {
      const shared = `mdav: 1
name: x
parameters: { it: { type: string, values: [active, passive], default: passive } }
defaults:
  deliver: [gpo]
  settings: { disableAntiSpyware: true }
groups:
  files: { os: windows-server-2022, mode: passive, antivirus: { product: P, exclusionsForDefender: true } }
  disks: { os: windows-server-2022, mode: '\${it}', antivirus: { product: P, exclusionsForDefender: true } }
`;
      const { text, held } = fix(shared);
      expect(text).toBe(shared);
      const told = held.filter(({ finding }) => finding.setting === 'disableAntiSpyware');
      // That of the first group rests on nothing of its own: what the second one rests on is named.
      expect(
        told.map(({ finding, references }) => [finding.group, references.map(({ parameter }) => parameter)]),
      ).toEqual([
        ['disks', ['it']],
        ['files', ['it']],
      ]);
      expect(fix(shared.replace("'${it}'", 'passive').replace(/parameters: .*\n/, '')).text).not.toBe(shared);
    });

    it('keeps them in JSON', () => {
      const data = (paths: readonly string[]) =>
        JSON.stringify(
          {
            mdav: 1,
            name: 'x',
            parameters: { it: { type: 'string', default: 'D:\\Data' } },
            groups: {
              desks: {
                os: 'windows-server-2022',
                mode: 'active',
                deliver: ['registry'],
                description: '${it}',
                settings: { excludedPaths: paths },
              },
            },
          },
          null,
          2,
        );
      const held = fix(data(['${it}', 'D:\\Data']), 'mdav.json');
      expect(held).toMatchObject({ text: data(['${it}', 'D:\\Data']), mended: [] });
      expect(held.held[0]?.references).toMatchObject([{ parameter: 'it' }]);
      expect(fix(data(['D:\\Own', 'D:\\Own']), 'mdav.json').text).toBe(data(['D:\\Own']));
    });

    it('mends what rests on none', () => {
      const text = desks(
        DATA,
        "    description: of ${it}\n    settings: { excludedPaths: ['D:\\Own', 'D:\\Own'], excludedProcesses: ['${it}\\a.exe'] }\n",
      );
      expect(fix(text).text).toBe(text.replace(String.raw`'D:\Own', 'D:\Own'`, String.raw`'D:\Own'`));
    });
  });

  it('reports a file that is no fleet', () => {
    expect(fixFleet({ text: 'mdav: 2\n' }, { date: DATE }).ok).toBe(false);
  });

  it('comes to rest: fixing what was fixed changes nothing, for every example of every rule', () => {
    let changed = 0;
    for (const { bad } of RULES) {
      const { text } = exampleFleet(bad);
      const once = fixFleet({ text, file: 'example.yaml' }, { date: DATE, set: 'strict' });
      if (!once.ok) throw new Error(bad);
      if (once.value.text !== text) changed++;
      expect(fix(once.value.text)).toEqual({ text: once.value.text, mended: [], refused: [], held: [] });
    }
    expect(changed).toBeGreaterThan(7);
  });
});
