import type { OsId, SettingValue } from '@mdav/core';
import { describe, expect, it } from 'vitest';
import { assign, groupOf } from '../__tests__/groups.ts';
import { mdmChannel } from '../channel.ts';
import { profileToWire } from '../custom/to-wire.ts';
import { instanceToWire } from '../settings-catalog/to-wire.ts';
import { EMPTY_FORM } from './form.ts';

const POLICY = 'device_vendor_msft_policy_config_defender';
const DEFENDER = 'device_vendor_msft_defender_configuration';
const ADMX = 'device_vendor_msft_policy_config_admx_microsoftdefenderantivirus';
const ODATA = '#microsoft.graph.deviceManagementConfiguration';

/** The one setting of the one policy that comes out. */
function instanceOf(setting: string, value: SettingValue) {
  const { form, emissions } = mdmChannel.lower(groupOf({ [setting]: value }));
  expect(emissions).toEqual([{ kind: 'emitted', setting }]);
  expect(form.custom).toEqual([]);
  expect(form.catalog).toHaveLength(1);
  const [instance, ...others] = form.catalog[0]?.settings ?? [];
  expect(others).toEqual([]);
  return instance && instanceToWire(instance);
}

function nodeOf(setting: string, value: SettingValue) {
  const { form, emissions } = mdmChannel.lower(groupOf({ [setting]: value }));
  expect(emissions).toEqual([{ kind: 'emitted', setting }]);
  expect(form.catalog).toEqual([]);
  const { '@odata.type': type, omaUri, value: data } = form.custom.map(profileToWire)[0]?.omaSettings[0] ?? {};
  return { type, omaUri, data };
}

function choice(definition: string, suffix: string, children: readonly unknown[] = []) {
  return {
    '@odata.type': `${ODATA}ChoiceSettingInstance`,
    settingDefinitionId: definition,
    settingInstanceTemplateReference: null,
    choiceSettingValue: { settingValueTemplateReference: null, value: `${definition}_${suffix}`, children },
  };
}

function simple(definition: string, value: number | string) {
  return {
    '@odata.type': `${ODATA}SimpleSettingInstance`,
    settingDefinitionId: definition,
    settingInstanceTemplateReference: null,
    simpleSettingValue: plain(value),
  };
}

function plain(value: number | string) {
  const type = typeof value === 'number' ? 'Integer' : 'String';
  return { '@odata.type': `${ODATA}${type}SettingValue`, settingValueTemplateReference: null, value };
}

function groups(definition: string, ...elements: readonly (readonly unknown[])[]) {
  return {
    '@odata.type': `${ODATA}GroupSettingCollectionInstance`,
    settingDefinitionId: definition,
    settingInstanceTemplateReference: null,
    groupSettingCollectionValue: elements.map((children) => ({ settingValueTemplateReference: null, children })),
  };
}

