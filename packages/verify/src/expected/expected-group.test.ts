import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { OS_IDS, settingRows } from '@mdav/core';
import type { ExpectedSetting } from '@mdav/core/decision';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { exampleGroups, groupsOf } from '../__tests__/examples.ts';
import { expectedGroup } from './expected-group.ts';
import { placeOfNode } from './policy-manager.ts';

const DEFENDER = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender';
const MANAGER = `${DEFENDER}\\Policy Manager`;

function settingsOf(facts: string): readonly ExpectedSetting[] {
  const [group] = groupsOf(`mdav: 1\nname: f\ngroups:\n  a: { mode: active, ${facts} }\n`);
  return (group && expectedGroup(group).settings) ?? [];
}

function one(settings: string, facts = 'os: windows-11, deliver: [gpo, intune]'): ExpectedSetting {
  const [first] = settingsOf(`${facts}, settings: { ${settings} }`);
  if (first === undefined) throw new Error('no setting');
  return first;
}

describe('what a setting shows', () => {
  it.each<[string, object[] | undefined, object[] | undefined, boolean]>([
    [
      'allowArchiveScanning: false',
      [{ key: `${DEFENDER}\\Scan`, name: 'DisableArchiveScanning', data: 1 }],
      [{ key: MANAGER, name: 'AllowArchiveScanning', data: 0 }],
      true,
    ],
    [
      'allowCloudProtection: true',
      [{ key: `${DEFENDER}\\Spynet`, name: 'SpynetReporting', data: 2, also: [1] }],
      [{ key: MANAGER, name: 'AllowCloudProtection', data: 1 }],
      false,
    ],
    [
      'allowCloudProtection: remove',
      [{ key: `${DEFENDER}\\Spynet`, name: 'SpynetReporting', data: null }],
      [{ key: MANAGER, name: 'AllowCloudProtection', data: null }],
      false,
    ],
    [
      "excludedPaths: ['C:\\a', { path: 'D:\\b', reason: r, owner: o, expires: 2027-01-01 }]",
      [
        { key: `${DEFENDER}\\Exclusions`, name: 'Exclusions_Paths', data: 1 },
        { key: `${DEFENDER}\\Exclusions\\Paths`, values: { 'C:\\a': '0', 'D:\\b': '0' } },
      ],
      [{ key: MANAGER, name: 'ExcludedPaths', data: 'C:\\a|D:\\b' }],
      false,
    ],
    [
      'excludedPaths: []',
      [
        { key: `${DEFENDER}\\Exclusions`, name: 'Exclusions_Paths', data: 1 },
        { key: `${DEFENDER}\\Exclusions\\Paths`, values: {} },
      ],
      undefined,
      false,
    ],
    [
      'excludedPaths: remove',
      [
        { key: `${DEFENDER}\\Exclusions`, name: 'Exclusions_Paths', data: null },
        { key: `${DEFENDER}\\Exclusions\\Paths`, values: {} },
      ],
      [{ key: MANAGER, name: 'ExcludedPaths', data: null }],
      false,
    ],
    [
      'attackSurfaceReductionRules: { block-psexec-wmi-process-creation: audit }',
      [
        {
          key: `${DEFENDER}\\Windows Defender Exploit Guard\\ASR`,
          name: 'ExploitGuard_ASR_Rules',
          data: 1,
        },
        {
          key: `${DEFENDER}\\Windows Defender Exploit Guard\\ASR\\Rules`,
          values: { 'd1e49aac-8f56-4280-b9ba-993a6d77406c': '2' },
        },
      ],
      [{ key: MANAGER, name: 'ASRRules', data: 'd1e49aac-8f56-4280-b9ba-993a6d77406c=2' }],
      false,
    ],
    ['cloudBlockLevel: high', [{ key: `${DEFENDER}\\MpEngine`, name: 'MpCloudBlockLevel', data: 2 }], undefined, false],
    ['disableDnsParsing: true', undefined, [{ key: MANAGER, name: 'DisableDnsParsing', data: 1 }], true],
    [
      'disableAutoExclusions: true',
      [{ key: `${DEFENDER}\\Exclusions`, name: 'DisableAutoExclusions', data: 1 }],
      undefined,
      false,
    ],
  ])('%s', (settings, policy, mdm, isConcluded) => {
    const setting = one(settings);
    expect(setting.policy).toEqual(policy);
    expect(setting.mdm).toEqual(mdm);
    expect(setting.mdmConcluded).toBe(isConcluded ? true : undefined);
  });

  it.each([
    ['os: windows-11, deliver: [gpo]', ['policy']],
    ['os: windows-11, deliver: [configmgr, intune]', ['policy', 'mdm']],
    ['os: windows-11, deliver: [intune]', ['mdm']],
    ['os: windows-11, deliver: [intune], intune: { management: mde }', ['policy']],
    ['os: windows-server-2022, deliver: [intune]', []],
    ['os: windows-11, deliver: [portal]', []],
  ])('%s brings it to %j', (facts, by) => {
    expect(one('allowCloudProtection: true', facts).by).toEqual(by);
  });

  it('comes to the policy key from Intune where the node is ADMX-backed', () => {
    expect(one('disableAutoExclusions: true', 'os: windows-11, deliver: [intune]').by).toEqual(['policy']);
  });

  it.each([
    ['allowCloudProtection: true', 'on', true],
    ['allowCloudProtection: true', 'off', undefined],
    ['disableLocalAdminMerge: true', 'on', undefined],
    ['attackSurfaceReductionRules: { block-psexec-wmi-process-creation: audit }', 'on', undefined],
  ])('%s with MDMWinsOverGP %s: mobile device management wins %s', (setting, wins, expected) => {
    const facts = `os: windows-11, deliver: [gpo, intune], mdmWinsOverGp: ${wins}`;
    expect(one(setting, facts).mdmWins).toBe(expected);
  });

  it('includes raw values under their places', () => {
    const raw =
      "os: windows-11, deliver: [gpo, intune], raw: { registry: [{ key: 'HKLM\\SOFTWARE\\X', name: q, type: qword, data: '0x1F', reason: r }, " +
      "{ key: 'HKEY_LOCAL_MACHINE\\SOFTWARE\\X', name: m, type: multi-sz, data: [a], reason: r }, { key: 'HKLM\\SOFTWARE\\X', name: d, type: delete, reason: r }, " +
      "{ key: 'HKLM\\SOFTWARE\\X\\Gone', type: delete-key, reason: r }], oma: [{ uri: './Device/Vendor/MSFT/Defender/Configuration/Fresh', type: boolean, value: true, reason: r }] }";
    expect(settingsOf(raw)).toEqual([
      {
        setting: 'HKLM\\SOFTWARE\\X\\q',
        wanted: '0x1F',
        policy: [{ key: 'HKLM\\SOFTWARE\\X', name: 'q', data: 31 }],
        by: ['policy'],
      },
      {
        setting: 'HKEY_LOCAL_MACHINE\\SOFTWARE\\X\\m',
        wanted: ['a'],
        policy: [{ key: 'HKLM\\SOFTWARE\\X', name: 'm', data: ['a'] }],
        by: ['policy'],
      },
      {
        setting: 'HKLM\\SOFTWARE\\X\\d',
        wanted: 'remove',
        policy: [{ key: 'HKLM\\SOFTWARE\\X', name: 'd', data: null }],
        by: ['policy'],
      },
      {
        setting: 'HKLM\\SOFTWARE\\X\\Gone',
        wanted: 'remove',
        policy: [{ key: 'HKLM\\SOFTWARE\\X\\Gone', values: {} }],
        by: ['policy'],
      },
      {
        setting: './Device/Vendor/MSFT/Defender/Configuration/Fresh',
        wanted: true,
        mdm: [{ key: MANAGER, name: 'Fresh', data: 1 }],
        mdmConcluded: true,
        by: ['mdm'],
      },
    ]);
  });
});

