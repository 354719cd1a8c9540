import type { SettingValue } from '@mdav/core';
import { parseFleet, resolveFleet } from '@mdav/core';
import { isSameValue } from '@mdav/core/format';
import { describe, expect, it } from 'vitest';
import { adoptInto } from './adopt-into.ts';

const FLEET = `mdav: 1
name: f
defaults:
  settings:
    cloudBlockLevel: high
groups:
  # The desks.
  desks:
    os: windows-11
    mode: active
    antivirus: none
    settings:
      puaProtection: block # wanted by all
      signatureUpdateInterval: { hours: 4 }
      excludedPaths:
        - { path: 'D:\\Build', reason: slow, owner: build team, expires: 2027-01-01 }
        - 'C:\\Old'
      attackSurfaceReductionRules: { block-psexec-wmi-process-creation: audit }
  others:
    os: windows-11
    mode: active
    antivirus: none
`;

const adopt = (setting: string, value: SettingValue, text = FLEET, group = 'desks') => {
  const done = adoptInto({ text, file: 'mdav.yaml' }, [{ group, setting, value, from: 'GPO "A"' }], {
    date: '2026-11-21',
  });
  if (!done.ok) throw new Error(JSON.stringify(done.diagnostics));
  return done.value;
};
const valueIn = (text: string, group: string, setting: string) => {
  const parsed = parseFleet({ text });
  const resolved = parsed.ok ? resolveFleet(parsed.value) : parsed;
  if (!resolved.ok) throw new Error(text);
  return resolved.value.groups.find(({ name }) => name === group)?.assignments.find((one) => one.setting === setting)
    ?.value;
};

describe('a value of the estate', () => {
  it.each<[string, string, SettingValue, string]>([
    ['in place of another one', 'puaProtection', 'audit', 'puaProtection: audit # wanted by all'],
    ['of a quantity', 'signatureUpdateInterval', { hours: 8 }, 'signatureUpdateInterval: { hours: 8 }'],
    ['that the group does not say', 'archiveMaxDepth', 3, 'archiveMaxDepth: 3 # as GPO "A" says'],
    ['of a layer below', 'cloudBlockLevel', 'zero-tolerance', 'cloudBlockLevel: zero-tolerance # as GPO "A" says'],
    [
      'with one entry less and one more',
      'excludedPaths',
      ['D:\\Build', 'C:\\New'],
      "owner: build team, expires: 2027-01-01 }\n        - 'C:\\New'",
    ],
    [
      'of one key',
      'attackSurfaceReductionRules',
      { 'block-psexec-wmi-process-creation': 'block' },
      '{ block-psexec-wmi-process-creation: block }',
    ],
  ])('is written %s, and nothing else changes', (_, setting, value, line) => {
    const { text, adopted, refused } = adopt(setting, value);
    expect(refused).toEqual([]);
    expect(adopted).toHaveLength(1);
    expect(text.replaceAll('"', "'")).toContain(line.replaceAll('"', "'"));
    const said = valueIn(text, 'desks', setting);
    expect(said !== undefined && isSameValue(setting, said, value)).toBe(true);
    expect(text).toContain('# The desks.');
    expect(valueIn(text, 'others', 'cloudBlockLevel')).toBe('high');
  });

  it('is refused where the file is written in a way that is not edited', () => {
    const aliased = FLEET.replace(
      '    settings:\n      puaProtection',
      '    settings: &s\n      puaProtection',
    ).replace(/antivirus: none\n$/, 'antivirus: none\n    settings: *s\n');
    const { text, adopted, refused } = adopt('puaProtection', 'audit', aliased, 'others');
    expect({ text, adopted }).toEqual({ text: aliased, adopted: [] });
    expect(refused).toMatchObject([{ why: expect.stringMatching(/not edited/) }]);
  });
});
