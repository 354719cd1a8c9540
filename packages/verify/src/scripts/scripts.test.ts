import { MODES, type ResolvedGroup, settingRows } from '@mdav/core';
import { boundaryValues, groupWith } from '@mdav/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  nodesBelow,
  nodesOfType,
  powershellFaults,
  powershellMissing,
  powershellTree,
  type SyntaxNode,
} from '../../../../tests/powershell.ts';
import { assigned, literalOf, treeOf } from '../__tests__/read-script.ts';
import { expectedGroup } from '../expected/expected-group.ts';
import { MODE_VALUES } from '../facts/places.ts';
import { verifyTarget } from '../target.ts';
import { collectorScript } from './collector.ts';
import { detectionScript } from './detection.ts';
import { MODE_CHANGE_PATTERN } from './mode-change.ts';
import { placesOf } from './places.ts';

import { remediationScript } from './remediation.ts';

/** Every setting of the catalogue with a value that is not nothing. */
const everySetting = Object.fromEntries(
  settingRows().flatMap((row) => {
    const value = boundaryValues(row).find((one) => JSON.stringify(one).length > 4);
    return value === undefined ? [] : [[row.id, value]];
  }),
);
const groups: readonly (readonly [string, ResolvedGroup])[] = [
  ...MODES.map((mode) => [mode, groupWith({}, { mode, os: ['windows-11', 'windows-server-2022'] })] as const),
  ['of July 2021', groupWith({}, { mode: 'passive+edr-block', os: 'windows-10', baseline: '2021-07' })],
  ['with every setting', groupWith(everySetting, { mode: 'active' })],
];
const scripts = groups.flatMap(([name, group]) => [
  [`collector ${name}`, collectorScript(group)] as const,
  [`detection ${name}`, detectionScript(group)] as const,
  [`remediation ${name}`, remediationScript(group)] as const,
]);
const collectors = scripts.filter(([name]) => name.startsWith('collector'));
const readers = scripts.filter(([name]) => !name.startsWith('remediation'));
const remediations = scripts.filter(([name]) => name.startsWith('remediation'));

/** Cmdlets of Windows PowerShell 5.1 and of the modules of Windows that the scripts may call. None uses the network. */
const READING = [
  'ConvertTo-Json',
  'Get-ChildItem',
  'Get-CimInstance',
  'Get-Date',
  'Get-Item',
  'Get-ItemProperty',
  'Get-MpComputerStatus',
  'Get-MpPreference',
  'Get-Service',
  'Get-WinEvent',
  'Select-Object',
  'Set-StrictMode',
  'Test-Path',
  'Where-Object',
  'Write-Verbose',
];
const WRITING = ['New-Item', 'New-ItemProperty'];
/** Methods of types that constrained language mode lets scripts call, and the types that they name. */
const METHODS = ['ToUniversalTime', 'Substring'];
const TYPES = ['bool', 'int', 'long', 'string', 'string[]', 'char[]', 'array', 'switch', 'version', 'CmdletBinding'];
const OPERATORS =
  /^-(c?match|notmatch|like|notlike|eq|ne|lt|gt|ge|le|contains|notcontains|is|isnot|band|replace|split|and|or|not|join|f)$/i;

