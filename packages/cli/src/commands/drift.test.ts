import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { jsonBytes } from '@mdav/core/format';
import { polCodec, type RegistryEntry } from '@mdav/registry';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runMdav } from '../__tests__/run-mdav.ts';
import { FLEET, useScratch } from '../__tests__/scratch.ts';

const { folder, write, mdav } = useScratch();
const DEFENDER = 'SOFTWARE\\Policies\\Microsoft\\Windows Defender';
const dword = (key: string, name: string, value: number): RegistryEntry => ({
  kind: 'set',
  key,
  name,
  data: { type: 'dword', value },
});
const pol = (...entries: RegistryEntry[]) => polCodec.encode({ hive: 'machine', entries });
const reg = (...lines: string[]) =>
  ['Windows Registry Editor Version 5.00', '', `[HKEY_LOCAL_MACHINE\\${DEFENDER}]`, ...lines, ''].join('\r\n');
const CATALOG = 'dist/desks/intune/Settings Catalog/demo - desks - Defender.json';

/** The fleet and what a build makes of it, of which each test gets a copy. */
const built = mkdtempSync(join(tmpdir(), 'mdav-drift-'));
beforeAll(async () => {
  writeFileSync(join(built, 'mdav.yaml'), FLEET);
  expect((await runMdav(['build', '--out', 'dist'], { cwd: built })).code).toBe(0);
});
afterAll(() => rmSync(built, { recursive: true, force: true }));
beforeEach(() => cpSync(built, folder(), { recursive: true }));

const drift = (...args: string[]) => mdav('drift', '--actual', 'dist', ...args);
/** Changes the exported Intune policy. */
function edit(change: (text: string) => string): void {
  const before = readFileSync(join(folder(), CATALOG), 'utf8');
  const after = change(before);
  expect(after).not.toBe(before);
  write(CATALOG, after);
}

describe('Markdown that has to fit', () => {
  it('tells what is weaker before what is not, and counts what is left out', async () => {
    for (let index = 0; index < 40; index += 1)
      write(`exports/p${index}.pol`, pol(dword(DEFENDER, 'PUAProtection', 1)));
    write('exports/zz.pol', pol(dword(`${DEFENDER}\\Real-Time Protection`, 'DisableRealtimeMonitoring', 1)));
    const args = ['--actual', 'exports', '--format', 'markdown'];
    const whole = (await drift(...args)).out;
    expect(whole).toContain('### ');
    expect((await drift(...args, '--max-characters', String(whole.length))).out).toBe(whole);
    const { out } = await drift(...args, '--max-characters', '1500');
    expect(out.length).toBeLessThanOrEqual(1500);
    const rows = out.split('\n').filter((line) => /^\| [^ |]/.test(line));
    expect(rows[1]).toMatch(/^\| ▼ weaker .*zz\.pol/);
    if (!out.includes('stronger')) expect(out).toMatch(/Left out: /);
  });
});

describe('what a build wrote', () => {
  it('is no drift', async () => {
    expect(await drift()).toEqual({ code: 0, out: 'demo against dist: no drift\n', err: '' });
  });

  const examples = fileURLToPath(new URL('../../../../examples', import.meta.url));
  it.each(readdirSync(examples))('is no drift of the example %s', async (name) => {
    const cwd = join(examples, name);
    const out = join(folder(), name);
    expect((await runMdav(['build', '--out', out], { cwd })).code).toBe(0);
    const { code, out: told, err } = await runMdav(['drift', '--actual', out], { cwd });
    expect({ code, told, err }).toEqual({
      code: 0,
      told: expect.stringMatching(/: no drift\n$/),
      err: '',
    });
  });

  it('is no drift under other names and in other folders, and what was not given is told', async () => {
    renameSync(join(folder(), 'dist/servers/gpo'), join(folder(), 'export'));
    const { code, out } = await mdav('drift', 'mdav.yaml', '--actual', 'export');
    expect({ code, out }).toEqual({
      code: 0,
      out: 'demo against export: no drift\n  Nothing of Intune was given, so that what goes that way was not compared: desks (5 settings).\n',
    });
  });
});

