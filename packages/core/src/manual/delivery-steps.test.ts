import { groupWith } from '@mdav/testkit';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { describe, expect, it } from 'vitest';
import { askPwsh, pwshMissing } from '../../../../tests/pwsh.ts';
import type { ResolvedGroup } from '../model/resolved.ts';
import { runbook } from './runbook.ts';
import { manualSteps } from './steps.ts';

/** A group that goes every way, with one name for whatever has a name. */
const named = (name: string): ResolvedGroup => ({
  ...groupWith(
    { puaProtection: 'block' },
    {
      mode: 'passive',
      os: ['windows-11', 'windows-server-2022'],
      deliver: ['registry', 'gpo', 'intune', 'configmgr'],
    },
  ),
  name,
  fleet: name,
  antivirus: { product: name },
  intune: { assign: [name], filter: { name, mode: 'include' } },
});

/** What a person sees as code on the page that a reader makes of a runbook. */
function codeIn(markdown: string): readonly string[] {
  const found: string[] = [];
  const textOf = (node: DefaultTreeAdapterTypes.Node): string =>
    'value' in node ? node.value : 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
  const walk = (node: DefaultTreeAdapterTypes.Node) => {
    if (node.nodeName === 'code') found.push(textOf(node));
    else if ('childNodes' in node) node.childNodes.forEach(walk);
  };
  walk(
    parseFragment(micromark(markdown, { extensions: [gfm()], htmlExtensions: [gfmHtml()], allowDangerousHtml: true })),
  );
  return found;
}

const runbookOf = (group: ResolvedGroup) => runbook(group, manualSteps(group), []);

const NAMES = [
  'desks',
  'two words',
  "O'Neill",
  'O\u2019Neill',
  "\u2018; New-Item pwned; '",
  '\u201d; New-Item pwned; "',
  '$(New-Item pwned)',
  'a`b``c',
  'a|b\\|c',
  'a\u202eb\u200b',
  'a\nNew-Item pwned\n',
  '#> & | ; # @{',
  'B\u00fcro \u{1f600}',
  '\'\u2019\u201a\u201b"\u201c`'.repeat(50),
];

/** The first word of each piece of code; files of the group aside. */
const firstWords = (group: ResolvedGroup) =>
  codeIn(runbookOf(group)).map((code) =>
    code.startsWith('reg ') ? 'reg' : (/(?:\.undo)?\.(?:reg|xml)$/.exec(code)?.[0] ?? code.split(' ')[0]),
  );

describe('commands of a runbook, whatever things are called', () => {
  it.each(NAMES)('%j: are as many as for a plain name, and hide nothing', (name) => {
    const markdown = runbookOf(named(name));
    expect(markdown.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Bidi_C}\p{Zl}\p{Zp}\u200b]/u);
    expect(firstWords(named(name))).toEqual(firstWords(named('desks')));
  });
});

/** Stand-ins that tell what they are given, in the order of their parameters; anything else that is called fails. */
describe('the way back of a Group Policy object', () => {
  const group = (more: object) => groupWith({ puaProtection: 'block' }, { deliver: ['gpo'], ...more } as object);
  const gpo = { preferences: { values: 'outside-policies' } };
  const raw = { registry: [{ key: 'HKLM\\SOFTWARE\\Contoso', name: 'v', type: 'sz', data: 'x', reason: 'r' }] };
  it.each([
    ['preferences with values', { gpo, raw }, true],
    ['preferences without a value', { gpo }, false],
    ['values without preferences', { raw }, false],
  ])('says of %s whether they are deleted by name', (_, more, isSaid) => {
    expect(runbookOf(group(more)).includes('deletes no value of registry preferences')).toBe(isSaid);
  });
});

