import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEFENDER, dword, pol, useDrift } from './__tests__/drift.ts';

const { folder, write, mdav } = useDrift();

describe('what somebody changed', () => {
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
