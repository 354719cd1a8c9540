/**
 * How `Get-MpPreference` shows settings: which parameter, and what its values mean.
 *
 * Source: the page of `Set-MpPreference` for Windows Server 2025 (ms.date 2025-09-29, as of 2026-04-25), and for names that
 * it lacks the class MSFT_MpPreference of `root/Microsoft/ProtectionManagement`, generated on 2025-12-05.
 */
export type Parameter = {
  readonly name: string;
  /** Present where no page says what the values mean: why that is not sure; the rest of a sentence. */
  readonly unchecked?: string;
} & (
  | {
      /**
       * `same` and `inverted`: true or false, which the setting says in the same or the opposite way; `number` in the unit
       * of the setting; `time` of day; `list` of texts; `joined`: a list in one text, with `|` between.
       */
      readonly how: 'same' | 'inverted' | 'number' | 'time' | 'text' | 'list' | 'joined';
    }
  | {
      readonly how: 'choice';
      readonly words: ParameterWords;
      /** Further values that mean a word. */
      readonly alsoReads?: ParameterWords;
    }
);

/** Per word of the setting the number that is shown, and the word of the cmdlet where one is known. */
export type ParameterWords = Readonly<Record<string, readonly [code: number, word?: string]>>;

const NO_PAGE = 'no page describes the parameter';

const DAYS: ParameterWords = {
  daily: [0, 'Everyday'],
  sunday: [1, 'Sunday'],
  monday: [2, 'Monday'],
  tuesday: [3, 'Tuesday'],
  wednesday: [4, 'Wednesday'],
  thursday: [5, 'Thursday'],
  friday: [6, 'Friday'],
  saturday: [7, 'Saturday'],
  never: [8, 'Never'],
};

const CHANNELS: ParameterWords = {
  default: [0, 'NotConfigured'],
  beta: [2, 'Beta'],
  preview: [3, 'Preview'],
  staged: [4, 'Staged'],
  broad: [5, 'Broad'],
  'critical-delay': [6, 'Delayed'],
};