describe('what somebody changed', () => {
  it('in the tenant is told with both places and the direction', async () => {
    edit((text) => text.replace('puaprotection_1', 'puaprotection_2'));
    const { code, out } = await drift();
    expect(code).toBe(1);
    expect(out).toMatchInlineSnapshot(`
      "demo against dist: 1 of 2 groups drifted, 1 value (1 weaker)

      ~ desks  Windows 11
        Intune policy "demo - desks - Defender" (dist/desks/intune/Settings Catalog/demo - desks - Defender.json), by its description
        weaker      puaProtection: block → audit
                    fleet: mdav.yaml:10:7
                    estate: Intune policy "demo - desks - Defender"
      "
    `);
  });

  it('by a GPO that nobody wrote is told with the groups that it would meet', async () => {
    write('dist/Old/registry.pol', pol(dword(DEFENDER, 'PUAProtection', 0), dword('SOFTWARE\\Contoso', 'x', 1)));
    const { code, out } = await drift();
    expect(code).toBe(1);
    expect(out).toMatchInlineSnapshot(`
      "demo against dist: 1 value (1 weaker), 1 policy of no group

      ? registry.pol dist/Old/registry.pol: no fleet wrote it, and nothing tells its devices
        weaker      puaProtection: off; desks wants block
      "
    `);
  });

  it.each([
    ['weaker', 1, 'block', 'off', [1, 0]],
    ['contested', 2, 'off', 'block', [0, 1]],
  ])('is the last word where a file writes a value twice: %s', async (word, code, first, last, values) => {
    write('twice.reg', reg(...values.map((value) => `"PUAProtection"=dword:${value}`)));
    const ran = await mdav('drift', '--group', 'desks=twice.reg', '--actual', 'twice.reg');
    expect(ran.code).toBe(code);
    expect(ran.out).toContain(`says ${first}, which loses`);
    expect(ran.out).toContain(`says ${last}, which wins`);
    expect(ran.out).toMatch(
      new RegExp(`^ {2}${word === 'weaker' ? '[a-z ]*weaker' : 'contested'} .*puaProtection`, 'm'),
    );
    expect(ran.out).not.toContain('raw');
  });

  const instruction = (name: string, value: string): RegistryEntry => ({
    kind: 'directive',
    key: DEFENDER,
    name,
    data: { type: 'sz', value },
  });
  it.each<[string, RegistryEntry, string]>([
    ['all values', { kind: 'clear', key: DEFENDER }, 'all values of the key'],
    [
      'a key',
      { ...instruction('**DeleteKeys', 'Windows Defender'), key: DEFENDER.replace(/.Windows Defender$/, '') },
      'the key',
    ],
    ['values by name', instruction('**DeleteValues', 'PUAProtection;Other'), 'the value'],
    ['a value, spelled otherwise', instruction('**Del.puaprotection', ''), 'the value'],
  ])('is weaker where a policy deletes %s', async (_, entry, what) => {
    write('gone.pol', pol(entry));
    const told = await mdav('drift', '--group', 'desks=gone.pol', '--actual', 'gone.pol');
    expect(told.code).toBe(1);
    expect(told.out).toMatch(/^ {2}weaker {6}puaProtection: block → remove$/m);
    expect(told.out).not.toMatch(/allowEmailScanning|disableAntiSpyware/);
    const json = JSON.parse(
      (await mdav('drift', '--group', 'desks=gone.pol', '--actual', 'gone.pol', '--format', 'json')).out,
    );
    const [{ settings }] = json.groups;
    expect(settings.find(({ setting }: { setting: string }) => setting === 'puaProtection').why).toContain(
      `What it says is deleted with ${what}.`,
    );
    const stray = await mdav('drift', '--actual', 'gone.pol');
    expect(stray.code).toBe(1);
    expect(stray.out).toMatch(/^ {2}weaker {6}puaProtection: .*desks wants block$/m);
    // What is set again after it is there.
    write('gone.pol', pol(entry, dword(DEFENDER, 'PUAProtection', 1)));
    const again = await mdav('drift', '--group', 'desks=gone.pol', '--actual', 'gone.pol');
    expect(again.out).not.toContain('puaProtection');
  });

  it.each([
    [
      'Machine',
      'U',
      '<Filters><FilterComputer bool="AND" not="0" type="NETBIOS" name="PC1"/></Filters>',
      'is for some devices or users only',
    ],
    ['Machine', 'C', '', 'sets its value only where there is none'],
    ['User', 'U', '', 'stands in the user settings of the GPO'],
  ])('may be weaker by a preference under a condition: %s %s %s', async (side, action, filters, why) => {
    const path = `GPO/${side}/Preferences/Registry/Registry.xml`;
    const properties = `action="${action}" hive="HKEY_LOCAL_MACHINE" key="${DEFENDER}" name="PUAProtection" type="REG_DWORD" value="00000000"`;
    const xml = (attributes = '') =>
      `<RegistrySettings clsid="{A3CCFC41-DFDB-43a5-8D26-0FE8B954DA51}"${attributes}><Registry clsid="{9CD4B2F4-923D-47f5-A062-E897DD1DAD50}" name="PUAProtection"><Properties ${properties}/>${filters}</Registry></RegistrySettings>`;
    write(path, xml());
    const told = await mdav('drift', '--group', 'desks=GPO', '--actual', 'GPO');
    expect(told.code).toBe(1);
    expect(told.out).toMatch(/^ {2}weaker {6}puaProtection: /m);
    expect(told.out).toContain(why);
    expect((await mdav('drift', '--actual', 'GPO')).code).toBe(1);
    write(path, xml(' disabled="1"'));
    expect((await mdav('drift', '--group', 'desks=GPO', '--actual', 'GPO')).code).toBe(2);
    // A backup tells the same file in the same words.
    cpSync(join(folder(), 'dist/servers/gpo'), join(folder(), 'gpos'), { recursive: true });
    const id = readdirSync(join(folder(), 'gpos')).find((name) => name.startsWith('{'));
    write(`gpos/${id}/DomainSysvol/${path}`, xml());
    const backup = await mdav('drift', '--group', 'desks=gpos', '--actual', 'gpos');
    expect(backup.code).toBe(1);
    expect(backup.out).toContain(why);
    expect(backup.out).not.toContain('SHA-256');
  });

  it.each([
    [2, 'false', 'false'],
    [0, 'false', 'true'],
    [0, 'true', 'true'],
  ])('ends with %d where the report of a backup says of its links: %s, %s', async (code, ...enabled) => {
    cpSync(join(folder(), 'dist/servers/gpo'), join(folder(), 'gpos'), { recursive: true });
    const id = readdirSync(join(folder(), 'gpos')).find((name) => name.startsWith('{'));
    const links = enabled.map((each) => `<LinksTo><SOMPath>x</SOMPath><Enabled>${each}</Enabled></LinksTo>`);
    const report = `<GPO xmlns="http://www.microsoft.com/GroupPolicy/Settings"><Name>x</Name>${links.join('')}</GPO>`;
    write(`gpos/${id}/gpreport.xml`, report);
    const ran = await mdav('drift', '--group', 'servers', '--actual', 'gpos');
    expect(ran.code).toBe(code);
    expect(ran.out.includes('every link that its report names is switched off, so that it sets nothing')).toBe(
      code === 2,
    );
  });

  it('is what the latest backup of a GPO says, whatever earlier ones beside it said', async () => {
    for (const [day, entries] of Object.entries({ '02': undefined, '03': [dword(DEFENDER, 'PUAProtection', 1)] })) {
      cpSync(join(folder(), 'dist/servers/gpo'), join(folder(), `gpos/${day}`), { recursive: true });
      const id = readdirSync(join(folder(), `gpos/${day}`)).find((name) => name.startsWith('{'));
      const info = `gpos/${day}/${id}/bkupInfo.xml`;
      write(info, readFileSync(join(folder(), info), 'utf8').replace(/1980-01-01T/, `2026-11-${day}T`));
      if (entries !== undefined) write(`gpos/${day}/${id}/DomainSysvol/GPO/Machine/registry.pol`, pol(...entries));
    }
    const { code, out, err } = await mdav('drift', '--group', 'servers', '--actual', 'gpos');
    expect(code).toBe(2);
    expect(out.match(/^ {2}GPO .*$/gm)).toEqual([expect.stringContaining('gpos/03/')]);
    expect(out).toMatch(/not said|Not said for that/);
    expect(err).toContain('import-older-copy');
    // Whoever passes over the latest one wants the one before.
    const before = await mdav('drift', '--group', 'servers', '--actual', 'gpos', '--ignore', 'gpos/03');
    expect(before.code).toBe(0);
  });

  describe('where something beside it is not looked into', () => {
    const ask = (...more: string[]) => mdav('drift', '--group', 'servers', '--actual', 'gpos', ...more);
    beforeEach(() => cpSync(join(folder(), 'dist/servers/gpo'), join(folder(), 'gpos/own'), { recursive: true }));

    it('is not known for a link that leads away or nowhere', async () => {
      write('elsewhere/old.pol', pol(dword(DEFENDER, 'PUAProtection', 0)));
      symlinkSync(join(folder(), 'elsewhere'), join(folder(), 'gpos/away'));
      symlinkSync(join(folder(), 'gone.reg'), join(folder(), 'gpos/gone.reg'));
      symlinkSync('own', join(folder(), 'gpos/latest'));
      symlinkSync('..', join(folder(), 'gpos/own/up'));
      const { code, err } = await ask();
      expect(code).toBe(65);
      expect(err.match(/^warning .*$/gm)).toEqual([
        'warning  gpos/away is not read. It is a link, and links are not followed.',
        'warning  gpos/gone.reg is not read. It is a link that leads nowhere.',
      ]);
      expect((await ask('--ignore', 'gpos/away', '--ignore', 'gpos/gone.reg')).code).toBe(0);
    });

    it('is not known for an archive of exports, and is for any other', async () => {
      const zip = (name: string) => Buffer.from(`PK\x03\x04\x14\0${name}\x03\0xPK\x01\x02${name}PK\x05\x06`, 'latin1');
      write('gpos/photos.zip', zip('a.png'));
      write('gpos/notes.xlsx', zip('[Content_Types].xml\0 x.json'));
      expect((await ask()).code).toBe(0);
      write('gpos/monday.zip', zip('{1}/DomainSysvol/GPO/Machine/registry.pol'));
      const { code, err } = await ask();
      expect(code).toBe(65);
      expect(err).toContain('gpos/monday.zip is not read. It is an archive that holds exported policy.');
    });

    const RESOURCE = "Registry Pua { Key = 'HKLM:\\\\SOFTWARE\\\\Policies\\\\Microsoft\\\\Windows Defender' }";
    it.each<[string, string, Buffer, RegExp]>([
      ['a cabinet', 'x.cab', Buffer.from('MSCF\0\0\0\0 registry.pol'), /an archive that holds exported policy/],
      ['one that shows no names', 'x.7z', Buffer.from("7z\xbc\xaf'\x1c\0", 'latin1'), /what it holds cannot be seen/],
      [
        'a configuration of DSC',
        'x.ps1',
        Buffer.from(`Configuration Base\n{\n  Node localhost {\n    ${RESOURCE}\n  }\n}\n`),
        /a configuration of PowerShell DSC that names Defender/,
      ],
      [
        'a compiled one',
        'x.mof',
        Buffer.from('instance of MSFT_RegistryResource as $a\n{\n Key = "HKLM:\\\\Windows Defender";\n};\n'),
        /a configuration of PowerShell DSC that names Defender/,
      ],
      [
        'templates without their texts',
        'x.json',
        Buffer.from('[{"definition@odata.bind":"x","enabled":"true","presentationValues":[]}]'),
        /nobody can tell whether it is about Defender/,
      ],
    ])('is not known for %s', async (_, name, bytes, why) => {
      write(`gpos/${name}`, bytes);
      const { code, out, err } = await ask();
      expect(code).toBe(65);
      expect(err).toMatch(why);
      expect(out).not.toContain('nothing about Defender');
      expect((await ask('--ignore', `gpos/${name}`)).code).toBe(0);
    });

    it('is not known for what stands beside resources of Intune', async () => {
      const config = (...resources: string[]) => `Configuration C {\n Node n {\n${resources.join('\n')}\n }\n}\n`;
      const category = "IntuneDeviceCategory x { DisplayName = 'Defender' }";
      write('gpos/x.ps1', Buffer.from(config(category, "Registry r { Key = 'HKLM:\\SOFTWARE\\Contoso' }")));
      expect((await ask()).code).toBe(0);
      write('gpos/x.ps1', Buffer.from(config(category, RESOURCE)));
      const { code, err } = await ask();
      expect(code).toBe(65);
      expect(err).toContain('gpos/x.ps1 is read in part: resources that are not of Intune name Defender in it.');
      expect((await ask('--ignore', 'gpos/x.ps1')).code).toBe(0);
    });

    it('takes no longer for many configurations than for their length', async () => {
      write('gpos/x.ps1', Buffer.from(`# defender\n${'configuration a {\n'.repeat(60_000)}`));
      expect((await ask()).code).toBe(0);
    }, 15_000);

    it('is not known for what a GPO in the folder of its domain does by other means', async () => {
      const at = 'gpos/Policies/{31B2F340-016D-11D2-945F-00C04FB984F9}/MACHINE';
      write(`${at}/Microsoft/Windows NT/SecEdit/GptTmpl.inf`, '[Service General Setting]\r\n"Spooler",4,""\r\n');
      write('gpos/notes.txt', 'WinDefend');
      expect((await ask()).code).toBe(0);
      write(`${at}/Microsoft/Windows NT/SecEdit/GptTmpl.inf`, '[Service General Setting]\r\n"WinDefend",4,""\r\n');
      const { code, err } = await ask();
      expect(code).toBe(65);
      expect(err).toContain('It is a file of a GPO, and names Defender: "WinDefend",4,"".');
    });

    it('is not known for a report on a GPO without its backup', async () => {
      const id = readdirSync(join(folder(), 'gpos/own')).find((name) => name.startsWith('{')) ?? '';
      const scheme = readFileSync(join(folder(), 'gpos/own', id, 'Backup.xml'), 'utf8');
      const own = /<ID>(?:<!\[CDATA\[)?(\{[^}]*\})/.exec(scheme)?.[1];
      const report = (id: string | undefined, name: string) =>
        `<GPO xmlns="http://www.microsoft.com/GroupPolicy/Settings"><Identifier><Identifier xmlns="http://www.microsoft.com/GroupPolicy/Types">${id}</Identifier></Identifier><Name>${name}</Name></GPO>`;
      const other = '{31B2F340-016D-11D2-945F-00C04FB984F9}';
      write('gpos/own.xml', report(own, 'Microsoft Defender Antivirus'));
      write('gpos/office.xml', report(other, 'Office'));
      write('gpos/firewall.xml', report(other, 'Windows Defender Firewall'));
      expect((await ask()).code).toBe(0);
      write('gpos/all.xml', `<GPOS>${report(own, 'Defender')}${report(other, 'Microsoft Defender Antivirus')}</GPOS>`);
      const { code, err } = await ask();
      expect(code).toBe(65);
      expect(err).toContain(
        `gpos/all.xml is not read. It is a report that names Defender, on a GPO of which no backup was given: ${other}.`,
      );
    });
  });

  describe('in a GPO beside that of the fleet', () => {
    const SYSVOL = 'DomainSysvol/GPO/Machine';
    const PREFERENCES = `${SYSVOL}/Preferences/Registry/Registry.xml`;
    /** Another object than the one of the fleet, with Office's policy alone. */
    function other(files: Readonly<Record<string, string | Uint8Array>>): string {
      cpSync(join(folder(), 'dist/servers/gpo'), join(folder(), 'gpos/own'), { recursive: true });
      cpSync(join(folder(), 'dist/servers/gpo'), join(folder(), 'gpos/other'), { recursive: true });
      const id = readdirSync(join(folder(), 'gpos/other')).find((name) => name.startsWith('{'));
      const to = `gpos/other/${id}`;
      for (const path of [`${to}/Backup.xml`, `${to}/bkupInfo.xml`, 'gpos/other/manifest.xml']) {
        const text = readFileSync(join(folder(), path), 'utf8');
        const renamed = text
          .replaceAll('demo - servers - Defender', 'Office')
          .replaceAll(/GPOGuid>(.*?)[0-9A-F]{4}\}/g, 'GPOGuid>$1ABCD}');
        write(
          path,
          renamed
            .replace(/<ID>(.*?)[0-9A-F]{4}\}/, '<ID>$1ABCD}')
            .replaceAll(/Microsoft Defender Antivirus policy[^\]<]*/g, ''),
        );
      }
      rmSync(join(folder(), `${to}/DomainSysvol/GPO/GPO.cmt`));
      write(`${to}/${SYSVOL}/registry.pol`, pol(dword('SOFTWARE\\Policies\\Microsoft\\Office', 'x', 1)));
      for (const [path, content] of Object.entries(files)) write(`${to}/${path}`, content);
      return to;
    }

    it('of which nothing is about Defender is none', async () => {
      other({});
      const { code, out } = await mdav('drift', '--group', 'servers', '--actual', 'gpos');
      expect({ code, out }).toEqual({ code: 0, out: 'demo against gpos: no drift\n' });
    });

    it.each([
      [
        'microsoft/windows nt/SecEdit/GptTmpl.inf',
        '[Service General Setting]\r\n"WinDefend",4,""\r\n',
        '"WinDefend",4,""',
      ],
      ['Scripts/Startup/off.cmd', 'sc config WinDefend start= disabled', 'sc config WinDefend start= disabled'],
      ['Preferences/Services/Services.xml', '<NTServices><NTService name="WinDefend"/></NTServices>', 'WinDefend'],
    ])('by other means than registry policy is told: %s', async (path, content, named) => {
      other({ [`${SYSVOL}/${path}`]: content });
      const { code, out } = await mdav('drift', '--group', 'servers', '--actual', 'gpos');
      expect(code).toBe(2);
      expect(out).toMatch(/, which names Defender: /);
      expect(out).toContain(named);
    });

    it('whose registry policy is gone, or whose preferences are broken, leaves drift unknown', async () => {
      const to = other({});
      const args = ['drift', '--group', 'servers', '--actual', 'gpos'];
      write(`${to}/${PREFERENCES}`, '<RegistrySettings><Registry');
      const broken = await mdav(...args);
      expect(broken.code).toBe(65);
      expect(broken.err).toMatch(/warning {2}What .*Registry\.xml says is not known\. The XML is not well-formed/);
      rmSync(join(folder(), `${to}/${PREFERENCES}`));
      rmSync(join(folder(), `${to}/${SYSVOL}/registry.pol`));
      const gone = await mdav(...args);
      expect(gone.code).toBe(65);
      expect(gone.err).toContain('Backup.xml lists domainsysvol/gpo/machine/registry.pol, which is not there');
    });
  });

  it('by taking a policy away is not in what was given, and is no value', async () => {
    rmSync(join(folder(), CATALOG));
    write('dist/x.json', jsonBytes({ name: 'Printers', platforms: 'windows10', technologies: 'mdm', settings: [] }));
    const { code, out } = await drift();
    expect(code).toBe(2);
    expect(out).toMatchInlineSnapshot(`
      "demo against dist: 1 of 2 groups drifted, 5 values (5 other)
        1 policy of no group says nothing about Defender: Intune policy "Printers" (dist/x.json).

      ~ desks  Windows 11
        ! No policy of this group is among those of Intune that were given.
        ! Not said for that: 5 settings.
      "
    `);
  });

  it('is none where policies are for Defender on other systems', async () => {
    const policy = (name: string, platforms: string, definition: string) => ({
      name,
      platforms,
      technologies: 'microsoftSense',
      settings: [
        {
          settingInstance: {
            '@odata.type': '#microsoft.graph.deviceManagementConfigurationChoiceSettingInstance',
            settingDefinitionId: definition,
            choiceSettingValue: { value: `${definition}_0`, children: [] },
          },
        },
      ],
    });
    const linux = 'linux_mdatp_managed_antivirusengine_enforcementlevel';
    const macos = 'com.apple.managedclient.preferences_enforcementlevel_antivirusengine';
    write('dist/linux.json', jsonBytes(policy('Linux', 'linux', linux)));
    write('dist/macos.json', jsonBytes(policy('Mac', 'macOS', macos)));
    const { code, out } = await drift();
    expect({ code, out }).toMatchInlineSnapshot(`
      {
        "code": 0,
        "out": "demo against dist: no drift
        1 policy of no group is for Linux and not for Windows: Intune policy "Linux" (dist/linux.json).
        1 policy of no group is for macOS and not for Windows: Intune policy "Mac" (dist/macos.json).
      ",
      }
    `);
  });

  it('in an object of Intune that is not read into settings is named, and is a drift', async () => {
    write(
      'dist/restrictions.json',
      jsonBytes({
        '@odata.type': '#microsoft.graph.windows10GeneralConfiguration',
        displayName: 'Old restrictions',
        defenderMonitorFileActivity: 'disable',
        defenderFilesAndFoldersToExclude: ['C:\\'],
      }),
    );
    const { code, out, err } = await drift();
    expect(code).toBe(2);
    expect(out).toMatchInlineSnapshot(`
      "demo against dist: 2 values (2 other), 1 policy of no group

      ? Intune device restrictions "Old restrictions" (dist/restrictions.json): no fleet wrote it, and nothing tells its devices
        raw         defenderMonitorFileActivity: disable
        raw         defenderFilesAndFoldersToExclude: ["C:\\\\"]
      "
    `);
    expect(err).toContain('is not read into settings');
  });

  it('outside the catalogue is compared as text', async () => {
    const path = readdirSync(join(folder(), 'dist/servers/gpo'), { recursive: true, encoding: 'utf8' }).find((name) =>
      /registry\.pol$/.test(name),
    );
    const place = `dist/servers/gpo/${path}`;
    const read = polCodec.decode(readFileSync(join(folder(), place)));
    if (!read.ok) throw new Error('no policy');
    write(place, pol(...read.value.entries, dword('SOFTWARE\\Contoso', 'Other', 3)));
    const { code, out } = await drift();
    expect(code).toBe(2);
    expect(out).toContain('raw         HKLM\\SOFTWARE\\Contoso\\Other: not in the fleet → dword 3');
  });

  it('on a device is told by value', async () => {
    write(
      'devices.json',
      jsonBytes(
        ['SRV-1', 'SRV-2'].map((PSComputerName) => ({
          PSComputerName,
          PUAProtection: 0,
          DisableCatchupQuickScan: false,
          MAPSReporting: 2,
        })),
      ),
    );
    const { code, out } = await mdav('drift', '--actual', 'devices.json', '--group', 'servers');
    expect(code).toBe(2);
    expect(out).toContain('disableCatchupQuickScan: true → false, on 2 devices (SRV-1, SRV-2)');
    expect(out).not.toContain('puaProtection');
  });
});