describe('one setting in the settings catalog', () => {
  it.each<[string, SettingValue, unknown]>([
    ['allowArchiveScanning', true, choice(`${POLICY}_allowarchivescanning`, '1')],
    ['allowArchiveScanning', false, choice(`${POLICY}_allowarchivescanning`, '0')],
    ['cloudBlockLevel', 'high-plus', choice(`${POLICY}_cloudblocklevel`, '4')],
    ['cloudExtendedTimeout', { seconds: 50 }, simple(`${POLICY}_cloudextendedtimeout`, 50)],
    ['signatureUpdateInterval', { hours: 4 }, simple(`${POLICY}_signatureupdateinterval`, 4)],
    ['signatureUpdateInterval', { days: 1 }, simple(`${POLICY}_signatureupdateinterval`, 24)],
    ['scheduleQuickScanTime', '02:30', simple(`${POLICY}_schedulequickscantime`, 150)],
    ['avgCPULoadFactor', 20, simple(`${POLICY}_avgcpuloadfactor`, 20)],
    [
      'securityIntelligenceLocation',
      '\\\\server\\share',
      simple(`${POLICY}_securityintelligencelocation`, '\\\\server\\share'),
    ],
    [
      'excludedPaths',
      ['C:\\B', { path: 'C:\\A', reason: 'advice 4711' }],
      {
        '@odata.type': `${ODATA}SimpleSettingCollectionInstance`,
        settingDefinitionId: `${POLICY}_excludedpaths`,
        settingInstanceTemplateReference: null,
        simpleSettingCollectionValue: [plain('C:\\B'), plain('C:\\A')],
      },
    ],
    [
      'passiveRemediation',
      ['edr-remediation'],
      {
        '@odata.type': `${ODATA}ChoiceSettingCollectionInstance`,
        settingDefinitionId: `${DEFENDER}_passiveremediation`,
        settingInstanceTemplateReference: null,
        choiceSettingCollectionValue: [
          { settingValueTemplateReference: null, value: `${DEFENDER}_passiveremediation_1`, children: [] },
        ],
      },
    ],
    [
      'threatSeverityDefaultAction',
      { severe: 'quarantine', low: 'user-defined' },
      groups(`${POLICY}_threatseveritydefaultaction`, [
        choice(`${POLICY}_threatseveritydefaultaction_lowseveritythreats`, 'userdefined'),
        choice(`${POLICY}_threatseveritydefaultaction_severethreats`, 'quarantine'),
      ]),
    ],
    [
      'attackSurfaceReductionRules',
      { 'block-obfuscated-scripts': 'warn', 'block-adobe-reader-child-processes': 'audit' },
      groups(`${POLICY}_attacksurfacereductionrules`, [
        choice(`${POLICY}_attacksurfacereductionrules_blockadobereaderfromcreatingchildprocesses`, 'audit'),
        choice(`${POLICY}_attacksurfacereductionrules_blockexecutionofpotentiallyobfuscatedscripts`, 'warn'),
      ]),
    ],
    // The template's policy turns the feature on when it is enabled, whatever its name says.
    ['disableBlockAtFirstSeen', true, choice(`${ADMX}_disableblockatfirstseen`, '0')],
    ['disableRoutinelyTakingAction', true, choice(`${ADMX}_disableroutinelytakingaction`, '1')],
    [
      'scanPurgeItemsAfterDelay',
      { days: 30 },
      choice(`${ADMX}_scan_purgeitemsafterdelay`, '1', [
        simple(`${ADMX}_scan_purgeitemsafterdelay_scan_purgeitemsafterdelay`, 30),
      ]),
    ],
    [
      'remediationScanScheduleDay',
      'never',
      choice(`${ADMX}_remediation_scan_scheduleday`, '1', [
        choice(`${ADMX}_remediation_scan_scheduleday_remediation_scan_scheduleday`, '8'),
      ]),
    ],
    [
      'threatsThreatIdDefaultAction',
      { 2147519003: 'allow' },
      choice(`${ADMX}_threats_threatiddefaultaction`, '1', [
        groups(`${ADMX}_threats_threatiddefaultaction_threats_threatiddefaultactionlist`, [
          simple(`${ADMX}_threats_threatiddefaultaction_threats_threatiddefaultactionlist_key`, '2147519003'),
          simple(`${ADMX}_threats_threatiddefaultaction_threats_threatiddefaultactionlist_value`, '6'),
        ]),
      ]),
    ],
  ])('%s: %j', (setting, value, expected) => {
    expect(instanceOf(setting, value)).toEqual(expected);
  });
});

