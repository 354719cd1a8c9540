import { DEFENDER, POWERSHELL_64, STATUS } from './keys.mjs';

const VERSIONS = { AMProductVersion: '4.18.26080.3', AMEngineVersion: '1.1.26080.3' };

/** What `Get-MpComputerStatus` of a protected device tells, with the differences that are given. */
export const statusOf = (mode, differences = {}) => ({
  AMRunningMode: mode,
  ...VERSIONS,
  AMServiceEnabled: true,
  AntivirusEnabled: true,
  AntivirusSignatureVersion: '1.443.403.0',
  AntivirusSignatureAge: 1,
  BehaviorMonitorEnabled: true,
  IoavProtectionEnabled: true,
  IsTamperProtected: true,
  OnAccessProtectionEnabled: true,
  RealTimeProtectionEnabled: true,
  RebootRequired: false,
  SmartAppControlState: 'Off',
  TamperProtectionSource: 'Intune',
  DefenderSignaturesOutOfDate: false,
  TroubleShootingMode: 'Disabled',
  ComputerState: 0,
  ProductStatus: 524288,
  ...differences,
});

export const SERVER = { caption: 'Microsoft Windows Server 2022 Standard', type: 3, build: 20348, upHours: 30 };
export const CLIENT = { caption: 'Microsoft Windows 11 Enterprise', type: 1, build: 26100, upHours: 5 };

export const dword = (data) => ['DWord', data];

/** An onboarded server with Defender active and nothing set, with the differences that are given. */
export function deviceOf(id, differences = {}) {
  return {
    id,
    registry: { [DEFENDER]: {}, [STATUS]: { OnboardingState: dword(1) } },
    denied: [],
    files: [POWERSHELL_64],
    elevated: true,
    writeDenied: false,
    writeIgnored: false,
    services: { WinDefend: 'Running', Sense: 'Running', wscsvc: 'Stopped' },
    os: SERVER,
    status: statusOf('Normal', { IsTamperProtected: false }),
    products: null,
    events: [],
    rules: [],
    excluded: [],
    extensions: [],
    wow: false,
    ...differences,
  };
}