describe('whose a policy is', () => {
  beforeEach(() => {
    write('old/registry.pol', pol(dword(`${DEFENDER}\\Scan`, 'DisableCatchupQuickScan', 0)));
    write('older/registry.pol', pol(dword(`${DEFENDER}\\Scan`, 'DisableCatchupQuickScan', 1)));
  });
  const json = async (...args: string[]) => JSON.parse((await mdav('drift', ...args, '--format', 'json')).out);

  it('is what --group says, and only that group is looked at', async () => {
    const told = await json('--actual', 'old', '--group', 'servers');
    expect(told.groups.map(({ group }: { group: string }) => group)).toEqual(['servers']);
    expect(told.groups[0].policies).toMatchObject([{ words: 'registry.pol old/registry.pol', by: 'given' }]);
    expect(told.strays).toEqual([]);
  });

  it('decides nothing about who wins without an order of links, and the order decides', async () => {
    const both = ['--actual', 'old', '--actual', 'older', '--group', 'servers=old', '--group', 'servers=older'];
    const find = (told: { groups: { settings: { setting: string }[] }[] }) =>
      told.groups.flatMap(({ settings }) => settings).find(({ setting }) => setting === 'disableCatchupQuickScan');
    expect(find(await json(...both))).not.toHaveProperty('actual');
    expect(find(await json(...both, '--precedence', 'older', '--precedence', 'old'))).toMatchObject({
      kind: 'contested',
      actual: true,
    });
    expect(find(await json(...both, '--precedence', 'old', '--precedence', 'older'))).toMatchObject({
      kind: 'contested',
      actual: false,
    });
  });

  it('is passed over with --ignore', async () => {
    const { code, out } = await drift('--actual', 'old', '--ignore', 'old');
    expect({ code, out }).toMatchObject({
      code: 0,
      out: expect.stringContaining('1 policy or device was passed over as asked.'),
    });
  });
});

