import { seeFile, utf8 } from '@mdav/core/format';
import { describeSource } from '@mdav/testkit';
import { describe, expect, it } from 'vitest';
import { utcmDriftSource, utcmSource } from '../source/utcm-source.ts';
import { decodeUtcm } from './decode.ts';

const AV = 'microsoft.intune.antivirusPolicyWindows10SettingCatalog';
const ASR = 'microsoft.intune.settingCatalogAsrRulesPolicyWindows10';
const CATALOG = 'microsoft.intune.settingCatalogCustomPolicyWindows10';
const ANTIVIRUS = '804339ad-1553-4478-a742-138fb5807418_1';

const resource = (resourceType: string, properties: object) => ({ displayName: 'r', resourceType, properties });
const baseline = (...resources: object[]) => ({ id: '5b15be20', displayName: 'b', parameters: [], resources });
const bytesOf = (document: object) => utf8(JSON.stringify(document));

function saidBy(document: object, source = utcmSource) {
  const read = source.decode(bytesOf(document), 'x.json');
  if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
  const { parts, beside } = source.lift(read.value.map(({ form }) => ({ form, path: 'x.json' })));
  const left = [...parts.flatMap((part) => part.left), ...beside];
  return {
    names: read.value.map(({ name }) => name),
    settings: Object.assign({}, ...parts.map(({ settings }) => settings)) as object,
    left: left.flatMap(({ unsayable = [] }) => unsayable.map(({ what, why }) => `${what}: ${why}`)),
  };
}

const PUA = { DisplayName: 'AV', puaprotection: '1', templateId: ANTIVIRUS, Ensure: 'Present' };

describe('resources of tenant configuration management', () => {
  it.each([
    ['in a baseline', baseline(resource(AV, PUA))],
    ['in a monitor', { displayName: 'm', baseline: baseline(resource(AV, PUA)) }],
    [
      'in the answer of Graph',
      { '@odata.context': 'x', value: [{ displayName: 'm', baseline: baseline(resource(AV, PUA)) }] },
    ],
    ['in a list', [resource(AV, PUA)]],
    ['with the type in small letters', baseline(resource(AV.toLowerCase(), PUA))],
    ['with numbers for words', baseline(resource(AV, { ...PUA, puaprotection: 1 }))],
    ['without a template', baseline(resource(AV, { DisplayName: 'AV', puaprotection: '1' }))],
    ['with what is not set', baseline(resource(AV, { ...PUA, cloudblocklevel: null, excludedpaths: [] }))],
  ])('are read %s', (_, document) => {
    expect(saidBy(document)).toEqual({ names: ['AV'], settings: { puaProtection: 'block' }, left: [] });
  });

  it('say lists, numbers, keys and what stands inside them', () => {
    const { settings, left } = saidBy(
      baseline(
        resource(AV, {
          ...PUA,
          excludedpaths: 'C:\\one',
          excludedextensions: ['mdf', 'ldf'],
          schedulescantime: '120',
          severethreats: 'Block',
          lowseveritythreats: 'clean',
          meteredconnectionupdates: '1',
        }),
        resource(ASR, {
          BlockWebShellCreationForServers: 'Audit',
          BlockWebshellCreationForServers_ASROnlyPerRuleExclusions: ['C:\\w'],
          EnableControlledFolderAccess: '2',
        }),
      ),
    );
    expect(settings).toEqual({
      puaProtection: 'block',
      excludedPaths: ['C:\\one'],
      excludedExtensions: ['mdf', 'ldf'],
      scheduleScanTime: '02:00',
      threatSeverityDefaultAction: { severe: 'block', low: 'clean' },
      meteredConnectionUpdates: true,
      attackSurfaceReductionRules: { 'block-webshell-creation': 'audit' },
      asrOnlyPerRuleExclusions: { 'block-webshell-creation': ['C:\\w'] },
      enableControlledFolderAccess: 'audit',
    });
    expect(left).toEqual([]);
  });

  it('leave with the reason what no setting stands for', () => {
    const document = baseline(
      resource(AV, { ...PUA, newproperty: '1', cloudblocklevel: "[parameters('level')]", disablehttpparsing: '7' }),
      resource(ASR, { UseAdvancedProtectionAgainstRansomware_ASROnlyPerRuleExclusions: ['C:\\w'] }),
      resource('microsoft.intune.endpointdetectionandresponsepolicywindows10', {
        ConfigurationType: 'Onboard',
        ConfigurationBlob: 'x',
      }),
      resource('microsoft.intune.deviceconfigurationcustompolicywindows10', {
        OmaSettings: [{ OmaUri: './Device/Vendor/MSFT/Defender/Configuration/Contoso', Value: '1' }],
      }),
      resource(CATALOG, { Name: 'gone', Ensure: 'Absent' }),
    );
    const { settings, left } = saidBy(document);
    expect(settings).toEqual({ puaProtection: 'block' });
    expect(left.map((one) => one.replace(/(: .{20}).*/, '$1'))).toEqual([
      'device_vendor_msft_defender_configuration_disablehttpparsing: disableHttpParsing h',
      'newproperty: no setting stands fo',
      'cloudblocklevel: it is an expression,',
      'UseAdvancedProtectionAgainstRansomware_ASROnlyPerRuleExclusions: the rule whose exclu',
      'ConfigurationType: onboarding data is a',
      'ConfigurationBlob: onboarding data is a',
      './Device/Vendor/MSFT/Defender/Configuration/Contoso: how Graph spells the',
      'gone: the policy is not th',
    ]);
  });

  const OTHER = 'microsoft.intune.deviceConfigurationPolicyWindows10';
  it.each([
    [
      'device restrictions',
      OTHER,
      { DefenderRequireRealTimeMonitoring: true, DefenderScanArchiveFiles: false, PasswordRequired: true },
      'DefenderRequireRealTimeMonitoring',
    ],
    [
      'baselines',
      'microsoft.intune.securityBaselineMicrosoftEdge',
      { DeviceSettings: { AllowArchiveScanning: '1', Other: '1' } },
      'AllowArchiveScanning',
    ],
    [
      'policies of Configuration Manager',
      'microsoft.intune.antivirusPolicyWindows10ConfigMgr',
      { SecurityIntelligenceLocation: 'x', Assignments: [] },
      'SecurityIntelligenceLocation',
    ],
  ])('name what %s say of Defender, which are not read', (_, type, properties, name) => {
    const alone = baseline(resource(type, { DisplayName: 'other', ...properties }));
    expect(utcmSource.recognise(seeFile(bytesOf(alone)))).toBe('policy');
    expect(saidBy(baseline(resource(AV, PUA), ...alone.resources))).toEqual({
      names: ['AV', 'other'],
      settings: { puaProtection: 'block' },
      left: [`${name}: resources of the type ${type} are not read into settings`],
    });
  });

  it('keep onboarding data to themselves, whatever their type', () => {
    const document = baseline(resource(OTHER, { AdvancedThreatProtectionOnboardingBlob: 'c2VjcmV0' }));
    const read = utcmSource.decode(bytesOf(document), 'x.json');
    expect(JSON.stringify([read, read.ok && read.value.map(({ form }) => utcmSource.show(form))])).not.toContain(
      'c2Vj',
    );
    expect(saidBy(document).left).toEqual([expect.stringContaining('onboarding data is a secret')]);
  });

  it('say nothing where they ask alone', () => {
    const document = baseline(resource('microsoft.intune.deviceCompliancePolicyWindows10', { DefenderEnabled: true }));
    expect(utcmSource.recognise(seeFile(bytesOf(document)))).not.toBe('policy');
  });

  it('tell that others are not read', () => {
    const read = decodeUtcm(
      bytesOf(baseline(resource(AV, PUA), resource('microsoft.exchange.accepteddomain', {}))),
      'baseline',
    );
    expect(read.diagnostics.map(({ code, message }) => [code, message])).toEqual([
      ['utcm-other-resources', 'Resources of other types are not read: 1 of microsoft.exchange.accepteddomain.'],
    ]);
  });
});