describe.skipIf(powershellMissing)(`scripts are Windows PowerShell 5.1 ${powershellMissing ?? ''}`, () => {
  it.each(scripts)('%s: parses clean', async (_, script) => {
    expect(await powershellFaults(script)).toEqual([]);
    expect(await powershellFaults(script.replaceAll('\n', '\r\n'))).toEqual([]);
  });

  it.each(scripts)(
    '%s: calls cmdlets of the list under their full names, and its own functions',
    async (name, script) => {
      const root = await treeOf(script);
      const own = namesIn(root, 'function_name');
      const allowed = new Set([...READING, ...own, ...(name.startsWith('remediation') ? WRITING : [])]);
      const called = namesIn(root, 'command_name');
      expect(called.filter((command) => !allowed.has(command))).toEqual([]);
      expect(called.length).toBeGreaterThan(5);
      // The script blocks of `$see`, and the 64-bit PowerShell, are all that is called by `&`.
      const invoked = nodesOfType(root, 'command').filter(
        ({ children }) => children[0]?.type === 'command_invokation_operator',
      );
      expect(
        invoked.map(({ text }) => text).filter((text) => text !== '& $see[$fact]' && text !== '& $native @arguments'),
      ).toEqual([]);
    },
  );

  it.each(scripts)('%s: names no type and calls no method outside of the lists', async (_, script) => {
    const root = await treeOf(script);
    expect(namesIn(root, 'type_literal').filter((text) => !TYPES.includes(text.slice(1, -1)))).toEqual([]);
    const invocations = nodesOfType(root, 'invokation_expression').map(
      ({ children }) => children.find((child) => child.type === 'member_name')?.text ?? '?',
    );
    expect(invocations.filter((method) => !METHODS.includes(method))).toEqual([]);
    expect(namesIn(root, 'type_literal')).toContain('[long]');
    expect(invocations.length > 0).toBe(script.includes('ToUniversalTime'));
  });

  it.each(scripts)('%s: has no operator of later versions', async (_, script) => {
    const root = await treeOf(script);
    const tokens = [...nodesBelow(root)].filter(({ isNamed }) => !isNamed).map(({ text }) => text);
    expect(tokens.filter((token) => ['??', '?.', '?[', '&&', '||', '??='].includes(token))).toEqual([]);
    expect(namesIn(root, 'ternary_expression')).toEqual([]);
    const operators = namesIn(root, 'comparison_operator').filter((operator) => !OPERATORS.test(operator));
    expect(operators).toEqual([]);
    expect(namesIn(root, 'comparison_operator')).toContain('-match');
  });

  it('the lists would see what is forbidden', async () => {
    const root = await treeOf("iex 'x'\n[System.Net.Dns]::GetHostName()\nInvoke-WebRequest x\n$a.Delete()\n& $b\n");
    expect(namesIn(root, 'command_name')).toEqual(expect.arrayContaining(['iex', 'Invoke-WebRequest']));
    expect(namesIn(root, 'type_literal')).toEqual(['[System.Net.Dns]']);
    const methods = nodesOfType(root, 'invokation_expression').map(
      ({ children }) => children.find((child) => child.type === 'member_name')?.text,
    );
    expect(methods).toEqual(['GetHostName', 'Delete']);
    expect(nodesOfType(root, 'command').map(({ children }) => children[0]?.type)).toContain(
      'command_invokation_operator',
    );
  });
});