describe('every form', () => {
  it('tells the same drift, and can be written to files', async () => {
    edit((text) => text.replace('puaprotection_1', 'puaprotection_0'));
    const { code } = await drift('--output', 'drift.md', '--output', 'drift.json', '--output', 'github=notes.txt');
    expect(code).toBe(1);
    const read = (name: string) => readFileSync(join(folder(), name), 'utf8');
    expect(read('drift.md')).toContain('| ▼ weaker | `puaProtection` | `block → off` | fleet: mdav.yaml:');
    expect(read('notes.txt')).toMatch(
      /^::error file=mdav\.yaml,line=\d+,col=\d+,title=drift · desks::puaProtection \(weaker\)/,
    );
    expect(JSON.parse(read('drift.json'))).toMatchObject({
      formatVersion: 1,
      drifted: true,
      weaker: true,
      totals: { weaker: 1 },
    });
  });

  it('gives a build agent no command, whatever a policy is called', async () => {
    const evil = '##[error]x ::error::y\u202e</td><script>';
    edit((text) =>
      text.replace('"demo - desks - Defender"', JSON.stringify(evil)).replace('puaprotection_1', 'puaprotection_0'),
    );
    for (const format of ['pretty', 'markdown', 'json', 'github']) {
      const { out } = await drift('--format', format);
      expect(out).toContain('error');
      expect(out).not.toMatch(/##\[|\u202e/);
      if (format !== 'github') expect(out).not.toMatch(/^\s*::/m);
      if (format === 'markdown') expect(out).not.toContain('<script>');
    }
  });
});

describe('several exports', () => {
  const one =
    'Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Windows Defender]\r\n';
  it('stand behind one --actual, as a shell writes a pattern, with the fleet before or after them', async () => {
    write('x/a.reg', `${one}"PUAProtection"=dword:00000000\r\n`);
    write('x/b.reg', `${one}"ServiceKeepAlive"=dword:00000001\r\n`);
    const group = ['--group', 'servers'];
    const asked = await mdav('drift', 'mdav.yaml', '--actual', 'x/a.reg', '--actual', 'x/b.reg', ...group);
    expect(asked).toMatchObject({ code: 1, out: expect.stringContaining('against x/a.reg, x/b.reg: ') });
    expect(await mdav('drift', '--actual', 'x/a.reg', 'x/b.reg', ...group)).toEqual(asked);
    expect(await mdav('drift', '--actual', 'x/a.reg', 'x/b.reg', 'mdav.yaml', ...group)).toEqual(asked);
    expect(await mdav('drift', 'mdav.yaml', '--actual', 'x/a.reg', 'x/b.reg', ...group)).toEqual(asked);
    write('mdav.yaml', FLEET.replace(/deliver: \[gpo[^\]]*\]/, 'deliver: [registry]'));
    expect((await mdav('build', '--out', 'own')).code).toBe(0);
    const own = ['own/servers/registry/servers.reg', 'own/servers/registry/servers.undo.reg'];
    expect(await mdav('drift', '--actual', ...own)).toMatchObject({
      code: 0,
      out: expect.stringContaining('no drift'),
    });
    const folders = await mdav('drift', '--actual', 'x', 'dist');
    expect(folders.out).toContain('against x, dist: ');
  });
});

