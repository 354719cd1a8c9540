import { utf8 } from '@mdav/core/format';
import { describeSource } from '@mdav/testkit';
import { customProfileCodec } from '../custom/codec.ts';
import { scriptPackageCodec } from '../scripts/codec.ts';
import { settingsCatalogCodec } from '../settings-catalog/codec.ts';
import { catalogSource } from './catalog-source.ts';
import { profileSource } from './profile-source.ts';
import { scriptSource } from './script-source.ts';

const choice = (definition: string) =>
  ({
    kind: 'choice',
    definition,
    template: null,
    value: { option: `${definition}_1`, template: null, children: [] },
  }) as const;

const YAML = `'@odata.type': '#microsoft.graph.deviceManagementConfigurationPolicy'
name: x
description: null
platforms: windows10
technologies: mdm
settings:
- '@odata.type': '#microsoft.graph.deviceManagementConfigurationSetting'
  settingInstance:
    '@odata.type': '#microsoft.graph.deviceManagementConfigurationChoiceSettingInstance'
    settingDefinitionId: device_vendor_msft_policy_config_defender_puaprotection
    choiceSettingValue:
      '@odata.type': '#microsoft.graph.deviceManagementConfigurationChoiceSettingValue'
      value: device_vendor_msft_policy_config_defender_puaprotection_1
      children: []
`;
const PROFILE_YAML = `'@odata.type': '#microsoft.graph.windows10CustomConfiguration'
displayName: x
omaSettings:
- '@odata.type': '#microsoft.graph.omaSettingInteger'
  displayName: x
  omaUri: ./Device/Vendor/MSFT/Policy/Config/Defender/PUAProtection
  value: 1
`;

describeSource(catalogSource, [
  { name: 'a policy of IntuneCD in YAML', files: utf8(YAML), settings: { puaProtection: 'block' } },
  {
    name: 'a policy',
    files: settingsCatalogCodec.encode({
      name: 'x',
      description: 'two\nlines',
      platforms: 'windows10',
      technologies: ['mdm'],
      roleScopeTagIds: ['0'],
      template: null,
      settings: [
        choice('device_vendor_msft_policy_config_defender_puaprotection'),
        choice('device_vendor_msft_policy_config_browser_allowpopups'),
      ],
    }),
    settings: { puaProtection: 'block' },
  },
]);

const node = (uri: string) =>
  ({ kind: 'integer', name: uri, description: null, uri, secretReference: null, value: 1, isReadOnly: false }) as const;

describeSource(profileSource, [
  { name: 'a profile of IntuneCD in YAML', files: utf8(PROFILE_YAML), settings: { puaProtection: 'block' } },
  {
    name: 'a profile',
    files: customProfileCodec.encode({
      name: 'x',
      description: null,
      roleScopeTagIds: ['0'],
      settings: [
        node('./Device/Vendor/MSFT/Policy/Config/Defender/PUAProtection'),
        node('./Device/Vendor/MSFT/Defender/Configuration/New'),
      ],
    }),
    settings: { puaProtection: 'block' },
  },
]);

describeSource(scriptSource, [
  {
    name: 'a package of somebody else',
    files: scriptPackageCodec.encode({
      name: 'x',
      description: null,
      publisher: null,
      roleScopeTagIds: ['0'],
      detection: 'exit 0',
      remediation: 'exit 0',
      runAs: 'system',
      runAs32Bit: false,
      enforceSignatureCheck: false,
    }),
    settings: {},
  },
]);
