import type { MdmPolicy, SettingInstance } from '../settings-catalog/policy.ts';

const DEFENDER = 'device_vendor_msft_policy_config_defender';

const blockLevel: SettingInstance = {
  kind: 'choice',
  definition: `${DEFENDER}_cloudblocklevel`,
  template: null,
  value: { option: `${DEFENDER}_cloudblocklevel_2`, template: null, children: [] },
};

const cpuLoad: SettingInstance = {
  kind: 'simple',
  definition: `${DEFENDER}_avgcpuloadfactor`,
  template: null,
  value: { kind: 'integer', value: 30, template: null },
};

/** A plain policy of two settings, in canonical order. */
export const plainPolicy: MdmPolicy = {
  name: 'contoso - office-clients - Defender',
  description: null,
  platforms: 'windows10',
  technologies: ['mdm'],
  roleScopeTagIds: ['0'],
  template: null,
  settings: [cpuLoad, blockLevel],
};

/** The same as the file that we write. */
export const plainPolicyText = `{
  "name": "contoso - office-clients - Defender",
  "description": null,
  "platforms": "windows10",
  "technologies": "mdm",
  "roleScopeTagIds": [
    "0"
  ],
  "templateReference": {
    "templateId": "",
    "templateFamily": "none",
    "templateDisplayName": null,
    "templateDisplayVersion": null
  },
  "settings": [
    {
      "id": "0",
      "settingInstance": {
        "@odata.type": "#microsoft.graph.deviceManagementConfigurationSimpleSettingInstance",
        "settingDefinitionId": "device_vendor_msft_policy_config_defender_avgcpuloadfactor",
        "settingInstanceTemplateReference": null,
        "simpleSettingValue": {
          "@odata.type": "#microsoft.graph.deviceManagementConfigurationIntegerSettingValue",
          "settingValueTemplateReference": null,
          "value": 30
        }
      }
    },
    {
      "id": "1",
      "settingInstance": {
        "@odata.type": "#microsoft.graph.deviceManagementConfigurationChoiceSettingInstance",
        "settingDefinitionId": "device_vendor_msft_policy_config_defender_cloudblocklevel",
        "settingInstanceTemplateReference": null,
        "choiceSettingValue": {
          "settingValueTemplateReference": null,
          "value": "device_vendor_msft_policy_config_defender_cloudblocklevel_2",
          "children": []
        }
      }
    }
  ]
}
`;

/** Bytes in the encodings that exports come in. */
export const ENCODINGS: Readonly<Record<string, (text: string) => Uint8Array>> = {
  'UTF-8': (text) => new TextEncoder().encode(text),
  'UTF-8 with its mark': (text) => new TextEncoder().encode(`\uFEFF${text}`),
  'UTF-16LE': (text) => utf16(text, true),
  'UTF-16BE': (text) => utf16(text, false),
};

function utf16(text: string, littleEndian: boolean): Uint8Array {
  const marked = `\uFEFF${text}`;
  const view = new DataView(new ArrayBuffer(marked.length * 2));
  for (let at = 0; at < marked.length; at++) view.setUint16(at * 2, marked.charCodeAt(at), littleEndian);
  return new Uint8Array(view.buffer);
}

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
export const textOf = (bytes: Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
