import { cpSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { DEFENDER, dword, pol, useDrift } from './__tests__/drift.ts';

const { folder, write, mdav } = useDrift();

describe('what somebody changed', () => {
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
});