/** The settings with one parameter, sorted. Those of several stand in `read-pairs.ts`. */
export const PARAMETERS: Readonly<Record<string, Parameter>> = {
  allowArchiveScanning: { how: 'inverted', name: 'DisableArchiveScanning' },
  allowBehaviorMonitoring: { how: 'inverted', name: 'DisableBehaviorMonitoring' },
  allowCloudProtection: {
    how: 'choice',
    name: 'MAPSReporting',
    words: { on: [2, 'Advanced'], off: [0, 'Disabled'] },
    alsoReads: { on: [1, 'Basic'] },
  },
  allowDatagramProcessingOnWinServer: { how: 'same', name: 'AllowDatagramProcessingOnWinServer' },
  allowEmailScanning: { how: 'inverted', name: 'DisableEmailScanning' },
  allowFullScanOnMappedNetworkDrives: { how: 'inverted', name: 'DisableScanningMappedNetworkDrivesForFullScan' },
  allowFullScanRemovableDriveScanning: { how: 'inverted', name: 'DisableRemovableDriveScanning' },
  allowIOAVProtection: { how: 'inverted', name: 'DisableIOAVProtection' },
  allowNetworkProtectionDownLevel: { how: 'same', name: 'AllowNetworkProtectionDownLevel' },
  allowNetworkProtectionOnWinServer: { how: 'same', name: 'AllowNetworkProtectionOnWinServer' },
  allowRealtimeMonitoring: { how: 'inverted', name: 'DisableRealtimeMonitoring' },
  allowScanningNetworkFiles: { how: 'inverted', name: 'DisableScanningNetworkFiles' },
  allowScriptScanning: { how: 'inverted', name: 'DisableScriptScanning' },
  allowSwitchToAsyncInspection: { how: 'same', name: 'AllowSwitchToAsyncInspection' },
  allowUserUIAccess: { how: 'inverted', name: 'UILockdown' },
  attackSurfaceReductionOnlyExclusions: { how: 'list', name: 'AttackSurfaceReductionOnlyExclusions' },
  avgCPULoadFactor: { how: 'number', name: 'ScanAvgCPULoadFactor' },
  bruteForceProtectionAggressiveness: {
    how: 'choice',
    name: 'BruteForceProtectionAggressiveness',
    words: { low: [0], medium: [1], high: [2] },
    unchecked: NO_PAGE,
  },
  bruteForceProtectionConfiguredState: {
    how: 'choice',
    name: 'BruteForceProtectionConfiguredState',
    words: { default: [0], block: [1], audit: [2], off: [4] },
    unchecked: NO_PAGE,
  },
  bruteForceProtectionExclusions: { how: 'list', name: 'BruteForceProtectionExclusions', unchecked: NO_PAGE },
  bruteForceProtectionLocalNetworkBlocking: {
    how: 'same',
    name: 'BruteForceProtectionLocalNetworkBlocking',
    unchecked: NO_PAGE,
  },
  bruteForceProtectionMaxBlockTime: { how: 'number', name: 'BruteForceProtectionMaxBlockTime', unchecked: NO_PAGE },
  bruteForceProtectionSkipLearningPeriod: {
    how: 'same',
    name: 'BruteForceProtectionSkipLearningPeriod',
    unchecked: NO_PAGE,
  },
  checkForSignaturesBeforeRunningScan: { how: 'same', name: 'CheckForSignaturesBeforeRunningScan' },
  cloudBlockLevel: {
    how: 'choice',
    name: 'CloudBlockLevel',
    words: {
      default: [0, 'Default'],
      moderate: [1, 'Moderate'],
      high: [2, 'High'],
      'high-plus': [4, 'HighPlus'],
      'zero-tolerance': [6, 'ZeroTolerance'],
    },
  },
  cloudExtendedTimeout: { how: 'number', name: 'CloudExtendedTimeout' },
  controlledFolderAccessAllowedApplications: { how: 'list', name: 'ControlledFolderAccessAllowedApplications' },
  controlledFolderAccessProtectedFolders: { how: 'list', name: 'ControlledFolderAccessProtectedFolders' },
  daysToRetainCleanedMalware: { how: 'number', name: 'QuarantinePurgeItemsAfterDelay' },
  disableAutoExclusions: { how: 'same', name: 'DisableAutoExclusions' },
  disableBlockAtFirstSeen: { how: 'same', name: 'DisableBlockAtFirstSeen' },
  disableCacheMaintenance: { how: 'same', name: 'DisableCacheMaintenance' },
  disableCatchupFullScan: { how: 'same', name: 'DisableCatchupFullScan' },
  disableCatchupQuickScan: { how: 'same', name: 'DisableCatchupQuickScan' },
  disableCoreServiceECSIntegration: { how: 'same', name: 'DisableCoreServiceECSIntegration', unchecked: NO_PAGE },
  disableCoreServiceTelemetry: { how: 'same', name: 'DisableCoreServiceTelemetry', unchecked: NO_PAGE },
  disableCpuThrottleOnIdleScans: { how: 'same', name: 'DisableCpuThrottleOnIdleScans' },
  disableDatagramProcessing: { how: 'same', name: 'DisableDatagramProcessing' },
  disableDnsOverTcpParsing: { how: 'same', name: 'DisableDnsOverTcpParsing' },
  disableDnsParsing: { how: 'same', name: 'DisableDnsParsing' },
  disableFtpParsing: { how: 'same', name: 'DisableFtpParsing' },
  disableGradualRelease: { how: 'same', name: 'DisableGradualRelease' },
  disableHttpParsing: { how: 'same', name: 'DisableHttpParsing' },
  disableInboundConnectionFiltering: { how: 'same', name: 'DisableInboundConnectionFiltering' },
  disableNetworkProtectionPerfTelemetry: { how: 'same', name: 'DisableNetworkProtectionPerfTelemetry' },
  disableQuicParsing: { how: 'same', name: 'DisableQuicParsing', unchecked: NO_PAGE },
  disableRdpParsing: { how: 'same', name: 'DisableRdpParsing' },
  disableSmtpParsing: { how: 'same', name: 'DisableSmtpParsing' },
  disableSshParsing: { how: 'same', name: 'DisableSshParsing' },
  disableTlsParsing: { how: 'same', name: 'DisableTlsParsing' },
  enableControlledFolderAccess: {
    how: 'choice',
    name: 'EnableControlledFolderAccess',
    words: {
      off: [0, 'Disabled'],
      block: [1, 'Enabled'],
      audit: [2, 'AuditMode'],
      'block-disk-writes': [3, 'BlockDiskModificationOnly'],
      'audit-disk-writes': [4, 'AuditDiskModificationOnly'],
    },
    unchecked: 'the page names no words for the values 3 and 4',
  },
  enableConvertWarnToBlock: { how: 'same', name: 'EnableConvertWarnToBlock', unchecked: NO_PAGE },
  enableDnsSinkhole: { how: 'same', name: 'EnableDnsSinkhole' },
  enableFileHashComputation: { how: 'same', name: 'EnableFileHashComputation' },
  enableLowCPUPriority: { how: 'same', name: 'EnableLowCpuPriority' },
  enableNetworkProtection: {
    how: 'choice',
    name: 'EnableNetworkProtection',
    words: { off: [0, 'Disabled'], block: [1, 'Enabled'], audit: [2, 'AuditMode'] },
  },
  enableUdpReceiveOffload: { how: 'same', name: 'EnableUdpReceiveOffload', unchecked: NO_PAGE },
  enableUdpSegmentationOffload: { how: 'same', name: 'EnableUdpSegmentationOffload', unchecked: NO_PAGE },
  engineUpdatesChannel: { how: 'choice', name: 'EngineUpdatesChannel', words: CHANNELS },
  excludedExtensions: { how: 'list', name: 'ExclusionExtension' },
  excludedIpAddresses: { how: 'list', name: 'ExclusionIpAddress' },
  excludedPaths: { how: 'list', name: 'ExclusionPath' },
  excludedProcesses: { how: 'list', name: 'ExclusionProcess' },
  hideExclusionsFromLocalUsers: { how: 'same', name: 'HideExclusionsFromLocalUsers', unchecked: NO_PAGE },
  meteredConnectionUpdates: { how: 'same', name: 'MeteredConnectionUpdates' },
  networkProtectionReputationMode: {
    how: 'choice',
    name: 'NetworkProtectionReputationMode',
    words: { standard: [0], esp: [1] },
    unchecked: NO_PAGE,
  },
  oobeEnableRtpAndSigUpdate: { how: 'same', name: 'OobeEnableRtpAndSigUpdate' },
  performanceModeStatus: {
    how: 'choice',
    name: 'PerformanceModeStatus',
    words: { on: [0, 'Enabled'], off: [1, 'Disabled'] },
    unchecked: 'its numbers are taken for those of the CSP',
  },
  platformUpdatesChannel: { how: 'choice', name: 'PlatformUpdatesChannel', words: CHANNELS },
  proxyBypass: { how: 'list', name: 'ProxyBypass' },
  proxyPacUrl: { how: 'text', name: 'ProxyPacUrl' },
  proxyServer: { how: 'text', name: 'ProxyServer' },
  puaProtection: {
    how: 'choice',
    name: 'PUAProtection',
    words: { off: [0, 'Disabled'], block: [1, 'Enabled'], audit: [2, 'AuditMode'] },
  },
  quickScanIncludeExclusions: {
    how: 'choice',
    name: 'QuickScanIncludeExclusions',
    words: { on: [1], off: [0] },
    unchecked: NO_PAGE,
  },
  randomizeScheduleTaskTimes: { how: 'same', name: 'RandomizeScheduleTaskTimes' },
  realTimeScanDirection: {
    how: 'choice',
    name: 'RealTimeScanDirection',
    words: { both: [0, 'Both'], incoming: [1, 'Incoming'], outgoing: [2, 'Outcoming'] },
  },
  remediationScanScheduleDay: { how: 'choice', name: 'RemediationScheduleDay', words: DAYS },
  remediationScanScheduleTime: { how: 'time', name: 'RemediationScheduleTime' },
  remoteEncryptionProtectionAggressiveness: {
    how: 'choice',
    name: 'RemoteEncryptionProtectionAggressiveness',
    words: { low: [0], medium: [1], high: [2] },
    unchecked: NO_PAGE,
  },
  remoteEncryptionProtectionConfiguredState: {
    how: 'choice',
    name: 'RemoteEncryptionProtectionConfiguredState',
    words: { default: [0], block: [1], audit: [2], off: [4] },
    unchecked: NO_PAGE,
  },
  remoteEncryptionProtectionExclusions: {
    how: 'list',
    name: 'RemoteEncryptionProtectionExclusions',
    unchecked: NO_PAGE,
  },
  remoteEncryptionProtectionMaxBlockTime: {
    how: 'number',
    name: 'RemoteEncryptionProtectionMaxBlockTime',
    unchecked: NO_PAGE,
  },
  reportingAdditionalActionTimeout: { how: 'number', name: 'ReportingAdditionalActionTimeOut' },
  reportingCriticalFailureTimeout: { how: 'number', name: 'ReportingCriticalFailureTimeOut' },
  reportingEnableDynamicSignatureDroppedEventReporting: {
    how: 'same',
    name: 'ReportDynamicSignatureDroppedEvent',
    unchecked: NO_PAGE,
  },
  reportingNonCriticalTimeout: { how: 'number', name: 'ReportingNonCriticalTimeOut' },
  reportingServiceHealthReportInterval: { how: 'number', name: 'ServiceHealthReportInterval' },
  scanDisableRestorePoint: { how: 'same', name: 'DisableRestorePoint' },
  scanOnlyIfIdleEnabled: { how: 'same', name: 'ScanOnlyIfIdleEnabled' },
  scanParameter: { how: 'choice', name: 'ScanParameters', words: { quick: [1, 'QuickScan'], full: [2, 'FullScan'] } },
  scanPurgeItemsAfterDelay: { how: 'number', name: 'ScanPurgeItemsAfterDelay' },
  scheduleQuickScanTime: { how: 'time', name: 'ScanScheduleQuickScanTime' },
  scheduleScanDay: { how: 'choice', name: 'ScanScheduleDay', words: DAYS },
  scheduleScanTime: { how: 'time', name: 'ScanScheduleTime' },
  scheduleSecurityIntelligenceUpdateDay: { how: 'choice', name: 'SignatureScheduleDay', words: DAYS },
  scheduleSecurityIntelligenceUpdateTime: { how: 'time', name: 'SignatureScheduleTime' },
  schedulerRandomizationTime: { how: 'number', name: 'SchedulerRandomizationTime' },
  securityIntelligenceLocation: { how: 'text', name: 'SharedSignaturesPath' },
  securityIntelligenceLocationUpdateAtScheduledTimeOnly: {
    how: 'same',
    name: 'SharedSignaturesPathUpdateAtScheduledTimeOnly',
    unchecked: NO_PAGE,
  },
  securityIntelligenceUpdatesChannel: {
    how: 'choice',
    name: 'DefinitionUpdatesChannel',
    words: { default: [0, 'NotConfigured'], staged: [4, 'Staged'], broad: [5, 'Broad'] },
    unchecked: NO_PAGE,
  },
  signatureUpdateCatchupInterval: { how: 'number', name: 'SignatureUpdateCatchupInterval' },
  signatureUpdateDisableUpdateOnStartupWithoutEngine: {
    how: 'same',
    name: 'SignatureDisableUpdateOnStartupWithoutEngine',
  },
  signatureUpdateFallbackOrder: { how: 'joined', name: 'SignatureFallbackOrder' },
  signatureUpdateFileSharesSources: { how: 'joined', name: 'SignatureDefinitionUpdateFileSharesSources' },
  signatureUpdateInterval: { how: 'number', name: 'SignatureUpdateInterval' },
  submitSamplesConsent: {
    how: 'choice',
    name: 'SubmitSamplesConsent',
    words: {
      'always-ask': [0, 'AlwaysPrompt'],
      'send-safe-samples': [1, 'SendSafeSamples'],
      'never-send': [2, 'NeverSend'],
      'send-all-samples': [3, 'SendAllSamples'],
    },
  },
  throttleForScheduledScanOnly: { how: 'same', name: 'ThrottleForScheduledScanOnly' },
};

