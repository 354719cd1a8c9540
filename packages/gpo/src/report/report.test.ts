import type { Assignment, ResolvedGroup } from '@mdav/core';
import { REMOVE } from '@mdav/core';
import { describe, expect, it } from 'vitest';
import { completeBackup } from '../backup/encode.ts';
import { gpoBackupFormat } from '../backup/format.ts';
import { groupBackup } from '../target/group-backup.ts';
import { groupReport } from '../target/group-report.ts';
import { lowerForGpo } from '../target/lower-for-gpo.ts';
import { GPO_OPTIONS, gpoTargets } from '../target/targets.ts';

const about = { epochSeconds: 1_700_000_000, toolVersion: '0.0.0', options: { [GPO_OPTIONS.report]: 'yes' } };
const written = { kind: 'written', layer: 'group', at: {} } as const;

function groupWith(assignments: readonly Assignment[], raw?: ResolvedGroup['raw']): ResolvedGroup {
  return {
    fleet: 'contoso',
    name: 'file-servers',
    os: [{ id: 'windows-server-2022', at: {} }],
    mode: 'passive',
    baseline: 'current',
    technique: 'documented',
    deliver: ['gpo'],
    assignments,
    osModes: [],
    at: {},
    origins: {},
    ...(raw === undefined ? {} : { raw }),
  };
}

function reportOn(group: ResolvedGroup) {
  const { form, carried } = lowerForGpo(group);
  return groupReport(carried, completeBackup(groupBackup(carried, form), about));
}

const computer = (...assignments: Assignment[]) => reportOn(groupWith(assignments)).computer;
const sets = (setting: string, value: Assignment['value']): Assignment => ({ setting, value, origin: written });

describe('groupReport', () => {
  it('shows the GPO as the backup has it', () => {
    const { computer: side, ...head } = reportOn(groupWith([sets('allowArchiveScanning', true)]));
    expect(head).toEqual({
      id: expect.stringMatching(/^\{[0-9A-F-]{36}\}$/),
      name: 'contoso - file-servers - Defender',
      domain: 'mdav.invalid',
      time: '2023-11-14T22:13:20',
      user: { version: { directory: 0, sysvol: 0 }, enabled: true, preferences: [], policies: [], extra: [] },
    });
    expect(side).toMatchObject({ version: { directory: 1, sysvol: 1 }, enabled: true, extra: [] });
  });

  it('shows the state that the policy of the template has, whichever way it points', () => {
    const states = (setting: string) =>
      [true, false].map((value) => computer(sets(setting, value)).policies.map(({ name, state }) => [name, state])[0]);
    expect(states('allowArchiveScanning')).toEqual([
      ['Scan archive files', 'Enabled'],
      ['Scan archive files', 'Disabled'],
    ]);
    expect(states('allowRealtimeMonitoring')).toEqual([
      ['Turn off real-time protection', 'Disabled'],
      ['Turn off real-time protection', 'Enabled'],
    ]);
    expect(states('forceDefenderPassiveMode')).toEqual([
      ['Force passive mode of Microsoft Defender Antivirus on a server', 'Enabled'],
      ['Force passive mode of Microsoft Defender Antivirus on a server', 'Disabled'],
    ]);
  });

  it.each([
    ['cloudBlockLevel', 'high', { kind: 'drop-down-list', value: 'Block unknown files readily' }],
    ['allowCloudProtection', true, { kind: 'drop-down-list', value: 'On' }],
    ['avgCPULoadFactor', 20, { kind: 'numeric', value: '20' }],
    ['scheduleScanTime', '02:30', { kind: 'numeric', value: '150' }],
    ['proxyServer', 'http://proxy:8080', { kind: 'edit-text', value: 'http://proxy:8080' }],
    [
      'excludedPaths',
      ['C:\\a', 'C:\\b'],
      {
        kind: 'list-box',
        entries: [
          { name: 'C:\\a', data: '0' },
          { name: 'C:\\b', data: '0' },
        ],
      },
    ],
    [
      'attackSurfaceReductionRules',
      { 'block-webshell-creation': 'audit' },
      { kind: 'list-box', entries: [{ name: 'a8f5898e-1dc8-49a9-9878-85004b8a61e6', data: '2' }] },
    ],
  ] as const)('shows %s %j by its element', (setting, value, control) => {
    const [policy] = computer(sets(setting, value)).policies;
    expect(policy).toMatchObject({ state: 'Enabled', controls: [control] });
    expect(policy?.category).toMatch(/^Windows Components\/Microsoft Defender Antivirus/);
  });

  it('shows what is taken away, and what no policy writes, without losing anything', () => {
    expect(computer(sets('excludedPaths', REMOVE)).policies).toMatchObject([{ state: 'Disabled', controls: [] }]);
    const key = 'SOFTWARE\\Policies\\Microsoft\\Windows Defender';
    expect(computer(sets('allowArchiveScanning', REMOVE))).toMatchObject({
      policies: [],
      extra: [{ key: `${key}\\Scan`, name: '**del.DisableArchiveScanning', text: ' ' }],
    });
    expect(computer(sets('proxyBypass', ['a', 'b'])).extra).toEqual([{ key, name: 'ProxyBypass', text: 'a; b' }]);
    const at = { at: {}, fields: {} };
    const raw = {
      oma: [],
      registry: [
        { key: 'HKLM\\SOFTWARE\\X', name: 'n', type: 'dword', data: 7, reason: 'r', ...at },
        { key: 'HKLM\\SOFTWARE\\X', name: 'q', type: 'qword', data: '0x1F', reason: 'r', ...at },
        { key: 'HKLM\\SOFTWARE\\X', name: 's', type: 'sz', data: 'text', reason: 'r', ...at },
      ],
    } as const;
    expect(reportOn(groupWith([], raw)).computer.extra).toEqual([
      { key: 'SOFTWARE\\X', name: 'n', number: '7' },
      { key: 'SOFTWARE\\X', name: 'q', number: '31' },
      { key: 'SOFTWARE\\X', name: 's', text: 'text' },
    ]);
  });

  it('has the note that the editor shows, and nothing of what goes another way', () => {
    const because = { kind: 'mode', because: 'The mode is passive.', at: {} } as const;
    expect(
      computer(
        { setting: 'forceDefenderPassiveMode', value: true, origin: because },
        { setting: 'puaProtection', value: 'block', origin: written, only: ['intune', 'registry'] },
      ).policies,
    ).toMatchObject([{ comment: 'The mode is passive.' }]);
  });
});