describe('the place of a node', () => {
  it('is known for most nodes of the catalogue, and no two settings share a value', () => {
    const nodes = settingRows().flatMap(({ mdm }) => (mdm.kind === 'node' ? [placeOfNode(mdm.uri)] : []));
    const names = nodes.flatMap((place) => (place.kind === 'policy-manager' ? [place.name.toLowerCase()] : []));
    expect(new Set(names).size).toBe(names.length);
    expect(nodes.filter(({ kind }) => kind === 'unknown').length / nodes.length).toBeLessThan(0.2);
  });
  it.each([
    ['./Vendor/MSFT/Policy/Config/Defender/ExcludedPaths', 'ExcludedPaths', 'observed'],
    ['./Device/Vendor/MSFT/Defender/Configuration/PassiveRemediation', 'PassiveRemediation', 'concluded'],
  ])('of %s is %s, %s', (uri, name, basis) => {
    expect(placeOfNode(uri)).toEqual({ kind: 'policy-manager', name, basis });
  });
  it.each([
    './Device/Vendor/MSFT/Defender/Configuration/A/B',
    './Device/Vendor/MSFT/WindowsAdvancedThreatProtection/Configuration/SampleSharing',
    './Device/Vendor/MSFT/Policy/Config/Update/AllowAutoUpdate',
  ])('of %s is not known', (uri) => {
    expect(placeOfNode(uri)).toEqual({ kind: 'unknown' });
  });
});

describe('the schema of expected.json', () => {
  const path = fileURLToPath(new URL('../../schema/expected.schema.json', import.meta.url));
  const schema = JSON.parse(readFileSync(path, 'utf8'));
  const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema);
  it.each(exampleGroups())('fits %s', (_, group) => {
    validate(JSON.parse(JSON.stringify(expectedGroup(group))));
    expect(validate.errors ?? []).toEqual([]);
  });
  it('names the operating systems of the fleet file', () => {
    expect(schema.$defs.device.properties.os.enum).toEqual([...OS_IDS]);
  });
  it('refuses what is something else', () => {
    const [first] = exampleGroups();
    if (first === undefined) throw new Error('no example');
    const expected = JSON.parse(JSON.stringify(expectedGroup(first[1])));
    expect(validate({ ...expected, mode: 'asleep' })).toBe(false);
    expect(validate({ ...expected, settings: [{ setting: 'x', wanted: 1, by: ['gpo'] }] })).toBe(false);
    expect(validate({ ...expected, more: 1 })).toBe(false);
  });
});