it('is taken over with --adopt, and is no drift then', async () => {
  edit((text) => text.replace('puaprotection_1', 'puaprotection_2'));
  const { code, err } = await drift('--adopt');
  expect({ code, err }).toEqual({
    code: 1,
    err: expect.stringMatching(
      /^Adopted 1 value in mdav\.yaml\n {2}desks\.puaProtection: audit at mdav\.yaml:10:7, as Intune policy/,
    ),
  });
  expect(readFileSync(join(folder(), 'mdav.yaml'), 'utf8')).toBe(
    FLEET.replace('puaProtection: block', 'puaProtection: audit'),
  );
  expect((await drift()).code).toBe(0);
});

describe('what is taken over', () => {
  const adopted = async (...args: string[]) => {
    const { code, out, err } = await mdav('drift', '--actual', 'old', '--group', 'servers', '--adopt', ...args);
    return { code, err, told: args.includes('json') ? JSON.parse(out) : {} };
  };

  it('is told with its place and its layer', async () => {
    write('old/registry.pol', pol(dword(`${DEFENDER}\\Scan`, 'DisableCatchupQuickScan', 0)));
    const { told } = await adopted('--format', 'json');
    expect(told.adoption).toMatchObject({
      file: 'mdav.yaml',
      adopted: [
        {
          group: 'servers',
          setting: 'disableCatchupQuickScan',
          value: false,
          at: { file: 'mdav.yaml', line: 21, column: 17 },
          layer: 'group',
        },
      ],
      refused: [],
      findings: [{ rule: 'passive-scan-exceptions-open', severity: 'info', group: 'servers' }],
    });
  });

  describe('and would bring an error', () => {
    beforeEach(() =>
      write(
        'old/registry.pol',
        pol(dword(DEFENDER, 'DisableAntiSpyware', 1), dword(`${DEFENDER}\\Scan`, 'DisableCatchupQuickScan', 0)),
      ),
    );

    it('is left out, and told why, while the others come in', async () => {
      const { told, err } = await adopted('--format', 'json');
      expect(told.adoption.adopted.map(({ setting }: { setting: string }) => setting)).toEqual([
        'disableCatchupQuickScan',
      ]);
      expect(told.adoption.refused).toMatchObject([
        {
          setting: 'disableAntiSpyware',
          errors: expect.arrayContaining([expect.objectContaining({ rule: 'turn-off-policy-with-passive' })]),
        },
      ]);
      expect(err).toMatch(/not servers\.disableAntiSpyware: it brings an error[\s\S]*--adopt-errors/);
      expect((await mdav('check')).code).toBe(0);
    });

    it('is written where somebody asks for it, and the error is shown', async () => {
      const { told, err } = await adopted('--adopt-errors', '--format', 'json');
      expect(told.adoption).toMatchObject({
        refused: [],
        findings: expect.arrayContaining([expect.objectContaining({ severity: 'error' })]),
      });
      expect(told.adoption.adopted).toHaveLength(2);
      expect(err).toMatch(/What was adopted brings \d+ findings?\n[\s\S]*error/);
      expect((await mdav('check')).code).toBe(1);
    });
  });
});