describe('the ids that the script of Intune is given', () => {
  const ID = '5a0b1c2d-0000-4000-8000-000000000001';
  const steps = (intune: object) =>
    runbookOf(groupWith({ puaProtection: 'block' }, { deliver: ['intune'], intune } as object));

  it.each<[string, object, string]>([
    [
      'a group and a filter',
      { assign: ['A'], filter: { name: 'F', mode: 'include' } },
      "-GroupId @{ 'A' = '…' } -FilterId @{ 'F' = '…' }",
    ],
    [
      'a group to leave out',
      { assign: ['all-devices'], exclude: [ID, 'B'] },
      "`-GroupId @{ 'B' = '…' }`. It assigns the objects",
    ],
    [
      'everything that has a name, once',
      {
        assign: ['A', "O'Neill", ID, 'A'],
        exclude: ['B', ID],
        filter: { name: 'F', mode: 'exclude' },
        scopeTags: ['Berlin', 'Default', 'Köln'],
      },
      "-GroupId @{ 'A' = '…'; 'O''Neill' = '…'; 'B' = '…' } -FilterId @{ 'F' = '…' } -ScopeTagId @{ 'Berlin' = '…'; 'Köln' = '…' }`. Without ids of groups and filters it creates the objects and assigns nothing. Without the id of a role scope tag it stops.",
    ],
    [
      'a tag alone',
      { assign: [ID], scopeTags: ['Berlin'] },
      "names: `-ScopeTagId @{ 'Berlin' = '…' }`. With `-NoAssignment`",
    ],
    ['the tag that every tenant has', { assign: [ID], scopeTags: ['Default'] }, 'it needs no ids.'],
    ['a filter alone', { assign: [ID], filter: { name: 'F', mode: 'include' } }, "`-FilterId @{ 'F' = '…' }`. Without"],
    ['none', { assign: ['all-devices', ID], filter: { name: ID, mode: 'include' } }, 'it needs no ids.'],
    [
      'no filter of managed devices',
      { management: 'mde', assign: [ID], filter: { name: 'F', mode: 'include' } },
      'it needs no ids.',
    ],
  ])('%s', (_, intune, said) => {
    expect(steps(intune)).toContain(said);
  });

  it.each<[string, object, boolean]>([
    ['everybody', { assign: ['all-devices', 'A'] }, true],
    ['a group', { assign: ['A'] }, false],
  ])('are told with whom they are for: %s', (_, intune, isSaid) => {
    expect(
      steps(intune).includes('It assigns the objects to every managed device of the tenant ("All devices").'),
    ).toBe(isSaid);
  });
});

