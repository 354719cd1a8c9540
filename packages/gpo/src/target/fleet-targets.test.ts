import { acceptFleet, buildFleet, defineFleet, resolveFleet } from '@mdav/core';
import { describe, expect, it } from 'vitest';
import { powershellFaults, powershellMissing } from '../../../../tests/powershell.ts';
import { gpoBackupFormat } from '../backup/format.ts';
import { INSTALL_SCRIPT_NAME } from './install-script.ts';
import { gpoFleetTargets, gpoTargets } from './targets.ts';

const servers = {
  os: 'windows-server-2022',
  mode: 'passive',
  onboarding: { state: 'planned', via: 'gpo' },
  antivirus: { product: 'Other', exclusionsForDefender: true },
  deliver: ['gpo'],
} as const;
const clients = { os: 'windows-11', mode: 'active', antivirus: 'none', deliver: ['gpo'] } as const;

function build(groups: object, chosen: Partial<Parameters<typeof buildFleet>[1]> = {}) {
  const accepted = acceptFleet(defineFleet({ mdav: 1, name: 'contoso', groups } as never));
  const resolved = accepted.ok ? resolveFleet(accepted.value) : accepted;
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.diagnostics));
  const options = { targets: gpoTargets, fleetTargets: gpoFleetTargets, date: '2026-11-21', ...chosen };
  const result = buildFleet(resolved.value, options);
  if (!result.ok) throw new Error(JSON.stringify(result.findings));
  return result.built;
}

const shared = (built: ReturnType<typeof build>) => built.shared.map(({ target, files }) => [target.id, files]);
const TEMPLATE = [
  'PolicyDefinitions/mdav.admx',
  'PolicyDefinitions/en-US/mdav.adml',
  'PolicyDefinitions/de-DE/mdav.adml',
];

const textOrNone = (bytes: Uint8Array | undefined) => bytes && new TextDecoder().decode(bytes);

describe('a group that was renamed', () => {
  const infoOf = (groups: object) => {
    const { files } = build(groups);
    const [path = ''] = [...files.keys()].filter((each) => each.endsWith('bkupInfo.xml'));
    const text = new TextDecoder().decode(files.get(path));
    return {
      folder: path.split('/')[2],
      id: /<GPOGuid><!\[CDATA\[(.*?)\]\]>/.exec(text)?.[1],
      renamed: textOrNone(files.get(`${path.split('/')[0]}/gpo/renamed.json`)),
      name: /<GPODisplayName><!\[CDATA\[(.*?)\]\]>/.exec(text)?.[1],
      runbook: new TextDecoder().decode(files.get(`${path.split('/')[0]}/RUNBOOK.md`)),
    };
  };
  const before = infoOf({ files: servers });

  it('keeps the id of its object and the folder of its backup under its first name', () => {
    const after = infoOf({ stores: { ...servers, was: 'files' } });
    expect([after.id, after.folder]).toEqual([before.id, before.folder]);
    expect(before.id).toMatch(/^\{[0-9A-F-]{36}\}$/);
    expect([before.name, after.name]).toEqual(['contoso - files - Defender', 'contoso - stores - Defender']);
    const { id, folder } = infoOf({ stores: servers });
    expect([id === before.id, folder === before.folder]).toEqual([false, false]);
  });

  it('tells the script what it was called, and who imports by hand how to rename it', () => {
    const rename = "`Rename-GPO -Name 'contoso - files - Defender' -TargetName 'contoso - stores - Defender'`";
    const { runbook, renamed } = infoOf({ stores: { ...servers, was: 'files' } });
    expect(JSON.parse(renamed ?? '')).toMatchObject({
      name: 'contoso - stores - Defender',
      was: 'contoso - files - Defender',
    });
    expect(before.renamed).toBe(undefined);
    expect(runbook).toContain(rename);
    expect(runbook.indexOf(rename)).toBeLessThan(runbook.indexOf('Import-GPO -BackupGpoName'));
    expect(infoOf({ stores: { ...servers, was: 'stores' } }).runbook).not.toContain('Rename-GPO');
    expect(before.runbook).not.toContain('Rename-GPO');
  });
});