describe('what compares nothing', () => {
  const state = (more: object, values: object = { PUAProtection: 1 }) =>
    jsonBytes({
      mdav: 1,
      collectedAt: '2026-11-20T07:17:07Z',
      device: 'X-1',
      os: { caption: 'Microsoft Windows 11 Enterprise', version: '10.0.26100', build: 26100, productType: 1 },
      status: { AMRunningMode: 'Normal' },
      registry: { [`HKLM\\${DEFENDER}`]: values, [`HKLM\\${DEFENDER}\\Policy Manager`]: values },
      ...more,
    });
  const other =
    'Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso]\r\n"a"=dword:1\r\n';
  const preferences = jsonBytes([{ PSComputerName: 'X-1', PUAProtection: 1, MAPSReporting: 2, CloudBlockLevel: 0 }]);
  it.each<[string, string, string | Uint8Array, readonly string[], RegExp, RegExp]>([
    [
      'of another product',
      'x.reg',
      other,
      ['--group', 'desks'],
      /Nothing of Intune was given/,
      /Give exports of Intune\./,
    ],
    [
      'preferences of nobody',
      'x.json',
      preferences,
      [],
      /nothing tells a group that has that device/,
      /--group GROUP=PATH/,
    ],
    ['a state of nobody', 'x.json', state({}), [], /nothing tells a group that has that device/, /--group GROUP=PATH/],
    [
      'a state of a group that is gone',
      'x.json',
      state({ fleet: 'demo', group: 'gone' }),
      [],
      /names the group gone/,
      /--group/,
    ],
    [
      'a state of another fleet',
      'x.json',
      state({ fleet: 'other', group: 'desks' }),
      [],
      /1 device of the fleet other was not/,
      /file of the fleet other/,
    ],
    [
      'a state without a value',
      'x.json',
      state({ fleet: 'demo', group: 'desks' }, {}),
      [],
      /1 device of desks shows none/,
      /Give exports/,
    ],
    [
      'what was passed over',
      'dist',
      '',
      ['--ignore', 'dist'],
      /policies or devices were passed over/,
      /Leave out --ignore/,
    ],
    [
      'of a group that was not asked about',
      'dist/servers',
      '',
      ['--group', 'desks'],
      /Nothing of Intune was given/,
      /Give exports of Intune\./,
    ],
  ])('is no word on drift: %s', async (_, path, content, args, note, hint) => {
    if (content.length > 0) write(path, content);
    const { code, out, err } = await mdav('drift', '--actual', path, ...args);
    expect({ code, out, err }).toEqual({
      code: 65,
      out: expect.stringMatching(/^demo against \S+: nothing was compared\n/),
      err: expect.stringMatching(/^error {4}Nothing was compared:[\s\S]*drift-nothing-compared/),
    });
    expect(out).toMatch(note);
    expect(err).toMatch(hint);
  });

  it('is said by every form, and nothing is taken over', async () => {
    write('x.json', preferences);
    const forms = ['json', 'markdown', 'html', 'github'];
    const outputs = forms.flatMap((form) => ['--output', `${form}=told.${form}`]);
    expect((await mdav('drift', '--actual', 'x.json', '--adopt', ...outputs)).code).toBe(65);
    const [json = '', ...others] = forms.map((form) => readFileSync(join(folder(), `told.${form}`), 'utf8'));
    expect(JSON.parse(json)).toMatchObject({ drifted: false, totals: { compared: 0 } });
    for (const text of others) {
      expect(text).toMatch(/nothing was compared/i);
      expect(text).not.toMatch(/no drift/i);
    }
    expect(readFileSync(join(folder(), 'mdav.yaml'), 'utf8')).toBe(FLEET);
  });

  it('is no matter beside what compares', async () => {
    write('x.json', preferences);
    write('x.reg', other);
    expect(await drift('--actual', 'x.json', '--actual', 'x.reg')).toMatchObject({ code: 0, err: '' });
    write('y.json', state({ fleet: 'demo', group: 'desks' }));
    expect(await mdav('drift', '--actual', 'y.json')).toMatchObject({ code: 0, err: '' });
  });
});

describe('what cannot be done', () => {
  it.each<[string, readonly string[], number, RegExp]>([
    ['without exports', [], 64, /needs what was exported/],
    [
      'with a group that the fleet has not',
      ['--actual', 'dist', '--group', 'desk'],
      64,
      /no group "desk"[\s\S]*Did you mean "desks"\?/,
    ],
    [
      'with a policy that was not given',
      ['--actual', 'dist', '--group', 'desks=Nobody'],
      64,
      /--group: nothing that was given is called "Nobody"/,
    ],
    ['with an order of what was not given', ['--actual', 'dist', '--precedence', 'Nobody'], 64, /--precedence/],
    ['with errors to adopt and nothing adopted', ['--actual', 'dist', '--adopt-errors'], 64, /Add --adopt/],
    ['with a group of nothing', ['--actual', 'dist', '--group', 'desks='], 64, /names no policy/],
    ['with a file that is not there', ['--actual', 'nowhere'], 65, /artifact-not-found/],
    ['with a folder without policy', ['--actual', 'empty'], 65, /holds no policy that mdav reads/],
    ['with a fleet in place of exports', ['--actual', 'mdav.yaml'], 65, /is a fleet.*\n.*\n.*plan --against/],
    ['with a file that is broken', ['--actual', 'broken.reg'], 65, /broken\.reg/],
  ])('is told: %s', async (_, args, code, message) => {
    write('empty/readme.txt', 'nothing');
    write(
      'broken.reg',
      'Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\x]\r\n"a"=dword:xyz\r\n',
    );
    const ran = await mdav('drift', ...args);
    expect({ code: ran.code, err: ran.err }).toEqual({ code, err: expect.stringMatching(message) });
  });
});

describe('registry preferences of a group', () => {
  const FILE = /Registry\.xml$/;
  const PREFERENCES = `mdav: 1
name: demo
groups:
  pilots:
    os: windows-11
    mode: active
    deliver: [gpo]
    gpo:
      preferences: { values: outside-policies, securityGroup: 'CONTOSO\\Pilots' }
    raw:
      registry:
        - { key: 'HKLM\\SOFTWARE\\Contoso', name: v, type: sz, data: x, reason: the inventory reads it }
`;
  const filters = /<Filters>[\s\S]*<\/Filters>/;
  it.each([
    ['as they were built', (text: string) => text, 0, 'no drift'],
    [
      'without their targeting',
      (text: string) => text.replace(filters, ''),
      2,
      'group CONTOSO\\Pilots only → removed with the GPO, for all',
    ],
    [
      'for another group',
      (text: string) => text.replace('CONTOSO\\Pilots', 'CONTOSO\\All'),
      2,
      'Pilots only → removed with the GPO, for devices in the security group CONTOSO\\All only',
    ],
    [
      'that stay behind',
      (text: string) => text.replace(filters, '').replace('removePolicy="1"', 'removePolicy="0"'),
      2,
      'registry preferences: removed with the GPO',
    ],
    ['with a value of their own', (text: string) => text.replace('value="x"', 'value="y"'), 2, 'sz "x" → sz "y"'],
  ])('%s are told', async (_, change, exit, words) => {
    write('pilots.yaml', PREFERENCES);
    expect((await mdav('build', 'pilots.yaml', '--out', 'pilots')).code).toBe(0);
    const path = readdirSync(join(folder(), 'pilots'), { recursive: true, encoding: 'utf8' }).find((one) =>
      FILE.test(one),
    );
    const file = join('pilots', path ?? '');
    write(file, change(readFileSync(join(folder(), file), 'utf8')));
    const { code, out } = await mdav('drift', 'pilots.yaml', '--actual', 'pilots');
    expect({ code, out }).toEqual({ code: exit, out: expect.stringContaining(words) });
  });
});

