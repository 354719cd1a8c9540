/** Fields of `Get-MpComputerStatus` on which a verdict depends, in the order of their weight. */
const DECIDING = [
  'AMRunningMode',
  'AMServiceEnabled',
  'AMProductVersion',
  'AMEngineVersion',
  'IsTamperProtected',
  'AntivirusEnabled',
  'RealTimeProtectionEnabled',
  'BehaviorMonitorEnabled',
  'OnAccessProtectionEnabled',
  'IoavProtectionEnabled',
  'AntivirusSignatureAge',
  'DefenderSignaturesOutOfDate',
  'TroubleShootingMode',
  'ProductStatus',
] as const;

/** Fields that explain a verdict to people; the collector leaves them out first where its line would be too long. */
export const EXPLAINING_FIELDS = [
  'AntivirusSignatureVersion',
  'ControlledConfigurationState',
  'RebootRequired',
  'SmartAppControlState',
  'TamperProtectionSource',
] as const;

export const DECIDING_FIELDS: readonly string[] = DECIDING;

/** Everything that the collector takes; a platform that does not know a field leaves it empty. */
export const STATUS_FIELDS: readonly string[] = [...DECIDING, ...EXPLAINING_FIELDS];
