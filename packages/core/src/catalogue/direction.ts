import type { SettingRow } from './row.ts';

/**
 * How the values of a setting compare in strength. The documentation ranks few of them; where it does not, this is a
 * judgement of ours, and `neutral` wherever an honest one cannot be had.
 */
export type Measure =
  /** One of the two values protects more. */
  | { readonly kind: 'toggle'; readonly stronger: boolean }
  /** Words by strength, the weakest first; equal ones stand together. A word that is not listed compares with none. */
  | { readonly kind: 'levels'; readonly weakestFirst: readonly (readonly string[])[] }
  /** Every entry of the list, flag or key of the map makes it stronger or weaker. */
  | { readonly kind: 'parts'; readonly each: 'stronger' | 'weaker' }
  /** A quantity. `zero` says what 0 means where it is not simply the least; `unknown` compares with nothing. */
  | { readonly kind: 'amount'; readonly more: 'stronger' | 'weaker'; readonly zero?: 'no-limit' | 'off' | 'unknown' }
  /** No value protects more than another, or nobody says which. */
  | { readonly kind: 'neutral'; readonly why: string };

const ON: Measure = { kind: 'toggle', stronger: true };
const OFF: Measure = { kind: 'toggle', stronger: false };
const EACH_WEAKER: Measure = { kind: 'parts', each: 'weaker' };
const EACH_STRONGER: Measure = { kind: 'parts', each: 'stronger' };
const MORE: Measure = { kind: 'amount', more: 'stronger' };
const LESS: Measure = { kind: 'amount', more: 'weaker' };
const levels = (...weakestFirst: readonly (readonly string[])[]): Measure => ({ kind: 'levels', weakestFirst });
const neutral = (why: string): Measure => ({ kind: 'neutral', why });

const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const HOW_OFTEN = levels(['never'], DAYS, ['daily']);
const OFF_AUDIT_BLOCK = levels(['off'], ['audit'], ['block']);
const AGGRESSIVENESS = levels(['low'], ['medium'], ['high']);

const PERFORMANCE = neutral('It decides how fast or when work is done, not whether.');
const REPORTING = neutral('It decides what is reported, shown or kept for support, not what is stopped.');
const SHOWN = neutral('It decides what users see, not what is stopped.');
const RETENTION = neutral('It decides how long a record is kept.');
const ROLLOUT = neutral(
  'Early updates know more threats and are less tried; which counts more is for the fleet to say.',
);
const TIMING = neutral('A time of day is as good as another.');
const NETWORK = neutral('It describes how to reach the network, not how to protect.');
const DEVICE_RULES = neutral('Its text decides, which nobody compares here.');

/** What the name of a setting says of its values, tried in order where no exception speaks. */
export const NAME_RULES: readonly {
  readonly types: readonly SettingRow['type']['kind'][];
  readonly pattern: RegExp;
  readonly measure: Measure;
}[] = [
  // Whoever is administrator on a device could then turn the protection off.
  { types: ['toggle'], pattern: /Override[A-Z]/, measure: OFF },
  { types: ['toggle'], pattern: /^disable|Disable[A-Z]/, measure: OFF },
  { types: ['toggle'], pattern: /^(?:allow|enable)/, measure: ON },
  { types: ['list', 'map'], pattern: /^excluded|Exclusions$/, measure: EACH_WEAKER },
  { types: ['time-of-day'], pattern: /./, measure: TIMING },
];

