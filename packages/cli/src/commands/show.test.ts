import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { encodePortalForm, NO_IDENTITY, settingsCatalogCodec } from '@mdav/intune';
import { polCodec } from '@mdav/registry';
import { beforeEach, describe, expect, it } from 'vitest';
import { FLEET, useScratch } from '../__tests__/scratch.ts';

const { folder, write, mdav } = useScratch();
const at = (path: string) => join(folder(), path);
const CATALOG = 'dist/desks/intune/Settings Catalog/demo - desks - Defender.json';

beforeEach(async () => {
  write('mdav.yaml', FLEET);
  expect((await mdav('build', '--out', 'dist')).code).toBe(0);
});

const pol = () => {
  const { stdout } = spawnSync('find', [at('dist'), '-name', 'registry.pol'], { encoding: 'utf8' });
  return stdout.split('\n').find((path) => path.includes('/gpo/')) ?? '';
};

describe('mdav show', () => {
  it('prints a registry.pol as LGPO text, the same as its readable twin', async () => {
    renameSync(pol(), at('anything.bin'));
    const { code, out, err } = await mdav('show', 'anything.bin');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const twin = readFileSync(at('dist/servers/gpo/registry.pol.txt'), 'utf8').replaceAll('\r\n', '\n');
    expect(out.trimEnd()).toBe(twin.trimEnd());
  });

  it('prints a .reg in one normal form, whatever its encoding', async () => {
    write('a', 'REGEDIT4\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\n"a" = dword:1\n"b"=hex:01,\\\n  02\n');
    const first = (await mdav('show', 'a')).out;
    expect(first).toMatchInlineSnapshot(`
      "Windows Registry Editor Version 5.00

      [HKEY_LOCAL_MACHINE\\SOFTWARE\\X]
      "a"=dword:00000001
      "b"=hex:01,02
      "
    `);
    write('b', Buffer.from(`\ufeff${first.replaceAll('\n', '\r\n')}`, 'utf16le'));
    expect((await mdav('show', 'b')).out).toBe(first);
  });

  it('prints an Intune policy in names of settings, the rest with raw ids, in either form', async () => {
    const read = settingsCatalogCodec.decode(readFileSync(at(CATALOG)));
    if (!read.ok) throw new Error('no policy');
    const policy = {
      ...read.value,
      settings: [
        ...read.value.settings,
        {
          kind: 'choice' as const,
          definition: 'device_vendor_msft_policy_config_other_thing',
          template: null,
          value: { option: 'device_vendor_msft_policy_config_other_thing_1', template: null, children: [] },
        },
      ],
    };
    write('canonical', settingsCatalogCodec.encode(policy));
    write('portal', encodePortalForm(policy, NO_IDENTITY));
    const { out } = await mdav('show', 'canonical');
    expect(out.split('\n').slice(2)).toMatchInlineSnapshot(`
      [
        "  reaches      windows10 by mdm",
        "",
        "cloudBlockLevel = high",
        "excludedPaths = C:\\Tools",
        "excludedPaths = D:\\Build",
        "puaProtection = block",
        "attackSurfaceReductionRules[block-psexec-wmi-process-creation] = audit",
        "signatureUpdateInterval = 4 hours",
        "",
        "Not in the catalogue:",
        "device_vendor_msft_policy_config_other_thing = device_vendor_msft_policy_config_other_thing_1",
        "",
      ]
    `);
    expect((await mdav('show', 'portal')).out).toBe(out);
  });

  it('prints the folder of a GPO backup as a summary with its entries', async () => {
    const { out } = await mdav('show', 'dist/servers/gpo');
    expect(out).toMatch(/^GPO backup: demo - servers - Defender\n {2}id +\{/);
    expect(out).toMatch(/status +enabled\n {2}computer +3 entries/);
    expect(out).toMatch(/\n\n(?:\w+ = .*\n)+\nAs it stands in the backup:\n(?:;.*\n)*\n?Computer\n/);
    expect(out).toContain('\ndisableCatchupQuickScan = true\n');
    expect(out).toContain('\nComputer\nSOFTWARE\\Contoso\nRing\nDWORD:2\n');
    expect(out).not.toContain('registry.pol.txt');
  });

  it('prints a fleet and an output folder by group, alike', async () => {
    const fleet = (await mdav('show', 'mdav.yaml')).out;
    const output = (await mdav('show', 'dist')).out;
    expect(fleet).toContain('group servers: passive, Windows Server 2022\ndelivered by gpo, registry\n');
    expect(fleet).toContain('Not in the catalogue:\nHKLM\\SOFTWARE\\Contoso\\Ring = dword 2\n');
    expect(fleet.replace(/^delivered by .*\n/gm, '')).toBe(output);
  });

  it('heads several files by their paths', async () => {
    const { out } = await mdav('show', 'dist/servers/registry/servers.reg', CATALOG);
    expect(out).toMatch(/^# dist\/servers\/registry\/servers\.reg\n\nWindows Registry/);
    expect(out).toContain(`\n\n# ${CATALOG}\n\nIntune policy`);
  });

  it('writes the commands that set what a group says, whatever it is read from', async () => {
    const line = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Windows Defender';
    for (const from of [
      ['mdav.yaml', '--group', 'servers'],
      ['dist', '--group', 'servers'],
      ['dist/servers'],
      [pol()],
    ]) {
      const ps1 = await mdav('show', ...from, '--as', 'ps1');
      expect(ps1).toMatchObject({ code: 0, err: '' });
      expect(ps1.out).toContain(`# Sets on this device what ${from[0]} says`);
      expect(ps1.out).toContain(`Set-RegistryValue '${line}`);
      const batch = (await mdav('show', ...from, '--as', 'reg.exe')).out;
      expect(batch).toMatch(/^@echo off\nrem /);
      expect(batch).toContain(`reg add "${line}`);
    }
    const { out } = await mdav('show', CATALOG, '--as', 'mppreference');
    expect(out).toMatch(/^(?:Set|Add)-MpPreference -\w+ /m);
  });

  it('writes no commands for a group that a build would refuse, and for no other reason', async () => {
    const group = (name: string, settings: string) =>
      `  ${name}: { os: windows-11, mode: active, antivirus: none, deliver: [gpo], settings: { ${settings} } }\n`;
    const fleet = `mdav: 1\nname: f\ngroups:\n${group('bad', "excludedPaths: ['C:\\\\']")}${group('good', 'puaProtection: block')}`;
    write('wrong.yaml', fleet);
    const bad = await mdav('show', 'wrong.yaml', '--as', 'ps1', '--group', 'bad');
    expect(bad).toMatchObject({ code: 1, out: '' });
    expect(bad.err).toContain('exclusion-of-drive-root');
    expect(bad.err).toContain('1 error. No commands were written.');
    expect(await mdav('show', 'wrong.yaml', '--as', 'ps1', '--group', 'good')).toMatchObject({ code: 0, err: '' });
    const waived = `${fleet}waivers:\n  - { rule: exclusion-of-drive-root, group: bad, reason: r, owner: o, expires: 2099-12-31 }\n`;
    write('wrong.yaml', waived);
    expect(await mdav('show', 'wrong.yaml', '--as', 'ps1', '--group', 'bad')).toMatchObject({ code: 0 });
  });

  it.each(['ps1', 'reg.exe', 'mppreference'])(
    'says in front of commands as %s what is wrong on any device',
    async (form) => {
      const key = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft';
      write(
        'guide.reg',
        `Windows Registry Editor Version 5.00\r\n\r\n[-${key}\\Windows Advanced Threat Protection]\r\n\r\n[${key}\\Windows Defender\\Exclusions\\Paths]\r\n"C:\\\\"="0"\r\n\r\n[${key}\\Windows Defender]\r\n"PUAProtection"=dword:00000001\r\n`,
      );
      const { code, out, err } = await mdav('show', 'guide.reg', '--as', form);
      expect(code).toBe(0);
      for (const rule of ['watp-key-deleted', 'exclusion-of-drive-root']) {
        expect(err).toMatch(new RegExp(`^warning .*\\(${rule}\\)$`, 'm'));
        expect(out).toMatch(new RegExp(`^(?:#|rem) [\\^"]*Wrong on any device: .*${rule}`, 'm'));
      }
      expect(err.split('\n')).toHaveLength(3);
    },
  );

  it('writes no commands that would set two groups on one device', async () => {
    const { code, err } = await mdav('show', 'dist', '--as', 'ps1');
    expect(code).toBe(64);
    expect(err).toMatch(/one device.*groups.*--group NAME, with one of: .*servers/s);
    expect((await mdav('show', 'dist', '--as', 'ps1', '--group', 'x')).err).toContain('There is no group "x"');
  });

  it('refuses a form of commands that there is not', async () => {
    const { code, err } = await mdav('show', 'dist', '--as', 'ps');
    expect(code).toBe(64);
    expect(err).toContain('ps1');
  });

  it('serves git as a textconv', () => {
    const git = (...args: string[]) =>
      spawnSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], {
        cwd: folder(),
        encoding: 'utf8',
      });
    mkdirSync(at('policies'));
    const policy = (value: number) =>
      polCodec.encode({
        hive: 'machine',
        entries: [{ kind: 'set', key: 'SOFTWARE\\X', name: 'a', data: { type: 'dword', value } }],
      });
    write('.gitattributes', '*.pol diff=mdav\n');
    write('policies/registry.pol', policy(1));
    git('init', '-q');
    git('add', '.gitattributes', 'policies');
    git('commit', '-qm', 'one');
    write('policies/registry.pol', policy(2));
    const plain = git('diff').stdout;
    expect(plain).toContain('Binary files');
    const bin = new URL('../../bin/mdav.js', import.meta.url);
    git('config', 'diff.mdav.textconv', `node ${JSON.stringify(bin.pathname)} show`);
    expect(git('diff').stdout).toContain('-DWORD:1\n+DWORD:2\n');
  });
});

