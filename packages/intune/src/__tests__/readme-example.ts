import { EMPTY_FORM, encodePortalForm, mdmChannel, settingsCatalogCodec } from '@mdav/intune';

// What "Export JSON" in the Intune portal or a backup tool wrote, in whatever encoding.
const exported = new TextEncoder().encode(`{
  "name": "Desks", "platforms": "windows10", "technologies": "mdm", "settingCount": 1,
  "settings": [{ "id": "0", "settingInstance": {
    "@odata.type": "#microsoft.graph.deviceManagementConfigurationChoiceSettingInstance",
    "settingDefinitionId": "device_vendor_msft_policy_config_defender_cloudblocklevel",
    "choiceSettingValue": { "value": "device_vendor_msft_policy_config_defender_cloudblocklevel_2" } } }]
}`);

const read = settingsCatalogCodec.decode(exported);
if (!read.ok) throw new Error(read.diagnostics.map(({ message, at }) => `${at.line}: ${message}`).join('\n'));

const { settings, residue } = mdmChannel.lift({ ...EMPTY_FORM, catalog: [read.value] });
console.log(settings); // { cloudBlockLevel: 'high' }
console.log(residue.catalog.length); // 0: nothing was left over

export const reviewable = settingsCatalogCodec.encode(read.value); // sorted, two spaces, LF
export const importable = encodePortalForm(read.value); // the bytes that the portal's "Import policy" takes