describe('gpreport.xml', () => {
  const group = groupWith([sets('excludedPaths', [{ path: 'C:\\a <b> & "c"', reason: 'why', owner: 'erp' }])]);
  const [target] = gpoTargets;

  it('is written on request, into the folder of the backup, and read as a file that is kept', async () => {
    const plain = target?.produce(group, { ...about, options: {} }).files ?? new Map();
    const files = target?.produce(group, about).files ?? new Map<string, Uint8Array>();
    const more = [...files.keys()].filter((path) => !plain.has(path));
    expect(more).toEqual([expect.stringMatching(/^gpo\/\{[0-9A-F-]{36}\}\/gpreport\.xml$/)]);
    for (const [path, bytes] of plain) expect(files.get(path)).toEqual(bytes);
    const read = gpoBackupFormat.decode(files);
    expect(read.diagnostics.map(({ code }) => code)).toEqual(['gpo-backup-other-content']);
    const bytes = files.get(more[0] ?? '') ?? new Uint8Array();
    expect([...bytes.slice(0, 4)]).toEqual([0xff, 0xfe, 0x3c, 0]);
    const text = new TextDecoder('utf-16le', { fatal: true }).decode(bytes);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    await expect(text.replaceAll('\r\n', '\n')).toMatchFileSnapshot('__golden__/gpreport.txt');
  });

  it('shows registry preferences as those, in front of the policy, and not as policy', () => {
    const at = { at: {}, fields: {} };
    const value = (key: string, name: string) => ({ key, name, type: 'multi-sz', data: ['a', ''], reason: 'r', ...at });
    const raw = { oma: [], registry: [value('HKLM\\SOFTWARE\\X', 'v'), value('HKLM\\SOFTWARE\\Policies\\X', 'p')] };
    const preferences = { values: 'outside-policies', securityGroup: 'A\\B', organizationalUnit: 'OU=C' } as const;
    const targeted = { ...groupWith([sets('allowArchiveScanning', true)], raw as never), gpo: { preferences } };
    const files = target?.produce(targeted, about).files ?? new Map<string, Uint8Array>();
    const [, bytes] = [...files].find(([path]) => path.endsWith('/gpreport.xml')) ?? [];
    const text = new TextDecoder('utf-16le').decode(bytes).replace(/ changed="[^"]*" uid="[^"]*"/, '');
    const from = text.indexOf('<ExtensionData>');
    expect(text.slice(from, text.indexOf('<q2:Policy>')).replaceAll('\r\n', '\n')).toBe(`<ExtensionData>
      <Extension xmlns:q1="http://www.microsoft.com/GroupPolicy/Settings/Windows/Registry" xsi:type="q1:RegistrySettings">
        <q1:RegistrySettings clsid="{A3CCFC41-DFDB-43a5-8D26-0FE8B954DA51}">
          <q1:Registry clsid="{9CD4B2F4-923D-47f5-A062-E897DD1DAD50}" name="v" status="v" image="1" removePolicy="1" disabled="0">
            <q1:GPOSettingOrder>1</q1:GPOSettingOrder>
            <q1:Properties action="R" displayDecimal="0" default="0" hive="HKEY_LOCAL_MACHINE" key="SOFTWARE\\X" name="v" type="REG_MULTI_SZ" value="a ">
              <q1:Values>
                <q1:Value>a</q1:Value>
                <q1:Value />
              </q1:Values>
            </q1:Properties>
            <q1:Filters>
              <q1:FilterGroup bool="AND" not="0" name="A\\B" sid="" userContext="0" primaryGroup="0" localGroup="0" />
              <q1:FilterOrgUnit bool="AND" not="0" name="OU=C" userContext="0" directMember="0" />
            </q1:Filters>
          </q1:Registry>
        </q1:RegistrySettings>
      </Extension>
      <Name>Windows Registry</Name>
    </ExtensionData>
    <ExtensionData>
      <Extension xmlns:q2="http://www.microsoft.com/GroupPolicy/Settings/Registry" xsi:type="q2:RegistrySettings">
        `);
    expect(text.match(/<q2:KeyPath>[^<]*/g)).toEqual(['<q2:KeyPath>SOFTWARE\\Policies\\X']);
  });
});
