/** What ids of definitions begin with that the catalogue is about; nothing is said of any other area. */
const AREAS = [
  'device_vendor_msft_policy_config_defender_',
  'device_vendor_msft_policy_config_admx_microsoftdefenderantivirus_',
  'device_vendor_msft_defender_',
  'device_vendor_msft_windowsadvancedthreatprotection_',
  'vendor_msft_defender_',
];

/** Definitions that the service has there and the catalogue leaves aside. */
const BESIDE = [
  'device_vendor_msft_defender_configuration_aiagent',
  'device_vendor_msft_defender_configuration_asronlyperruleexclusions',
  'device_vendor_msft_defender_configuration_behavioralnetworkblocks_remoteencryptionprotection_remoteencryptionprotectionexclusions',
  'device_vendor_msft_defender_configuration_deploymentchannel',
  'device_vendor_msft_defender_configuration_devicecontrol_',
  'vendor_msft_defender_configuration_tamperprotection',
  'vendor_msft_defender_configuration_tamperprotection_blob',
];

/** True for an id that should be a definition of Defender, whatever its letter case. */
export function isDefenderId(id: string): boolean {
  const lower = id.toLowerCase();
  return AREAS.some((start) => lower.startsWith(start));
}

/** True for a definition that exists and of which nothing further is known. */
export function isLeftAside(id: string): boolean {
  return BESIDE.some((known) => (known.endsWith('_') ? id.startsWith(known) : id === known || isVariant(id, known)));
}

/** Nodes of agents come as a family of ids. */
function isVariant(id: string, known: string): boolean {
  return known.endsWith('aiagent') && id.startsWith(known);
}