/** Actions of attack surface reduction rules. */
export const RULE_ACTIONS: ParameterWords = {
  off: [0, 'Disabled'],
  block: [1, 'Enabled'],
  audit: [2, 'AuditMode'],
  warn: [6, 'Warn'],
};

/** Actions on threats, by the number that is shown and the word of the cmdlet. */
export const THREAT_ACTIONS: ParameterWords = {
  clean: [1, 'Clean'],
  quarantine: [2, 'Quarantine'],
  remove: [3, 'Remove'],
  allow: [6, 'Allow'],
  'user-defined': [8, 'UserDefined'],
  block: [10, 'Block'],
};

/** Settings of two lists side by side: the ids in one parameter, the actions in the other. */
export const PAIRED: Readonly<Record<string, { readonly name: string; readonly words: ParameterWords }>> = {
  attackSurfaceReductionRules: { name: 'AttackSurfaceReductionRules', words: RULE_ACTIONS },
  threatsThreatIdDefaultAction: { name: 'ThreatIDDefaultAction', words: THREAT_ACTIONS },
};

/** The setting with a parameter for each of its names. */
export const SEVERITY_SETTING = 'threatSeverityDefaultAction';

/** The parameter for the action on threats of a severity. */
export function severityParameter(severity: string): string {
  return `${severity.charAt(0).toUpperCase()}${severity.slice(1)}ThreatDefaultAction`;
}

/** Parameters that say no setting that a fleet file has, with the reason; the end of a sentence. */
export const OTHER_PARAMETERS: Readonly<Record<string, string>> = {
  AttackSurfaceReductionRules_RuleSpecificExclusions: 'how several paths of one rule are shown is not documented',
  AttackSurfaceReductionRules_RuleSpecificExclusions_Id: 'how several paths of one rule are shown is not documented',
  DisableIntrusionPreventionSystem: 'the page for Windows Server 2025 has it no longer, and neither has the class',
  DisableTamperProtection: 'it acts only while troubleshooting mode is on, and is no way to configure the protection',
};
