import type { TermOf } from './term.ts';

type EventRow = readonly [id: number, says: string, more?: Partial<Pick<TermOf, 'next' | 'see' | 'sources'>>];

/** Events of Defender Antivirus, as its page of event ids has them. */
const DEFENDER: readonly EventRow[] = [
  [1000, 'A scan started.'],
  [1001, 'A scan finished.'],
  [1002, 'A scan was stopped before its end.'],
  [
    1006,
    'The engine found malware or unwanted software. Events 1116 and 1117 tell the same for what is found today.',
    { see: ['1116'] },
  ],
  [1007, 'Defender acted against malware or unwanted software.', { see: ['1117'] }],
  [1008, 'An action against malware or unwanted software failed.', { see: ['1118'] }],
  [1009, 'Something was restored from quarantine.'],
  [1010, 'Restoring from quarantine failed.'],
  [1011, 'Something was deleted from quarantine.', { see: ['daysToRetainCleanedMalware'] }],
  [1012, 'Deleting from quarantine failed.'],
  [1013, 'The history of what was found was deleted.', { see: ['scanPurgeItemsAfterDelay'] }],
  [1014, 'Deleting the history of what was found failed.'],
  [1015, 'Suspicious behaviour was detected.', { see: ['allowBehaviorMonitoring'] }],
  [
    1116,
    'Malware or unwanted software was detected. What was done about it, 1117 tells. In passive mode detection is all there is, unless EDR in block mode remediates.',
    { see: ['1117', 'threatSeverityDefaultAction', 'EDR in block mode'] },
  ],
  [
    1117,
    'Defender acted against what 1116 names. The action Allow means that it was detected and left, as the policy wants.',
    { see: ['1116', 'threatSeverityDefaultAction'] },
  ],
  [1118, 'An action against what was detected failed, without being critical.', { see: ['1119'] }],
  [
    1119,
    'An action against what was detected failed critically; the device may be unprotected.',
    { next: 'Update the security intelligence and scan again; the event says which action failed.' },
  ],
  [
    1120,
    'The hashes of a threat were worked out. It is written only where the policy on hashes of threats is set.',
    { see: ['enableFileHashComputation'] },
  ],
  [
    1121,
    'An attack surface reduction rule blocked something.',
    { see: ['attackSurfaceReductionRules', 'attackSurfaceReductionOnlyExclusions'], sources: ['asr-events'] },
  ],
  [
    1122,
    'An attack surface reduction rule in audit mode would have blocked something.',
    { see: ['attackSurfaceReductionRules'], sources: ['asr-events'] },
  ],
  [
    1123,
    'Controlled folder access blocked a change.',
    { see: ['enableControlledFolderAccess', 'controlledFolderAccessAllowedApplications'], sources: ['asr-events'] },
  ],
  [
    1124,
    'Controlled folder access in audit mode would have blocked a change.',
    { see: ['enableControlledFolderAccess'], sources: ['asr-events'] },
  ],
  [
    1125,
    'Network protection in audit mode would have blocked a connection.',
    { see: ['enableNetworkProtection'], sources: ['asr-events'] },
  ],
  [1126, 'Network protection blocked a connection.', { see: ['enableNetworkProtection'], sources: ['asr-events'] }],
  [
    1127,
    'Controlled folder access blocked a write to disk sectors.',
    { see: ['enableControlledFolderAccess'], sources: ['events-2026', 'asr-events'] },
  ],
  [
    1128,
    'Controlled folder access in audit mode would have blocked a write to disk sectors.',
    { see: ['enableControlledFolderAccess'], sources: ['asr-events'] },
  ],
  [
    1129,
    'Somebody went on past an attack surface reduction rule in warn mode.',
    { see: ['attackSurfaceReductionRules'], sources: ['asr-events', 'asr-overview'] },
  ],
  [1150, 'Defender is healthy; written every hour.'],
  [
    1151,
    'A report on health: versions, the state of protection, the age of signatures and scans.',
    { see: ['reportingServiceHealthReportInterval'] },
  ],
  [2000, 'The security intelligence was updated.'],
  [
    2001,
    'An update of the security intelligence failed.',
    {
      next: 'Look at the source that the event names, and at the order of sources.',
      see: ['signatureUpdateFallbackOrder', 'signatures-old'],
    },
  ],
  [2002, 'The engine was updated.', { see: ['AMEngineVersion'] }],
  [2003, 'An update of the engine failed.', { see: ['AMEngineVersion'] }],
  [
    2004,
    'New security intelligence could not be loaded; Defender goes back to the last that was good.',
    { next: 'Restart the device and update again.' },
  ],
  [
    2005,
    'The engine did not load because the platform is too old.',
    { next: 'Update the platform.', see: ['KB4052623'] },
  ],
  [2006, 'An update of the platform failed.', { see: ['KB4052623', 'AMProductVersion'] }],
  [2007, 'The platform will soon be too old for the engine.', { next: 'Update the platform.', see: ['KB4052623'] }],
  [2010, 'Cloud protection sent further security intelligence.', { see: ['allowCloudProtection'] }],
  [
    2011,
    'Out-of-date intelligence from the cloud was dropped. Since platform 4.18.2207.7 it is not written unless asked for.',
    { see: ['reportingEnableDynamicSignatureDroppedEventReporting'] },
  ],
  [
    2012,
    'Getting intelligence from the cloud failed.',
    { next: 'Check the connection to the cloud service.', see: ['allowCloudProtection'] },
  ],
  [2013, 'All intelligence from the cloud was dropped.'],
  [2020, 'A clean file was downloaded in place of a damaged one.'],
  [2021, 'Downloading a clean file failed.', { next: 'Check the connection to the cloud service.' }],
  [2030, 'An offline scan is prepared for the next restart.'],
  [2031, 'Preparing an offline scan failed.'],
  [2040, 'Support for this version of Windows will soon end.'],
  [2041, 'Support for this version of Windows has ended.', { next: 'Upgrade Windows.' }],
  [2042, 'Defender does not protect this version of Windows any more.', { next: 'Upgrade Windows.' }],
  [2050, 'A sample was sent to Microsoft.', { see: ['submitSamplesConsent'] }],
  [
    3002,
    'A part of real-time protection failed. With 3007 behind it, it has recovered.',
    { next: 'Restart the device and run a full scan.', see: ['3007'] },
  ],
  [
    3007,
    'Real-time protection recovered from a failure.',
    { next: 'Run a full scan: something may have been missed.' },
  ],
  [5000, 'Real-time protection was switched on.', { see: ['allowRealtimeMonitoring'] }],
  [
    5001,
    'Real-time protection was switched off.',
    {
      next: 'Find who did it: a policy, `Set-MpPreference`, troubleshooting mode, or a change to passive mode.',
      see: ['allowRealtimeMonitoring', 'protection-off', 'tamperProtection'],
    },
  ],
  [5004, 'The configuration of real-time protection changed.', { see: ['5007'] }],
  [
    5007,
    'The configuration of Defender changed; the event has the old and the new value. It is the check that `ForceDefenderPassiveMode` or `PassiveMode` became 0x1, and settings of attack surface reduction write it as well.',
    {
      next: 'Look which value it names; what nobody ordered may be an attack.',
      see: ['forced-but-active', 'forceDefenderPassiveMode', '5013'],
      sources: ['events-2026', 'switch-2-2026', 'asr-events'],
    },
  ],
  [5008, 'The engine stopped with an error.', { next: 'Restart the service, and update.' }],
  [5009, 'Scanning for malware and unwanted software was switched on.'],
  [
    5010,
    'Scanning for malware and unwanted software was switched off.',
    { see: ['disableAntiSpyware', 'turned-off-by-policy'] },
  ],
  [5011, 'Scanning for viruses was switched on.'],
  [5012, 'Scanning for viruses was switched off.', { see: ['DisableAntiVirus', 'turned-off-by-policy'] }],
  [
    5013,
    'Tamper protection refused a change, which the event names.',
    {
      next: 'Take the setting out of the channel that tries, or let it agree with what is protected.',
      see: ['tamperProtection', 'tamper-ignores-channel', 'tamper-protection-holds-active'],
    },
  ],
  [5100, 'The platform will expire soon.', { next: 'Update the platform.', see: ['KB4052623'] }],
  [
    5101,
    'The platform has expired, and the device is not protected.',
    { next: 'Update the platform.', see: ['KB4052623'] },
  ],
];