describe('what the settings catalog has no words for goes into a custom profile', () => {
  const BRUTE_FORCE = './Device/Vendor/MSFT/Defender/Configuration/BehavioralNetworkBlocks/BruteForceProtection';

  it('a number', () => {
    expect(nodeOf('bruteForceProtectionAggressiveness', 'medium')).toEqual({
      type: '#microsoft.graph.omaSettingInteger',
      omaUri: `${BRUTE_FORCE}/BruteForceProtectionAggressiveness`,
      data: 1,
    });
  });

  it('a list', () => {
    expect(nodeOf('bruteForceProtectionExclusions', ['10.0.0.1', '10.0.0.2'])).toEqual({
      type: '#microsoft.graph.omaSettingString',
      omaUri: `${BRUTE_FORCE}/BruteForceProtectionExclusions`,
      data: '10.0.0.1|10.0.0.2',
    });
  });

  it('a map with a rule that is known by its GUID only, as a whole: two policies must not share a node', () => {
    const rules = { '11111111-2222-3333-4444-555555555555': 'audit', 'block-adobe-reader-child-processes': 'block' };
    expect(nodeOf('attackSurfaceReductionRules', rules)).toEqual({
      type: '#microsoft.graph.omaSettingString',
      omaUri: './Device/Vendor/MSFT/Policy/Config/Defender/AttackSurfaceReductionRules',
      data: '11111111-2222-3333-4444-555555555555=2|7674ba52-37eb-4a4f-a9a1-f0f9a1619a2c=1',
    });
  });

  it('a node that the fleet file names itself, with the reason for it', () => {
    const uri = './Device/Vendor/MSFT/Defender/Configuration/Anything';
    const oma = [{ uri, type: 'integer', value: 3, reason: 'vendor advice', at: {}, fields: {} }] as const;
    const { form } = mdmChannel.lower(groupOf({}, { raw: { registry: [], oma } }));
    expect(form.custom[0]?.settings).toEqual([
      {
        kind: 'integer',
        name: 'Anything',
        description: 'vendor advice',
        uri,
        secretReference: null,
        value: 3,
        isReadOnly: false,
      },
    ]);
  });
});