describe('what the scripts keep to', () => {
  it.each(scripts)('%s: plain ASCII, a final newline, strict, lines that a person can read', (_, script) => {
    expect(script).toMatch(/^[\x20-\x7e\n]+\n$/);
    expect(script).toContain('Set-StrictMode -Version 2.0');
    expect(script).toContain("$ErrorActionPreference = 'Stop'");
    expect(Math.max(...script.split('\n').map((line) => line.length))).toBeLessThan(240);
  });

  it.each(scripts)('%s: leaves services, onboarding and tamper protection alone, and deletes nothing', (_, script) => {
    const code = script.replace(/<#[\s\S]*?#>/, '').replace(/^\s*#.*$/gm, '');
    // Words of the decision table, such as restart-pending, stand in quotes.
    expect(code.replace(/'[^'\n]*'/g, "''")).not.toMatch(
      /\b(Remove|Clear|Rename|Move|Stop|Start|Restart|Set|Disable|Enable|Uninstall)-(?!StrictMode)/i,
    );
    expect(code).not.toMatch(/OnboardingInfo|https?:|Invoke-|Add-Type|\breg(\.exe)?\s+(add|delete)|shutdown/i);
    expect(code).not.toMatch(/-EncodedCommand|New-Object|\[Reflection|Start-Process/i);
  });

  it.each(readers)('%s: writes nothing', (_, script) => {
    expect(script).not.toMatch(/New-Item|New-ItemProperty|Out-File|Add-Content|Tee-Object|Export-/);
    expect(script.replace(/<#[\s\S]*?#>/, '')).not.toMatch(/Set-Content/);
  });

  it.each(remediations)('%s: writes one value of the documented key, and never empties the key', (_, script) => {
    expect(script.match(/New-ItemProperty /g)).toHaveLength(1);
    expect(script).toContain(
      "$path = 'HKLM:\\SOFTWARE\\Policies\\Microsoft\\Windows Advanced Threat Protection'\n$name = 'ForceDefenderPassiveMode'",
    );
    expect(script).toContain('-LiteralPath $path -Name $name -Value $wanted -PropertyType DWord');
    expect(script.match(/New-Item -Path \$path(?! -Force)/g)).toHaveLength(1);
    expect(script).toContain('SupportsShouldProcess = $true');
  });

  it('wants 1 for passive modes and 0 for active ones', () => {
    for (const mode of MODES) {
      const script = remediationScript(groupWith({}, { mode, os: 'windows-server-2022' }));
      expect(script).toContain(`\n$wanted = ${mode.startsWith('passive') ? 1 : 0}\n`);
      expect(script.includes('tamper protection holds the device active')).toBe(mode.startsWith('passive'));
    }
  });

  it.each(collectors)('%s: is the same text as any other below its data', (_, script) => {
    const rest = (text: string) => text.slice(text.indexOf('# Every part stands alone'));
    expect(rest(script)).toBe(rest(collectors[0]?.[1] ?? ''));
    expect(rest(script).split('\n').length).toBeLessThan(240);
  });

  it('knows what event 5007 says when the mode changes', () => {
    for (const name of [
      'ForceDefenderPassiveMode',
      'ForcePassiveMode',
      'PassiveMode',
      'PassiveRemediation',
      'DisableAntiSpyware',
    ])
      expect(name).toMatch(new RegExp(MODE_CHANGE_PATTERN));
    expect('DisableArchiveScanning').not.toMatch(new RegExp(MODE_CHANGE_PATTERN));
  });
});

describe('what the collector looks at', () => {
  it.each(groups)('%s: covers all that is expected of the devices', (_, group) => {
    const places = new Map(placesOf(group).map(({ key, names }) => [`HKLM\\${key}`.toLowerCase(), names]));
    const missing = (expectedGroup(group).settings ?? [])
      .flatMap(({ policy = [], mdm = [] }) => [...policy, ...mdm])
      .filter((entry) => {
        const names = places.get(entry.key.toLowerCase());
        return names !== 'all' && !('name' in entry && names?.includes(entry.name));
      });
    expect(missing).toEqual([]);
    for (const device of expectedGroup(group).devices)
      for (const { key, name } of device.registry)
        expect(places.get(key.replace('HKEY_LOCAL_MACHINE', 'HKLM').toLowerCase())).toContain(name);
  });

  it.skipIf(powershellMissing).each(groups)('%s: stands in the script as data', async (_, group) => {
    const places = literalOf(assigned(await treeOf(collectorScript(group)), '$places'));
    const kept = new Set(MODE_VALUES.map(({ key, name }) => `${key}\\${name}`.toLowerCase()));
    const parts = (places as unknown as { key: string; names: string[] | null; keep: boolean }[]).flatMap(
      ({ key, names, keep }) => {
        for (const name of names ?? []) expect(kept.has(`HKLM\\${key}\\${name}`.toLowerCase()), name).toBe(keep);
        return names === null ? [key] : names.map((name) => `${key}\\${name}`);
      },
    );
    const all = placesOf(group).flatMap(({ key, names }) =>
      names === 'all' ? [key] : names.map((name) => `${key}\\${name}`),
    );
    expect(parts.sort()).toEqual(all.sort());
  });

  it('never is the onboarding data, nor what a script of ASCII cannot ask for as it is', () => {
    const sensor = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Advanced Threat Protection';
    const at = { path: 'x' };
    const value = { type: 'dword', data: 1, reason: 'r', at } as const;
    const group = groupWith({}, { mode: 'passive', os: 'windows-server-2022' });
    const raw = {
      registry: [
        { ...value, key: sensor, name: 'OnboardingInfo' },
        { ...value, key: sensor.toUpperCase(), name: 'onboardinginfo' },
        { key: sensor, type: 'delete-key', reason: 'r', at } as const,
        { ...value, key: 'HKLM\\SOFTWARE\\Kontor\u00e4', name: 'x' },
        { ...value, key: 'HKLM\\SOFTWARE\\Contoso', name: 'a*' },
        { ...value, key: 'HKLM\\SOFTWARE\\Contoso', name: 'b' },
      ],
      oma: [],
    };
    const places = placesOf({ ...group, raw } as unknown as ResolvedGroup);
    expect(JSON.stringify(places).toLowerCase()).not.toContain('onboardinginfo');
    expect(places.filter(({ names }) => names === 'all')).toEqual([]);
    expect(JSON.stringify(places)).not.toContain('Kontor');
    expect(places.find(({ key }) => key === 'SOFTWARE\\Contoso')?.names).toEqual(['b']);
    expect(places.find(({ key }) => `HKLM\\${key}` === sensor)?.names).toEqual([
      'ForceDefenderPassiveMode',
      'ForcePassiveMode',
    ]);
  });
});

describe.skipIf(powershellMissing)('hostile names', () => {
  const base = groupWith({}, { mode: 'passive+edr-block', os: 'windows-server-2022' });
  const writers = [collectorScript, detectionScript, remediationScript];
  const hostile = fc.oneof(
    fc.constantFrom(
      "'; Remove-Item x; '",
      '$(iex 1)',
      '`n',
      '#>',
      '"@',
      '\u2019; exit 9; \u2018',
      '\u202e\r\n\u0000',
      "''",
      '@{',
      '',
    ),
    fc.string({ maxLength: 20, unit: 'binary' }),
    fc.string({
      maxLength: 20,
      unit: fc.constantFrom(...'\'"`$(){}@#<>;\n\r\u2018\u2019\u201a\u201b\u201c%&|\\'.split('')),
    }),
  );

  it('change nothing but the text between two quotes', async () => {
    const plain = await Promise.all(writers.map(async (write) => shapeOf(await treeOf(write(base)))));
    await fc.assert(
      fc.asyncProperty(hostile, hostile, async (name, fleet) => {
        for (const [index, write] of writers.entries()) {
          const script = write({ ...base, name, fleet });
          expect(script).toMatch(/^[\x20-\x7e\n]+$/);
          expect(script.split('\n').length).toBe(write(base).split('\n').length);
          // Other characters than those of ASCII are written as expressions between the quotes.
          if (/^[\x20-\x7e]*$/.test(name + fleet)) expect(shapeOf(await powershellTree(script))).toBe(plain[index]);
          else expect(await powershellFaults(script)).toEqual([]);
        }
      }),
      { numRuns: 12 },
    );
  });

  it('and names of raw values do not either', async () => {
    const raw = (name: string) =>
      ({
        ...base,
        raw: {
          registry: [
            { key: `HKLM\\SOFTWARE\\A${name}`, name: `b${name}`, type: 'dword', data: 1, reason: 'r', at: {} },
          ],
          oma: [],
        },
      }) as unknown as ResolvedGroup;
    const plain = shapeOf(await treeOf(collectorScript(raw(''))));
    for (const name of ["'; exit 9; '", '$(iex 1)', '`', '#>', '" & "', "''", '@{}'])
      expect(shapeOf(await treeOf(collectorScript(raw(name))))).toBe(plain);
  });

  it.each(['Tok*', 'a?', '[b]', ''])('and no key is read whole for a raw value named %j', (name) => {
    const entry = { key: 'HKLM\\SOFTWARE\\Acme', name, type: 'dword', data: 1, reason: 'r', at: {} };
    const group = { ...base, raw: { registry: [entry], oma: [] } } as unknown as ResolvedGroup;
    expect(placesOf(group).filter(({ names }) => names.length === 0)).toEqual([]);
    expect(placesOf(group).filter(({ key }) => key.includes('Acme'))).toEqual([]);
  });

  it('are read back as they were, as far as they are ASCII', async () => {
    for (const name of ["it's", '$(x)', '`n', 'a"b', '#>']) {
      const root = await treeOf(collectorScript({ ...base, name }));
      expect(literalOf(assigned(root, '$group'))).toBe(name);
    }
  });
});

describe('the target', () => {
  const about = { epochSeconds: 0, toolVersion: '0' };

  it('has nothing that a script may set on clients', () => {
    const files = (os: 'windows-11' | 'windows-server-2022') => [
      ...verifyTarget.produce(groupWith({}, { mode: 'active', os: ['windows-10', os] }), about).files.keys(),
    ];
    expect(files('windows-server-2022')).toEqual([...files('windows-11'), 'verify/remediate.ps1']);
  });

  it('writes what devices must show, and scripts with line ends of Windows', () => {
    const group = groupWith({ puaProtection: 'block' }, { mode: 'active', os: 'windows-server-2022' });
    const { files, emissions, diagnostics } = verifyTarget.produce(group, about);
    expect([...files.keys()]).toEqual([
      'expected.json',
      'verify/Get-MdavState.ps1',
      'verify/detect.ps1',
      'verify/remediate.ps1',
    ]);
    expect({ emissions, diagnostics }).toEqual({ emissions: [], diagnostics: [] });
    for (const [path, bytes] of files) {
      const text = new TextDecoder().decode(bytes);
      if (path.endsWith('.ps1')) expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
      else expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(expectedGroup(group))));
    }
  });
});

function namesIn(root: SyntaxNode, type: string): readonly string[] {
  return nodesOfType(root, type).map(({ text }) => text);
}

/** What a script is made of, without the texts. */
function shapeOf(node: SyntaxNode): string {
  return `${node.type}(${node.children.map(shapeOf).join(' ')})`;
}