/** Events of the sensor that tell of onboarding, connection and mode. */
const SENSOR: readonly EventRow[] = [
  [1, 'The sensor started.'],
  [2, 'The sensor was shut down.'],
  [3, 'The sensor failed to start.', { see: ['sensor-not-running'] }],
  [4, 'The sensor reached the service.'],
  [
    5,
    'The sensor could not reach the service.',
    { next: 'Check proxy and firewall for the address that the event names.' },
  ],
  [
    6,
    'The sensor is not onboarded, and no onboarding package was found.',
    { next: 'Deploy the onboarding again.', see: ['not-onboarded'] },
  ],
  [7, 'The onboarding package could not be read.', { next: 'Deploy the onboarding again.', see: ['not-onboarded'] }],
  [
    9,
    'The start type of the sensor could not be changed, so that onboarding or offboarding did not go through.',
    { see: ['not-onboarded'] },
  ],
  [10, 'The onboarding could not be kept.', { next: 'Deploy the onboarding again.', see: ['not-onboarded'] }],
  [11, 'Onboarding is done. The device shows in the portal within hours.'],
  [
    15,
    'The command channel could not be opened.',
    { next: 'Check proxy and firewall for the address that the event names.' },
  ],
  [25, 'The state of health could not be reset in the registry.'],
  [26, 'The state of onboarding could not be written to the registry.', { see: ['OnboardingState'] }],
  [
    27,
    'Defender Antivirus could not be made aware of the sensor, which is what brings passive mode beside another antivirus. Onboarding failed.',
    { next: 'See that the other antivirus runs, and deploy the onboarding again.', see: ['passive', 'not-onboarded'] },
  ],
  [29, 'The offboarding package could not be read.'],
  [30, 'Defender Antivirus could not be told that the sensor is gone.'],
  [33, 'The id of the device could not be kept; it may show twice in the portal.', { see: ['senseGuid'] }],
  [44, 'Offboarding is done.', { see: ['not-onboarded'] }],
  [65, 'A driver of the sensor did not load.', { next: 'Restart the device.' }],
  [73, 'The sensor starts; the event names the platform.'],
  [
    84,
    'The sensor set the mode of Defender Antivirus: the event tells whether passive mode is forced, and the result.',
    { see: ['forceDefenderPassiveMode', 'passive', '5007'] },
  ],
];

/** Events of the Operational log of Defender. */
export const EVENT_TERMS: readonly TermOf[] = DEFENDER.map(([id, says, more]) => ({
  id: String(id),
  also: [`event ${id}`, `event id ${id}`, `eventid ${id}`, `Defender event ${id}`, `Windows Defender ${id}`],
  says,
  sources: ['events-2026'],
  ...more,
}));

/** Events of the log of the sensor; their numbers are small, so that the log stands beside them. */
export const SENSOR_EVENT_TERMS: readonly TermOf[] = SENSOR.map(([id, says, more]) => ({
  id: `${id} (SENSE)`,
  also: [`SENSE ${id}`, `SENSE event ${id}`, `SENSE event id ${id}`, `sensor event ${id}`],
  says,
  sources: ['sense-events'],
  ...more,
}));
