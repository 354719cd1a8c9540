import { describe, expect, it } from 'vitest';
import { settingRows } from '../catalogue/lookup.ts';
import { parseFleet } from './parse-fleet.ts';

/** What is hinted at for a group, each hint once. */
function hinted(group: string): readonly string[] {
  const text = `mdav: 1\nname: x\ngroups:\n  desks: { os: windows-11, mode: active, ${group} }\n`;
  const parsed = parseFleet({ text, file: 'f.yaml' });
  return parsed.ok ? [] : parsed.diagnostics.map(({ hint = '' }) => hint);
}

const TOO_MUCH = 'Write at most `cloudExtendedTimeout: { seconds: 50 }`.';
const ADOBE = 'Did you mean "block-adobe-reader-child-processes"?';

describe('hints', () => {
  it.each([
    ["signatureUpdateInterval: '6h'", 'Write `signatureUpdateInterval: { hours: 6 }`.'],
    ["daysToRetainCleanedMalware: '30 days'", 'Write `daysToRetainCleanedMalware: { days: 30 }`.'],
    ['signatureUpdateInterval: { minutes: 120 }', 'Write `signatureUpdateInterval: { hours: 2 }`.'],
    ['signatureUpdateInterval: { minutes: 30 }', 'Write whole hours, such as `signatureUpdateInterval: { hours: 1 }`.'],
    ['cloudExtendedTimeout: { seconds: 90 }', TOO_MUCH],
    ['cloudExtendedTimeout: { minutes: 1 }', TOO_MUCH],
    ['avgCPULoadFactor: 150', 'Write at most `avgCPULoadFactor: 100`.'],
    ['avgCPULoadFactor: -1', 'Write at least `avgCPULoadFactor: 0`.'],
    ["avgCPULoadFactor: '50%'", 'Write `avgCPULoadFactor: 50`.'],
    ['attackSurfaceReductionRules: { block-adobe: block }', ADOBE],
    ['attackSurfaceReductionRules: { block-adobe-reader-child-proceses: block }', ADOBE],
    [
      'attackSurfaceReductionRules: { stop-everything: block }',
      'Choose one of the 19 names that `mdav explain attackSurfaceReductionRules` lists.',
    ],
    [
      'attackSurfaceReductionRules: { block-webshell-creation: enabled }',
      'Write `block-webshell-creation: block`: that is what "enabled" stands for.',
    ],
    ['puaProtection: on', 'Write `puaProtection: block`: that is what "on" stands for.'],
    ['puaProtection: AuditMode', 'Write `puaProtection: audit`: that is what "AuditMode" stands for.'],
    ['enableNetworkProtection: false', 'Write `enableNetworkProtection: off`: that is what false stands for.'],
    ['cloudBlockLevel: High+', 'Did you mean "high-plus"?'],
    ['scheduleScanDay: mon', 'Did you mean "monday"?'],
    ['excludedExtensions: lib', 'Write `excludedExtensions: [lib]`.'],
    ['passiveRemediation: edr-remediation', 'Write `passiveRemediation: [edr-remediation]`.'],
    ['passiveRemediation: edr-remediaton', 'Write `passiveRemediation: [edr-remediation]`.'],
    [
      'signatureUpdateFallbackOrder: "microsoft-update-server | mmpc"',
      'Write `signatureUpdateFallbackOrder: [microsoft-update-server, mmpc]`.',
    ],
    [
      'signatureUpdateFallbackOrder: wsus',
      'Use one of: internal-definition-update-server, microsoft-update-server, mmpc, file-shares.',
    ],
  ])('lead from a value to one that the setting takes: %s', (setting, hint) => {
    expect(hinted(`settings: { ${setting} }`)).toEqual([hint]);
  });

  it.each([
    ['deliver: gpos', 'Write `deliver: [gpo]`.'],
    ['deliver: SCCM', 'Write `deliver: [configmgr]`.'],
    ['deliver: elsewhere', 'Write a list such as [gpo, registry].'],
    ['onboarding: { state: done }', 'Use one of: onboarded, planned, none.'],
  ])('lead from a word of the group to one that it takes: %s', (words, hint) => {
    expect(hinted(words)).toEqual([hint]);
  });

  it('name all keys of a group where none is close', () => {
    expect(hinted('zzzzzz: 1')).toEqual([expect.stringMatching(/^Use one of: (\w+, ){20,}\w+\.$/)]);
  });

  it.each([
    ['type: REG_DWORD, data: 1', 'Write `dword`.'],
    ['type: REG_EXPAND_SZ, data: x', 'Write `expand-sz`.'],
    ['type: sz, data: 5', "Write text, such as '5' in quotes, or another type."],
    ['type: multi-sz, data: 5', "Write a list of texts, such as ['5']."],
    ['type: dword, data: -1', 'Write a whole number from 0 to 4294967295; a larger one in quotes, of the type qword.'],
    ['type: dword, data: 1.5', 'Write a whole number from 0 to 4294967295; a larger one in quotes, of the type qword.'],
  ])('lead to data that a raw entry takes: %s', (data, hint) => {
    const entry = `{ key: 'HKLM\\SOFTWARE\\X', name: a, ${data}, reason: r }`;
    expect(hinted(`raw: { registry: [${entry}] }`)).toEqual([hint]);
  });

  it.each(['HKEY_USERS\\X', 'HKCU\\Software\\X'])('say why a raw entry is not below %s', (key) => {
    const entry = `{ key: '${key}', name: a, type: sz, data: x, reason: r }`;
    expect(hinted(`raw: { registry: [${entry}] }`)).toEqual([expect.stringContaining('are of the machine')]);
  });

  it.each(
    settingRows().flatMap(({ id, type }) =>
      (type.kind === 'list' || type.kind === 'flags') && type.options !== undefined
        ? Object.keys(type.options).map((word) => [id, word] as const)
        : [],
    ),
  )('lead from one word to the list that %s takes: %s', (id, word) => {
    expect(hinted(`settings: { ${id}: ${word} }`)).toEqual([`Write \`${id}: [${word}]\`.`]);
  });

  it.each([
    ['deliver: [sccm]', 'Write `configmgr`.'],
    ['deliver: gpo', 'Write `deliver: [gpo]`.'],
    ['extends: microsoft-windows-11@25H2', 'Write `extends: [microsoft-windows-11@25H2]`.'],
    ['extends: ./company.yaml', 'Write `extends: [./company.yaml]`.'],
    [
      'extends: [Windows 11]',
      'Write a preset with its version, such as microsoft-windows-11@25H2, or a path that begins with ./.',
    ],
    ['profiles: sql', 'Write `profiles: [sql]`.'],
    ['devices: { tags: servers }', "Write `tags: ['servers']`."],
    ['intune: { assign: Pilots }', "Write `assign: ['Pilots']`."],
    ['tamperProtection: true', 'Write `on`.'],
    ['intune: { filter: Pilots }', "Write `filter: { name: 'Pilots', mode: include }`."],
    ['intune: { filter: [Pilots] }', 'Write a map such as { name: Corporate, mode: include }.'],
    ['gpo: [a]', 'Write a map such as { preferences: { values: outside-policies } }.'],
    ['raw: [a]', 'Write a map with a list of entries under `registry` or `oma`.'],
    ['antivirus: Contoso Protect', "Write `antivirus: { product: 'Contoso Protect' }`."],
    ['devices: DESK-*', "Write `devices: { names: ['DESK-*'] }`."],
    ['cloudBlockLevel: high', 'It is a setting: write it under `settings`.'],
    ['DisableArchiveScanning: 1', 'It is a setting: write it under `settings`.'],
    ['setings: {}', 'Did you mean "settings"?'],
    ['compliance: true', 'Write it under `intune`.'],
    ['tags: [servers]', 'Write it under `devices`.'],
    ['intune: { deliver: [intune] }', 'Write it beside `intune`.'],
  ])('lead from a key of a group to what it takes: %s', (key, hint) => {
    expect(hinted(key)).toEqual([hint]);
  });
});