describe('what lies beside the folders of the groups', () => {
  it('is the script, and the template when a group forces passive mode by Group Policy', () => {
    const built = build({ servers, clients: { ...clients, settings: { allowCloudProtection: true } } });
    expect(shared(built)).toEqual([
      ['gpo-backup', [INSTALL_SCRIPT_NAME]],
      ['policy-definitions', TEMPLATE],
    ]);
    expect(built.files.get(TEMPLATE[0] ?? '')?.length).toBeGreaterThan(1000);
  });

  it('is the script alone when no group forces it, and nothing when there is no backup', () => {
    expect(shared(build({ clients: { ...clients, settings: { allowCloudProtection: true } } }))).toEqual([
      ['gpo-backup', [INSTALL_SCRIPT_NAME]],
    ]);
    expect(shared(build({ clients }))).toEqual([]);
    expect(shared(build({ servers: { ...servers, deliver: ['registry'] } }))).toEqual([]);
  });

  it('goes by what was chosen', () => {
    expect(shared(build({ servers }, { fleetTargets: [] }))).toEqual([]);
    expect(shared(build({ servers }, { targets: [] }))).toEqual([['policy-definitions', TEMPLATE]]);
  });

  it('stands in the summary and in the runbook', () => {
    const text = (path: string) => new TextDecoder().decode(build({ servers }).files.get(path));
    expect(text('SUMMARY.md')).toContain('(PolicyDefinitions/mdav.admx)');
    expect(text('SUMMARY.md')).toContain(`](${INSTALL_SCRIPT_NAME})`);
    expect(text('SUMMARY.md')).toMatch(/central store .*refuses to ingest/);
    expect(text('servers/RUNBOOK.md')).toContain(`\`.\\${INSTALL_SCRIPT_NAME} -Group servers -WhatIf\``);
    expect(text('servers/RUNBOOK.md')).toContain('`\\\\domain\\SYSVOL\\domain\\Policies\\PolicyDefinitions`');
  });
});

describe(INSTALL_SCRIPT_NAME, () => {
  const built = build({ servers, 'more-servers': servers });
  const script = new TextDecoder().decode(built.files.get(INSTALL_SCRIPT_NAME));
  const lines = script.split('\r\n');

  it('is plain, short and the same for every fleet', () => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: everything outside ASCII is what must not appear
    expect(script).not.toMatch(/[^\x00-\x7F]/);
    expect(script.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(lines.filter((line) => line.length > 150)).toEqual([]);
    const others = build({ other: { ...servers, mode: 'passive' } });
    expect(new TextDecoder().decode(others.files.get(INSTALL_SCRIPT_NAME))).toBe(script);
  });

  it('knows no cmdlet that links, permits or deletes', () => {
    const cmdlets = new Set(script.replace(/<#[\s\S]*?#>|^\s*#.*$/gm, '').match(/\b[A-Z][a-z]+-[A-Z]\w+/g));
    expect([...cmdlets].filter((name) => /GP/.test(name)).sort()).toEqual(['Get-GPO', 'Import-GPO', 'Rename-GPO']);
    expect([...cmdlets].filter((name) => /^(?:Set|Remove|Add|Invoke|Start)-/.test(name))).toEqual([
      'Set-StrictMode',
      'Set-Plan',
    ]);
    expect(script).toContain('SupportsShouldProcess = $true');
  });

  it('finds what the backups have: one bkupInfo.xml in <group>/gpo/{id} and one in <group>/gpo.undo/{id}', () => {
    const infos = [...built.files.keys()].filter((path) => path.endsWith('/bkupInfo.xml'));
    expect(infos.map((path) => path.split('/').slice(0, 2).join('/'))).toEqual([
      'more-servers/gpo.undo',
      'more-servers/gpo',
      'servers/gpo.undo',
      'servers/gpo',
    ]);
    for (const path of infos) {
      const folder = path.split('/').slice(0, 2).join('/');
      const tree = new Map([...built.files].filter(([other]) => other.startsWith(`${folder}/`)));
      const read = gpoBackupFormat.decode(
        new Map([...tree].map(([key, bytes]) => [key.slice(folder.length + 1), bytes])),
      );
      expect(read.ok && read.value.map(({ id }) => id)).toEqual([path.split('/')[2]]);
    }
  });

  it.skipIf(powershellMissing)(`parses clean${powershellMissing ? `: ${powershellMissing}` : ''}`, async () => {
    expect(await powershellFaults(script)).toEqual([]);
    expect(await powershellFaults(script.replace('if ($Group) {', 'if ($Group {'))).not.toEqual([]);
  });
});
