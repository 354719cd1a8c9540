import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { jsonBytes } from '@mdav/core/format';
import { polCodec, type RegistryEntry } from '@mdav/registry';
import { describe, expect, it } from 'vitest';
import { CATALOG, DEFENDER, dword, pol, useDrift } from './__tests__/drift.ts';

const { folder, write, mdav, drift, edit } = useDrift();
const reg = (...lines: string[]) =>
  ['Windows Registry Editor Version 5.00', '', `[HKEY_LOCAL_MACHINE\\${DEFENDER}]`, ...lines, ''].join('\r\n');

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