describe('what becomes of an assignment', () => {
  it.each<[string, SettingValue, string]>([
    ['cloudBlockLevel', 'moderate', 'The MDM node has no code for "moderate".'],
    ['scheduleQuickScanTime', '23:59', 'The MDM node takes 0 to 1380, not 1439.'],
    ['excludedPaths', [], 'MDM cannot say an empty list.'],
    ['attackSurfaceReductionRules', {}, 'MDM cannot say an empty map.'],
    ['bruteForceProtectionExclusions', ['a|b'], '"a|b" holds "|", which separates the entries.'],
    ['bruteForceProtectionMaxBlockTime', 4294967295, 'A custom profile takes numbers up to 2147483647.'],
  ])('unsupported with the reason: %s %j', (setting, value, why) => {
    const { form, emissions } = mdmChannel.lower(groupOf({ [setting]: value }));
    expect(emissions).toEqual([{ kind: 'unsupported', setting, why }]);
    expect(form).toEqual(EMPTY_FORM);
  });

  it('ForceDefenderPassiveMode has no route to servers, nor to clients unless somebody writes it for them', () => {
    const toServers = mdmChannel.lower(groupOf({ forceDefenderPassiveMode: true }, { os: ['windows-server-2022'] }));
    const because = { kind: 'mode', because: 'a server of the group is to be passive', at: {} } as const;
    const fromMode = { ...assign('forceDefenderPassiveMode', true), origin: because };
    const toClients = mdmChannel.lower({ ...groupOf({}), assignments: [fromMode] });
    for (const { form, emissions } of [toServers, toClients]) {
      expect(emissions).toMatchObject([{ kind: 'unsupported', why: expect.stringContaining('CSP node') }]);
      expect(form).toEqual(EMPTY_FORM);
    }
  });

  it('manual where the catalogue says so, and for taking a setting back', () => {
    const { form, emissions } = mdmChannel.lower(groupOf({ mdeOnboarding: 'contoso-2026', excludedPaths: 'remove' }));
    expect(emissions.map(({ kind }) => kind)).toEqual(['manual', 'manual']);
    expect(emissions[1]).toMatchObject({ step: 'Take the setting out of the earlier policy.' });
    expect(form).toEqual(EMPTY_FORM);
  });

  it('unsupported when it is meant for another delivery', () => {
    const assignments = [{ ...assign('allowArchiveScanning', true), only: ['gpo', 'registry'] as const }];
    const group = { ...groupOf({}), assignments };
    expect(mdmChannel.lower(group).emissions).toEqual([
      { kind: 'unsupported', setting: 'allowArchiveScanning', why: 'It goes by gpo, registry alone, not by Intune.' },
    ]);
  });

  it.each([
    ['windows-server-2022', 'Windows Server does not enrol in Intune'],
    ['windows-server-2012-r2', 'Windows Server does not enrol in Intune'],
    ['azure-local-23h2', 'Windows Server does not enrol in Intune'],
    ['windows-7', 'Intune does not manage Defender Antivirus on this operating system'],
  ] as const)('nothing reaches %s by enrolment', (os, why) => {
    const settings = { allowArchiveScanning: true, passiveRemediation: ['edr-remediation'], excludedPaths: 'remove' };
    const raw = {
      registry: [],
      oma: [{ uri: './x', type: 'string', value: '', reason: 'x', at: {}, fields: {} }] as const,
    };
    const { form, emissions } = mdmChannel.lower(groupOf(settings, { os: [os], raw }));
    expect(form).toEqual(EMPTY_FORM);
    expect(emissions).toEqual(
      Object.keys(settings).map((setting) => ({ kind: 'unsupported', setting, why: expect.stringContaining(why) })),
    );
  });

  it('no custom profile reaches multi-session devices', () => {
    const settings = { allowArchiveScanning: true, bruteForceProtectionLocalNetworkBlocking: true };
    const oma = [{ uri: './x', type: 'string', value: '', reason: 'x', at: {}, fields: {} }] as const;
    const raw = { registry: [], oma };
    const lowered = (...os: OsId[]) => mdmChannel.lower(groupOf(settings, { os, raw }));
    const alone = lowered('windows-11-multi-session');
    expect(alone.form.custom).toEqual([]);
    expect(alone.emissions).toEqual([
      { kind: 'emitted', setting: 'allowArchiveScanning' },
      {
        kind: 'unsupported',
        setting: 'bruteForceProtectionLocalNetworkBlocking',
        why: 'The settings catalog does not have it. Enrolled multi-session devices get every kind of policy except custom profiles.',
      },
    ]);
    const mixed = lowered('windows-11-multi-session', 'windows-11');
    expect(mixed.form.custom.flatMap((profile) => profile.settings).length).toBe(2);
    expect(mixed.emissions[1]).toMatchObject({
      kind: 'emitted',
      note: expect.stringContaining('It does not reach Windows 11 multi-session.'),
    });
  });

  it('a group of clients and servers is written for its clients', () => {
    const { emissions } = mdmChannel.lower(
      groupOf({ allowArchiveScanning: true }, { os: ['windows-server-2022', 'windows-10'] }),
    );
    const note = expect.stringMatching(/^It does not reach Windows Server 2022\. Windows Server does not enrol/);
    expect(emissions).toEqual([{ kind: 'emitted', setting: 'allowArchiveScanning', note }]);
  });
});

describe('the policy', () => {
  it('is a plain one for Windows, named after fleet and group', () => {
    const { form } = mdmChannel.lower(groupOf({ allowArchiveScanning: true }, { description: 'Desks' }));
    expect(form.catalog[0]).toMatchObject({
      name: 'contoso - office-clients - Defender',
      description: 'Desks\nWritten by mdav for the group office-clients of the fleet contoso; change it there.',
      platforms: 'windows10',
      technologies: ['mdm'],
      roleScopeTagIds: ['0'],
      template: null,
    });
  });

  it('does not depend on the order of the assignments or of the keys of a map', () => {
    const forward = groupOf({ puaProtection: 'audit', threatSeverityDefaultAction: { low: 'clean', high: 'remove' } });
    const backward = groupOf({ threatSeverityDefaultAction: { high: 'remove', low: 'clean' }, puaProtection: 'audit' });
    expect(mdmChannel.lower(backward).form).toEqual(mdmChannel.lower(forward).form);
  });
});