describe('what mdav show cannot read', () => {
  it.each<[string, string | Uint8Array, RegExp]>([
    ['pol-truncated', new Uint8Array([0x50, 0x52, 0x65, 0x67, 1, 0, 0, 0, 0x5b, 0]), /broken:byte 10 +pol-truncated/],
    ['reg-bad-line', 'REGEDIT4\n[HKEY_LOCAL_MACHINE\\X]\nnonsense\n', /broken:3:1 +reg-bad-line/],
    ['json-unknown-key', '{"name":"x","platforms":"later","technologies":"mdm","settings":[],\n"x":1}', /broken:2:5/],
    ['lgpo-bad-action', 'Computer\nSOFTWARE\\X\na\nDWORD:x\n', /broken:4:1 +lgpo-bad-action/],
    ['artifact-unknown', 'hello', /broken +artifact-unknown/],
    ['artifact-unknown', new Uint8Array([1, 2, 0xff]), /broken +artifact-unknown/],
    ['artifact-part', '<?xml version="1.0"?><GroupPolicyBackupScheme/>', /artifact-part/],
    ['artifact-part', '{"@odata.type":"#microsoft.graph.windows10CompliancePolicy"}', /compliance policy/],
    ['fleet-missing-key', 'mdav: 1\n', /fleet-missing-key/],
  ])('is refused with %s and its place', async (_code, content, place) => {
    write('broken', content);
    const { code, out, err } = await mdav('show', 'broken');
    expect({ code, out }).toEqual({ code: 65, out: '' });
    expect(err).toMatch(place);
  });

  it.each([
    ['expected.json', '{"compare":"ignore-case","devices":[]}'],
    ['osquery.conf.json', '{"schedule":{}}'],
    ['Get-MdavState.ps1', "$a = 'b'"],
    ['hunting.kql', 'DeviceInfo'],
    ['RUNBOOK.md', '# Steps'],
    ['README.md', '# How to\n\nmdav: 1\n  of: all\n'],
    ['notes.MD', 'mdav : 1'],
  ])('is said of %s, which is text already', async (name, content) => {
    write(name, content);
    const { code, out, err } = await mdav('show', name);
    expect({ code, out }).toEqual({ code: 65, out: '' });
    expect(err).toContain('artifact-text');
    expect(err).toContain('Read it as it is');
  });

  it('is said of text of another ending, whatever lines it has', async () => {
    write('notes.txt', 'mdav: 1\nname: x\n');
    const { code, err } = await mdav('show', 'notes.txt');
    expect([code, err]).toEqual([65, expect.stringContaining('artifact-unknown')]);
    expect(err).not.toContain('fleet-');
  });

  it('is told of paths that are not there, and of empty folders', async () => {
    expect((await mdav('show', 'nowhere')).err).toContain('artifact-not-found');
    mkdirSync(at('empty'));
    expect((await mdav('show', 'empty')).err).toContain('artifact-none');
    expect((await mdav('show')).code).toBe(64);
    mkdirSync(at('hollow'));
    renameSync(at('dist/manifest.json'), at('hollow/manifest.json'));
    const hollow = await mdav('show', 'hollow');
    expect(hollow).toMatchObject({ code: 65, out: '' });
    expect(hollow.err).toMatch(/hollow has the manifest of an output folder, and no group[\s\S]*artifact-none/);
  });

  it('cannot make the terminal obey', async () => {
    const entries = [
      {
        kind: 'set' as const,
        key: 'SOFTWARE\\X',
        name: '\u001b[2J##vso[x]',
        data: { type: 'sz' as const, value: 'a\u202eb' },
      },
    ];
    write('evil.pol', polCodec.encode({ hive: 'machine', entries }));
    const { out } = await mdav('show', 'evil.pol');
    expect(out).toContain('\\u001b[2J');
    expect(out).toContain('a\\u202eb');
    expect(out).not.toContain('##vso[');
  });
});