describe('a plain policy', () => {
  const choice = {
    odataType: '#microsoft.graph.deviceManagementConfigurationChoiceSettingInstance',
    SettingDefinitionId: 'device_vendor_msft_policy_config_defender_puaprotection',
    ChoiceSettingValue: { Value: 'device_vendor_msft_policy_config_defender_puaprotection_1' },
  };
  const policy = (SettingInstance: object, more = {}) =>
    baseline(
      resource(CATALOG, {
        Name: 'P',
        Platforms: 'windows10',
        Technologies: 'mdm',
        Settings: [{ SettingInstance }],
        ...more,
      }),
    );

  it.each([
    ['as the page spells it', choice],
    [
      'as tools spell it',
      {
        odataType: choice.odataType,
        settingDefinitionId: choice.SettingDefinitionId,
        choiceSettingValue: { Value: choice.ChoiceSettingValue.Value, Children: [] },
      },
    ],
  ])('is read %s', (_, instance) => {
    expect(saidBy(policy(instance))).toEqual({ names: ['P'], settings: { puaProtection: 'block' }, left: [] });
  });

  it.each([
    ['without type', { ...choice, odataType: undefined }, 'catalog-odata-type'],
    ['of another type', { ...choice, odataType: '#microsoft.graph.x' }, 'catalog-odata-type'],
    ['without value', { ...choice, ChoiceSettingValue: undefined }, 'json-missing-key'],
    ['without definition', { ...choice, SettingDefinitionId: undefined }, 'json-missing-key'],
    ['with text for a value', { ...choice, ChoiceSettingValue: 'x' }, 'json-wrong-type'],
  ])('is refused with a setting %s, with its place', (_, instance, code) => {
    const read = decodeUtcm(bytesOf(policy(instance)), 'baseline');
    expect(read.ok).toBe(false);
    expect(
      read.diagnostics.map((one) => [
        one.code,
        one.at.line,
        one.at.path?.startsWith('resources[0].properties.Settings[0]'),
      ]),
    ).toEqual([[code, 1, true]]);
  });

  it('for another system is no policy of a device with Defender', () => {
    expect(saidBy(policy(choice, { Platforms: 'macOS' })).left).toEqual([
      `${choice.SettingDefinitionId}: the policy is for macOS, and a fleet file is about Windows`,
    ]);
  });
});