/** Settings of which the name says nothing, or the wrong thing. The comment gives the reason where the measure does not. */
export const EXCEPTIONS: Readonly<Record<string, Measure>> = {
  // Mode and tamper protection
  forceDefenderPassiveMode: neutral('It hands the protection to another product; the change of mode tells more.'),
  legacyForcePassiveMode: neutral('No documentation gives the name an effect.'),
  passiveRemediation: EACH_STRONGER,
  // Configuration protection covers more, and turns tamper protection off where no other policy keeps it on.
  tamperProtection: levels(['off'], ['on', 'configuration-protection']),
  // Cloud
  cloudBlockLevel: levels(['default'], ['moderate'], ['high'], ['high-plus'], ['zero-tolerance']),
  cloudExtendedTimeout: MORE,
  // By what the cloud gets to see; that less may be wanted for privacy is another matter.
  submitSamplesConsent: levels(['never-send'], ['always-ask'], ['send-safe-samples'], ['send-all-samples']),
  // Real-time protection
  oobeEnableRtpAndSigUpdate: ON,
  // Files on a Dev Drive are then scanned after they were opened instead of before.
  performanceModeStatus: OFF,
  realTimeScanDirection: levels(['incoming', 'outgoing'], ['both']),
  rtpIOAVMaxSize: { kind: 'amount', more: 'stronger', zero: 'unknown' },
  intelTDTEnabled: levels(['off'], ['automatic', 'on']),
  // Scans
  archiveMaxDepth: { kind: 'amount', more: 'stronger', zero: 'unknown' },
  archiveMaxSize: { kind: 'amount', more: 'stronger', zero: 'no-limit' },
  avgCPULoadFactor: PERFORMANCE,
  quickScanIncludeExclusions: ON,
  // A paused scan finds nothing.
  scanAllowPause: OFF,
  scanDisableRestorePoint: neutral('A restore point helps after cleaning; it stops nothing.'),
  scanPurgeItemsAfterDelay: RETENTION,
  checkForSignaturesBeforeRunningScan: ON,
  daysUntilAggressiveCatchupQuickScan: LESS,
  disableCpuThrottleOnIdleScans: PERFORMANCE,
  enableLowCPUPriority: PERFORMANCE,
  randomizeScheduleTaskTimes: PERFORMANCE,
  remediationScanScheduleDay: HOW_OFTEN,
  scanMissedScheduledScanCountBeforeCatchup: LESS,
  // A device in use all day is not scanned.
  scanOnlyIfIdleEnabled: OFF,
  scanParameter: levels(['quick'], ['full']),
  scanQuickScanInterval: { kind: 'amount', more: 'weaker', zero: 'off' },
  schedulerRandomizationTime: PERFORMANCE,
  scheduleScanDay: HOW_OFTEN,
  throttleForScheduledScanOnly: PERFORMANCE,
  // Exclusions: these two take exclusions away.
  disableAutoExclusions: ON,
  disableLocalAdminMerge: ON,
  // Who knows the exclusions knows where to hide.
  hideExclusionsFromLocalAdmins: ON,
  hideExclusionsFromLocalUsers: ON,
  // Remediation
  daysToRetainCleanedMalware: RETENTION,
  quarantineOverridePurgeItemsAfterDelay: RETENTION,
  puaProtection: OFF_AUDIT_BLOCK,
  threatSeverityDefaultAction: levels(['allow'], ['user-defined'], ['clean', 'quarantine', 'remove', 'block']),
  threatsThreatIdDefaultAction: levels(['allow'], ['quarantine', 'remove']),
  // Attack surface reduction
  // What a rule does that is not configured is for each rule to say; most of them then do nothing.
  attackSurfaceReductionRules: levels(['off', 'not-configured'], ['audit'], ['warn'], ['block']),
  controlledFolderAccessAllowedApplications: EACH_WEAKER,
  controlledFolderAccessProtectedFolders: EACH_STRONGER,
  enableControlledFolderAccess: levels(['off'], ['audit-disk-writes'], ['audit'], ['block-disk-writes'], ['block']),
  // Windows Security app
  contactCompanyName: SHOWN,
  contactEmail: SHOWN,
  contactPhone: SHOWN,
  contactURL: SHOWN,
  disableAccountProtectionUI: SHOWN,
  disableAppBrowserUI: SHOWN,
  disableClearTpmButton: SHOWN,
  disableDeviceSecurityUI: SHOWN,
  disableEnhancedNotifications: SHOWN,
  disableFamilyUI: SHOWN,
  disableHealthUI: SHOWN,
  disableNetworkUI: SHOWN,
  disableNotifications: SHOWN,
  disableTpmFirmwareUpdateWarning: SHOWN,
  disableVirusUI: SHOWN,
  disallowExploitProtectionOverride: ON,
  enableCustomizedToasts: SHOWN,
  enableInAppCustomization: SHOWN,
  hideRansomwareDataRecovery: SHOWN,
  hideSecureBoot: SHOWN,
  hideTPMTroubleshooting: SHOWN,
  hideWindowsSecurityNotificationAreaControl: SHOWN,
  // Network protection
  allowSwitchToAsyncInspection: neutral(
    'It trades the moment of inspection for speed; the documentation ranks neither.',
  ),
  disableNetworkProtectionPerfTelemetry: REPORTING,
  enableNetworkProtection: OFF_AUDIT_BLOCK,
  enableUdpReceiveOffload: PERFORMANCE,
  enableUdpSegmentationOffload: PERFORMANCE,
  networkProtectionReputationMode: neutral('Which engine is better is not documented.'),
  nisDisableSignatureRetirement: PERFORMANCE,
  nisSignatureSetGuid: EACH_STRONGER,
  // Behavioural network blocks
  bruteForceProtectionAggressiveness: AGGRESSIVENESS,
  bruteForceProtectionConfiguredState: OFF_AUDIT_BLOCK,
  bruteForceProtectionLocalNetworkBlocking: ON,
  bruteForceProtectionMaxBlockTime: { kind: 'amount', more: 'stronger', zero: 'unknown' },
  bruteForceProtectionSkipLearningPeriod: ON,
  remoteEncryptionProtectionAggressiveness: AGGRESSIVENESS,
  remoteEncryptionProtectionConfiguredState: OFF_AUDIT_BLOCK,
  remoteEncryptionProtectionMaxBlockTime: { kind: 'amount', more: 'stronger', zero: 'unknown' },
  // Device control
  dataDuplicationDirectory: REPORTING,
  dataDuplicationLocalRetentionPeriod: RETENTION,
  dataDuplicationMaximumQuota: REPORTING,
  dataDuplicationRemoteLocation: REPORTING,
  deviceControlAzureAdRefreshInterval: PERFORMANCE,
  deviceControlCustomSupportLink: REPORTING,
  deviceControlDefaultEnforcement: levels(['allow'], ['deny']),
  deviceControlEnabled: ON,
  deviceControlPolicyGroups: DEVICE_RULES,
  deviceControlPolicyRefreshFailureInterval: PERFORMANCE,
  deviceControlPolicyRules: DEVICE_RULES,
  securedDevicesConfiguration: EACH_STRONGER,
  // Updates
  disableGradualRelease: ROLLOUT,
  engineUpdatesChannel: ROLLOUT,
  meteredConnectionUpdates: ON,
  platformUpdatesChannel: ROLLOUT,
  scheduleSecurityIntelligenceUpdateDay: HOW_OFTEN,
  securityIntelligenceLocation: neutral('It decides where updates come from.'),
  // Between two times a newer set on the share is then left alone.
  securityIntelligenceLocationUpdateAtScheduledTimeOnly: OFF,
  securityIntelligenceUpdatesChannel: ROLLOUT,
  // Its name speaks of notifications; what it lets through are withdrawals of definitions that raise false alarms.
  signatureDisableNotification: neutral('It lets the cloud withdraw definitions, which can go either way.'),
  signatureUpdateASSignatureDue: REPORTING,
  signatureUpdateAVSignatureDue: REPORTING,
  signatureUpdateCatchupInterval: { kind: 'amount', more: 'weaker', zero: 'unknown' },
  signatureUpdateFallbackOrder: neutral('It decides where updates come from.'),
  signatureUpdateFileSharesSources: neutral('It decides where updates come from.'),
  signatureUpdateForceUpdateFromMU: ON,
  signatureUpdateInterval: { kind: 'amount', more: 'weaker', zero: 'unknown' },
  signatureUpdateRealtimeSignatureDelivery: ON,
  signatureUpdateUpdateOnStartup: ON,
  // Interface and reports
  allowUserUIAccess: REPORTING,
  uxCustomDefaultActionToastString: REPORTING,
  uxNotificationSuppress: REPORTING,
  uxSuppressRebootNotification: REPORTING,
  reportingAdditionalActionTimeout: RETENTION,
  reportingCriticalFailureTimeout: RETENTION,
  reportingDisableEnhancedNotifications: REPORTING,
  reportingDisableGenericReports: REPORTING,
  reportingEnableDynamicSignatureDroppedEventReporting: REPORTING,
  reportingNonCriticalTimeout: RETENTION,
  reportingRecentlyCleanedTimeout: RETENTION,
  reportingServiceHealthReportInterval: REPORTING,
  reportingWppTracingComponents: REPORTING,
  reportingWppTracingLevel: REPORTING,
  // Service
  allowFastServiceStartup: PERFORMANCE,
  disableCacheMaintenance: PERFORMANCE,
  disableCoreServiceECSIntegration: ROLLOUT,
  disableCoreServiceTelemetry: REPORTING,
  proxyBypass: NETWORK,
  proxyPacUrl: NETWORK,
  proxyServer: NETWORK,
  serviceKeepAlive: neutral('A service without definitions protects as little as none.'),
  supportLogLocation: REPORTING,
  // Defender for Endpoint
  mdeOffboarding: neutral('It decides whether the sensor reports at all; the runbook tells more.'),
  mdeOnboarding: neutral('It decides whether the sensor reports at all; the runbook tells more.'),
  mdeSampleSharing: ON,
  mdeTelemetryReportingFrequency: REPORTING,
};

/** How the values of a setting compare; nothing for a setting that neither a name nor an exception speaks of. */
export function measureOfRow({ id, type }: Pick<SettingRow, 'id' | 'type'>): Measure | undefined {
  const exception = Object.hasOwn(EXCEPTIONS, id) ? EXCEPTIONS[id] : undefined;
  return exception ?? NAME_RULES.find(({ types, pattern }) => types.includes(type.kind) && pattern.test(id))?.measure;
}
