import { parseFleet, resolveFleet } from '@mdav/core';
import { describe, expect, it } from 'vitest';
import { planFleets } from './plan-fleets.ts';

function fleetOf(settings: string, deliver: string, facts = 'os: windows-11, mode: active, antivirus: none') {
  const text = `mdav: 1\nname: demo\ngroups: { g: { ${facts}, deliver: [${deliver}], settings: { ${settings} } } }\n`;
  const parsed = parseFleet({ text, file: 'mdav.yaml' });
  const resolved = parsed.ok ? resolveFleet(parsed.value) : parsed;
  if (!resolved.ok) throw new Error(resolved.diagnostics.map(({ message }) => message).join('\n'));
  return resolved.value;
}

function notesOf(before: string, after: string, deliver: string, facts?: string): readonly string[] {
  const [old, fresh] = [fleetOf(before, deliver, facts), fleetOf(after, deliver, facts)];
  return planFleets(old, fresh, { date: '2026-11-21' }).groups[0]?.notes ?? [];
}

const PATHS = '`HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender\\Exclusions\\Paths`';
const RULES = '`HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender\\Windows Defender Exploit Guard\\ASR\\Rules`';
const AB = "excludedPaths: ['C:\\A', 'C:\\B']";
const A = "excludedPaths: ['C:\\A']";

/** What each way leaves of an entry that goes. Group Policy and Intune take it back. */
const KEEPERS: readonly (readonly [string, string | undefined])[] = [
  ['registry', 'Devices that imported the old .reg file'],
  ['dsc', 'Devices that got the old values by dsc'],
  ['ansible', 'Devices that got the old values by ansible'],
  ['osconfig', 'Devices that got the old values by osconfig'],
  ['gpo', undefined],
  ['intune', undefined],
];

describe('an entry that goes', () => {
  it.each(KEEPERS)('by %s is named where devices keep it', (way, who) => {
    expect(notesOf(AB, A, way)).toEqual(
      who === undefined
        ? []
        : [
            `${who} keep \`C:\\B\` of \`excludedPaths\`, which the new files do not delete. Run the undo of the last build before the new files, or delete the value \`C:\\B\` below ${PATHS} by name.`,
          ],
    );
    expect(notesOf(A, AB, way)).toEqual([]);
    expect(notesOf(A, "excludedPaths: [{ path: 'c:\\a' }]", way)).toEqual([]);
  });

  it('is named by its value where a key of a map has another', () => {
    const rules = (words: string) => `attackSurfaceReductionRules: { ${words} }`;
    const both = 'block-webshell-creation: audit, block-wmi-persistence: block';
    expect(notesOf(rules(both), rules('block-wmi-persistence: audit'), 'registry')).toEqual([
      `Devices that imported the old .reg file keep \`block-webshell-creation\` of \`attackSurfaceReductionRules\`, which the new files do not delete. Run the undo of the last build before the new files, or delete the value \`a8f5898e-1dc8-49a9-9878-85004b8a61e6\` below ${RULES} by name.`,
    ]);
  });

  it.each(['', 'excludedPaths: []', 'excludedPaths: remove'])('goes with the whole list: %s', (after) => {
    expect(notesOf(AB, after, 'registry')).toEqual([
      `Devices that imported the old .reg file keep \`C:\\A\`, \`C:\\B\` of \`excludedPaths\`, which the new files do not delete. Run the undo of the last build before the new files, or delete the values \`C:\\A\`, \`C:\\B\` below ${PATHS} by name.`,
    ]);
  });

  it('stays one sentence however many they are', () => {
    const many = `excludedPaths: [${[1, 2, 3, 4, 5, 6, 7].map((one) => `'C:\\${one}'`).join(', ')}]`;
    expect(notesOf(many, '', 'registry')[0]).toContain(
      'keep `C:\\1`, `C:\\2`, `C:\\3`, `C:\\4`, `C:\\5` and 2 others of',
    );
  });

  it('is replaced where one value holds the list', () => {
    const proxies = (...names: string[]) => `proxyBypass: [${names.join(', ')}]`;
    expect(notesOf(proxies('a.example', 'b.example'), proxies('a.example'), 'registry')).toEqual([]);
  });

  it('is not left to an undo that would do more or less than that', () => {
    const deletion = `Delete the value \`C:\\B\` below ${PATHS} by name.`;
    const server =
      'os: windows-server-2022, mode: passive, antivirus: { product: Contoso Protect, exclusionsForDefender: true }';
    expect(notesOf(AB, A, 'registry', server)).toEqual([
      `Devices that imported the old .reg file keep \`C:\\B\` of \`excludedPaths\`, which the new files do not delete. ${deletion}`,
    ]);
    expect(notesOf(AB, A, 'configmgr')).toEqual([
      `Devices that got the old values by configmgr may keep \`C:\\B\` of \`excludedPaths\`, which the new files do not delete. ${deletion}`,
    ]);
  });
});

describe('a setting that goes', () => {
  const NAME = '`HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender`';
  it('is deleted by no document of OSConfig', () => {
    expect(notesOf('puaProtection: block', '', 'osconfig')).toEqual([
      `Devices that got the old values by osconfig keep \`puaProtection\`, which the new files do not delete. Run the undo of the last build before the new files, or delete the value \`PUAProtection\` below ${NAME} by name.`,
    ]);
    expect(notesOf('puaProtection: block', '', 'ansible')).toEqual([
      'Devices that got the old values by ansible keep `puaProtection`. Write `remove` for it to have the values deleted.',
    ]);
  });
});
