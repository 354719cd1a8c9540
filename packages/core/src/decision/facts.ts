import type { SourceId } from '../facts/sources.ts';

/** What a fact is, where it is seen on a device, and the few values that it can have. */
export interface FactInfo {
  readonly title: string;
  /** Where a collector or a reader of exports finds it. */
  readonly seen: string;
  /** Value to meaning. The value `unknown` stands for every device that did not tell. */
  readonly values: Readonly<Record<string, string>>;
  readonly sources: readonly SourceId[];
}

/**
 * Everything that the verdict on a device depends on. Each fact has few values, so that every combination can be
 * looked at, and so that a script and a query can work with the very same words.
 */
export const FACTS = {
  wanted: {
    title: 'Wanted mode',
    seen: 'The fleet file, by the group of the device.',
    values: {
      active: 'Defender Antivirus is the primary antivirus.',
      'active+edr-block': 'The same, with EDR in block mode.',
      passive: 'Another antivirus is primary.',
      'passive+edr-block': 'The same, with EDR in block mode.',
    },
    sources: ['compat-2026'],
  },
  os: {
    title: 'Operating system',
    seen: 'Product type and build, held against the support table with the agent of the group.',
    values: {
      client: 'Finds another antivirus by itself.',
      server: 'Has to be forced.',
      unsupported: 'Cannot have the wanted mode with this agent.',
      unknown:
        'Not told, not recognised, or not listed by the group and with a mode that depends on an agent which nobody told.',
    },
    sources: ['compat-2026'],
  },
  defender: {
    title: 'Defender Antivirus on the device',
    seen: 'The service WinDefend exists.',
    values: { installed: 'It is there.', missing: 'The feature was removed.', unknown: 'Not told.' },
    sources: ['compat-2026', 'server-2026'],
  },
  reported: {
    title: 'Reported running mode',
    seen: '`AMRunningMode` of `Get-MpComputerStatus` without regard to case; a service that is stopped, or by `AMServiceEnabled` or bit 0 of `ProductStatus` does not run, counts as not running.',
    values: {
      active: '`Normal`.',
      passive: '`Passive` or `Passive Mode`.',
      'sxs-passive': '`SxS Passive Mode`: passive with limited periodic scanning.',
      'edr-block': '`EDR Block Mode`. It says nothing of active or passive by itself.',
      'not-running': '`Not running`, or the service is stopped.',
      unknown: 'Absent, or a word that no page documents.',
    },
    sources: ['seed-edr', 'compat-2026', 'windows-2025', 'edr-2021-05', 'ddf'],
  },
  troubleshooting: {
    title: 'Troubleshooting mode',
    seen: '`TroubleShootingMode` of `Get-MpComputerStatus`.',
    values: {
      on: '`Enabled`, the opposite of the one word that a page shows: policy that arrives waits until it ends.',
      off: '`Disabled`.',
      unknown: 'Not told: older platforms do not have the field.',
    },
    sources: ['troubleshooting-2026', 'gmcs-2025'],
  },
  onboarding: {
    title: 'Onboarding in the fleet file',
    seen: 'The fleet file, by the group of the device.',
    values: {
      done: 'The devices are to be onboarded.',
      planned: 'They will be; until then what needs it waits.',
      none: 'They are not to be, or the fleet file does not say.',
    },
    sources: ['compat-2026'],
  },
  onboarded: {
    title: 'Onboarded to Defender for Endpoint',
    seen: '`OnboardingState` is 1.',
    values: { yes: 'It is.', no: 'It is not.', unknown: 'Not told.' },
    sources: ['ts-onb'],
  },
  sensor: {
    title: 'Sensor of Defender for Endpoint',
    seen: 'The service Sense.',
    values: { running: 'It runs.', stopped: 'It does not run, or is not there.', unknown: 'Not told.' },
    sources: ['onboard-server-2026'],
  },
  securityCenter: {
    title: 'Windows Security Center service',
    seen: 'The service wscsvc, on clients.',
    values: { running: 'It runs.', stopped: 'It does not.', unknown: 'Not told, or a server.' },
    sources: ['compat-2026'],
  },
  antivirus: {
    title: 'Other antivirus',
    seen: 'Products registered with Security Center besides Defender, on clients.',
    values: {
      registered: 'At least one, and one of them may run.',
      idle: 'At least one, and each is off, snoozed or expired by its own `productState`.',
      none: 'None.',
      unknown: 'Not told, or a server: it has no Security Center.',
    },
    sources: ['compat-2026', 'passive-2025'],
  },
  force: {
    title: 'Forcing value',
    seen: '`ForceDefenderPassiveMode` under `HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Advanced Threat Protection`.',
    values: {
      absent: 'Not there.',
      'wrong-key': 'Not there, but under another key, such as the one without `Policies`, or by its withdrawn name.',
      'wrong-data': 'There, and neither the number 0 nor 1 as a DWORD: a text, another kind or another number.',
      active: 'There, and 0.',
      passive: 'There, and 1.',
      unknown: 'Not told.',
    },
    sources: ['compat-2026', 'switch-2-2026', 'compat-2021-02', 'seed-guide'],
  },
  turnOff: {
    title: 'Policy "Turn off Microsoft Defender Antivirus"',
    seen: '`DisableAntiSpyware` under `HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender`.',
    values: {
      absent: 'Not configured.',
      disabled: '0: Defender runs whatever other antivirus is there.',
      enabled: '1: turns off, is ignored or makes passive, by platform, system and onboarding.',
      unknown: 'Not told.',
    },
    sources: ['acsp', 'releases', 'das-now'],
  },
  tamper: {
    title: 'Tamper protection',
    seen: '`IsTamperProtected`, with `AMProductVersion` 4.18.2208.0 or later.',
    values: {
      'holds-active': 'On, on a platform that then refuses the switch from active to passive.',
      free: 'Off, or an older platform.',
      unknown: 'Not told.',
    },
    sources: ['compat-2026', 'releases'],
  },
  tamperWish: {
    title: 'Tamper protection against the fleet file',
    seen: '`IsTamperProtected`, where the fleet file says `tamperProtection`, as a setting or of the devices.',
    values: {
      met: 'As the fleet file has it.',
      differs: 'On where off is wanted, or off where on is.',
      unknown: 'Not told, or the fleet file does not say.',
    },
    sources: ['tamper-windows', 'gmcs-2025'],
  },
  protection: {
    title: 'Protection of an active device',
    seen: '`AntivirusEnabled`, `RealTimeProtectionEnabled`, `BehaviorMonitorEnabled`, `OnAccessProtectionEnabled` and `IoavProtectionEnabled`, but those that the fleet file itself turns off; bit 1 of `ProductStatus` says that there is no engine.',
    values: {
      on: 'All that were told are on.',
      off: 'At least one is off, or the service runs without an engine.',
      unknown: 'None was told.',
    },
    sources: ['gmcs-2025', 'compat-2026', 'ddf'],
  },
  signatures: {
    title: 'Security intelligence',
    seen: '`DefenderSignaturesOutOfDate`, and `AntivirusSignatureAge` against `signatureUpdateAVSignatureDue` of the group, which is 7 days where it is not set; exports say `avIsSignatureUpToDate`.',
    values: { current: 'New enough.', old: 'Too old, or never there.', unknown: 'Not told.' },
    sources: ['gmcs-2025', 'acsp', 'health-api'],
  },
  asr: {
    title: 'Attack surface reduction rules',
    seen: 'The rules that `Get-MpPreference` tells of, against those of the policy key and of Policy Manager.',
    values: {
      policy: 'Every rule stands as a policy has it, or there is none.',
      local: 'At least one stands as no policy has it: set on the device itself, or by Windows.',
      unknown: 'Not told.',
    },
    sources: ['asr-ts'],
  },
  exclusions: {
    title: 'Exclusions in force',
    seen: '`ExclusionPath` and `ExclusionExtension` of `Get-MpPreference`, whoever set them, but what the fleet file itself wants.',
    values: {
      narrow: 'None covers a whole drive or programs, or there is none.',
      drive:
        'At least one covers a whole drive, such as `C:\\`, every folder, or programs or scripts wherever they are, such as `exe`.',
      unknown: 'Not told, or hidden from whoever asked.',
    },
    sources: ['exclusion-mistakes', 'exclusion-paths'],
  },
  versions: {
    title: 'Versions of the device',
    seen: '`AMProductVersion` and `AMEngineVersion` against `platform` and `engine` of the fleet file, and what `ProductStatus` says of them.',
    values: {
      current: 'Not older than the fleet file says.',
      old: 'At least one is older than the fleet file says, or the service calls itself expired (bit 14 of `ProductStatus`), its platform out of date (bit 20), or platform or intelligence at the end of its life (bit 23).',
      unknown: 'Not told, or the fleet file does not say.',
    },
    sources: ['ddf', 'gmcs-2025'],
  },
  floor: {
    title: 'Version floors of EDR in block mode',
    seen: '`AMProductVersion` and `AMEngineVersion`; met where block mode is not wanted.',
    values: {
      met: 'Both are new enough.',
      'platform-below': 'The platform is too old.',
      'engine-below': 'The engine is too old.',
      unknown: 'Not told.',
    },
    sources: ['seed-edr', 'edr-2026', 'releases'],
  },
  cloud: {
    title: 'Cloud protection',
    seen: 'The value that Group Policy or mobile device management sets.',
    values: { on: 'Set to on.', off: 'Set to off.', unknown: 'Not set by either, or not told.' },
    sources: ['edr-2026'],
  },
  blockPolicy: {
    title: 'Policy for EDR in block mode',
    seen: '`PassiveRemediation` under the policy key of Defender, or under Policy Manager.',
    values: {
      set: 'On by policy.',
      missing: 'Not on by policy.',
      portal: 'Not on by policy, and the fleet means the switch of the portal.',
      unknown: 'Not told.',
    },
    sources: ['edr-2026', 'admx-2023', 'ddf'],
  },
  conflict: {
    title: 'Channels that disagree',
    seen: '`PassiveRemediation` by Group Policy and by mobile device management with different data.',
    values: { yes: 'They disagree, and which one wins is a race.', no: 'They do not, or only one was told.' },
    sources: ['dcsp', 'mdmwins'],
  },
  change: {
    title: 'Last change of the mode values',
    seen: 'Newest event 5007 that names a mode value, against the last start of Windows.',
    values: {
      'since-boot': 'The device has not been restarted since.',
      settled: 'It has been restarted since, or nothing changed lately.',
      unknown: 'Not told.',
    },
    sources: ['switch-2-2026', 'server-2026'],
  },
} as const satisfies Readonly<Record<string, FactInfo>>;

export type FactId = keyof typeof FACTS;

/** The values that a fact can have. */
export type FactValue<Id extends FactId> = keyof (typeof FACTS)[Id]['values'] & string;

/** One value for every fact: all that a verdict depends on. */
export type Facts = { readonly [Id in FactId]: FactValue<Id> };

/** Every fact, in the order of the table. */
export const FACT_IDS = Object.keys(FACTS) as readonly FactId[];

/** The values of a fact, in the order of the table. */
export function valuesOf<Id extends FactId>(id: Id): readonly FactValue<Id>[] {
  return Object.keys(FACTS[id].values) as FactValue<Id>[];
}