describe('the way back of forced passive mode', () => {
  const ways = ['registry', 'configmgr', 'dsc', 'ansible', 'osconfig'] as const;
  const server = (mode: 'active' | 'passive', deliver: readonly string[]) =>
    groupWith({ puaProtection: 'block' }, { os: 'windows-server-2025', mode, deliver } as object);

  it.each(ways)('by %s is the value 0 and a restart, without the other antivirus', (way) => {
    for (const mode of ['active', 'passive'] as const)
      expect(runbookOf(server(mode, [way])).includes('leave passive mode by its value 0 and a restart')).toBe(
        mode === 'passive',
      );
  });

  it('by Group Policy ends with unlinking, after the restart', () => {
    const passive = runbookOf(server('passive', ['gpo']));
    expect(passive).toMatch(
      /-Undo` gives .* restart the servers .* see that each shows `Normal`, and only then unlink it/,
    );
    expect(passive).not.toContain('Unlink it once');
    const active = runbookOf(server('active', ['gpo']));
    expect(active).toContain('Unlink it once the devices have that.');
    expect(active).not.toContain('Normal`, and only then');
  });
});

describe('the step of OSConfig', () => {
  it.each([
    [['windows-server-2019', 'windows-server-2022', 'windows-server-2025'], 'Windows Server 2019, Windows Server 2022'],
    [['windows-server-2016', 'windows-server-2022'], 'Windows Server 2022'],
    [['windows-server-2025', 'windows-11'], undefined],
  ])('on %j says where WinGet is to be brought first', (os, names) => {
    const markdown = runbookOf(groupWith({ puaProtection: 'block' }, { os, deliver: ['osconfig'] } as object));
    expect(/See that `winget` is there on (.*), and bring it/.exec(markdown)?.[1]).toBe(names);
    expect(markdown).toContain('winget install Microsoft.OSConfig');
  });
});

describe('a group with raw values alone', () => {
  const raw = {
    registry: [
      { key: 'HKLM\\SOFTWARE\\Contoso App', name: 'a b', type: 'sz', data: 'x', reason: 'r' },
      { key: 'HKLM\\SOFTWARE\\Contoso App', name: '', type: 'delete', reason: 'r' },
      { key: 'HKLM\\SOFTWARE\\Old\\', type: 'delete-key', reason: 'r' },
    ],
  };
  const steps = (deliver: readonly string[], more: object = { raw }) =>
    manualSteps(groupWith({}, { deliver, ...more } as object)).map(({ id }) => id);

  it('has the steps of the ways that carry them, with undo and with what to look for', () => {
    expect(steps(['gpo', 'registry', 'intune', 'osconfig'])).toEqual([
      'import-gpo',
      'import-registry-file',
      'apply-osconfig-document',
      'confirm-mode',
    ]);
    const markdown = runbookOf(groupWith({}, { deliver: ['registry'], raw } as object));
    expect(markdown).toContain('`devices.undo.reg`');
    expect(markdown).toContain(
      [
        'reg query "HKLM\\SOFTWARE\\Contoso App" /v "a b"',
        'reg query "HKLM\\SOFTWARE\\Contoso App" /ve',
        'reg query "HKLM\\SOFTWARE\\Old"',
      ].join('\n'),
    );
    expect(markdown).toContain('and those that it deletes are not.');
  });

  it('has no step for what carries nothing', () => {
    expect(steps(['gpo', 'registry', 'intune', 'osconfig'], {})).toEqual(['confirm-mode']);
    const nodes = { raw: { oma: [{ uri: './Device/Vendor/MSFT/X', type: 'integer', value: 1, reason: 'r' }] } };
    expect(steps(['gpo', 'intune'], nodes)).toEqual(['import-intune-policy', 'confirm-mode']);
    expect(steps(['intune'], { intune: { compliance: true } })).toEqual(['import-intune-policy', 'confirm-mode']);
  });
});

const STAND_INS = `
$ErrorActionPreference = 'Stop'
function Install-MdavGpo($Group, [switch]$WhatIf, [switch]$Undo) { $Group; if ($Undo) { 'back' } else { [string]$WhatIf } }
function Deploy-MdavIntune($Group, [hashtable]$GroupId, [hashtable]$FilterId, [switch]$WhatIf, [switch]$Undo) {
    if ($GroupId) { @($GroupId.Keys)[0]; @($FilterId.Keys)[0] } else { $Group; if ($Undo) { 'back' } else { [string]$WhatIf } }
}
function Import-GPO($BackupGpoName, $TargetName, $Path, [switch]$CreateIfNeeded) { $BackupGpoName; $TargetName; $Path }
function New-Item { throw 'ran what stands in a name' }
$answers = foreach ($line in $data) {
    $given = @(& ([scriptblock]::Create($line)))
    @{ given = @($given | ForEach-Object { @([char[]][string]$_ | ForEach-Object { [int]$_ }) -join ',' }) }
}
ConvertTo-Json -InputObject @($answers) -Compress -Depth 4
`;
const units = (text: string) => Array.from({ length: text.length }, (_, at) => text.charCodeAt(at)).join(',');

describe.skipIf(pwshMissing)(`commands of a runbook in PowerShell ${pwshMissing ?? ''}`, () => {
  it('get the names as they are, and run nothing that stands in one', async () => {
    const asked = NAMES.flatMap((name) => {
      const line = (code: string) =>
        code.replace(/^\.[\\/](\w+-\w+)\.ps1/, '$1').replace(/^-GroupId/, 'Deploy-MdavIntune -GroupId');
      const expected: Readonly<Record<string, readonly string[]>> = {
        'Install-MdavGpo': [name, 'True'],
        'Deploy-MdavIntune': [name, 'True'],
        'Import-GPO': [`${name} - ${name} - Defender`, `${name} - ${name} - Defender`, '.\\gpo'],
        'Deploy-MdavIntune -GroupId': [name, name],
      };
      return codeIn(runbookOf(named(name))).flatMap((code) => {
        const command = line(code);
        const word = /^Deploy-MdavIntune -GroupId|^[\w-]+/.exec(command)?.[0] ?? '';
        const given = / -Undo\b/.test(command) ? [name, 'back'] : expected[word];
        return given === undefined || command === word ? [] : [{ command, given: given.map(units) }];
      });
    });
    expect(asked).toHaveLength(NAMES.length * 6);
    const answers = (await askPwsh(
      STAND_INS,
      asked.map(({ command }) => command),
    )) as readonly { readonly given: readonly string[] }[];
    for (const [index, { command, given }] of asked.entries()) expect(answers[index]?.given, command).toEqual(given);
  });
});
