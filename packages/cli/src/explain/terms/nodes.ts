import type { TermOf } from './term.ts';

const DEFENDER = './Device/Vendor/MSFT/Defender';
const SENSOR = './Device/Vendor/MSFT/WindowsAdvancedThreatProtection';

/** Nodes that report or act. Nodes that set something are settings; what `Get-MpComputerStatus` has as well stands there. */
export const NODE_TERMS: readonly TermOf[] = [
  {
    id: `${DEFENDER}/Health`,
    also: ['Defender CSP', 'Defender/Health'],
    says: 'What a device reports of Defender over MDM: whether service and real-time protection run, versions, scans that are due, tamper protection. No node among them tells the running mode.',
    see: ['AMRunningMode', 'ProductStatus', 'ComputerState'],
    sources: ['ddf', 'dcsp'],
  },
  {
    id: `${DEFENDER}/Scan`,
    says: 'Starts a scan of the device: 1 a quick one, 2 a full one. It is an action and no policy.',
    see: ['scanParameter'],
    sources: ['ddf'],
  },
  {
    id: `${DEFENDER}/UpdateSignature`,
    says: 'Updates the security intelligence at once. It is an action and no policy.',
    see: ['KB2267602'],
    sources: ['ddf'],
  },
  {
    id: `${DEFENDER}/OfflineScan`,
    says: 'Starts an offline scan, for which the device restarts. It is an action and no policy.',
    see: ['2030'],
    sources: ['ddf'],
  },
  {
    id: `${DEFENDER}/RollbackPlatform`,
    also: [`${DEFENDER}/RollbackEngine`],
    says: 'Goes back to the platform or engine before the present one. It is an action and no policy.',
    see: ['AMProductVersion', 'AMEngineVersion'],
    sources: ['ddf'],
  },
  {
    id: `${DEFENDER}/Detections`,
    says: 'What was found on the device, one node per threat.',
    see: ['1116'],
    sources: ['ddf'],
  },
  {
    id: `${SENSOR}/HealthState`,
    also: [
      `${SENSOR}/HealthState/OnboardingState`,
      `${SENSOR}/HealthState/SenseIsRunning`,
      `${SENSOR}/HealthState/LastConnected`,
      `${SENSOR}/HealthState/OrgId`,
      'SenseIsRunning',
    ],
    says: 'What the sensor reports over MDM: whether it runs and is onboarded, to which tenant, and when it was last connected.',
    see: ['OnboardingState', 'Sense'],
    sources: ['watp'],
  },
];
