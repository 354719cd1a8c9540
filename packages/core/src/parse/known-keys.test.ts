import { describe, expect, it } from 'vitest';
import { parseFleet } from './parse-fleet.ts';

/** What is said of the only mistake in a fleet. */
function said(text: string): string {
  const { diagnostics } = parseFleet({ text: `mdav: 1\nname: f\n${text}`, file: 'f.yaml' });
  return diagnostics.map(({ message, hint }) => `${message} ${hint}`).join('\n');
}

const group = (rest: string) => `groups:\n  a: { os: windows-11, mode: active, ${rest} }\n`;

describe('a key that is not known', () => {
  it.each([
    ['profile: {}\ngroups: {}\n', 'The fleet has no key "profile". Did you mean "profiles"?'],
    [group('agnet: unified'), 'Group "a" has no key "agnet". Did you mean "agent"?'],
    [group('description: x, devises: {}'), 'Group "a" has no key "devises". Did you mean "devices"?'],
    [
      'profiles:\n  mode: { modes: active }\ngroups: { a: { os: windows-11, mode: active } }\n',
      'Profile "mode" has no key "modes". Did you mean "mode"?',
    ],
    ['defaults: { devices: {} }\ngroups: { a: { os: windows-11, mode: active } }\n', 'Defaults has no key "devices". '],
    [group('devices: { tag: [x] }'), 'Devices has no key "tag". Did you mean "tags"?'],
    [group('onboarding: { state: planned, by: gpo }'), 'Onboarding has no key "by". Use one of: state, via.'],
    [
      group('intune: { filter: { name: x, mode: include, kind: y } }'),
      'Filter has no key "kind". Use one of: name, mode.',
    ],
    [
      group('antivirus: { product: X, registred: true }'),
      'Antivirus has no key "registred". Did you mean "registered"?',
    ],
    [group('raw: { registry: [{ key: HKLM\\X, name: Y, type: dword, data: 1, reasn: z }] }'), 'Did you mean "reason"?'],
    [
      group("raw: { registry: [{ key: 'HKLM:\\X\\Y', name: Z, type: dword, data: 1, reason: r }] }"),
      'Write `HKLM\\X\\Y`: the colon is one of PowerShell.',
    ],
    [
      group("raw: { registry: [{ key: 'HKCU\\X', name: Z, type: dword, data: 1, reason: r }] }"),
      'Write a key such as HKLM\\SOFTWARE\\Policies\\Contoso: policies',
    ],
    [group('raw: { omas: [] }'), 'Raw has no key "omas". Did you mean "oma"?'],
    [
      `${group('licence: p2')}waivers: [{ rule: x, group: a, reason: r, owner: o, expire: 2027-01-01 }]\n`,
      'Waiver 1 has no key "expire". Did you mean "expires"?',
    ],
  ])('%j', (text, expected) => {
    expect(said(text)).toContain(expected);
  });
});

describe('the address of a schema', () => {
  const rest = { mdav: 1, name: 'f', groups: { a: { os: 'windows-11', mode: 'active' } } };
  const parsed = ($schema: unknown, file: string) =>
    parseFleet({ text: JSON.stringify({ $schema, ...rest }), file }).diagnostics.map(({ message }) => message);
  it.each(['f.json', 'f.yaml'])('may stand in %s, and nothing looks at it', (file) => {
    expect(parsed('./fleet.schema.json', file)).toEqual([]);
    expect(parsed(1, file)).toHaveLength(1);
  });
});
