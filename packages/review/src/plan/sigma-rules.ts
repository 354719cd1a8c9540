/** A write to the registry as a sensor tells of it: the whole path with the name of the value, and the data in its words. */
export interface RegistryWrite {
  readonly path: string;
  readonly data: number | string;
}

/**
 * A public rule of Sigma that looks at writes of Defender's policies. Of the rule stand here its id, where it is, and what
 * it matches, restated; its text stays with its authors under the Detection Rule License.
 */
export interface SigmaRule {
  readonly id: string;
  /** Path in the repository. */
  readonly path: string;
  /** The commit at which its selections were read: a later one may match something else, or lie elsewhere. */
  readonly commit: string;
  /** What sets it off, in our words. */
  readonly about: string;
  readonly matches: (write: RegistryWrite) => boolean;
}

/** The repository, and the day on which the selections were read. */
export const SIGMA = { repository: 'https://github.com/SigmaHQ/sigma', seen: '2026-11-29' } as const;

const REGISTRY_SET = 'rules/windows/registry/registry_set';

/** Values whose 1 turns something off, as they end. */
const OFF_BY_ONE = [
  'DisableAntiSpyware',
  'DisableAntiVirus',
  'Real-Time Protection\\DisableBehaviorMonitoring',
  'Real-Time Protection\\DisableIntrusionPreventionSystem',
  'Real-Time Protection\\DisableIOAVProtection',
  'Real-Time Protection\\DisableOnAccessProtection',
  'Real-Time Protection\\DisableRealtimeMonitoring',
  'Real-Time Protection\\DisableScanOnRealtimeEnable',
  'Real-Time Protection\\DisableScriptScanning',
  'Reporting\\DisableEnhancedNotifications',
  'SpyNet\\DisableBlockAtFirstSeen',
];

/** Values whose 0 does. */
const OFF_BY_ZERO = [
  'App and Browser protection\\DisallowExploitProtectionOverride',
  'Features\\TamperProtection',
  'MpEngine\\MpEnablePus',
  'PUAProtection',
  'Signature Update\\ForceUpdateFromMU',
  'SpyNet\\SpynetReporting',
  'SpyNet\\SubmitSamplesConsent',
  'Windows Defender Exploit Guard\\Controlled Folder Access\\EnableControlledFolderAccess',
];

const DEFENDER_KEYS = [
  '\\SOFTWARE\\Microsoft\\Windows Defender\\',
  '\\SOFTWARE\\Policies\\Microsoft\\Windows Defender Security Center\\',
  '\\SOFTWARE\\Policies\\Microsoft\\Windows Defender\\',
];

/**
 * Left out are rules that no write of policy can set off: those of the keys that Defender itself keeps, of events of
 * Defender, of processes, and one (bf9e1387-b040-4393-9851-1598f8ecfae9) that looks for data which no sensor writes so.
 */
export const SIGMA_RULES: readonly SigmaRule[] = [
  {
    id: '0eb46774-f1ab-4a74-8238-1155855f2263',
    path: `${REGISTRY_SET}/registry_set_windows_defender_tamper.yml`,
    commit: '0252d8e021f41a4097489572e611e79410f87171',
    about: 'a protection of Defender is turned off in the registry',
    matches: ({ path, data }) =>
      DEFENDER_KEYS.some((key) => has(path, key)) &&
      ((data === 1 && OFF_BY_ONE.some((end) => endsIn(path, end))) ||
        (data === 0 && OFF_BY_ZERO.some((end) => endsIn(path, end)))),
  },
  {
    id: 'a982fc9c-6333-4ffb-a51d-addb04e8b529',
    path: `${REGISTRY_SET}/registry_set_defender_exclusions.yml`,
    commit: '10b9835e603f9f96db2dd82c2b1371cb95d783ce',
    about: 'something is written below the exclusions of Defender',
    matches: ({ path }) => has(path, '\\Microsoft\\Windows Defender\\Exclusions'),
  },
  {
    id: '8ffc5407-52e3-478f-9596-0a7371eafe13',
    path: `${REGISTRY_SET}/registry_set_disabled_pua_protection_on_microsoft_defender.yml`,
    commit: '08b3fd5fec8c60f4b2dbfca56d5ba9079ad12268',
    about: 'protection from unwanted applications is turned off in the registry',
    matches: ({ path, data }) => data === 0 && has(path, '\\Policies\\Microsoft\\Windows Defender\\PUAProtection'),
  },
  {
    id: '93d298a1-d28f-47f1-a468-d971e7796679',
    path: `${REGISTRY_SET}/registry_set_disabled_tamper_protection_on_microsoft_defender.yml`,
    commit: '01dab85a052e8cff034609c4c3c967faeea8c0ad',
    about: 'tamper protection is turned off in the registry',
    matches: ({ path, data }) => data === 0 && has(path, '\\Microsoft\\Windows Defender\\Features\\TamperProtection'),
  },
  {
    id: '5a9e1b2c-8f7d-4a1e-9b3c-0f6d7e5a4b1f',
    path: 'rules/windows/registry/registry_event/registry_event_defender_threat_action_modified.yml',
    commit: '3453c12220fa07ed6c9a8a79deae9b56ec467c80',
    about: 'threats of a severity are allowed by a number in the registry',
    matches: ({ path, data }) =>
      (data === 6 || data === 9) &&
      has(path, '\\Microsoft\\Windows Defender\\Threats\\ThreatSeverityDefaultAction\\') &&
      ['1', '2', '4', '5'].some((end) => endsIn(path, end)),
  },
];

/** Sigma compares without regard to case. */
function has(path: string, part: string): boolean {
  return path.toLowerCase().includes(part.toLowerCase());
}

function endsIn(path: string, end: string): boolean {
  return path.toLowerCase().endsWith(`\\${end.toLowerCase()}`);
}
