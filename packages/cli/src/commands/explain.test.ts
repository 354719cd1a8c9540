import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OS_IDS, settingRows } from '@mdav/core';
import { RULE_INFOS } from '@mdav/core/rule';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runMdav } from '../__tests__/run-mdav.ts';
import { causeDescriptions } from '../explain/causes.ts';
import { DIAGNOSTICS } from '../explain/diagnostics.ts';

const explain = (...args: string[]) => runMdav(['explain', ...args]);

describe('mdav explain', () => {
  it('tells all about a setting', async () => {
    const { code, out } = await explain('allowArchiveScanning');
    expect(code).toBe(0);
    for (const fact of [
      'Scan inside archive files',
      '`allowArchiveScanning: true`',
      'Scan > Scan archive files',
      'Enabled means `true`, Disabled `false`',
      '`HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender\\Scan`',
      '`DisableArchiveScanning` (dword)',
      '`./Device/Vendor/MSFT/Policy/Config/Defender/AllowArchiveScanning` (int)',
      '`device_vendor_msft_policy_config_defender_allowarchivescanning` (choice)',
      'changes are refused while it is on',
      'Policy CSP: Defender, 2024-06-28 (documented)',
    ])
      expect(out).toContain(fact);
    expect(out).toMatch(/true +as the title says +0 +1\n.*false +the opposite +1 +0\n/);
  });

  it.each([
    ['DisableArchiveScanning', 'allowArchiveScanning'],
    ['HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender\\Scan\\DisableArchiveScanning', 'allowArchiveScanning'],
    ['Scan_DisableArchiveScanning', 'allowArchiveScanning'],
    ['scan archive files', 'allowArchiveScanning'],
    ['ALLOWARCHIVESCANNING', 'allowArchiveScanning'],
    ['device_vendor_msft_policy_config_defender_allowarchivescanning', 'allowArchiveScanning'],
  ])('finds a setting as %s', async (name, id) => {
    const { out } = await explain(name, '--format', 'json');
    expect(JSON.parse(out)).toMatchObject({ formatVersion: 1, kind: 'setting', id });
  });

  it('takes a title that nobody quoted', async () => {
    expect((await explain('Scan', 'archive', 'files')).out).toMatch(/^allowArchiveScanning/);
  });

  it('tells all about a rule', async () => {
    const { code, out } = await explain('passive-needs-unified-agent');
    expect(code).toBe(0);
    expect(out).toContain('2021-07: does not hold, 2022-03: error');
    expect(out).toContain('It refuses\n    mdav: 1\n');
    expect(out).toContain('Waive  ');
  });

  it('says when a rule is one level lower, as far as a fact decides it', async () => {
    const { out } = await explain('tamper-ignores-channel');
    expect(out).toMatch(/Severity .*warning\n.*\bone lower while the group does not say its `tamperProtection`\n/);
    expect((await explain('protection-turned-off-in-passive')).out).not.toContain('one lower');
  });

  it('tells what is supported on an operating system, by agent and documentation', async () => {
    const { out } = await explain('windows-server-2016');
    expect(out).toContain('With the modern unified solution');
    expect(out).toMatch(/passive +not possible +ForceDefenderPassiveMode = 1/);
    expect(out).toMatch(/Refused by .*passive-server-2016-2021-baseline/);
    expect((await explain('windows-11')).out).not.toContain('unified');
  });

  it('tells of no mode where the agent that brings the antivirus is not', async () => {
    const { out } = await explain('windows-server-2012-r2');
    const [unified, without] = out.split('Without it:');
    expect(unified).toMatch(/active +nothing to set/);
    expect(without).toMatch(/^\s+Windows Server 2012 R2 has no Defender Antivirus of its own/);
    expect(without).not.toContain('nothing to set');
  });

  it('tells what a diagnostic code means', async () => {
    expect((await explain('pol-bad-signature')).out).toMatch(/^pol-bad-signature\n\n {2}The file does not begin/);
  });

  it.each([
    ['tamper-protection-holds-active', 'Next step'],
    ['tamper-protection-holds-active', 'a dead end of a migration as well'],
    ['forced-active', 'cause of a verdict'],
    ['block-mode-ambiguous', 'Sources'],
    ['reached', 'Nothing is to do.'],
    ['no-group', 'Name the device under `devices`'],
    ['ambiguous-group', 'Several groups'],
    ['turn-off-policy-present', 'caution beside a verdict'],
    ['onboarding-before-value', 'dead end of a migration'],
  ])('tells what %s means', async (id, text) => {
    const { code, out } = await explain(id);
    expect(code).toBe(0);
    expect(out.startsWith(`${id}  `)).toBe(true);
    expect(out).toContain(text);
  });

  it('gives a cause as data', async () => {
    expect(JSON.parse((await explain('forced-active', '--format', 'json')).out)).toMatchObject({
      formatVersion: 1,
      kind: 'cause',
      id: 'forced-active',
      sources: expect.arrayContaining([expect.objectContaining({ url: expect.stringMatching(/^https:/) })]),
    });
  });

  it.each(['Set-MpPreference', 'Add-MpPreference', 'get-mppreference'])(
    'asks for a parameter of %s',
    async (cmdlet) => {
      const { code, err } = await explain(cmdlet);
      expect(code).toBe(64);
      expect(err).toContain('Ask for one of its parameters, such as `mdav explain DisableRealtimeMonitoring`.');
    },
  );

  it.each(['P2', 'E5', 'E3', 'x64'])('takes no number for %s', async (word) => {
    expect((await explain(word)).err).not.toMatch(/Did you mean (?:.* or )?\d+\?/);
  });

  it.each([
    ['cloudBlokLevel', 'cloudBlockLevel'],
    ['passive-need-unified-agent', 'passive-needs-unified-agent'],
    ['windows-server-2023', 'windows-server-2022'],
    ['fleet-unknown-profil', 'fleet-unknown-profile'],
  ])('suggests for %s', async (id, meant) => {
    const { code, out, err } = await explain(id);
    expect([code, out]).toEqual([64, '']);
    expect(err).toContain('Did you mean');
    expect(err).toContain(meant);
  });

  it('says when a name belongs to several settings, and when it is no name at all', async () => {
    expect((await explain('ScheduleDay')).err).toMatch(/Several settings .*Choose one of \w+, \w+/s);
    expect((await explain('qqqqqqqqqqqqqqqq')).err).toContain('mdav list settings TEXT');
    expect((await explain()).err).toContain('needs an id');
  });

  it('explains everything there is, in a narrow terminal too', async () => {
    const ids = [
      ...settingRows().map(({ id }) => id),
      ...RULE_INFOS.map(({ id }) => id),
      ...OS_IDS,
      ...DIAGNOSTICS.map(({ code }) => code),
      ...causeDescriptions().map(({ id }) => id),
    ];
    for (const id of ids) {
      const { code, out } = await runMdav(['explain', id], { columns: 60 });
      expect([id, code]).toEqual([id, 0]);
      expect(out).not.toMatch(/undefined|\[object/);
      expect(out.startsWith(id)).toBe(true);
    }
  });
});

describe('mdav explain --effective', () => {
  let cwd = '';
  beforeAll(() => {
    cwd = mkdtempSync(join(tmpdir(), 'mdav-explain-'));
    writeFileSync(
      join(cwd, 'mdav.yaml'),
      `mdav: 1
name: demo
defaults:
  settings:
    cloudBlockLevel: high
    excludedPaths: ['C:\\Data']
profiles:
  sql:
    settings:
      cloudBlockLevel: high-plus
      excludedPaths: { extend: ['E:\\Sql'] }
groups:
  databases:
    os: windows-server-2022
    mode: passive
    profiles: [sql]
`,
    );
    writeFileSync(join(cwd, 'broken.yaml'), 'mdav: 1\nname: x y\ngroups: {}\n');
  });
  afterAll(() => rmSync(cwd, { recursive: true, force: true }));
  const effective = (what: string, ...rest: string[]) => runMdav(['explain', '--effective', what, ...rest], { cwd });

  it('shows the winner first and what it overrode, with file and line', async () => {
    const { code, out } = await effective('databases.cloudBlockLevel');
    expect(code).toBe(0);
    expect(out).toBe(`databases.cloudBlockLevel  Choose how readily the cloud blocks

  Value              high-plus
  From               profile sql
  Default            stronger than default

  Layer         Says            Where
  profile sql   sets high-plus  mdav.yaml:10:7
  the defaults  sets high       mdav.yaml:5:5   overridden
`);
  });

  it('shows what an extended list is made of', async () => {
    const { out } = await effective('databases.excludedPaths');
    expect(out).toContain('From               the defaults + profile sql\n');
    expect(out).toContain('  Made of  Where\n  C:\\Data  mdav.yaml:6:21\n  E:\\Sql   mdav.yaml:11:33\n');
    expect(out).not.toContain('overridden');
  });

  it('shows what the mode sets, and what nobody manages', async () => {
    const { out } = await effective('databases.forceDefenderPassiveMode');
    expect(out).toMatch(/Because +Windows Server 2022 is to be passive/);
    expect((await effective('databases.puaProtection')).out).toContain('databases does not manage it.');
  });

  it('tells where a group departs from its preset', async () => {
    writeFileSync(
      join(cwd, 'preset.yaml'),
      'mdav: 1\nname: demo\nextends: [microsoft-windows-11@24H2]\ngroups:\n  desks: { os: windows-11, mode: active, settings: { puaProtection: audit } }\n',
    );
    const { out } = await effective('desks.puaProtection', 'preset.yaml');
    expect(out).toMatch(/Departs +weaker than preset microsoft-windows-11@24H2, which says block\n/);
    expect((await effective('desks.allowRealtimeMonitoring', 'preset.yaml')).out).not.toContain('Departs');
  });

  it('tells why a layer gave a value, and why an entry or key is there', async () => {
    writeFileSync(
      join(cwd, 'reasons.yaml'),
      `mdav: 1
name: demo
defaults:
  settings:
    cloudBlockLevel: { value: high, reason: agreed with the helpdesk }
    excludedPaths: ['C:\\Data', { path: 'C:\\Own', owner: dba }]
groups:
  databases:
    os: windows-server-2022
    mode: active
    settings:
      cloudBlockLevel: { value: moderate, reason: false alarms, owner: dba, expires: 2027-03-01, ticket: CHG-1 }
`,
    );
    const { out } = await effective('databases.cloudBlockLevel', 'reasons.yaml');
    expect(out).toContain('  Reason             false alarms; ticket CHG-1; owner: dba; until 2027-03-01\n');
    expect(out).toMatch(/the defaults +sets high +reasons.yaml:5:5 +overridden +agreed with the helpdesk\n/);
    expect((await effective('databases.excludedPaths', 'reasons.yaml')).out).toContain(
      '  Made of  Where              Reason\n  C:\\Data  reasons.yaml:6:21\n  C:\\Own   reasons.yaml:6:32  owner: dba\n',
    );
  });

  it('gives the same to programs', async () => {
    const { out } = await effective('databases.cloudBlockLevel', '--format', 'json');
    expect(JSON.parse(out)).toMatchObject({
      formatVersion: 1,
      kind: 'effective',
      value: 'high-plus',
      from: ['profile sql'],
      steps: [
        { layer: 'profile sql', effect: 'sets', overridden: false, at: { file: 'mdav.yaml', line: 10, column: 7 } },
        { layer: 'defaults', effect: 'sets', overridden: true, at: { file: 'mdav.yaml', line: 5, column: 5 } },
      ],
    });
  });

  it.each([
    ['databses.puaProtection', 'no group "databses"', 'Did you mean databases?'],
    ['databases.puaProtecton', 'no setting "puaProtecton"', 'Did you mean puaProtection?'],
    [
      'databases.block-psexec-wmi-process-creation',
      'no setting "block-psexec-wmi-process-creation"',
      'Ask for databases.attackSurfaceReductionRules.',
    ],
    ['databases.DisableArchiveScanning', 'no setting', 'Ask for databases.allowArchiveScanning.'],
    ['puaProtection', 'no group with a setting', 'GROUP.SETTING'],
  ])('refuses %s', async (what, message, hint) => {
    const { code, err } = await effective(what);
    expect(code).toBe(64);
    expect(err).toContain(message);
    expect(err).toContain(hint);
  });

  it('says what is wrong with a fleet that cannot be read', async () => {
    const { code, out, err } = await effective('a.puaProtection', 'broken.yaml');
    expect([code, out]).toEqual([65, '']);
    expect(err).toContain('broken.yaml:2:7');
  });
});

describe('the commands for a setting', () => {
  it('are ready to be copied, with the value of the example', async () => {
    const { out } = await explain('allowArchiveScanning');
    expect(out).toContain(
      '\n    reg add "HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender\\Scan" /v DisableArchiveScanning /t REG_DWORD /d 0 /f\n',
    );
    expect(out).toContain('\n    Set-MpPreference -DisableArchiveScanning $false\n');
    expect(out).toContain(
      '\n    ./Device/Vendor/MSFT/Policy/Config/Defender/AllowArchiveScanning\n    Integer\n    1\n',
    );
  });

  it('take a server out of forced passive mode by 0, never by a deletion', async () => {
    const { out } = await explain('forceDefenderPassiveMode');
    expect(out).toContain('/v ForceDefenderPassiveMode /t REG_DWORD /d 0 /f');
    expect(out).not.toContain('reg delete');
  });

  it('say what no page confirms', async () => {
    const { out } = await explain('performanceModeStatus');
    expect(out.replace(/\s+/g, ' ')).toContain('Not checked: its numbers are taken for those of the CSP.');
  });
});
