import { seeFile, utf8 } from '@mdav/core/format';
import { describeSource } from '@mdav/testkit';
import { describe, expect, it } from 'vitest';
import { intuneSources } from './sources.ts';
import { unreadSource } from './unread-source.ts';

const json = (value: unknown) => utf8(JSON.stringify(value));
const graph = (type: string, more: object) => ({
  '@odata.type': `#microsoft.graph.${type}`,
  displayName: 'x',
  ...more,
});
const setting = (property: string, more: object) => ({
  definitionId: `deviceConfiguration--windows10GeneralConfiguration_${property}`,
  ...more,
});

/** What is said of Defender in a file, each with the name that it has there; and what is told of the file. */
function saidIn(bytes: Uint8Array) {
  const read = unreadSource.decode(bytes, 'x');
  if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
  const { parts } = unreadSource.lift(read.value.map(({ form }) => ({ form, path: 'x' })));
  return parts.map(({ apart, left, diagnostics }) => ({
    word: apart?.kind.word,
    lines: left.flatMap(({ lines }) => lines.map(({ place, says }) => `${place} = ${says}`)),
    isDefender: left.every(({ unsayable = [] }) => unsayable.every((one) => one.isDefender)),
    told: diagnostics.map(({ code }) => code),
  }));
}

/** A policy of administrative templates by the id of its definition. */
const bound = {
  'definition@odata.bind': "https://graph.microsoft.com/beta/deviceManagement/groupPolicyDefinitions('x')",
  enabled: 'true',
  presentationValues: [],
};

const restrictions = graph('windows10GeneralConfiguration', {
  defenderFilesAndFoldersToExclude: ['C:\\'],
  defenderMonitorFileActivity: 'disable',
  defenderCloudBlockLevel: 'notConfigured',
  defenderScanType: 'userDefined',
  defenderProcessesToExclude: [],
  defenderScanMaxCpu: null,
  // What Graph has for a switch that nobody touched.
  defenderRequireRealTimeMonitoring: false,
  passwordRequired: true,
});

describe('an object that is not read into settings', () => {
  it.each([
    [
      'device restrictions',
      restrictions,
      'Intune device restrictions',
      ['defenderFilesAndFoldersToExclude = ["C:\\\\"]', 'defenderMonitorFileActivity = disable'],
    ],
    [
      'endpoint protection, where a switch may be empty',
      graph('windows10EndpointProtectionConfiguration', {
        defenderDisableRealTimeMonitoring: false,
        defenderNetworkProtectionType: 'block',
        defenderScanMaxCpuPercentage: null,
        windowsDefenderTamperProtection: 'enable',
        firewallBlockStatefulFTP: true,
      }),
      'Intune endpoint protection profile',
      [
        'defenderDisableRealTimeMonitoring = false',
        'defenderNetworkProtectionType = block',
        'windowsDefenderTamperProtection = enable',
      ],
    ],
    [
      'an onboarding profile, without its secret',
      graph('windowsDefenderAdvancedThreatProtectionConfiguration', {
        allowSampleSharing: true,
        enableExpeditedTelemetryReporting: false,
        advancedThreatProtectionOnboardingBlob: 'c2VjcmV0',
      }),
      'Intune onboarding profile',
      ['allowSampleSharing = true', 'advancedThreatProtectionOnboardingBlob = onboarding data'],
    ],
    [
      'an intent, where false was chosen',
      graph('deviceManagementIntent', {
        settings: [
          setting('defenderRequireRealTimeMonitoring', { valueJson: 'false' }),
          setting('defenderScanMaxCpu', { valueJson: 'null' }),
          setting('passwordRequired', { value: true }),
        ],
      }),
      'Intune intent',
      ['deviceConfiguration--windows10GeneralConfiguration_defenderRequireRealTimeMonitoring = false'],
    ],
    [
      'the settings of an intent, in a file of their own',
      [setting('defenderSignatureUpdateIntervalInHours', { value: 4 })],
      'Intune intent',
      ['deviceConfiguration--windows10GeneralConfiguration_defenderSignatureUpdateIntervalInHours = 4'],
    ],
    [
      'administrative templates',
      graph('groupPolicyConfiguration', {
        definitionValues: [
          { enabled: true, definition: { displayName: 'Turn off Microsoft Defender Antivirus' } },
          {
            enabled: false,
            '#Definition_displayName': 'Scan archive files',
            '#Definition_categoryPath': '\\Windows Components\\Microsoft Defender Antivirus\\Scan',
          },
          {
            enabled: true,
            '#Definition_displayName': 'Prohibit access to the Control Panel',
            '#Definition_categoryPath': '\\Control Panel',
          },
        ],
      }),
      'Intune profile of administrative templates',
      ['Turn off Microsoft Defender Antivirus = enabled', 'Scan archive files = disabled'],
    ],
  ])('names what %s say', (_, document, word, lines) => {
    for (const each of [document, ...(Array.isArray(document) ? [] : [[document], { value: [document] }])])
      expect(saidIn(json(each))).toEqual([{ word, lines, isDefender: true, told: ['intune-object-not-read'] }]);
  });

  it('says nothing where nobody chose anything of Defender', () => {
    const untouched = graph('windows10GeneralConfiguration', {
      defenderRequireRealTimeMonitoring: false,
      passwordRequired: true,
    });
    expect(saidIn(json(untouched))).toEqual([
      { word: 'Intune device restrictions', lines: [], isDefender: true, told: [] },
    ]);
  });

  it.each([
    ['templates without their policies', graph('groupPolicyConfiguration', {})],
    ['templates with ids alone', graph('groupPolicyConfiguration', { definitionValues: [{ enabled: true }] })],
    ['policies of templates in a file of their own', [bound]],
    ['one such policy', bound],
    ['templates as a backup keeps them', { Policy: { displayName: 'x' }, Definitions: [bound] }],
    ['an intent without its settings', graph('deviceManagementIntent', {})],
  ])('says of %s that they cannot be told', (_, document) => {
    expect(saidIn(json(document))).toMatchObject([{ lines: [], told: ['intune-object-untold'] }]);
  });

  it('leaves other objects alone', () => {
    for (const other of [
      graph('iosGeneralDeviceConfiguration', {}),
      graph('windows10CompliancePolicy', { defenderEnabled: true }),
      [],
      {},
    ])
      expect(unreadSource.recognise(seeFile(json(other)))).toBeUndefined();
  });

  it('is the source of an object that no other one reads', () => {
    const file = seeFile(json(restrictions));
    expect(intuneSources.filter((source) => source.recognise(file) === 'policy').map(({ id }) => id)).toEqual([
      'intune-object',
    ]);
  });
});

describeSource(unreadSource, [{ name: 'device restrictions', files: json(restrictions), settings: {} }]);