describe('what could not be read', () => {
  const weaker = (change: (policy: Record<string, unknown>) => unknown) => {
    const policy = JSON.parse(readFileSync(join(folder(), CATALOG), 'utf8')) as Record<string, unknown>;
    return change({ ...policy, name: 'Of somebody else', description: '' });
  };
  const broken = (text: unknown) => JSON.stringify(text, null, 2).slice(0, -40);

  it.each<[string, () => string, RegExp]>([
    [
      'a policy for a system that nobody knows',
      () => JSON.stringify(weaker((one) => ({ ...one, platforms: 'later' }))),
      /found "later"/,
    ],
    ['a policy that was cut off', () => broken(weaker((one) => one)), /not JSON/],
    [
      'one policy of a list',
      () =>
        JSON.stringify(
          weaker((one) => ({
            value: [
              { ...one, settings: [] },
              { ...one, platforms: 'later' },
            ],
          })),
        ),
      /found "later"/,
    ],
    [
      'one policy of a list without its settings',
      () => JSON.stringify(weaker(({ settings: _, ...one }) => ({ value: [{ ...one, settings: [] }, one] }))),
      /without its settings/,
    ],
    [
      'a list of several pages',
      () =>
        JSON.stringify({ '@odata.nextLink': 'https://graph', value: [weaker((one) => ({ ...one, settings: [] }))] }),
      /one page of several/,
    ],
  ])('is no word on drift: %s', async (_, text, why) => {
    write('dist/other.json', text());
    const { code, out, err } = await drift();
    expect({ code, out }).toEqual({
      code: 65,
      out: expect.stringMatching(
        /^demo against dist: no drift in what could be read, 1 file could not be read\n {2}dist\/other\.json was not compared, or not whole: /,
      ),
    });
    expect(out).toMatch(why);
    expect(err).toMatch(
      /^error {4}No word on drift: [^\n]* dist\/other\.json could not be read[\s\S]*drift-partly-unread/m,
    );
    const passed = await drift('--ignore', 'dist/other.json');
    expect(passed).toMatchObject({ code: 0, out: expect.stringMatching(/^demo against dist: no drift\n/) });
  });

  it('is a part that nobody knows, and the rest of the policy is compared', async () => {
    const later = (text: string) =>
      JSON.stringify({ ...(JSON.parse(text) as object), later: 1, technologies: 'mdm,later' });
    edit(later);
    expect(await drift()).toMatchObject({
      code: 65,
      out: expect.stringMatching(
        /no drift in what could be read, 1 file could not be read\n.*"later" is not known here/,
      ),
      err: expect.stringMatching(/json-wrong-type[\s\S]*json-unknown-key|json-unknown-key[\s\S]*json-wrong-type/),
    });
    edit((text) => text.replaceAll('cloudblocklevel_2', 'cloudblocklevel_0'));
    expect(await drift()).toMatchObject({ code: 1, out: expect.stringContaining('weaker      cloudBlockLevel') });
  });

  const preference = (element: string, product: string) => `<?xml version="1.0" encoding="utf-8"?>
<RegistrySettings clsid="{A3CCFC41-DFDB-43a5-8D26-0FE8B954DA51}"><${element} clsid="{9CD4B2F4-923D-47f5-A062-E897DD1DAD50}" name="v" status="v" image="12" changed="2025-01-01 00:00:00" uid="{F5D2E7B4-1E9F-4C0E-9E4B-111111111111}"><Properties action="U" displayDecimal="0" default="0" hive="HKEY_LOCAL_MACHINE" key="SOFTWARE\\Policies\\${product}" name="v" type="REG_DWORD" value="00000001"/></${element}></RegistrySettings>`;
  const device = (shown: object) =>
    JSON.stringify({ PSComputerName: 'X-1', PUAProtection: 1, MAPSReporting: 2, CloudBlockLevel: 2, ...shown });
  const state = (registry: object) =>
    JSON.stringify({
      mdav: 1,
      collectedAt: '2026-11-20T07:17:07Z',
      device: 'X-1',
      status: { AMRunningMode: 'Normal' },
      registry,
    });
  it.each<[string, number, string, string, RegExp]>([
    [
      'an item of preferences of another kind',
      65,
      'Registry.xml',
      preference('Later', 'Microsoft\\Windows Defender'),
      /element Later is not one of a registry preference/,
    ],
    ['an item of another product', 0, 'Registry.xml', preference('Later', 'Other\\Product'), /: no drift\n/],
    [
      'an action of LGPO.exe that policy has no place for',
      65,
      'lgpo.txt',
      `Computer\n${DEFENDER}\nPUAProtection\nCLEAR\n`,
      /no place for the action CLEAR/,
    ],
    [
      'a value of a device that its setting cannot have',
      65,
      'x.json',
      device({ PUAProtection: 7 }),
      /X-1: puaProtection is not known: the parameter PUAProtection was not read: /,
    ],
    [
      'the name of a type in place of a value',
      65,
      'x.json',
      device({ ExclusionPath: 'System.String[]' }),
      /ExclusionPath is in no form/,
    ],
    [
      'a value of a setting that the group does not have',
      0,
      'x.json',
      device({ EnableNetworkProtection: 7 }),
      /: no drift\n/,
    ],
    ...([77, 'on', [1], { a: 1 }] as const).map((data): [string, number, string, string, RegExp] => [
      `a value that a device has of a policy: ${JSON.stringify(data)}`,
      65,
      'x.json',
      state({ 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender': { PUAProtection: data } }),
      /X-1: puaProtection is not known: /,
    ]),
    ...([77, 'on', [1]] as const).map((data): [string, number, string, string, RegExp] => [
      `a value that management left on a device: ${JSON.stringify(data)}`,
      65,
      'x.json',
      state({
        'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender\\Policy Manager': {
          PUAProtection: data,
          CloudBlockLevel: 2,
        },
      }),
      /X-1: puaProtection is not known: /,
    ]),
  ])('is told where it is about Defender: %s', async (_, exit, name, text, words) => {
    write(`export/${name}`, text);
    const { code, out } = await drift('--actual', 'export', '--group', 'desks=export');
    expect({ code, out }).toEqual({ code: exit, out: expect.stringMatching(words) });
  });

  it('is told beside what drifted, and in every form', async () => {
    write('dist/other.json', '{"@odata.type": "#microsoft.graph.deviceManagementConfigurationPolicy", "settings": [');
    edit((text) => text.replaceAll('cloudblocklevel_2', 'cloudblocklevel_0'));
    const forms = ['json', 'markdown', 'html', 'github'];
    const outputs = forms.flatMap((form) => ['--output', `${form}=told.${form}`]);
    expect((await drift(...outputs)).code).toBe(1);
    const [json = '', ...others] = forms.map((form) => readFileSync(join(folder(), `told.${form}`), 'utf8'));
    expect(JSON.parse(json)).toMatchObject({
      unread: [{ path: 'dist/other.json', why: expect.stringMatching(/not JSON/) }],
    });
    for (const text of others) expect(text).toMatch(/1 file could not be read/);
  });

  it.each<[string, string]>([
    ['a policy of another product', '{"name":"x","platforms":"linux","technologies":"mdm","later":1,"settings":[]}'],
    ['broken settings of an editor', '{\n  // mine\n  "settings": {,\n}'],
    ['any other JSON', '{"name": "x", "settings": '],
  ])('is not: %s', async (_, text) => {
    write('dist/other.json', text);
    expect(await drift()).toMatchObject({ code: 0, out: expect.stringMatching(/^demo against dist: no drift\n/) });
  });
});

/** The actions of a compliance policy that mark a device, each after so many hours. */
const actions = (...hours: readonly number[]) => ({
  scheduledActionConfigurations: hours.map((gracePeriodHours) => ({ actionType: 'block', gracePeriodHours })),
});

describe('a compliance policy', () => {
  const COMPLIANCE = 'dist/desks/intune/Device Compliance Policies/demo - desks - Compliance.json';
  const read = () => JSON.parse(readFileSync(join(folder(), COMPLIANCE), 'utf8')) as object;
  const change = (changes: object) => write(COMPLIANCE, JSON.stringify({ ...read(), ...changes }));

  beforeEach(async () => {
    write(
      'mdav.yaml',
      FLEET.replace('    deliver: [intune]\n', '    deliver: [intune]\n    intune: { compliance: true }\n'),
    );
    expect((await mdav('build', '--out', 'dist')).code).toBe(0);
  });

  it('as a build wrote it is no drift', async () => {
    expect(await drift()).toMatchObject({ code: 0, out: expect.stringMatching(/: no drift\n$/) });
  });

  it.each<[string, object, number, string]>([
    ['asks less', { rtpEnabled: false }, 1, 'weaker      compliance policy, rtpEnabled: true → not asked'],
    ['says nothing of a question', { defenderEnabled: null }, 1, 'defenderEnabled: true → not asked'],
    [
      'asks more',
      { defenderVersion: '4.18.1' },
      2,
      'stronger    compliance policy, defenderVersion: not asked → 4.18.1',
    ],
    [
      'waits longer',
      { scheduledActionsForRule: [actions(72)] },
      1,
      'weaker      compliance policy, gracePeriodHours: 24 → 72',
    ],
    [
      'waits less long, in one of its actions',
      { scheduledActionsForRule: [actions(48, 0)] },
      2,
      'stronger    compliance policy, gracePeriodHours: 24 → 0',
    ],
    [
      'waits longer, as PowerShell writes a list of one',
      { scheduledActionsForRule: { scheduledActionConfigurations: { actionType: 'block', gracePeriodHours: 25 } } },
      1,
      'gracePeriodHours: 24 → 25',
    ],
    [
      'is assigned to nobody',
      { assignments: [] },
      2,
      'compliance policy: defenderEnabled, rtpEnabled, signatureOutOfDate, which is not in what was given',
    ],
  ])('is drift where it %s', async (_, changes, code, words) => {
    change(changes);
    expect(await drift()).toMatchObject({ code, out: expect.stringContaining(words) });
  });

  it.each<[string, unknown]>([
    ['does not tell how long it waits', null],
    [
      'tells of other actions alone',
      [{ scheduledActionConfigurations: [{ actionType: 'notification', gracePeriodHours: 0 }] }],
    ],
    [
      'mails before it waits',
      [actions(24), { scheduledActionConfigurations: [{ actionType: 'notification', gracePeriodHours: 0 }] }],
    ],
  ])('is no drift where an export %s', async (_, scheduledActionsForRule) => {
    change({ scheduledActionsForRule });
    expect(await drift()).toMatchObject({ code: 0, out: expect.stringMatching(/: no drift\n$/) });
  });

  it('is missed where it was deleted', async () => {
    rmSync(join(folder(), COMPLIANCE));
    expect(await drift()).toMatchObject({
      code: 2,
      out: expect.stringContaining('raw         compliance policy: defenderEnabled'),
    });
  });

  it('is found by its name in a list, and those of others are left alone', async () => {
    const own = { ...read(), description: '', rtpEnabled: false };
    const other = { ...read(), displayName: 'Others', description: '', antivirusRequired: true };
    write('list/all.json', JSON.stringify({ value: [other, own] }));
    rmSync(join(folder(), COMPLIANCE));
    const { code, out } = await drift('--actual', 'list', '--format', 'json');
    const told = JSON.parse(out) as { totals: object; groups: { residue: { place: string }[] }[] };
    expect(code).toBe(1);
    expect(told.totals).toMatchObject({ weaker: 1, stronger: 0, other: 0, strays: 0 });
    expect(told.groups.flatMap(({ residue }) => residue.map(({ place }) => place))).toEqual([
      'compliance policy, rtpEnabled',
    ]);
  });

  it('is compared where it is given alone, and says so in every form', async () => {
    change({ rtpEnabled: false });
    for (const [format, words] of [
      ['markdown', '▼ weaker'],
      ['html', 'Devices count as compliant without it.'],
      ['github', '::error'],
    ] as const)
      expect(await mdav('drift', '--actual', COMPLIANCE, '--format', format)).toMatchObject({
        code: 1,
        out: expect.stringContaining(words),
      });
  });
});

describe('whom a policy is assigned to', () => {
  const to = (type: string, filter = 'none') => ({
    target: {
      '@odata.type': `#microsoft.graph.${type}AssignmentTarget`,
      groupId: '1',
      deviceAndAppManagementAssignmentFilterType: filter,
    },
  });
  const assigned = async (intune: string, ...assignments: readonly object[]) => {
    write('mdav.yaml', FLEET.replace('    deliver: [intune]\n', `    deliver: [intune]\n    intune: ${intune}\n`));
    edit((text) => JSON.stringify({ ...(JSON.parse(text) as object), assignments }));
    return drift();
  };

  it.each<[string, string, readonly object[], string]>([
    [
      'a group that is left out',
      '{ assign: [A] }',
      [to('group'), to('exclusionGroup')],
      '1 group → 1 group, without 1 group',
    ],
    ['all devices', '{ assign: [A, B], exclude: [C] }', [to('allDevices')], '2 groups, without 1 group → all devices'],
    [
      'another kind of filter',
      '{ assign: [A], filter: { name: F, mode: include } }',
      [to('group', 'exclude')],
      '1 group through a filter (include) → 1 group through a filter (exclude)',
    ],
    ['fewer groups', '{ assign: [A, B] }', [to('group')], '2 groups → 1 group'],
    ['a group in place of everybody', '{ assign: [all-devices] }', [to('group')], 'all devices → 1 group'],
    [
      'users in place of devices',
      '{ assign: [all-devices, A] }',
      [to('allLicensedUsers'), to('group')],
      '1 group, all devices → 1 group, all users',
    ],
  ])('is drift: %s', async (_, intune, assignments, words) => {
    const { code, out } = await assigned(intune, ...assignments);
    expect({ code, out }).toEqual({
      code: 2,
      out: expect.stringContaining(`assignment of Intune policy "demo - desks - Defender": ${words}`),
    });
  });

  it.each<[string, string, readonly object[]]>([
    ['as the fleet says', '{ assign: [A], exclude: [B] }', [to('exclusionGroup'), to('group')]],
    ['everybody', '{ assign: [all-users, all-devices] }', [to('allDevices'), to('allLicensedUsers')]],
    ['where the fleet does not say', '{ management: mdm }', [to('allDevices')]],
  ])('is no drift: %s', async (_, intune, assignments) => {
    expect(await assigned(intune, ...assignments)).toMatchObject({ code: 0 });
  });
});