describe('drifts', () => {
  const drift = (properties: object, more = {}) => ({
    id: '4e808e99',
    monitorId: 'b166c9cb',
    resourceType: AV,
    baselineResourceDisplayName: 'AV',
    status: 'active',
    resourceInstanceIdentifier: { DisplayName: 'AV of today' },
    driftedProperties: Object.entries(properties).map(([propertyName, currentValue]) => ({
      propertyName,
      currentValue: currentValue as unknown,
      desiredValue: '1',
    })),
    ...more,
  });

  it('say the values of today, and nothing else', () => {
    expect(saidBy({ value: [drift({ puaprotection: '2' })] }, utcmDriftSource)).toEqual({
      names: ['AV of today'],
      settings: { puaProtection: 'audit' },
      left: [],
    });
  });

  it.each([
    ['that are fixed say nothing', drift({ puaprotection: '2' }, { status: 'fixed' }), {}],
    ['of a policy that is gone set nothing', drift({ Ensure: 'Absent' }), {}],
    [
      'without the identifier go by the name in the baseline',
      drift({ puaprotection: '0' }, { resourceInstanceIdentifier: null }),
      { puaProtection: 'off' },
    ],
  ])('%s', (_, document, settings) => {
    expect(saidBy(document, utcmDriftSource).settings).toEqual(settings);
  });

  it('without their properties are refused with the way to get them', () => {
    const read = decodeUtcm(bytesOf(drift({}, { driftedProperties: undefined })), 'drift');
    expect(read.diagnostics.map(({ code, hint }) => [code, hint?.includes('$select')])).toEqual([
      ['utcm-without-properties', true],
    ]);
  });

  it('with a wrong value are refused at that value', () => {
    const text = JSON.stringify(drift({ excludedpaths: [1] }), null, 1);
    const read = decodeUtcm(utf8(text), 'drift');
    const line = text.split('\n').findIndex((one) => one.includes('currentValue')) + 1;
    expect(read.diagnostics.map(({ code, at }) => [code, at.line, at.path])).toEqual([
      ['json-wrong-type', line, 'driftedProperties[0].currentValue'],
    ]);
  });
});

describe('recognised by content', () => {
  it.each([
    ['a baseline', baseline(resource(AV, PUA)), 'policy', undefined],
    ['drifts', [{ resourceType: AV, monitorId: 'x', driftedProperties: [] }], undefined, 'policy'],
    [
      'resources of others',
      baseline(resource('microsoft.exchange.accepteddomain', {})),
      'a document of tenant configuration management in which nothing is known to be about Defender',
      undefined,
    ],
    [
      'monitors alone',
      { value: [{ displayName: 'm', monitorRunFrequencyInHours: 6 }] },
      'a monitor of Graph without what it watches',
      undefined,
    ],
    ['the job of a snapshot', { status: 'succeeded', resourceLocation: 'x' }, 'the job of a snapshot', undefined],
    ['an Azure template', { resources: [{ type: 'x', resourceType: 'Microsoft.Compute/x' }] }, undefined, undefined],
    ['other JSON', { a: 1 }, undefined, undefined],
  ] as const)('%s', (_, document, asBaseline, asDrift) => {
    const file = seeFile(bytesOf(document));
    const wordOf = (found: string | { readonly what: string } | undefined) =>
      typeof found === 'object' ? found.what : found;
    expect([wordOf(utcmSource.recognise(file)), wordOf(utcmDriftSource.recognise(file))]).toEqual([
      asBaseline,
      asDrift,
    ]);
  });

  it('repeats the policies that lie beside it', () => {
    const files = new Map([['g/intune/x.json', new Uint8Array()]]);
    expect(utcmSource.isRepeat?.('g/utcm/g.json', files)).toBe(true);
    expect(utcmSource.isRepeat?.('h/utcm/h.json', files)).toBe(false);
    expect(utcmSource.isRepeat?.('g/other.json', files)).toBe(false);
  });
});

describeSource(utcmSource, [
  {
    name: 'a baseline',
    files: bytesOf(
      baseline(
        resource(AV, { ...PUA, Description: 'd', odd: 1 }),
        resource(ASR, { BlockWin32APICallsFromOfficeMacros: 'warn' }),
      ),
    ),
    settings: { puaProtection: 'block', attackSurfaceReductionRules: { 'block-office-macro-win32-api': 'warn' } },
  },
]);

describeSource(utcmDriftSource, [
  {
    name: 'a list',
    files: bytesOf([
      {
        resourceType: AV,
        monitorId: 'x',
        baselineResourceDisplayName: 'AV',
        driftedProperties: [{ propertyName: 'puaprotection', currentValue: '2' }],
      },
    ]),
    settings: { puaProtection: 'audit' },
  },
]);
