// Made by packages/codegen from packages/core/catalogue; edit those and run `node scripts/generate.mjs`.
import type { Justification, Justified } from './justification.ts';
import type { Extendable } from './value.ts';

/**
 * Defender settings by id. Absent means not managed here; `'remove'` clears what an earlier policy set.
 * A list, map or set of flags replaces the one of the layers below; `{ extend: … }` adds to it.
 * `{ value: …, reason: … }` says why, who answers for it and until when.
 */
export interface Settings {
  /**
   * Turn off Microsoft Defender Antivirus.
   *
   * Leave it alone: what it does depends on operating system, onboarding and platform version, and it is no supported way to passive mode.
   *
   * Clients take no notice of `true` since platform 4.18.2007.8 of August 2020: Defender goes on running. Onboarded servers go passive by it since platform 4.18.2208.0, unless `forceDefenderPassiveMode` is set. Elsewhere it turns Defender off, and on older clients it can keep the sensor of Defender for Endpoint from starting.
   *
   * `false` makes Defender run whatever other antivirus is installed, which differs from not setting it.
   *
   * - Values: `true` or `false`
   * - Default: Windows decides by Group Policy
   * - Registry: Windows Defender : DisableAntiSpyware (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/ADMX_MicrosoftDefenderAntivirus/DisableAntiSpywareDefender
   * - In passive mode: takes part in choosing the mode
   */
  readonly disableAntiSpyware?: Justified<boolean | 'remove'>;
  /**
   * Force passive mode on a server.
   *
   * `true` makes the server passive, `false` is the way back to active.
   *
   * It is documented for Windows Server only; a client becomes passive by itself.
   *
   * Set it before onboarding. With tamper protection on and platform 4.18.2208.0 or later the way from active to passive is refused, and the way back is not.
   *
   * The same key holds the onboarding data, so the key itself must never be deleted.
   *
   * - Values: `true` or `false`
   * - Registry: Windows Advanced Threat Protection : ForceDefenderPassiveMode (dword)
   * - MDM: unsupported: No CSP node and no definition of the settings catalog exists, and ADMX ingestion refuses the key.
   * - In passive mode: takes part in choosing the mode
   */
  readonly forceDefenderPassiveMode?: Justified<boolean | 'remove'>;
  /**
   * Force passive mode under the withdrawn name.
   *
   * The row exists so that the name is known and refused.
   *
   * A third-party guide puts the value under the Windows Defender key, for which no documentation is known.
   *
   * - Values: `true` or `false`
   * - Registry: unsupported: Never written: `ForcePassiveMode` is a spelling that Microsoft used in early 2021 and withdrew.
   * - MDM: unsupported: There never was a node for it.
   * - In passive mode: takes part in choosing the mode
   *
   * @deprecated Use forceDefenderPassiveMode: the spelling `ForcePassiveMode` was withdrawn by August 2021.
   */
  readonly legacyForcePassiveMode?: Justified<boolean | 'remove'>;
  /**
   * Remediate in passive mode (EDR in block mode).
   *
   * The Group Policy knows 0 and 1 alone. What the flags 2 and 4 do in practice is not documented.
   *
   * The Defender CSP is not covered by MDMWinsOverGP: deliver it one way only.
   *
   * - Values: any of `edr-remediation`, `realtime-audit`, `realtime-remediation`; an empty list for none
   *   - `edr-remediation`: EDR in block mode: act on what the sensor detects after a breach
   *   - `realtime-audit`: Real-time protection in audit mode
   *   - `realtime-remediation`: Real-time protection that remediates
   * - Default: none over MDM, off by Group Policy
   * - Registry: Windows Defender\Features : PassiveRemediation (dword)
   * - MDM: ./Device/Vendor/MSFT/Defender/Configuration/PassiveRemediation
   * - In passive mode: works
   */
  readonly passiveRemediation?: Justified<Extendable<readonly ('edr-remediation' | 'realtime-audit' | 'realtime-remediation')[]> | 'remove'>;
  /**
   * Protect the settings of Defender against changes.
   *
   * A group has a key of this name besides: `tamperProtection` beside `settings` tells how its devices stand today. Where a policy sets it, devices are to show what the policy sets.
   *
   * To turn it off, an off blob has to reach the device before the setting is unassigned.
   *
   * Configuration protection stands in the same choice of the same template, and is offered by neither the settings catalog nor the device restrictions profile. It replaces tamper protection, which is then off unless another policy turns it on; the secure score drops for that.
   *
   * Where policies differ, configuration protection wins over off, and Intune reports a conflict. Without the policy it goes, offboarding resets it, and devices that leave the management of Defender for Endpoint keep it.
   *
   * To go back from it, set `on`. A single device is reset by `MpCmdRun.exe -Config -ResetControlledConfiguration`, in troubleshooting mode while tamper protection is on.
   *
   * - Values: `on`, `off`, `configuration-protection`
   *   - `on`: Tamper protection
   *   - `off`: No tamper protection
   *   - `configuration-protection`: Policy of the cloud is the only one that counts (controlled configuration, before 2026-09-28)
   * - Registry: unsupported: Tamper protection ignores the registry; no policy value exists.
   * - MDM: manual: The node takes a blob that Microsoft signs for the tenant, which no file can hold.
   * - In passive mode: works
   */
  readonly tamperProtection?: Justified<'on' | 'off' | 'configuration-protection' | 'remove'>;
  /**
   * Ask the cloud about suspicious files.
   *
   * Group Policy knows a basic (1) and an advanced (2) membership; on Windows 10 and later both mean advanced.
   *
   * EDR in block mode needs it on.
   *
   * - Values: `true` or `false`
   * - Default: on over MDM, on in the template of April 2024, off in older ones by Group Policy
   * - Registry: Windows Defender\Spynet : SpynetReporting (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/Defender/AllowCloudProtection
   * - In passive mode: not active, yet EDR in block mode needs it on
   */
  readonly allowCloudProtection?: Justified<boolean | 'remove'>;
  /**
   * Choose how readily the cloud blocks.
   *
   * It needs cloud protection.
   *
   * Only Group Policy knows `moderate`.
   *
   * - Values: `default`, `moderate`, `high`, `high-plus`, `zero-tolerance`
   *   - `default`: Microsoft decides
   *   - `moderate`: Block when the verdict is highly confident
   *   - `high`: Block unknown files readily
   *   - `high-plus`: As high, with further measures that can cost speed
   *   - `zero-tolerance`: Block all unknown programs
   * - Default: default
   * - Registry: Windows Defender\MpEngine : MpCloudBlockLevel (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/Defender/CloudBlockLevel
   * - In passive mode: not active, yet EDR in block mode needs it on
   */
  readonly cloudBlockLevel?: Justified<'default' | 'moderate' | 'high' | 'high-plus' | 'zero-tolerance' | 'remove'>;
  /**
   * Hold a suspicious file longer while the cloud checks it.
   *
   * The seconds come on top of the usual ten.
   *
   * It needs cloud protection, block at first sight and sample submission.
   *
   * - Values: `{ seconds: … }`, 0 to 50
   * - Default: 0 seconds over MDM
   * - Registry: Windows Defender\MpEngine : MpBafsExtendedTimeout (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/Defender/CloudExtendedTimeout
   * - In passive mode: not active, yet EDR in block mode needs it on
   */
  readonly cloudExtendedTimeout?: Justified<{ readonly seconds: number } | 'remove'>;
  /**
   * Turn off block at first sight.
   *
   * The Group Policy is worded positively: Enabled keeps block at first sight on.
   *
   * Block at first sight needs cloud protection, sample submission, real-time protection and the scan of downloads.
   *
   * - Values: `true` or `false`
   * - Registry: Windows Defender\Spynet : DisableBlockAtFirstSeen (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/ADMX_MicrosoftDefenderAntivirus/DisableBlockAtFirstSeen
   * - In passive mode: not active, yet EDR in block mode needs it on
   */
  readonly disableBlockAtFirstSeen?: Justified<boolean | 'remove'>;
  /**
   * Let the local setting for cloud protection win over policy.
   *
   * - Values: `true` or `false`
   * - Default: off by Group Policy
   * - Registry: Windows Defender\Spynet : LocalSettingOverrideSpynetReporting (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/ADMX_MicrosoftDefenderAntivirus/Spynet_LocalSettingOverrideSpynetReporting
   * - In passive mode: not active, yet EDR in block mode needs it on
   */
  readonly spynetOverrideSpynetReporting?: Justified<boolean | 'remove'>;
  /**
   * Choose which samples go to Microsoft.
   *
   * - Values: `always-ask`, `send-safe-samples`, `never-send`, `send-all-samples`
   *   - `always-ask`: Ask before each sample
   *   - `send-safe-samples`: Send samples that are unlikely to hold personal data
   *   - `never-send`: Send nothing
   *   - `send-all-samples`: Send all samples
   * - Default: send-safe-samples over MDM
   * - Registry: Windows Defender\Spynet : SubmitSamplesConsent (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/Defender/SubmitSamplesConsent
   * - In passive mode: not active, yet EDR in block mode needs it on
   */
  readonly submitSamplesConsent?: Justified<'always-ask' | 'send-safe-samples' | 'never-send' | 'send-all-samples' | 'remove'>;
  /**
   * Watch the behaviour of programs.
   *
   * - Values: `true` or `false`
   * - Default: on
   * - Registry: Windows Defender\Real-Time Protection : DisableBehaviorMonitoring (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/Defender/AllowBehaviorMonitoring
   * - In passive mode: blocks nothing; keep it on anyway
   */
  readonly allowBehaviorMonitoring?: Justified<boolean | 'remove'>;
  /**
   * Scan all downloads and attachments.
   *
   * - Values: `true` or `false`
   * - Default: on
   * - Registry: Windows Defender\Real-Time Protection : DisableIOAVProtection (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/Defender/AllowIOAVProtection
   * - In passive mode: blocks nothing; keep it on anyway
   */
  readonly allowIOAVProtection?: Justified<boolean | 'remove'>;
  /**
   * Watch file and program activity.
   *
   * - Values: `true` or `false`
   * - Default: on
   * - Registry: Windows Defender\Real-Time Protection : DisableOnAccessProtection (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/Defender/AllowOnAccessProtection
   * - In passive mode: blocks nothing; keep it on anyway
   */
  readonly allowOnAccessProtection?: Justified<boolean | 'remove'>;
  /**
   * Protect in real time.
   *
   * The Group Policy is worded negatively: Enabled turns real-time protection off.
   *
   * Keep it on in passive mode too; turning it off is no way to passive mode.
   *
   * - Values: `true` or `false`
   * - Default: on
   * - Registry: Windows Defender\Real-Time Protection : DisableRealtimeMonitoring (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/Defender/AllowRealtimeMonitoring
   * - In passive mode: blocks nothing; keep it on anyway
   */
  readonly allowRealtimeMonitoring?: Justified<boolean | 'remove'>;
  /**
   * Scan scripts.
   *
   * The reference names no Group Policy; the pairing follows from the value name. The policy id really is spelled with "Sript".
   *
   * - Values: `true` or `false`
   * - Default: on
   * - Registry: Windows Defender\Real-Time Protection : DisableScriptScanning (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/Defender/AllowScriptScanning
   * - In passive mode: blocks nothing; keep it on anyway
   */
  readonly allowScriptScanning?: Justified<boolean | 'remove'>;
  /**
   * Protect and update during the first set-up of Windows.
   *
   * - Values: `true` or `false`
   * - Default: off
   * - Registry: Windows Defender\Real-Time Protection : OobeEnableRtpAndSigUpdate (dword)
   * - MDM: ./Device/Vendor/MSFT/Defender/Configuration/OobeEnableRtpAndSigUpdate
   * - In passive mode: blocks nothing; keep it on anyway
   */
  readonly oobeEnableRtpAndSigUpdate?: Justified<boolean | 'remove'>;
  /**
   * Use performance mode on Dev Drives.
   *
   * The stored number is negative: 0 means on, in the value `DisableAsyncScanOnOpen` as well as in the CSP.
   *
   * - Values: `true` or `false`
   * - Default: on
   * - Registry: Windows Defender\Real-Time Protection : DisableAsyncScanOnOpen (dword)
   * - MDM: ./Device/Vendor/MSFT/Defender/Configuration/PerformanceModeStatus
   * - In passive mode: blocks nothing; keep it on anyway
   */
  readonly performanceModeStatus?: Justified<boolean | 'remove'>;
  /**
   * Choose which direction of file activity is watched.
   *
   * It is honoured on NTFS volumes alone.
   *
   * - Values: `both`, `incoming`, `outgoing`
   *   - `both`: Incoming and outgoing files
   *   - `incoming`: Incoming files
   *   - `outgoing`: Outgoing files
   * - Default: both
   * - Registry: Windows Defender\Real-Time Protection : RealtimeScanDirection (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/Defender/RealTimeScanDirection
   * - In passive mode: blocks nothing; keep it on anyway
   */
  readonly realTimeScanDirection?: Justified<'both' | 'incoming' | 'outgoing' | 'remove'>;
  /**
   * Keep raw volume writes from behaviour monitoring.
   *
   * - Values: `true` or `false`
   * - Default: off by Group Policy
   * - Registry: Windows Defender\Real-Time Protection : DisableRawWriteNotification (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/ADMX_MicrosoftDefenderAntivirus/RealtimeProtection_DisableRawWriteNotification
   * - In passive mode: blocks nothing; keep it on anyway
   */
  readonly rtpDisableRawWriteNotification?: Justified<boolean | 'remove'>;
  /**
   * Skip the process scan when real-time protection is turned on.
   *
   * - Values: `true` or `false`
   * - Default: off by Group Policy
   * - Registry: Windows Defender\Real-Time Protection : DisableScanOnRealtimeEnable (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/ADMX_MicrosoftDefenderAntivirus/RealtimeProtection_DisableScanOnRealtimeEnable
   * - In passive mode: blocks nothing; keep it on anyway
   */
  readonly rtpDisableScanOnRealtimeEnable?: Justified<boolean | 'remove'>;
  /**
   * Limit the size of downloads that are scanned.
   *
   * - Values: whole number of kilobytes, 0 to 10000000
   * - Registry: Windows Defender\Real-Time Protection : IOAVMaxSize (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/ADMX_MicrosoftDefenderAntivirus/RealtimeProtection_IOAVMaxSize
   * - In passive mode: blocks nothing; keep it on anyway
   */
  readonly rtpIOAVMaxSize?: Justified<number | 'remove'>;
  /**
   * Let the local setting for behaviour monitoring win over policy.
   *
   * - Values: `true` or `false`
   * - Default: off by Group Policy
   * - Registry: Windows Defender\Real-Time Protection : LocalSettingOverrideDisableBehaviorMonitoring (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/ADMX_MicrosoftDefenderAntivirus/RealtimeProtection_LocalSettingOverrideDisableBehaviorMonitoring
   * - In passive mode: blocks nothing; keep it on anyway
   */
  readonly rtpOverrideDisableBehaviorMonitoring?: Justified<boolean | 'remove'>;
  /**
   * Let the local setting for the scan of downloads win over policy.
   *
   * - Values: `true` or `false`
   * - Default: off by Group Policy
   * - Registry: Windows Defender\Real-Time Protection : LocalSettingOverrideDisableIOAVProtection (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/ADMX_MicrosoftDefenderAntivirus/RealtimeProtection_LocalSettingOverrideDisableIOAVProtection
   * - In passive mode: blocks nothing; keep it on anyway
   */
  readonly rtpOverrideDisableIOAVProtection?: Justified<boolean | 'remove'>;
  /**
   * Let the local setting for watching file and program activity win over policy.
   *
   * - Values: `true` or `false`
   * - Default: off by Group Policy
   * - Registry: Windows Defender\Real-Time Protection : LocalSettingOverrideDisableOnAccessProtection (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/ADMX_MicrosoftDefenderAntivirus/RealtimeProtection_LocalSettingOverrideDisableOnAccessProtection
   * - In passive mode: blocks nothing; keep it on anyway
   */
  readonly rtpOverrideDisableOnAccessProtection?: Justified<boolean | 'remove'>;
  /**
   * Let the local setting for real-time protection win over policy.
   *
   * - Values: `true` or `false`
   * - Default: off by Group Policy
   * - Registry: Windows Defender\Real-Time Protection : LocalSettingOverrideDisableRealtimeMonitoring (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/ADMX_MicrosoftDefenderAntivirus/RealtimeProtection_LocalSettingOverrideDisableRealtimeMonitoring
   * - In passive mode: blocks nothing; keep it on anyway
   */
  readonly rtpOverrideDisableRealtimeMonitoring?: Justified<boolean | 'remove'>;
  /**
   * Let the local setting for the direction of monitoring win over policy.
   *
   * - Values: `true` or `false`
   * - Default: off by Group Policy
   * - Registry: Windows Defender\Real-Time Protection : LocalSettingOverrideRealtimeScanDirection (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/ADMX_MicrosoftDefenderAntivirus/RealtimeProtection_LocalSettingOverrideRealtimeScanDirection
   * - In passive mode: blocks nothing; keep it on anyway
   */
  readonly rtpOverrideRealtimeScanDirection?: Justified<boolean | 'remove'>;
  /**
   * Scan inside archive files.
   *
   * A directed scan looks into archives in any case.
   *
   * - Values: `true` or `false`
   * - Default: on
   * - Registry: Windows Defender\Scan : DisableArchiveScanning (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/Defender/AllowArchiveScanning
   * - In passive mode: not stated
   */
  readonly allowArchiveScanning?: Justified<boolean | 'remove'>;
  /**
   * Scan mailboxes and mail files.
   *
   * It reads the mailbox formats of older mail programs; newer ones are not supported.
   *
   * - Values: `true` or `false`
   * - Default: off
   * - Registry: Windows Defender\Scan : DisableEmailScanning (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/Defender/AllowEmailScanning
   * - In passive mode: not stated
   */
  readonly allowEmailScanning?: Justified<boolean | 'remove'>;
  /**
   * Include mapped network drives in full scans.
   *
   * - Values: `true` or `false`
   * - Default: off
   * - Registry: Windows Defender\Scan : DisableScanningMappedNetworkDrivesForFullScan (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/Defender/AllowFullScanOnMappedNetworkDrives
   * - In passive mode: not stated
   */
  readonly allowFullScanOnMappedNetworkDrives?: Justified<boolean | 'remove'>;
  /**
   * Include removable drives in full scans.
   *
   * Editions of the reference from 2018 and 2019 give on as the default; the edition of 2024 gives off.
   *
   * - Values: `true` or `false`
   * - Default: off
   * - Registry: Windows Defender\Scan : DisableRemovableDriveScanning (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/Defender/AllowFullScanRemovableDriveScanning
   * - In passive mode: not stated
   */
  readonly allowFullScanRemovableDriveScanning?: Justified<boolean | 'remove'>;
  /**
   * Scan network files.
   *
   * The default is uncertain: the CSP gives off, its text and the Group Policy say that network files are scanned. Set it explicitly.
   *
   * - Values: `true` or `false`
   * - Default: off over MDM, on by Group Policy
   * - Registry: Windows Defender\Scan : DisableScanningNetworkFiles (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/Defender/AllowScanningNetworkFiles
   * - In passive mode: not stated
   */
  readonly allowScanningNetworkFiles?: Justified<boolean | 'remove'>;
  /**
   * Limit how deep archives are unpacked.
   *
   * - Values: whole number of levels, 0 to 4294967295
   * - Default: 0 levels
   * - Registry: Windows Defender\Scan : ArchiveMaxDepth (dword)
   * - MDM: ./Device/Vendor/MSFT/Defender/Configuration/ArchiveMaxDepth
   * - In passive mode: not stated
   */
  readonly archiveMaxDepth?: Justified<number | 'remove'>;
  /**
   * Limit the size of archives that are scanned.
   *
   * Zero means no limit.
   *
   * - Values: whole number of kilobytes, 0 to 4294967295
   * - Default: 0 kilobytes
   * - Registry: Windows Defender\Scan : ArchiveMaxSize (dword)
   * - MDM: ./Device/Vendor/MSFT/Defender/Configuration/ArchiveMaxSize
   * - In passive mode: not stated
   */
  readonly archiveMaxSize?: Justified<number | 'remove'>;
  /**
   * Limit the processor load of a scan.
   *
   * Zero means no limit; 1 to 4 mean nothing.
   *
   * It is ignored while scanOnlyIfIdleEnabled and disableCpuThrottleOnIdleScans are both on.
   *
   * - Values: whole number of percent, 0 to 100
   * - Default: 50 percent
   * - Registry: Windows Defender\Scan : AvgCPULoadFactor (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/Defender/AvgCPULoadFactor
   * - In passive mode: not stated
   */
  readonly avgCPULoadFactor?: Justified<number | 'remove'>;
  /**
   * Look at excluded files during quick scans.
   *
   * - Values: `true` or `false`
   * - Default: off
   * - Registry: Windows Defender\Scan : QuickScanIncludeExclusions (dword)
   * - MDM: ./Device/Vendor/MSFT/Defender/Configuration/QuickScanIncludeExclusions
   * - In passive mode: not stated
   */
  readonly quickScanIncludeExclusions?: Justified<boolean | 'remove'>;
  /**
   * Let users pause a scan.
   *
   * - Values: `true` or `false`
   * - Default: on by Group Policy
   * - Registry: Windows Defender\Scan : AllowPause (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/ADMX_MicrosoftDefenderAntivirus/Scan_AllowPause
   * - In passive mode: not stated
   */
  readonly scanAllowPause?: Justified<boolean | 'remove'>;
  /**
   * Turn off heuristics.
   *
   * - Values: `true` or `false`
   * - Default: off by Group Policy
   * - Registry: Windows Defender\Scan : DisableHeuristics (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/ADMX_MicrosoftDefenderAntivirus/Scan_DisableHeuristics
   * - In passive mode: not stated
   */
  readonly scanDisableHeuristics?: Justified<boolean | 'remove'>;
  /**
   * Skip packed executables.
   *
   * - Values: `true` or `false`
   * - Default: off by Group Policy
   * - Registry: Windows Defender\Scan : DisablePackedExeScanning (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/ADMX_MicrosoftDefenderAntivirus/Scan_DisablePackedExeScanning
   * - In passive mode: not stated
   */
  readonly scanDisablePackedExeScanning?: Justified<boolean | 'remove'>;
  /**
   * Skip reparse points.
   *
   * - Values: `true` or `false`
   * - Default: on by Group Policy
   * - Registry: Windows Defender\Scan : DisableReparsePointScanning (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/ADMX_MicrosoftDefenderAntivirus/Scan_DisableReparsePointScanning
   * - In passive mode: not stated
   */
  readonly scanDisableReparsePointScanning?: Justified<boolean | 'remove'>;
  /**
   * Skip the daily restore point before cleaning.
   *
   * - Values: `true` or `false`
   * - Default: on by Group Policy
   * - Registry: Windows Defender\Scan : DisableRestorePoint (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/ADMX_MicrosoftDefenderAntivirus/Scan_DisableRestorePoint
   * - In passive mode: not stated
   */
  readonly scanDisableRestorePoint?: Justified<boolean | 'remove'>;
  /**
   * Let the local setting for processor load win over policy.
   *
   * - Values: `true` or `false`
   * - Default: off by Group Policy
   * - Registry: Windows Defender\Scan : LocalSettingOverrideAvgCPULoadFactor (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/ADMX_MicrosoftDefenderAntivirus/Scan_LocalSettingOverrideAvgCPULoadFactor
   * - In passive mode: not stated
   */
  readonly scanOverrideAvgCPULoadFactor?: Justified<boolean | 'remove'>;
  /**
   * Let the local setting for the type of a scheduled scan win over policy.
   *
   * - Values: `true` or `false`
   * - Default: off by Group Policy
   * - Registry: Windows Defender\Scan : LocalSettingOverrideScanParameters (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/ADMX_MicrosoftDefenderAntivirus/Scan_LocalSettingOverrideScanParameters
   * - In passive mode: not stated
   */
  readonly scanOverrideScanParameters?: Justified<boolean | 'remove'>;
  /**
   * Clear the scan history after some days.
   *
   * Zero keeps the history for ever.
   *
   * - Values: `{ days: … }`, 0 to 4294967295
   * - Default: 15 days by Group Policy
   * - Registry: Windows Defender\Scan : PurgeItemsAfterDelay (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/ADMX_MicrosoftDefenderAntivirus/Scan_PurgeItemsAfterDelay
   * - In passive mode: not stated
   */
  readonly scanPurgeItemsAfterDelay?: Justified<{ readonly days: number } | 'remove'>;
  /**
   * Check for updates before a scheduled scan.
   *
   * - Values: `true` or `false`
   * - Default: off
   * - Registry: Windows Defender\Scan : CheckForSignaturesBeforeRunningScan (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/Defender/CheckForSignaturesBeforeRunningScan
   * - In passive mode: ignored, except for the idle-only task, the catch-up quick scan and the scan after an update
   */
  readonly checkForSignaturesBeforeRunningScan?: Justified<boolean | 'remove'>;
  /**
   * Start a quick scan after some days without any scan.
   *
   * Without the Group Policy no such scan is started.
   *
   * The reference gives 25 days as the default; the settings catalog shows 30.
   *
   * - Values: `{ days: … }`, 7 to 60
   * - Default: 25 days over MDM, off by Group Policy
   * - Registry: Windows Defender\Scan : DaysUntilAggressiveCatchupQuickScan (dword)
   * - MDM: ./Device/Vendor/MSFT/Defender/Configuration/DaysUntilAggressiveCatchupQuickScan
   * - In passive mode: ignored, except for the idle-only task, the catch-up quick scan and the scan after an update
   */
  readonly daysUntilAggressiveCatchupQuickScan?: Justified<{ readonly days: number } | 'remove'>;
  /**
   * Turn off catch-up full scans.
   *
   * The Group Policy is worded positively: Enabled writes 0 and turns catch-up scans on.
   *
   * - Values: `true` or `false`
   * - Default: on
   * - Registry: Windows Defender\Scan : DisableCatchupFullScan (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/Defender/DisableCatchupFullScan
   * - In passive mode: ignored, except for the idle-only task, the catch-up quick scan and the scan after an update
   */
  readonly disableCatchupFullScan?: Justified<boolean | 'remove'>;
  /**
   * Turn off catch-up quick scans.
   *
   * The Group Policy is worded positively: Enabled writes 0 and turns catch-up scans on.
   *
   * It is one of three settings by which Defender can still scan in passive mode.
   *
   * - Values: `true` or `false`
   * - Default: on
   * - Registry: Windows Defender\Scan : DisableCatchupQuickScan (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/Defender/DisableCatchupQuickScan
   * - In passive mode: ignored, except for the idle-only task, the catch-up quick scan and the scan after an update
   */
  readonly disableCatchupQuickScan?: Justified<boolean | 'remove'>;
  /**
   * Lift the processor limit while the device is idle.
   *
   * - Values: `true` or `false`
   * - Default: on over MDM
   * - Registry: unsupported: No policy value is documented for it; it exists in the CSP only.
   * - MDM: ./Device/Vendor/MSFT/Defender/Configuration/DisableCpuThrottleOnIdleScans
   * - In passive mode: ignored, except for the idle-only task, the catch-up quick scan and the scan after an update
   */
  readonly disableCpuThrottleOnIdleScans?: Justified<boolean | 'remove'>;
  /**
   * Give scheduled scans low processor priority.
   *
   * - Values: `true` or `false`
   * - Default: off
   * - Registry: Windows Defender\Scan : LowCpuPriority (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/Defender/EnableLowCPUPriority
   * - In passive mode: ignored, except for the idle-only task, the catch-up quick scan and the scan after an update
   */
  readonly enableLowCPUPriority?: Justified<boolean | 'remove'>;
  /**
   * Spread scheduled scans and updates over time.
   *
   * - Values: `true` or `false`
   * - Default: on
   * - Registry: Windows Defender : RandomizeScheduleTaskTimes (dword)
   * - MDM: ./Device/Vendor/MSFT/Defender/Configuration/RandomizeScheduleTaskTimes
   * - In passive mode: ignored, except for the idle-only task, the catch-up quick scan and the scan after an update
   */
  readonly randomizeScheduleTaskTimes?: Justified<boolean | 'remove'>;
  /**
   * Let the local setting for the time of the remediation scan win over policy.
   *
   * - Values: `true` or `false`
   * - Default: off by Group Policy
   * - Registry: Windows Defender\Remediation : LocalSettingOverrideScan_ScheduleTime (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/ADMX_MicrosoftDefenderAntivirus/Remediation_LocalSettingOverrideScan_ScheduleTime
   * - In passive mode: ignored, except for the idle-only task, the catch-up quick scan and the scan after an update
   */
  readonly remediationOverrideScanScheduleTime?: Justified<boolean | 'remove'>;
  /**
   * Choose the day of the full scan that completes remediation.
   *
   * - Values: `daily`, `sunday`, `monday`, `tuesday`, `wednesday`, `thursday`, `friday`, `saturday`, `never`
   *   - `daily`: Every day
   *   - `sunday`: Sunday
   *   - `monday`: Monday
   *   - `tuesday`: Tuesday
   *   - `wednesday`: Wednesday
   *   - `thursday`: Thursday
   *   - `friday`: Friday
   *   - `saturday`: Saturday
   *   - `never`: Never
   * - Default: never by Group Policy
   * - Registry: Windows Defender\Remediation : Scan_ScheduleDay (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/ADMX_MicrosoftDefenderAntivirus/Remediation_Scan_ScheduleDay
   * - In passive mode: ignored, except for the idle-only task, the catch-up quick scan and the scan after an update
   */
  readonly remediationScanScheduleDay?: Justified<'daily' | 'sunday' | 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday' | 'never' | 'remove'>;
  /**
   * Choose the time of the full scan that completes remediation.
   *
   * - Values: time of day such as `'02:30'`
   * - Registry: Windows Defender\Remediation : Scan_ScheduleTime (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/ADMX_MicrosoftDefenderAntivirus/Remediation_Scan_ScheduleTime
   * - In passive mode: ignored, except for the idle-only task, the catch-up quick scan and the scan after an update
   */
  readonly remediationScanScheduleTime?: Justified<string | 'remove'>;
  /**
   * Force a catch-up scan after some missed scans.
   *
   * The title of the Group Policy speaks of days, its text of missed scans in a row.
   *
   * - Values: whole number of missed scans, 2 to 20
   * - Default: 2 missed scans by Group Policy
   * - Registry: Windows Defender\Scan : MissedScheduledScanCountBeforeCatchup (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/ADMX_MicrosoftDefenderAntivirus/Scan_MissedScheduledScanCountBeforeCatchup
   * - In passive mode: ignored, except for the idle-only task, the catch-up quick scan and the scan after an update
   */
  readonly scanMissedScheduledScanCountBeforeCatchup?: Justified<number | 'remove'>;
  /**
   * Run scheduled scans only while the device is idle.
   *
   * It is one of three settings by which Defender can still scan in passive mode.
   *
   * - Values: `true` or `false`
   * - Default: on
   * - Registry: Windows Defender\Scan : ScanOnlyIfIdle (dword)
   * - MDM: ./Device/Vendor/MSFT/Defender/Configuration/ScanOnlyIfIdleEnabled
   * - In passive mode: ignored, except for the idle-only task, the catch-up quick scan and the scan after an update
   */
  readonly scanOnlyIfIdleEnabled?: Justified<boolean | 'remove'>;
  /**
   * Let the local setting for the day of scheduled scans win over policy.
   *
   * - Values: `true` or `false`
   * - Default: off by Group Policy
   * - Registry: Windows Defender\Scan : LocalSettingOverrideScheduleDay (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/ADMX_MicrosoftDefenderAntivirus/Scan_LocalSettingOverrideScheduleDay
   * - In passive mode: ignored, except for the idle-only task, the catch-up quick scan and the scan after an update
   */
  readonly scanOverrideScheduleDay?: Justified<boolean | 'remove'>;
  /**
   * Let the local setting for the time of the daily quick scan win over policy.
   *
   * - Values: `true` or `false`
   * - Default: off by Group Policy
   * - Registry: Windows Defender\Scan : LocalSettingOverrideScheduleQuickScanTime (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/ADMX_MicrosoftDefenderAntivirus/Scan_LocalSettingOverrideScheduleQuickScantime
   * - In passive mode: ignored, except for the idle-only task, the catch-up quick scan and the scan after an update
   */
  readonly scanOverrideScheduleQuickScantime?: Justified<boolean | 'remove'>;
  /**
   * Let the local setting for the time of scheduled scans win over policy.
   *
   * - Values: `true` or `false`
   * - Default: off by Group Policy
   * - Registry: Windows Defender\Scan : LocalSettingOverrideScheduleTime (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/ADMX_MicrosoftDefenderAntivirus/Scan_LocalSettingOverrideScheduleTime
   * - In passive mode: ignored, except for the idle-only task, the catch-up quick scan and the scan after an update
   */
  readonly scanOverrideScheduleTime?: Justified<boolean | 'remove'>;
  /**
   * Choose the type of the scheduled scan.
   *
   * - Values: `quick`, `full`
   *   - `quick`: Quick scan
   *   - `full`: Full scan
   * - Default: quick
   * - Registry: Windows Defender\Scan : ScanParameters (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/Defender/ScanParameter
   * - In passive mode: ignored, except for the idle-only task, the catch-up quick scan and the scan after an update
   */
  readonly scanParameter?: Justified<'quick' | 'full' | 'remove'>;
  /**
   * Run quick scans every few hours.
   *
   * Zero means no quick scans by interval.
   *
   * - Values: `{ hours: … }`, 0 to 24
   * - Default: off by Group Policy
   * - Registry: Windows Defender\Scan : QuickScanInterval (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/ADMX_MicrosoftDefenderAntivirus/Scan_QuickScanInterval
   * - In passive mode: ignored, except for the idle-only task, the catch-up quick scan and the scan after an update
   */
  readonly scanQuickScanInterval?: Justified<{ readonly hours: number } | 'remove'>;
  /**
   * Choose the time of the daily quick scan.
   *
   * The CSP takes times up to 23:00.
   *
   * - Values: time of day such as `'02:30'`
   * - Default: 02:00 over MDM, off by Group Policy
   * - Registry: Windows Defender\Scan : ScheduleQuickScanTime (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/Defender/ScheduleQuickScanTime
   * - In passive mode: ignored, except for the idle-only task, the catch-up quick scan and the scan after an update
   */
  readonly scheduleQuickScanTime?: Justified<string | 'remove'>;
  /**
   * Choose the window over which tasks are spread.
   *
   * It works together with randomizeScheduleTaskTimes.
   *
   * - Values: `{ hours: … }`, 1 to 23
   * - Default: 4 hours
   * - Registry: Windows Defender : SchedulerRandomizationTime (dword)
   * - MDM: ./Device/Vendor/MSFT/Defender/Configuration/SchedulerRandomizationTime
   * - In passive mode: ignored, except for the idle-only task, the catch-up quick scan and the scan after an update
   */
  readonly schedulerRandomizationTime?: Justified<{ readonly hours: number } | 'remove'>;
  /**
   * Choose the day of the scheduled scan.
   *
   * - Values: `daily`, `sunday`, `monday`, `tuesday`, `wednesday`, `thursday`, `friday`, `saturday`, `never`
   *   - `daily`: Every day
   *   - `sunday`: Sunday
   *   - `monday`: Monday
   *   - `tuesday`: Tuesday
   *   - `wednesday`: Wednesday
   *   - `thursday`: Thursday
   *   - `friday`: Friday
   *   - `saturday`: Saturday
   *   - `never`: Never
   * - Default: daily over MDM, never by Group Policy
   * - Registry: Windows Defender\Scan : ScheduleDay (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/Defender/ScheduleScanDay
   * - In passive mode: ignored, except for the idle-only task, the catch-up quick scan and the scan after an update
   */
  readonly scheduleScanDay?: Justified<'daily' | 'sunday' | 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday' | 'never' | 'remove'>;
  /**
   * Choose the time of the scheduled scan.
   *
   * The CSP takes times up to 23:00.
   *
   * - Values: time of day such as `'02:30'`
   * - Default: 02:00
   * - Registry: Windows Defender\Scan : ScheduleTime (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/Defender/ScheduleScanTime
   * - In passive mode: ignored, except for the idle-only task, the catch-up quick scan and the scan after an update
   */
  readonly scheduleScanTime?: Justified<string | 'remove'>;
  /**
   * Skip the scan after an intelligence update.
   *
   * The Group Policy is worded positively: Enabled writes 0.
   *
   * It is one of three settings by which Defender can still scan in passive mode.
   *
   * - Values: `true` or `false`
   * - Default: off by Group Policy
   * - Registry: Windows Defender\Signature Updates : DisableScanOnUpdate (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/ADMX_MicrosoftDefenderAntivirus/SignatureUpdate_DisableScanOnUpdate
   * - In passive mode: ignored, except for the idle-only task, the catch-up quick scan and the scan after an update
   */
  readonly signatureUpdateDisableScanOnUpdate?: Justified<boolean | 'remove'>;
  /**
   * Limit the processor load of scheduled scans only.
   *
   * `false` limits custom scans too.
   *
   * - Values: `true` or `false`
   * - Default: on
   * - Registry: Windows Defender\Scan : ThrottleForScheduledScanOnly (dword)
   * - MDM: ./Device/Vendor/MSFT/Defender/Configuration/ThrottleForScheduledScanOnly
   * - In passive mode: ignored, except for the idle-only task, the catch-up quick scan and the scan after an update
   */
  readonly throttleForScheduledScanOnly?: Justified<boolean | 'remove'>;
  /**
   * Turn off the automatic exclusions of Windows Server.
   *
   * - Values: `true` or `false`
   * - Default: off by Group Policy
   * - Registry: Windows Defender\Exclusions : DisableAutoExclusions (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/ADMX_MicrosoftDefenderAntivirus/DisableAutoExclusions
   * - In passive mode: not stated
   */
  readonly disableAutoExclusions?: Justified<boolean | 'remove'>;
  /**
   * Ignore exclusions and lists of local administrators.
   *
   * Tamper protection of exclusions needs it on.
   *
   * In the template of 2016 the states are the other way round: there, Enabled merges.
   *
   * - Values: `true` or `false`
   * - Default: off
   * - Registry: Windows Defender : DisableLocalAdminMerge (dword)
   * - MDM: ./Device/Vendor/MSFT/Defender/Configuration/DisableLocalAdminMerge
   * - In passive mode: not stated
   */
  readonly disableLocalAdminMerge?: Justified<boolean | 'remove'>;
  /**
   * Exclude file extensions from scans.
   *
   * - Values: list of file extensions
   * - Registry: Windows Defender\Exclusions\Extensions : one value per entry
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/Defender/ExcludedExtensions
   * - In passive mode: honoured by EDR in block mode
   */
  readonly excludedExtensions?: Justified<Extendable<readonly (string | (Justification & { readonly extension: string }))[]> | 'remove'>;
  /**
   * Exclude IP addresses from network inspection.
   *
   * - Values: list of IP addresses
   * - Registry: Windows Defender\Exclusions\IpAddresses : one value per entry
   * - MDM: ./Device/Vendor/MSFT/Defender/Configuration/ExcludedIpAddresses
   * - In passive mode: not stated
   */
  readonly excludedIpAddresses?: Justified<Extendable<readonly (string | (Justification & { readonly address: string }))[]> | 'remove'>;
  /**
   * Exclude files and folders from scans.
   *
   * - Values: list of paths
   * - Registry: Windows Defender\Exclusions\Paths : one value per entry
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/Defender/ExcludedPaths
   * - In passive mode: honoured by EDR in block mode
   */
  readonly excludedPaths?: Justified<Extendable<readonly (string | (Justification & { readonly path: string }))[]> | 'remove'>;
  /**
   * Exclude files that some processes open.
   *
   * The files that the process opens are left alone by real-time protection; the program itself is still scanned.
   *
   * - Values: list of processes
   * - Registry: Windows Defender\Exclusions\Processes : one value per entry
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/Defender/ExcludedProcesses
   * - In passive mode: honoured by EDR in block mode
   */
  readonly excludedProcesses?: Justified<Extendable<readonly (string | (Justification & { readonly process: string }))[]> | 'remove'>;
  /**
   * Hide exclusions from local administrators.
   *
   * - Values: `true` or `false`
   * - Default: off
   * - Registry: Windows Defender : HideExclusionsFromLocalAdmins (dword)
   * - MDM: ./Device/Vendor/MSFT/Defender/Configuration/HideExclusionsFromLocalAdmins
   * - In passive mode: not stated
   */
  readonly hideExclusionsFromLocalAdmins?: Justified<boolean | 'remove'>;
  /**
   * Hide exclusions from local users.
   *
   * - Values: `true` or `false`
   * - Default: off over MDM
   * - Registry: Windows Defender : HideExclusionsFromLocalUsers (dword)
   * - MDM: ./Device/Vendor/MSFT/Defender/Configuration/HideExclusionsFromLocalUsers
   * - In passive mode: not stated
   */
  readonly hideExclusionsFromLocalUsers?: Justified<boolean | 'remove'>;
  /**
   * Empty the quarantine after some days.
   *
   * Zero keeps items for ever.
   *
   * The Group Policy takes far more days than the CSP.
   *
   * - Values: `{ days: … }`, 0 to 10000000
   * - Default: 0 days over MDM, kept for ever by Group Policy
   * - Registry: Windows Defender\Quarantine : PurgeItemsAfterDelay (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/Defender/DaysToRetainCleanedMalware
   * - In passive mode: not stated
   */
  readonly daysToRetainCleanedMalware?: Justified<{ readonly days: number } | 'remove'>;
  /**
   * Stop acting on threats without asking.
   *
   * - Values: `true` or `false`
   * - Default: off by Group Policy
   * - Registry: Windows Defender : DisableRoutinelyTakingAction (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/ADMX_MicrosoftDefenderAntivirus/DisableRoutinelyTakingAction
   * - In passive mode: without effect unless EDR in block mode acts
   */
  readonly disableRoutinelyTakingAction?: Justified<boolean | 'remove'>;
  /**
   * Handle potentially unwanted applications.
   *
   * What devices do unasked, with security intelligence 1.329.495.0 or newer, depends on Defender for Endpoint: the defaults of node and policy do not tell of it.
   *
   * - Values: `off`, `block`, `audit`
   *   - `off`: Off
   *   - `block`: Block
   *   - `audit`: Report what would have been blocked
   * - Default: off over MDM, off by Group Policy
   * - Default: audit on Windows 10, Windows 11, Windows Server 2016, Windows Server 2019, Windows Server 2022, Windows Server 2025, without Defender for Endpoint
   * - Default: audit on Windows 11 from build 22621, with Defender for Endpoint
   * - Default: block on Windows 10 from build 19041, with Defender for Endpoint
   * - Default: block on Windows Server 2019, Windows Server 2022, Windows Server 2025, with Defender for Endpoint
   * - Default: block on Windows Server 2012 R2, Windows Server 2016, with Defender for Endpoint by the modern unified solution
   * - Registry: Windows Defender : PUAProtection (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/Defender/PUAProtection
   * - In passive mode: without effect
   */
  readonly puaProtection?: Justified<'off' | 'block' | 'audit' | 'remove'>;
  /**
   * Let the local setting for emptying the quarantine win over policy.
   *
   * - Values: `true` or `false`
   * - Default: off by Group Policy
   * - Registry: Windows Defender\Quarantine : LocalSettingOverridePurgeItemsAfterDelay (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/ADMX_MicrosoftDefenderAntivirus/Quarantine_LocalSettingOverridePurgeItemsAfterDelay
   * - In passive mode: not stated
   */
  readonly quarantineOverridePurgeItemsAfterDelay?: Justified<boolean | 'remove'>;
  /**
   * Choose the action per threat severity.
   *
   * The Group Policy knows quarantine, remove and allow alone.
   *
   * The reference of the CSP lists the same three; the settings catalog has all six.
   *
   * - Values: `low`, `moderate`, `high`, `severe` to `clean`, `quarantine`, `remove`, `allow`, `user-defined`, `block`
   *   - `low`: Low
   *   - `moderate`: Moderate
   *   - `high`: High
   *   - `severe`: Severe
   * - Registry: Windows Defender\Threats\ThreatSeverityDefaultAction : one value per entry
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/Defender/ThreatSeverityDefaultAction
   * - In passive mode: without effect unless EDR in block mode acts
   */
  readonly threatSeverityDefaultAction?: Justified<Extendable<{ readonly low?: Justified<'clean' | 'quarantine' | 'remove' | 'allow' | 'user-defined' | 'block'>; readonly moderate?: Justified<'clean' | 'quarantine' | 'remove' | 'allow' | 'user-defined' | 'block'>; readonly high?: Justified<'clean' | 'quarantine' | 'remove' | 'allow' | 'user-defined' | 'block'>; readonly severe?: Justified<'clean' | 'quarantine' | 'remove' | 'allow' | 'user-defined' | 'block'> }> | 'remove'>;
  /**
   * Choose the action per threat.
   *
   * The keys are the numbers that Microsoft gives to threats.
   *
   * - Values: a number to `quarantine`, `remove`, `allow`
   * - Registry: Windows Defender\Threats\ThreatIdDefaultAction : one value per entry
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/ADMX_MicrosoftDefenderAntivirus/Threats_ThreatIdDefaultAction
   * - In passive mode: without effect unless EDR in block mode acts
   */
  readonly threatsThreatIdDefaultAction?: Justified<Extendable<{ readonly [id: `${number}`]: Justified<'quarantine' | 'remove' | 'allow'> | undefined }> | 'remove'>;
  /**
   * Exclude files and folders from single attack surface reduction rules.
   *
   * A rule has a list of full paths or folders. Registry and Group Policy hold it as one text, joined by `>`; older fleet files do so too, and `--fix` makes a list of that.
   *
   * The example in the template has the GUID in braces; the list of rules has none, and neither has this one.
   *
   * In Intune a list stands below its rule, so the rule itself has to be set, to something else than `off`. The settings catalog offers no exclusions for block-wmi-persistence, nor for a rule that has no name here.
   *
   * - Values: a name below or any other GUID to a list of paths
   *   - `block-adobe-reader-child-processes`: Adobe Reader starts no child processes
   *   - `block-copied-system-tools`: Copies and imitations of Windows system tools do not run
   *   - `block-email-executable-content`: Programs and scripts out of mail and webmail do not run
   *   - `block-low-prevalence-executables`: Programs run only when they are common enough, old enough or on the trusted list
   *   - `block-lsass-credential-stealing`: Nothing reads credentials out of the local security authority (lsass.exe)
   *   - `block-obfuscated-scripts`: Scripts that look obfuscated do not run
   *   - `block-office-child-processes`: Office applications start no child processes
   *   - `block-office-code-injection`: Office applications put no code into other processes
   *   - `block-office-communication-child-processes`: Outlook starts no child processes
   *   - `block-office-executable-content`: Office applications write no programs or scripts
   *   - `block-office-macro-win32-api`: Office macros make no Win32 calls
   *   - `block-psexec-wmi-process-creation`: PSExec and WMI commands start no processes
   *   - `block-safe-mode-reboot`: Commands do not restart the device into safe mode
   *   - `block-scripts-launching-downloads`: JavaScript and VBScript do not start downloaded programs
   *   - `block-untrusted-usb-processes`: Unsigned and untrusted programs do not run from USB drives
   *   - `block-vulnerable-signed-drivers`: Programs do not write signed drivers with known holes to disk
   *   - `block-webshell-creation`: No web shells are created on servers in the Exchange role
   *   - `block-wmi-persistence`: Malware does not persist through WMI event subscriptions
   *   - `use-advanced-ransomware-protection`: Programs that look like ransomware do not run
   * - Registry: Windows Defender\Windows Defender Exploit Guard\ASR\ASROnlyPerRuleExclusions : one value per entry
   * - MDM: within: The settings catalog has it below each attack surface reduction rule. The reference gives no text form for the node, so a custom profile cannot say it.
   * - In passive mode: without effect
   */
  readonly asrOnlyPerRuleExclusions?: Justified<Extendable<{ readonly 'block-adobe-reader-child-processes'?: Justified<string | readonly string[]>; readonly 'block-copied-system-tools'?: Justified<string | readonly string[]>; readonly 'block-email-executable-content'?: Justified<string | readonly string[]>; readonly 'block-low-prevalence-executables'?: Justified<string | readonly string[]>; readonly 'block-lsass-credential-stealing'?: Justified<string | readonly string[]>; readonly 'block-obfuscated-scripts'?: Justified<string | readonly string[]>; readonly 'block-office-child-processes'?: Justified<string | readonly string[]>; readonly 'block-office-code-injection'?: Justified<string | readonly string[]>; readonly 'block-office-communication-child-processes'?: Justified<string | readonly string[]>; readonly 'block-office-executable-content'?: Justified<string | readonly string[]>; readonly 'block-office-macro-win32-api'?: Justified<string | readonly string[]>; readonly 'block-psexec-wmi-process-creation'?: Justified<string | readonly string[]>; readonly 'block-safe-mode-reboot'?: Justified<string | readonly string[]>; readonly 'block-scripts-launching-downloads'?: Justified<string | readonly string[]>; readonly 'block-untrusted-usb-processes'?: Justified<string | readonly string[]>; readonly 'block-vulnerable-signed-drivers'?: Justified<string | readonly string[]>; readonly 'block-webshell-creation'?: Justified<string | readonly string[]>; readonly 'block-wmi-persistence'?: Justified<string | readonly string[]>; readonly 'use-advanced-ransomware-protection'?: Justified<string | readonly string[]>; readonly [guid: `${string}-${string}-${string}-${string}-${string}`]: Justified<string | readonly string[]> | undefined }> | 'remove'>;
  /**
   * Exclude files and folders from attack surface reduction rules.
   *
   * - Values: list of paths
   * - Registry: Windows Defender\Windows Defender Exploit Guard\ASR\ASROnlyExclusions : one value per entry
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/Defender/AttackSurfaceReductionOnlyExclusions
   * - In passive mode: without effect
   */
  readonly attackSurfaceReductionOnlyExclusions?: Justified<Extendable<readonly (string | (Justification & { readonly path: string }))[]> | 'remove'>;
  /**
   * Set attack surface reduction rules.
   *
   * A rule that has no name here can be given by its GUID; the settings catalog then cannot say it.
   *
   * A rule that nobody sets is best left out; `not-configured` is for a file that has to say so, and Intune has no word for it.
   *
   * - Values: a name below or any other GUID to `off`, `block`, `audit`, `warn`, `not-configured`
   *   - `block-adobe-reader-child-processes`: Adobe Reader starts no child processes
   *   - `block-copied-system-tools`: Copies and imitations of Windows system tools do not run
   *   - `block-email-executable-content`: Programs and scripts out of mail and webmail do not run
   *   - `block-low-prevalence-executables`: Programs run only when they are common enough, old enough or on the trusted list
   *   - `block-lsass-credential-stealing`: Nothing reads credentials out of the local security authority (lsass.exe)
   *   - `block-obfuscated-scripts`: Scripts that look obfuscated do not run
   *   - `block-office-child-processes`: Office applications start no child processes
   *   - `block-office-code-injection`: Office applications put no code into other processes
   *   - `block-office-communication-child-processes`: Outlook starts no child processes
   *   - `block-office-executable-content`: Office applications write no programs or scripts
   *   - `block-office-macro-win32-api`: Office macros make no Win32 calls
   *   - `block-psexec-wmi-process-creation`: PSExec and WMI commands start no processes
   *   - `block-safe-mode-reboot`: Commands do not restart the device into safe mode
   *   - `block-scripts-launching-downloads`: JavaScript and VBScript do not start downloaded programs
   *   - `block-untrusted-usb-processes`: Unsigned and untrusted programs do not run from USB drives
   *   - `block-vulnerable-signed-drivers`: Programs do not write signed drivers with known holes to disk
   *   - `block-webshell-creation`: No web shells are created on servers in the Exchange role
   *   - `block-wmi-persistence`: Malware does not persist through WMI event subscriptions
   *   - `use-advanced-ransomware-protection`: Programs that look like ransomware do not run
   * - Registry: Windows Defender\Windows Defender Exploit Guard\ASR\Rules : one value per entry
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/Defender/AttackSurfaceReductionRules
   * - In passive mode: without effect
   */
  readonly attackSurfaceReductionRules?: Justified<Extendable<{ readonly 'block-adobe-reader-child-processes'?: Justified<'off' | 'block' | 'audit' | 'warn' | 'not-configured'>; readonly 'block-copied-system-tools'?: Justified<'off' | 'block' | 'audit' | 'warn' | 'not-configured'>; readonly 'block-email-executable-content'?: Justified<'off' | 'block' | 'audit' | 'warn' | 'not-configured'>; readonly 'block-low-prevalence-executables'?: Justified<'off' | 'block' | 'audit' | 'warn' | 'not-configured'>; readonly 'block-lsass-credential-stealing'?: Justified<'off' | 'block' | 'audit' | 'warn' | 'not-configured'>; readonly 'block-obfuscated-scripts'?: Justified<'off' | 'block' | 'audit' | 'warn' | 'not-configured'>; readonly 'block-office-child-processes'?: Justified<'off' | 'block' | 'audit' | 'warn' | 'not-configured'>; readonly 'block-office-code-injection'?: Justified<'off' | 'block' | 'audit' | 'warn' | 'not-configured'>; readonly 'block-office-communication-child-processes'?: Justified<'off' | 'block' | 'audit' | 'warn' | 'not-configured'>; readonly 'block-office-executable-content'?: Justified<'off' | 'block' | 'audit' | 'warn' | 'not-configured'>; readonly 'block-office-macro-win32-api'?: Justified<'off' | 'block' | 'audit' | 'warn' | 'not-configured'>; readonly 'block-psexec-wmi-process-creation'?: Justified<'off' | 'block' | 'audit' | 'warn' | 'not-configured'>; readonly 'block-safe-mode-reboot'?: Justified<'off' | 'block' | 'audit' | 'warn' | 'not-configured'>; readonly 'block-scripts-launching-downloads'?: Justified<'off' | 'block' | 'audit' | 'warn' | 'not-configured'>; readonly 'block-untrusted-usb-processes'?: Justified<'off' | 'block' | 'audit' | 'warn' | 'not-configured'>; readonly 'block-vulnerable-signed-drivers'?: Justified<'off' | 'block' | 'audit' | 'warn' | 'not-configured'>; readonly 'block-webshell-creation'?: Justified<'off' | 'block' | 'audit' | 'warn' | 'not-configured'>; readonly 'block-wmi-persistence'?: Justified<'off' | 'block' | 'audit' | 'warn' | 'not-configured'>; readonly 'use-advanced-ransomware-protection'?: Justified<'off' | 'block' | 'audit' | 'warn' | 'not-configured'>; readonly [guid: `${string}-${string}-${string}-${string}-${string}`]: Justified<'off' | 'block' | 'audit' | 'warn' | 'not-configured'> | undefined }> | 'remove'>;
  /**
   * Trust further applications in protected folders.
   *
   * - Values: list of paths
   * - Registry: Windows Defender\Windows Defender Exploit Guard\Controlled Folder Access\AllowedApplications : one value per entry
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/Defender/ControlledFolderAccessAllowedApplications
   * - In passive mode: without effect
   */
  readonly controlledFolderAccessAllowedApplications?: Justified<Extendable<readonly (string | (Justification & { readonly path: string }))[]> | 'remove'>;
  /**
   * Protect further folders.
   *
   * - Values: list of paths
   * - Registry: Windows Defender\Windows Defender Exploit Guard\Controlled Folder Access\ProtectedFolders : one value per entry
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/Defender/ControlledFolderAccessProtectedFolders
   * - In passive mode: without effect
   */
  readonly controlledFolderAccessProtectedFolders?: Justified<Extendable<readonly string[]> | 'remove'>;
  /**
   * Guard folders against untrusted applications.
   *
   * - Values: `off`, `block`, `audit`, `block-disk-writes`, `audit-disk-writes`
   *   - `off`: Off
   *   - `block`: Block changes to protected folders and writes to disk sectors
   *   - `audit`: Report what would have been blocked
   *   - `block-disk-writes`: Block writes to disk sectors alone
   *   - `audit-disk-writes`: Report writes to disk sectors alone
   * - Default: off
   * - Registry: Windows Defender\Windows Defender Exploit Guard\Controlled Folder Access : EnableControlledFolderAccess (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/Defender/EnableControlledFolderAccess
   * - In passive mode: without effect
   */
  readonly enableControlledFolderAccess?: Justified<'off' | 'block' | 'audit' | 'block-disk-writes' | 'audit-disk-writes' | 'remove'>;
  /**
   * Inspect UDP traffic on Windows Server.
   *
   * Leave it off on domain controllers, DNS, file, SQL and Exchange servers, where it costs speed and reliability.
   *
   * No policy of a template has it. The value is the one that Microsoft's baseline of OSConfig for Windows Server sets.
   *
   * - Values: `true` or `false`
   * - Default: off over MDM
   * - Registry: Windows Defender\NIS\Consumers\IPS : AllowDatagramProcessingOnWinServer (dword)
   * - MDM: ./Device/Vendor/MSFT/Defender/Configuration/AllowDatagramProcessingOnWinServer
   * - In passive mode: without effect
   */
  readonly allowDatagramProcessingOnWinServer?: Justified<boolean | 'remove'>;
  /**
   * Allow the intrusion prevention system.
   *
   * - Values: `true` or `false`
   * - Default: on over MDM
   * - Registry: unsupported: No Group Policy is mapped to it, and no policy value is documented.
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/Defender/AllowIntrusionPreventionSystem
   * - In passive mode: not stated
   *
   * @deprecated Microsoft marks the node as deprecated.
   */
  readonly allowIntrusionPreventionSystem?: Justified<boolean | 'remove'>;
  /**
   * Allow network protection on Windows Server 2012 R2 and 2016.
   *
   * While it is off, enableNetworkProtection is ignored there.
   *
   * - Values: `true` or `false`
   * - Default: off over MDM
   * - Registry: manual: No policy value is documented for it; it exists in the CSP and in PowerShell.
   * - MDM: ./Device/Vendor/MSFT/Defender/Configuration/AllowNetworkProtectionDownLevel
   * - In passive mode: without effect
   */
  readonly allowNetworkProtectionDownLevel?: Justified<boolean | 'remove'>;
  /**
   * Allow network protection on Windows Server.
   *
   * While it is off, enableNetworkProtection is ignored on servers.
   *
   * The defaults differ: on in the CSP, off in the Group Policy.
   *
   * - Values: `true` or `false`
   * - Default: on over MDM, off by Group Policy
   * - Registry: Windows Defender\Windows Defender Exploit Guard\Network Protection : AllowNetworkProtectionOnWinServer (dword)
   * - MDM: ./Device/Vendor/MSFT/Defender/Configuration/AllowNetworkProtectionOnWinServer
   * - In passive mode: without effect
   */
  readonly allowNetworkProtectionOnWinServer?: Justified<boolean | 'remove'>;
  /**
   * Let network protection switch to asynchronous inspection.
   *
   * - Values: `true` or `false`
   * - Default: off
   * - Registry: Windows Defender\NIS : AllowSwitchToAsyncInspection (dword)
   * - MDM: ./Device/Vendor/MSFT/Defender/Configuration/AllowSwitchToAsyncInspection
   * - In passive mode: without effect
   */
  readonly allowSwitchToAsyncInspection?: Justified<boolean | 'remove'>;
  /**
   * Stop inspecting UDP traffic.
   *
   * - Values: `true` or `false`
   * - Default: off
   * - Registry: Windows Defender\NIS : DisableDatagramProcessing (dword)
   * - MDM: ./Device/Vendor/MSFT/Defender/Configuration/DisableDatagramProcessing
   * - In passive mode: without effect
   */
  readonly disableDatagramProcessing?: Justified<boolean | 'remove'>;
  /**
   * Stop parsing DNS over TCP.
   *
   * - Values: `true` or `false`
   * - Default: off over MDM
   * - Registry: unsupported: No policy value is documented for it; it exists in the CSP only.
   * - MDM: ./Device/Vendor/MSFT/Defender/Configuration/DisableDnsOverTcpParsing
   * - In passive mode: without effect
   */
  readonly disableDnsOverTcpParsing?: Justified<boolean | 'remove'>;
  /**
   * Stop parsing DNS.
   *
   * - Values: `true` or `false`
   * - Default: off over MDM
   * - Registry: unsupported: No policy value is documented for it; it exists in the CSP only.
   * - MDM: ./Device/Vendor/MSFT/Defender/Configuration/DisableDnsParsing
   * - In passive mode: without effect
   */
  readonly disableDnsParsing?: Justified<boolean | 'remove'>;
  /**
   * Stop parsing FTP.
   *
   * - Values: `true` or `false`
   * - Default: off over MDM
   * - Registry: unsupported: No policy value is documented for it; it exists in the CSP only.
   * - MDM: ./Device/Vendor/MSFT/Defender/Configuration/DisableFtpParsing
   * - In passive mode: without effect
   */
  readonly disableFtpParsing?: Justified<boolean | 'remove'>;
  /**
   * Stop parsing HTTP.
   *
   * - Values: `true` or `false`
   * - Default: off over MDM
   * - Registry: unsupported: No policy value is documented for it; it exists in the CSP only.
   * - MDM: ./Device/Vendor/MSFT/Defender/Configuration/DisableHttpParsing
   * - In passive mode: without effect
   */
  readonly disableHttpParsing?: Justified<boolean | 'remove'>;
  /**
   * Stop filtering inbound connections.
   *
   * - Values: `true` or `false`
   * - Default: off over MDM
   * - Registry: unsupported: No policy value is documented for it; it exists in the CSP only.
   * - MDM: ./Device/Vendor/MSFT/Defender/Configuration/DisableInboundConnectionFiltering
   * - In passive mode: without effect
   */
  readonly disableInboundConnectionFiltering?: Justified<boolean | 'remove'>;
  /**
   * Stop sending performance data of network protection.
   *
   * - Values: `true` or `false`
   * - Default: off over MDM
   * - Registry: unsupported: No policy value is documented for it; it exists in the CSP only.
   * - MDM: ./Device/Vendor/MSFT/Defender/Configuration/DisableNetworkProtectionPerfTelemetry
   * - In passive mode: without effect
   */
  readonly disableNetworkProtectionPerfTelemetry?: Justified<boolean | 'remove'>;
  /**
   * Stop parsing QUIC.
   *
   * - Values: `true` or `false`
   * - Default: off over MDM
   * - Registry: unsupported: No policy value is documented for it; it exists in the CSP only.
   * - MDM: ./Device/Vendor/MSFT/Defender/Configuration/DisableQuicParsing
   * - In passive mode: without effect
   */
  readonly disableQuicParsing?: Justified<boolean | 'remove'>;
  /**
   * Stop parsing RDP.
   *
   * - Values: `true` or `false`
   * - Default: off over MDM
   * - Registry: unsupported: No policy value is documented for it; it exists in the CSP only.
   * - MDM: ./Device/Vendor/MSFT/Defender/Configuration/DisableRdpParsing
   * - In passive mode: without effect
   */
  readonly disableRdpParsing?: Justified<boolean | 'remove'>;
  /**
   * Stop parsing SMTP.
   *
   * - Values: `true` or `false`
   * - Default: off over MDM
   * - Registry: unsupported: No policy value is documented for it; it exists in the CSP only.
   * - MDM: ./Device/Vendor/MSFT/Defender/Configuration/DisableSmtpParsing
   * - In passive mode: without effect
   */
  readonly disableSmtpParsing?: Justified<boolean | 'remove'>;
  /**
   * Stop parsing SSH.
   *
   * - Values: `true` or `false`
   * - Default: off over MDM
   * - Registry: unsupported: No policy value is documented for it; it exists in the CSP only.
   * - MDM: ./Device/Vendor/MSFT/Defender/Configuration/DisableSshParsing
   * - In passive mode: without effect
   */
  readonly disableSshParsing?: Justified<boolean | 'remove'>;
  /**
   * Stop parsing TLS.
   *
   * - Values: `true` or `false`
   * - Default: off over MDM
   * - Registry: unsupported: No policy value is documented for it; it exists in the CSP only.
   * - MDM: ./Device/Vendor/MSFT/Defender/Configuration/DisableTlsParsing
   * - In passive mode: without effect
   */
  readonly disableTlsParsing?: Justified<boolean | 'remove'>;
  /**
   * Block where network protection would warn.
   *
   * - Values: `true` or `false`
   * - Default: off
   * - Registry: Windows Defender\NIS : EnableConvertWarnToBlock (dword)
   * - MDM: ./Device/Vendor/MSFT/Defender/Configuration/EnableConvertWarnToBlock
   * - In passive mode: without effect
   */
  readonly enableConvertWarnToBlock?: Justified<boolean | 'remove'>;
  /**
   * Answer malicious DNS names with a sinkhole.
   *
   * - Values: `true` or `false`
   * - Default: on over MDM
   * - Registry: unsupported: No policy value is documented for it; it exists in the CSP only.
   * - MDM: ./Device/Vendor/MSFT/Defender/Configuration/EnableDnsSinkhole
   * - In passive mode: without effect
   *
   * @deprecated Microsoft marks the node as deprecated.
   */
  readonly enableDnsSinkhole?: Justified<boolean | 'remove'>;
  /**
   * Keep programs from dangerous sites.
   *
   * On Windows Server it needs allowNetworkProtectionOnWinServer.
   *
   * - Values: `off`, `block`, `audit`
   *   - `off`: Off
   *   - `block`: Block
   *   - `audit`: Report what would have been blocked
   * - Default: off
   * - Registry: Windows Defender\Windows Defender Exploit Guard\Network Protection : EnableNetworkProtection (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/Defender/EnableNetworkProtection
   * - In passive mode: without effect
   */
  readonly enableNetworkProtection?: Justified<'off' | 'block' | 'audit' | 'remove'>;
  /**
   * Use UDP receive offload.
   *
   * - Values: `true` or `false`
   * - Default: off over MDM
   * - Registry: unsupported: No policy value is documented for it; it exists in the CSP only.
   * - MDM: ./Device/Vendor/MSFT/Defender/Configuration/EnableUdpReceiveOffload
   * - In passive mode: without effect
   */
  readonly enableUdpReceiveOffload?: Justified<boolean | 'remove'>;
  /**
   * Use UDP segmentation offload.
   *
   * - Values: `true` or `false`
   * - Default: off over MDM
   * - Registry: unsupported: No policy value is documented for it; it exists in the CSP only.
   * - MDM: ./Device/Vendor/MSFT/Defender/Configuration/EnableUdpSegmentationOffload
   * - In passive mode: without effect
   */
  readonly enableUdpSegmentationOffload?: Justified<boolean | 'remove'>;
  /**
   * Choose the reputation engine of network protection.
   *
   * - Values: `standard`, `esp`
   *   - `standard`: The standard engine
   *   - `esp`: The ESP engine
   * - Default: standard over MDM
   * - Registry: unsupported: No policy value is documented for it; it exists in the CSP only.
   * - MDM: ./Device/Vendor/MSFT/Defender/Configuration/NetworkProtectionReputationMode
   * - In passive mode: without effect
   */
  readonly networkProtectionReputationMode?: Justified<'standard' | 'esp' | 'remove'>;
  /**
   * Turn off protocol recognition.
   *
   * The Group Policy is worded positively: Enabled writes 0.
   *
   * - Values: `true` or `false`
   * - Default: off by Group Policy
   * - Registry: Windows Defender\NIS : DisableProtocolRecognition (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/ADMX_MicrosoftDefenderAntivirus/Nis_DisableProtocolRecognition
   * - In passive mode: not stated
   */
  readonly nisDisableProtocolRecognition?: Justified<boolean | 'remove'>;
  /**
   * Keep definitions that the device no longer needs.
   *
   * The Group Policy is worded positively: Enabled retires definitions and writes 0.
   *
   * - Values: `true` or `false`
   * - Default: off by Group Policy
   * - Registry: Windows Defender\NIS\Consumers\IPS : DisableSignatureRetirement (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/ADMX_MicrosoftDefenderAntivirus/Nis_Consumers_IPS_DisableSignatureRetirement
   * - In passive mode: not stated
   */
  readonly nisDisableSignatureRetirement?: Justified<boolean | 'remove'>;
  /**
   * Add definition sets for network inspection.
   *
   * An entry is the GUID of a definition set, in braces.
   *
   * - Values: list of texts
   * - Registry: Windows Defender\NIS\Consumers\IPS\SKU Differentiation\Signature Set GUID : one value per entry
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/ADMX_MicrosoftDefenderAntivirus/Nis_Consumers_IPS_sku_differentiation_Signature_Set_Guid
   * - In passive mode: not stated
   */
  readonly nisSignatureSetGuid?: Justified<Extendable<readonly string[]> | 'remove'>;
  /**
   * Choose how readily brute-force protection blocks.
   *
   * - Values: `low`, `medium`, `high`
   *   - `low`: Block only when the confidence is complete
   *   - `medium`: Block above 99 percent, with help of the cloud
   *   - `high`: Block above 90 percent, with cloud intelligence and context
   * - Default: low
   * - Registry: Windows Defender\Remediation\Behavioral Network Blocks\Brute Force Protection : BruteForceProtectionAggressiveness (dword)
   * - MDM: ./Device/Vendor/MSFT/Defender/Configuration/BehavioralNetworkBlocks/BruteForceProtection/BruteForceProtectionAggressiveness
   * - In passive mode: not stated
   */
  readonly bruteForceProtectionAggressiveness?: Justified<'low' | 'medium' | 'high' | 'remove'>;
  /**
   * Block brute-force sign-in attempts.
   *
   * The title of the Group Policy names remote encryption protection by mistake.
   *
   * - Values: `default`, `block`, `audit`, `off`
   *   - `default`: The engine and the platform decide
   *   - `block`: Block suspicious behaviour
   *   - `audit`: Report without blocking
   *   - `off`: Off, without cost
   * - Default: default over MDM
   * - Registry: Windows Defender\Remediation\Behavioral Network Blocks\Brute Force Protection : BruteForceProtectionConfiguredState (dword)
   * - MDM: ./Device/Vendor/MSFT/Defender/Configuration/BehavioralNetworkBlocks/BruteForceProtection/BruteForceProtectionConfiguredState
   * - In passive mode: not stated
   */
  readonly bruteForceProtectionConfiguredState?: Justified<'default' | 'block' | 'audit' | 'off' | 'remove'>;
  /**
   * Exclude addresses from brute-force protection.
   *
   * Addresses, subnets and names of workstations are accepted. An attacker can pretend to be an excluded address.
   *
   * - Values: list of IP addresses
   * - Registry: Windows Defender\Remediation\Behavioral Network Blocks\Brute Force Protection\BruteForceProtectionExclusions : one value per entry
   * - MDM: ./Device/Vendor/MSFT/Defender/Configuration/BehavioralNetworkBlocks/BruteForceProtection/BruteForceProtectionExclusions
   * - In passive mode: not stated
   */
  readonly bruteForceProtectionExclusions?: Justified<Extendable<readonly (string | (Justification & { readonly address: string }))[]> | 'remove'>;
  /**
   * Block addresses of the local network too.
   *
   * - Values: `true` or `false`
   * - Default: off over MDM
   * - Registry: unsupported: No policy value is documented for it; it exists in the CSP only.
   * - MDM: ./Device/Vendor/MSFT/Defender/Configuration/BehavioralNetworkBlocks/BruteForceProtection/BruteForceProtectionPlugins/BruteForceProtectionLocalNetworkBlocking
   * - In passive mode: not stated
   */
  readonly bruteForceProtectionLocalNetworkBlocking?: Justified<boolean | 'remove'>;
  /**
   * Limit how long brute-force protection blocks an address.
   *
   * Zero leaves the time to the engine.
   *
   * The template asks for steps of 15 minutes and does not say whether the number counts minutes or steps.
   *
   * - Values: whole number of units of time, 0 to 4294967295
   * - Default: 0 units of time over MDM
   * - Registry: Windows Defender\Remediation\Behavioral Network Blocks\Brute Force Protection : BruteForceProtectionMaxBlockTime (dword)
   * - MDM: ./Device/Vendor/MSFT/Defender/Configuration/BehavioralNetworkBlocks/BruteForceProtection/BruteForceProtectionMaxBlockTime
   * - In passive mode: not stated
   */
  readonly bruteForceProtectionMaxBlockTime?: Justified<number | 'remove'>;
  /**
   * Block at once instead of learning for two weeks.
   *
   * - Values: `true` or `false`
   * - Default: off over MDM
   * - Registry: unsupported: No policy value is documented for it; it exists in the CSP only.
   * - MDM: ./Device/Vendor/MSFT/Defender/Configuration/BehavioralNetworkBlocks/BruteForceProtection/BruteForceProtectionPlugins/BruteForceProtectionSkipLearningPeriod
   * - In passive mode: not stated
   */
  readonly bruteForceProtectionSkipLearningPeriod?: Justified<boolean | 'remove'>;
  /**
   * Choose how readily remote encryption protection blocks.
   *
   * - Values: `low`, `medium`, `high`
   *   - `low`: Block only when the confidence is complete
   *   - `medium`: Block above 99 percent, with help of the cloud
   *   - `high`: Block above 90 percent, with cloud intelligence and context
   * - Default: low
   * - Registry: Windows Defender\Remediation\Behavioral Network Blocks\Remote Encryption Protection : RemoteEncryptionProtectionAggressiveness (dword)
   * - MDM: ./Device/Vendor/MSFT/Defender/Configuration/BehavioralNetworkBlocks/RemoteEncryptionProtection/RemoteEncryptionProtectionAggressiveness
   * - In passive mode: not stated
   */
  readonly remoteEncryptionProtectionAggressiveness?: Justified<'low' | 'medium' | 'high' | 'remove'>;
  /**
   * Block encryption of local files from other devices.
   *
   * - Values: `default`, `block`, `audit`, `off`
   *   - `default`: The engine and the platform decide
   *   - `block`: Block suspicious behaviour
   *   - `audit`: Report without blocking
   *   - `off`: Off, without cost
   * - Default: default over MDM
   * - Registry: Windows Defender\Remediation\Behavioral Network Blocks\Remote Encryption Protection : RemoteEncryptionProtectionConfiguredState (dword)
   * - MDM: ./Device/Vendor/MSFT/Defender/Configuration/BehavioralNetworkBlocks/RemoteEncryptionProtection/RemoteEncryptionProtectionConfiguredState
   * - In passive mode: not stated
   */
  readonly remoteEncryptionProtectionConfiguredState?: Justified<'default' | 'block' | 'audit' | 'off' | 'remove'>;
  /**
   * Exclude addresses from remote encryption protection.
   *
   * Addresses, subnets and domain names are accepted. An attacker can pretend to be an excluded address.
   *
   * - Values: list of IP addresses
   * - Registry: Windows Defender\Remediation\Behavioral Network Blocks\Remote Encryption Protection\RemoteEncryptionProtectionExclusions : one value per entry
   * - MDM: unsupported: Microsoft declares the node and its catalog definition as whole numbers, which cannot hold the addresses and names that it is for.
   * - In passive mode: not stated
   */
  readonly remoteEncryptionProtectionExclusions?: Justified<Extendable<readonly (string | (Justification & { readonly address: string }))[]> | 'remove'>;
  /**
   * Limit how long remote encryption protection blocks an address.
   *
   * Zero leaves the time to the engine.
   *
   * The template asks for steps of 15 minutes and does not say whether the number counts minutes or steps.
   *
   * - Values: whole number of units of time, 0 to 4294967295
   * - Default: 0 units of time over MDM
   * - Registry: Windows Defender\Remediation\Behavioral Network Blocks\Remote Encryption Protection : RemoteEncryptionProtectionMaxBlockTime (dword)
   * - MDM: ./Device/Vendor/MSFT/Defender/Configuration/BehavioralNetworkBlocks/RemoteEncryptionProtection/RemoteEncryptionProtectionMaxBlockTime
   * - In passive mode: not stated
   */
  readonly remoteEncryptionProtectionMaxBlockTime?: Justified<number | 'remove'>;
  /**
   * Choose the local folder for copies of evidence.
   *
   * - Values: text of one line
   * - Registry: unsupported: No policy value is documented for it; it exists in the CSP only.
   * - MDM: ./Device/Vendor/MSFT/Defender/Configuration/DataDuplicationDirectory
   * - In passive mode: works
   */
  readonly dataDuplicationDirectory?: Justified<string | 'remove'>;
  /**
   * Keep evidence in the local cache for some days.
   *
   * The CSP takes 1 to 120 days.
   *
   * - Values: `{ days: … }`, 0 to 10000
   * - Default: 60 days
   * - Registry: Windows Defender\Device Control : DataDuplicationLocalRetentionPeriod (dword)
   * - MDM: ./Device/Vendor/MSFT/Defender/Configuration/DataDuplicationLocalRetentionPeriod
   * - In passive mode: works
   */
  readonly dataDuplicationLocalRetentionPeriod?: Justified<{ readonly days: number } | 'remove'>;
  /**
   * Limit the evidence that is copied.
   *
   * The Group Policy stores the number as text.
   *
   * - Values: whole number of megabytes, 5 to 5000
   * - Default: 500 megabytes over MDM
   * - Registry: Windows Defender\Device Control : DataDuplicationMaximumQuota (sz)
   * - MDM: ./Device/Vendor/MSFT/Defender/Configuration/DataDuplicationMaximumQuota
   * - In passive mode: works
   */
  readonly dataDuplicationMaximumQuota?: Justified<number | 'remove'>;
  /**
   * Choose the network share for evidence.
   *
   * - Values: text of one line
   * - Registry: Windows Defender\Device Control : DataDuplicationRemoteLocation (sz)
   * - MDM: ./Device/Vendor/MSFT/Defender/Configuration/DataDuplicationRemoteLocation
   * - In passive mode: works
   */
  readonly dataDuplicationRemoteLocation?: Justified<string | 'remove'>;
  /**
   * Refresh group memberships from Microsoft Entra every few minutes.
   *
   * The Group Policy stores the number as text.
   *
   * - Values: `{ minutes: … }`, 0 to 4294967295
   * - Registry: Windows Defender\Device Control : AzureAdRefreshInterval (sz)
   * - MDM: unsupported: No CSP node is documented for it.
   * - In passive mode: works
   */
  readonly deviceControlAzureAdRefreshInterval?: Justified<{ readonly minutes: number } | 'remove'>;
  /**
   * Set the support link of device control notifications.
   *
   * - Values: text of one line
   * - Registry: Windows Defender\Device Control : CustomSupportLink (sz)
   * - MDM: unsupported: No CSP node is documented for it.
   * - In passive mode: works
   */
  readonly deviceControlCustomSupportLink?: Justified<string | 'remove'>;
  /**
   * Choose what happens when no device rule matches.
   *
   * - Values: `allow`, `deny`
   *   - `allow`: Allow access
   *   - `deny`: Deny access
   * - Default: allow over MDM
   * - Registry: Windows Defender\Device Control : DefaultEnforcement (dword)
   * - MDM: ./Device/Vendor/MSFT/Defender/Configuration/DefaultEnforcement
   * - In passive mode: works
   */
  readonly deviceControlDefaultEnforcement?: Justified<'allow' | 'deny' | 'remove'>;
  /**
   * Turn on device control.
   *
   * - Values: `true` or `false`
   * - Default: off over MDM
   * - Registry: Windows Defender\Features : DeviceControlEnabled (dword)
   * - MDM: ./Device/Vendor/MSFT/Defender/Configuration/DeviceControlEnabled
   * - In passive mode: works
   */
  readonly deviceControlEnabled?: Justified<boolean | 'remove'>;
  /**
   * Define groups of devices.
   *
   * Give the path of an XML file with the groups, or the XML itself.
   *
   * - Values: text of one line
   * - Registry: Windows Defender\Device Control\Policy Groups : PolicyGroups (sz)
   * - MDM: manual: The CSP has a node of its own per group, named by the GUID of the group.
   * - In passive mode: works
   */
  readonly deviceControlPolicyGroups?: Justified<string | 'remove'>;
  /**
   * Retry a failed device policy after some minutes.
   *
   * The Group Policy stores the number as text.
   *
   * - Values: `{ minutes: … }`, 0 to 4294967295
   * - Registry: Windows Defender\Device Control : PolicyRefreshFailureInterval (sz)
   * - MDM: unsupported: No CSP node is documented for it.
   * - In passive mode: works
   */
  readonly deviceControlPolicyRefreshFailureInterval?: Justified<{ readonly minutes: number } | 'remove'>;
  /**
   * Define rules for devices.
   *
   * Give the path of an XML file with the rules, or the XML itself.
   *
   * - Values: text of one line
   * - Registry: Windows Defender\Device Control\Policy Rules : PolicyRules (sz)
   * - MDM: manual: The CSP has a node of its own per rule, named by the GUID of the rule.
   * - In passive mode: works
   */
  readonly deviceControlPolicyRules?: Justified<string | 'remove'>;
  /**
   * Choose the types of devices that device control governs.
   *
   * Types that are not listed are not governed, even where rules for them exist.
   *
   * - Values: list of `removable-media`, `optical-drives`, `portable-devices`, `printers`
   * - Default: all types by Group Policy
   * - Registry: Windows Defender\Device Control : SecuredDevicesConfiguration (sz)
   * - MDM: ./Device/Vendor/MSFT/Defender/Configuration/SecuredDevicesConfiguration
   * - In passive mode: works
   */
  readonly securedDevicesConfiguration?: Justified<Extendable<readonly ('removable-media' | 'optical-drives' | 'portable-devices' | 'printers')[]> | 'remove'>;
  /**
   * Leave the gradual release of updates.
   *
   * It overrides the channels of platform and engine updates.
   *
   * - Values: `true` or `false`
   * - Default: off
   * - Registry: Windows Defender\MpEngine : DisableGradualRelease (dword)
   * - MDM: ./Device/Vendor/MSFT/Defender/Configuration/DisableGradualRelease
   * - In passive mode: not stated
   */
  readonly disableGradualRelease?: Justified<boolean | 'remove'>;
  /**
   * Choose the channel of engine updates.
   *
   * The Group Policy has no value for `default`: leave the setting out.
   *
   * - Values: `default`, `beta`, `preview`, `staged`, `broad`, `critical-delay`
   *   - `default`: Microsoft assigns the device to the gradual release
   *   - `beta`: Before everybody else, for test devices
   *   - `preview`: First in the gradual release
   *   - `staged`: Later in the release, for a small part of production
   *   - `broad`: After the gradual release has completed
   *   - `critical-delay`: 48 hours after the release has completed
   * - Default: default
   * - Registry: Windows Defender : EngineRing (dword)
   * - MDM: ./Device/Vendor/MSFT/Defender/Configuration/EngineUpdatesChannel
   * - In passive mode: not stated
   */
  readonly engineUpdatesChannel?: Justified<'default' | 'beta' | 'preview' | 'staged' | 'broad' | 'critical-delay' | 'remove'>;
  /**
   * Update over metered connections.
   *
   * - Values: `true` or `false`
   * - Default: off
   * - Registry: Windows Defender\Signature Updates : MeteredConnectionUpdates (dword)
   * - MDM: ./Device/Vendor/MSFT/Defender/Configuration/MeteredConnectionUpdates
   * - In passive mode: works at the pace of Windows Update
   */
  readonly meteredConnectionUpdates?: Justified<boolean | 'remove'>;
  /**
   * Choose the channel of platform updates.
   *
   * The Group Policy has no value for `default`: leave the setting out.
   *
   * - Values: `default`, `beta`, `preview`, `staged`, `broad`, `critical-delay`
   *   - `default`: Microsoft assigns the device to the gradual release
   *   - `beta`: Before everybody else, for test devices
   *   - `preview`: First in the gradual release
   *   - `staged`: Later in the release, for a small part of production
   *   - `broad`: After the gradual release has completed
   *   - `critical-delay`: 48 hours after the release has completed
   * - Default: default
   * - Registry: Windows Defender : PlatformRing (dword)
   * - MDM: ./Device/Vendor/MSFT/Defender/Configuration/PlatformUpdatesChannel
   * - In passive mode: not stated
   */
  readonly platformUpdatesChannel?: Justified<'default' | 'beta' | 'preview' | 'staged' | 'broad' | 'critical-delay' | 'remove'>;
  /**
   * Choose the day of the update check.
   *
   * - Values: `daily`, `sunday`, `monday`, `tuesday`, `wednesday`, `thursday`, `friday`, `saturday`, `never`
   *   - `daily`: Every day
   *   - `sunday`: Sunday
   *   - `monday`: Monday
   *   - `tuesday`: Tuesday
   *   - `wednesday`: Wednesday
   *   - `thursday`: Thursday
   *   - `friday`: Friday
   *   - `saturday`: Saturday
   *   - `never`: Never
   * - Default: never over MDM, daily by Group Policy
   * - Registry: Windows Defender\Signature Updates : ScheduleDay (dword)
   * - MDM: ./Device/Vendor/MSFT/Defender/Configuration/ScheduleSecurityIntelligenceUpdateDay
   * - In passive mode: ignored
   */
  readonly scheduleSecurityIntelligenceUpdateDay?: Justified<'daily' | 'sunday' | 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday' | 'never' | 'remove'>;
  /**
   * Choose the time of the update check.
   *
   * - Values: time of day such as `'02:30'`
   * - Default: 01:45 over MDM, 15 minutes before the scheduled scan by Group Policy
   * - Registry: Windows Defender\Signature Updates : ScheduleTime (dword)
   * - MDM: ./Device/Vendor/MSFT/Defender/Configuration/ScheduleSecurityIntelligenceUpdateTime
   * - In passive mode: ignored
   */
  readonly scheduleSecurityIntelligenceUpdateTime?: Justified<string | 'remove'>;
  /**
   * Take security intelligence from a shared folder.
   *
   * It is made for virtual desktops.
   *
   * - Values: text of one line
   * - Default: the local source by Group Policy
   * - Registry: Windows Defender\Signature Updates : SharedSignatureRoot (sz)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/Defender/SecurityIntelligenceLocation
   * - In passive mode: works at the pace of Windows Update
   */
  readonly securityIntelligenceLocation?: Justified<string | 'remove'>;
  /**
   * Use the shared folder at the scheduled time only.
   *
   * - Values: `true` or `false`
   * - Default: off
   * - Registry: Windows Defender\Signature Updates : SharedSignatureRootUpdateAtScheduledTimeOnly (dword)
   * - MDM: ./Device/Vendor/MSFT/Defender/Configuration/SecurityIntelligenceLocationUpdateAtScheduledTimeOnly
   * - In passive mode: ignored
   */
  readonly securityIntelligenceLocationUpdateAtScheduledTimeOnly?: Justified<boolean | 'remove'>;
  /**
   * Choose the channel of security intelligence updates.
   *
   * The Group Policy has no value for `default`: leave the setting out.
   *
   * - Values: `default`, `staged`, `broad`
   *   - `default`: Microsoft assigns the device to the gradual release
   *   - `staged`: Later in the release, for a small part of production
   *   - `broad`: After the gradual release has completed
   * - Default: default
   * - Registry: Windows Defender : SignaturesRing (dword)
   * - MDM: ./Device/Vendor/MSFT/Defender/Configuration/SecurityIntelligenceUpdatesChannel
   * - In passive mode: not stated
   */
  readonly securityIntelligenceUpdatesChannel?: Justified<'default' | 'staged' | 'broad' | 'remove'>;
  /**
   * Let the cloud withdraw definitions that raise false alarms.
   *
   * - Values: `true` or `false`
   * - Default: on by Group Policy
   * - Registry: Windows Defender\Signature Updates : SignatureDisableNotification (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/ADMX_MicrosoftDefenderAntivirus/SignatureUpdate_SignatureDisableNotification
   * - In passive mode: works at the pace of Windows Update
   */
  readonly signatureDisableNotification?: Justified<boolean | 'remove'>;
  /**
   * Call spyware definitions outdated after some days.
   *
   * - Values: `{ days: … }`, 0 to 4294967295
   * - Default: 7 days by Group Policy
   * - Registry: Windows Defender\Signature Updates : ASSignatureDue (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/ADMX_MicrosoftDefenderAntivirus/SignatureUpdate_ASSignatureDue
   * - In passive mode: works at the pace of Windows Update
   */
  readonly signatureUpdateASSignatureDue?: Justified<{ readonly days: number } | 'remove'>;
  /**
   * Call virus definitions outdated after some days.
   *
   * - Values: `{ days: … }`, 0 to 4294967295
   * - Default: 7 days by Group Policy
   * - Registry: Windows Defender\Signature Updates : AVSignatureDue (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/ADMX_MicrosoftDefenderAntivirus/SignatureUpdate_AVSignatureDue
   * - In passive mode: works at the pace of Windows Update
   */
  readonly signatureUpdateAVSignatureDue?: Justified<{ readonly days: number } | 'remove'>;
  /**
   * Force a catch-up update after some days.
   *
   * - Values: `{ days: … }`, 0 to 4294967295
   * - Default: 1 day by Group Policy
   * - Registry: Windows Defender\Signature Updates : SignatureUpdateCatchupInterval (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/ADMX_MicrosoftDefenderAntivirus/SignatureUpdate_SignatureUpdateCatchupInterval
   * - In passive mode: ignored
   */
  readonly signatureUpdateCatchupInterval?: Justified<{ readonly days: number } | 'remove'>;
  /**
   * Skip scheduled updates on battery power.
   *
   * - Values: `true` or `false`
   * - Default: off by Group Policy
   * - Registry: Windows Defender\Signature Updates : DisableScheduledSignatureUpdateOnBattery (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/ADMX_MicrosoftDefenderAntivirus/SignatureUpdate_DisableScheduledSignatureUpdateonBattery
   * - In passive mode: ignored
   */
  readonly signatureUpdateDisableScheduledSignatureUpdateonBattery?: Justified<boolean | 'remove'>;
  /**
   * Skip the update at start-up when no engine is present.
   *
   * - Values: `true` or `false`
   * - Default: off by Group Policy
   * - Registry: Windows Defender\Signature Updates : DisableUpdateOnStartupWithoutEngine (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/ADMX_MicrosoftDefenderAntivirus/SignatureUpdate_DisableUpdateOnStartupWithoutEngine
   * - In passive mode: ignored
   */
  readonly signatureUpdateDisableUpdateOnStartupWithoutEngine?: Justified<boolean | 'remove'>;
  /**
   * Choose the order of update sources.
   *
   * The first source that answers is used.
   *
   * - Values: list of `internal-definition-update-server`, `microsoft-update-server`, `mmpc`, `file-shares`, in order
   * - Registry: Windows Defender\Signature Updates : FallbackOrder (sz)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/Defender/SignatureUpdateFallbackOrder
   * - In passive mode: works at the pace of Windows Update
   */
  readonly signatureUpdateFallbackOrder?: Justified<Extendable<readonly ('internal-definition-update-server' | 'microsoft-update-server' | 'mmpc' | 'file-shares')[]> | 'remove'>;
  /**
   * Choose the file shares to update from.
   *
   * An entry is a UNC path; they are tried in order.
   *
   * - Values: list of paths, in order
   * - Registry: Windows Defender\Signature Updates : DefinitionUpdateFileSharesSources (sz)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/Defender/SignatureUpdateFileSharesSources
   * - In passive mode: works at the pace of Windows Update
   */
  readonly signatureUpdateFileSharesSources?: Justified<Extendable<readonly string[]> | 'remove'>;
  /**
   * Allow updates from Microsoft Update.
   *
   * - Values: `true` or `false`
   * - Default: off by Group Policy
   * - Registry: Windows Defender\Signature Updates : ForceUpdateFromMU (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/ADMX_MicrosoftDefenderAntivirus/SignatureUpdate_ForceUpdateFromMU
   * - In passive mode: works at the pace of Windows Update
   */
  readonly signatureUpdateForceUpdateFromMU?: Justified<boolean | 'remove'>;
  /**
   * Check for updates every few hours.
   *
   * - Values: `{ hours: … }`, 0 to 24
   * - Default: 8 hours over MDM
   * - Registry: Windows Defender\Signature Updates : SignatureUpdateInterval (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/Defender/SignatureUpdateInterval
   * - In passive mode: ignored
   */
  readonly signatureUpdateInterval?: Justified<{ readonly hours: number } | 'remove'>;
  /**
   * Take new definitions straight from the cloud.
   *
   * - Values: `true` or `false`
   * - Default: on by Group Policy
   * - Registry: Windows Defender\Signature Updates : RealtimeSignatureDelivery (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/ADMX_MicrosoftDefenderAntivirus/SignatureUpdate_RealtimeSignatureDelivery
   * - In passive mode: works at the pace of Windows Update
   */
  readonly signatureUpdateRealtimeSignatureDelivery?: Justified<boolean | 'remove'>;
  /**
   * Check for updates when the service starts.
   *
   * - Values: `true` or `false`
   * - Default: off by Group Policy
   * - Registry: Windows Defender\Signature Updates : UpdateOnStartUp (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/ADMX_MicrosoftDefenderAntivirus/SignatureUpdate_UpdateOnStartup
   * - In passive mode: ignored
   */
  readonly signatureUpdateUpdateOnStartup?: Justified<boolean | 'remove'>;
  /**
   * Show the interface of Defender to users.
   *
   * The Group Policy is worded negatively: Enabled hides the interface.
   *
   * - Values: `true` or `false`
   * - Default: on
   * - Registry: Windows Defender\UX Configuration : UILockdown (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/Defender/AllowUserUIAccess
   * - In passive mode: not stated
   */
  readonly allowUserUIAccess?: Justified<boolean | 'remove'>;
  /**
   * Show own text when a user has to act.
   *
   * - Values: text of one line
   * - Registry: Windows Defender\UX Configuration : CustomDefaultActionToastString (sz)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/ADMX_MicrosoftDefenderAntivirus/UX_Configuration_CustomDefaultActionToastString
   * - In passive mode: not stated
   *
   * @deprecated Platform 4.18.2202.4 and later ignore it, and newer templates lack the policy.
   */
  readonly uxCustomDefaultActionToastString?: Justified<string | 'remove'>;
  /**
   * Hide all notifications.
   *
   * - Values: `true` or `false`
   * - Default: off by Group Policy
   * - Registry: Windows Defender\UX Configuration : Notification_Suppress (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/ADMX_MicrosoftDefenderAntivirus/UX_Configuration_Notification_Suppress
   * - In passive mode: not stated
   */
  readonly uxNotificationSuppress?: Justified<boolean | 'remove'>;
  /**
   * Hide notifications that ask for a restart.
   *
   * - Values: `true` or `false`
   * - Default: off by Group Policy
   * - Registry: Windows Defender\UX Configuration : SuppressRebootNotification (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/ADMX_MicrosoftDefenderAntivirus/UX_Configuration_SuppressRebootNotification
   * - In passive mode: not stated
   */
  readonly uxSuppressRebootNotification?: Justified<boolean | 'remove'>;
  /**
   * Name the company in the Windows Security app.
   *
   * The contact options are shown only where `enableInAppCustomization` or `enableCustomizedToasts` is on.
   *
   * - Values: text of one line
   * - Registry: Windows Defender Security Center\Enterprise Customization : CompanyName (sz)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/WindowsDefenderSecurityCenter/CompanyName
   * - In passive mode: not stated
   */
  readonly contactCompanyName?: Justified<string | 'remove'>;
  /**
   * Give an email address for help in the Windows Security app.
   *
   * It is shown only with `contactCompanyName`.
   *
   * - Values: text of one line
   * - Registry: Windows Defender Security Center\Enterprise Customization : Email (sz)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/WindowsDefenderSecurityCenter/Email
   * - In passive mode: not stated
   */
  readonly contactEmail?: Justified<string | 'remove'>;
  /**
   * Give a telephone number for help in the Windows Security app.
   *
   * It is shown only with `contactCompanyName`.
   *
   * - Values: text of one line
   * - Registry: Windows Defender Security Center\Enterprise Customization : Phone (sz)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/WindowsDefenderSecurityCenter/Phone
   * - In passive mode: not stated
   */
  readonly contactPhone?: Justified<string | 'remove'>;
  /**
   * Give a website for help in the Windows Security app.
   *
   * It is shown only with `contactCompanyName`.
   *
   * - Values: text of one line
   * - Registry: Windows Defender Security Center\Enterprise Customization : Url (sz)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/WindowsDefenderSecurityCenter/URL
   * - In passive mode: not stated
   */
  readonly contactURL?: Justified<string | 'remove'>;
  /**
   * Hide the area Account protection in the Windows Security app.
   *
   * - Values: `true` or `false`
   * - Default: off
   * - Registry: Windows Defender Security Center\Account protection : UILockdown (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/WindowsDefenderSecurityCenter/DisableAccountProtectionUI
   * - In passive mode: not stated
   */
  readonly disableAccountProtectionUI?: Justified<boolean | 'remove'>;
  /**
   * Hide the area App and browser control in the Windows Security app.
   *
   * - Values: `true` or `false`
   * - Default: off
   * - Registry: Windows Defender Security Center\App and Browser protection : UILockdown (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/WindowsDefenderSecurityCenter/DisableAppBrowserUI
   * - In passive mode: not stated
   */
  readonly disableAppBrowserUI?: Justified<boolean | 'remove'>;
  /**
   * Take the button that clears the TPM out of the Windows Security app.
   *
   * - Values: `true` or `false`
   * - Default: off
   * - Registry: Windows Defender Security Center\Device security : DisableClearTpmButton (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/WindowsDefenderSecurityCenter/DisableClearTpmButton
   * - In passive mode: not stated
   */
  readonly disableClearTpmButton?: Justified<boolean | 'remove'>;
  /**
   * Hide the area Device security in the Windows Security app.
   *
   * - Values: `true` or `false`
   * - Default: off
   * - Registry: Windows Defender Security Center\Device security : UILockdown (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/WindowsDefenderSecurityCenter/DisableDeviceSecurityUI
   * - In passive mode: not stated
   */
  readonly disableDeviceSecurityUI?: Justified<boolean | 'remove'>;
  /**
   * Show critical notifications of the Windows Security app only.
   *
   * It has no effect where `disableNotifications` hides all of them.
   *
   * - Values: `true` or `false`
   * - Default: off
   * - Registry: Windows Defender Security Center\Notifications : DisableEnhancedNotifications (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/WindowsDefenderSecurityCenter/DisableEnhancedNotifications
   * - In passive mode: not stated
   */
  readonly disableEnhancedNotifications?: Justified<boolean | 'remove'>;
  /**
   * Hide the area Family options in the Windows Security app.
   *
   * - Values: `true` or `false`
   * - Default: off
   * - Registry: Windows Defender Security Center\Family options : UILockdown (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/WindowsDefenderSecurityCenter/DisableFamilyUI
   * - In passive mode: not stated
   */
  readonly disableFamilyUI?: Justified<boolean | 'remove'>;
  /**
   * Hide the area Device performance and health in the Windows Security app.
   *
   * - Values: `true` or `false`
   * - Default: off
   * - Registry: Windows Defender Security Center\Device performance and health : UILockdown (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/WindowsDefenderSecurityCenter/DisableHealthUI
   * - In passive mode: not stated
   */
  readonly disableHealthUI?: Justified<boolean | 'remove'>;
  /**
   * Hide the area Firewall and network protection in the Windows Security app.
   *
   * - Values: `true` or `false`
   * - Default: off
   * - Registry: Windows Defender Security Center\Firewall and network protection : UILockdown (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/WindowsDefenderSecurityCenter/DisableNetworkUI
   * - In passive mode: not stated
   */
  readonly disableNetworkUI?: Justified<boolean | 'remove'>;
  /**
   * Hide all notifications of the Windows Security app.
   *
   * Notifications of Defender Antivirus itself are `uxNotificationSuppress`.
   *
   * - Values: `true` or `false`
   * - Default: off
   * - Registry: Windows Defender Security Center\Notifications : DisableNotifications (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/WindowsDefenderSecurityCenter/DisableNotifications
   * - In passive mode: not stated
   */
  readonly disableNotifications?: Justified<boolean | 'remove'>;
  /**
   * Hide the advice to update the firmware of a TPM with a known hole.
   *
   * - Values: `true` or `false`
   * - Default: off
   * - Registry: Windows Defender Security Center\Device security : DisableTpmFirmwareUpdateWarning (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/WindowsDefenderSecurityCenter/DisableTpmFirmwareUpdateWarning
   * - In passive mode: not stated
   */
  readonly disableTpmFirmwareUpdateWarning?: Justified<boolean | 'remove'>;
  /**
   * Hide the area Virus and threat protection in the Windows Security app.
   *
   * - Values: `true` or `false`
   * - Default: off
   * - Registry: Windows Defender Security Center\Virus and threat protection : UILockdown (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/WindowsDefenderSecurityCenter/DisableVirusUI
   * - In passive mode: not stated
   */
  readonly disableVirusUI?: Justified<boolean | 'remove'>;
  /**
   * Keep users from changing exploit protection.
   *
   * - Values: `true` or `false`
   * - Default: off
   * - Registry: Windows Defender Security Center\App and Browser protection : DisallowExploitProtectionOverride (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/WindowsDefenderSecurityCenter/DisallowExploitProtectionOverride
   * - In passive mode: not stated
   */
  readonly disallowExploitProtectionOverride?: Justified<boolean | 'remove'>;
  /**
   * Show the contact options in notifications.
   *
   * It takes `contactCompanyName` and one of `contactPhone`, `contactEmail` and `contactURL`.
   *
   * - Values: `true` or `false`
   * - Default: off
   * - Registry: Windows Defender Security Center\Enterprise Customization : EnableForToasts (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/WindowsDefenderSecurityCenter/EnableCustomizedToasts
   * - In passive mode: not stated
   */
  readonly enableCustomizedToasts?: Justified<boolean | 'remove'>;
  /**
   * Show the contact options in the Windows Security app.
   *
   * It takes `contactCompanyName` and one of `contactPhone`, `contactEmail` and `contactURL`.
   *
   * - Values: `true` or `false`
   * - Default: off
   * - Registry: Windows Defender Security Center\Enterprise Customization : EnableInApp (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/WindowsDefenderSecurityCenter/EnableInAppCustomization
   * - In passive mode: not stated
   */
  readonly enableInAppCustomization?: Justified<boolean | 'remove'>;
  /**
   * Hide the recovery of data after ransomware in the Windows Security app.
   *
   * - Values: `true` or `false`
   * - Default: off
   * - Registry: Windows Defender Security Center\Virus and threat protection : HideRansomwareRecovery (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/WindowsDefenderSecurityCenter/HideRansomwareDataRecovery
   * - In passive mode: not stated
   */
  readonly hideRansomwareDataRecovery?: Justified<boolean | 'remove'>;
  /**
   * Hide secure boot in the Windows Security app.
   *
   * - Values: `true` or `false`
   * - Default: off
   * - Registry: Windows Defender Security Center\Device security : HideSecureBoot (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/WindowsDefenderSecurityCenter/HideSecureBoot
   * - In passive mode: not stated
   */
  readonly hideSecureBoot?: Justified<boolean | 'remove'>;
  /**
   * Hide troubleshooting of the TPM in the Windows Security app.
   *
   * - Values: `true` or `false`
   * - Default: off
   * - Registry: Windows Defender Security Center\Device security : HideTPMTroubleshooting (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/WindowsDefenderSecurityCenter/HideTPMTroubleshooting
   * - In passive mode: not stated
   */
  readonly hideTPMTroubleshooting?: Justified<boolean | 'remove'>;
  /**
   * Hide the icon of Windows Security in the notification area.
   *
   * It takes effect when the user signs in again or the device restarts.
   *
   * - Values: `true` or `false`
   * - Default: off
   * - Registry: Windows Defender Security Center\Systray : HideSystray (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/WindowsDefenderSecurityCenter/HideWindowsSecurityNotificationAreaControl
   * - In passive mode: not stated
   */
  readonly hideWindowsSecurityNotificationAreaControl?: Justified<boolean | 'remove'>;
  /**
   * Clear detections that wait for an action after some minutes.
   *
   * - Values: `{ minutes: … }`, 0 to 4294967295
   * - Registry: Windows Defender\Reporting : AdditionalActionTimeout (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/ADMX_MicrosoftDefenderAntivirus/Reporting_AdditionalActionTimeout
   * - In passive mode: not stated
   */
  readonly reportingAdditionalActionTimeout?: Justified<{ readonly minutes: number } | 'remove'>;
  /**
   * Clear detections that failed critically after some minutes.
   *
   * - Values: `{ minutes: … }`, 0 to 4294967295
   * - Registry: Windows Defender\Reporting : CriticalFailureTimeout (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/ADMX_MicrosoftDefenderAntivirus/Reporting_CriticalFailureTimeout
   * - In passive mode: not stated
   */
  readonly reportingCriticalFailureTimeout?: Justified<{ readonly minutes: number } | 'remove'>;
  /**
   * Turn off enhanced notifications.
   *
   * - Values: `true` or `false`
   * - Default: off by Group Policy
   * - Registry: Windows Defender\Reporting : DisableEnhancedNotifications (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/ADMX_MicrosoftDefenderAntivirus/Reporting_DisableEnhancedNotifications
   * - In passive mode: not stated
   */
  readonly reportingDisableEnhancedNotifications?: Justified<boolean | 'remove'>;
  /**
   * Stop sending Watson events.
   *
   * The template writes the value as `DisableGenericRePorts`, with this capitalisation.
   *
   * - Values: `true` or `false`
   * - Default: off by Group Policy
   * - Registry: Windows Defender\Reporting : DisableGenericRePorts (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/ADMX_MicrosoftDefenderAntivirus/Reporting_DisablegenericrePorts
   * - In passive mode: not stated
   */
  readonly reportingDisableGenericReports?: Justified<boolean | 'remove'>;
  /**
   * Report dropped dynamic definitions.
   *
   * The URI of the node follows from the definition of the settings catalog; the reference does not list it.
   *
   * - Values: `true` or `false`
   * - Default: off by Group Policy
   * - Registry: Windows Defender\Reporting : EnableDynamicSignatureDroppedEventReporting (dword)
   * - MDM: ./Device/Vendor/MSFT/Defender/Configuration/Reporting/EnableDynamicSignatureDroppedEventReporting
   * - In passive mode: not stated
   */
  readonly reportingEnableDynamicSignatureDroppedEventReporting?: Justified<boolean | 'remove'>;
  /**
   * Clear detections that failed uncritically after some minutes.
   *
   * - Values: `{ minutes: … }`, 0 to 4294967295
   * - Registry: Windows Defender\Reporting : NonCriticalTimeout (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/ADMX_MicrosoftDefenderAntivirus/Reporting_NonCriticalTimeout
   * - In passive mode: not stated
   */
  readonly reportingNonCriticalTimeout?: Justified<{ readonly minutes: number } | 'remove'>;
  /**
   * Clear completed detections after some minutes.
   *
   * - Values: `{ minutes: … }`, 0 to 4294967295
   * - Registry: Windows Defender\Reporting : RecentlyCleanedTimeout (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/ADMX_MicrosoftDefenderAntivirus/Reporting_RecentlyCleanedTimeout
   * - In passive mode: not stated
   */
  readonly reportingRecentlyCleanedTimeout?: Justified<{ readonly minutes: number } | 'remove'>;
  /**
   * Send health reports of the service every few minutes.
   *
   * Zero sends none.
   *
   * - Values: `{ minutes: … }`, 0 to 14400
   * - Default: 60 minutes by Group Policy
   * - Registry: Windows Defender\Reporting : ServiceHealthReportInterval (dword)
   * - MDM: unsupported: No CSP node is documented for it.
   * - In passive mode: not stated
   */
  readonly reportingServiceHealthReportInterval?: Justified<{ readonly minutes: number } | 'remove'>;
  /**
   * Choose the components that are traced.
   *
   * - Values: whole number of as a bit mask, 0 to 4294967295
   * - Registry: Windows Defender\Reporting : WppTracingComponents (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/ADMX_MicrosoftDefenderAntivirus/Reporting_WppTracingComponents
   * - In passive mode: not stated
   */
  readonly reportingWppTracingComponents?: Justified<number | 'remove'>;
  /**
   * Choose how much is traced.
   *
   * - Values: `error`, `warning`, `info`, `debug`
   *   - `error`: Errors
   *   - `warning`: Errors and warnings
   *   - `info`: Information too
   *   - `debug`: Everything
   * - Registry: Windows Defender\Reporting : WppTracingLevel (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/ADMX_MicrosoftDefenderAntivirus/Reporting_WppTracingLevel
   * - In passive mode: not stated
   */
  readonly reportingWppTracingLevel?: Justified<'error' | 'warning' | 'info' | 'debug' | 'remove'>;
  /**
   * Start the antimalware service with normal priority.
   *
   * - Values: `true` or `false`
   * - Default: on by Group Policy
   * - Registry: Windows Defender : AllowFastServiceStartup (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/ADMX_MicrosoftDefenderAntivirus/AllowFastServiceStartup
   * - In passive mode: not stated
   */
  readonly allowFastServiceStartup?: Justified<boolean | 'remove'>;
  /**
   * Turn off the maintenance of the scan cache.
   *
   * - Values: `true` or `false`
   * - Default: off over MDM
   * - Registry: unsupported: No policy value is documented for it; it exists in the CSP only.
   * - MDM: ./Device/Vendor/MSFT/Defender/Configuration/DisableCacheMaintenance
   * - In passive mode: not stated
   */
  readonly disableCacheMaintenance?: Justified<boolean | 'remove'>;
  /**
   * Keep the core service from fetching configuration fixes.
   *
   * Of the templates that were read only that of April 2024 has its Group Policy; those of 2025 and 2026 have none.
   *
   * The fixes come from the Experimentation and Configuration Service (ECS).
   *
   * The Group Policy is worded positively: Enabled writes 0.
   *
   * - Values: `true` or `false`
   * - Default: off
   * - Registry: Windows Defender\Features : DisableCoreServiceECSIntegration (dword)
   * - MDM: ./Device/Vendor/MSFT/Defender/Configuration/DisableCoreServiceECSIntegration
   * - In passive mode: not stated
   */
  readonly disableCoreServiceECSIntegration?: Justified<boolean | 'remove'>;
  /**
   * Stop telemetry of the core service.
   *
   * Of the templates that were read only that of April 2024 has its Group Policy; those of 2025 and 2026 have none.
   *
   * The value in the registry is `DisableCoreService1DSTelemetry`.
   *
   * The Group Policy is worded positively: Enabled writes 0.
   *
   * - Values: `true` or `false`
   * - Default: off
   * - Registry: Windows Defender\Features : DisableCoreService1DSTelemetry (dword)
   * - MDM: ./Device/Vendor/MSFT/Defender/Configuration/DisableCoreServiceTelemetry
   * - In passive mode: not stated
   */
  readonly disableCoreServiceTelemetry?: Justified<boolean | 'remove'>;
  /**
   * Compute hashes of scanned files.
   *
   * - Values: `true` or `false`
   * - Default: off
   * - Registry: Windows Defender\MpEngine : EnableFileHashComputation (dword)
   * - MDM: ./Device/Vendor/MSFT/Defender/Configuration/EnableFileHashComputation
   * - In passive mode: not stated
   */
  readonly enableFileHashComputation?: Justified<boolean | 'remove'>;
  /**
   * Use Intel Threat Detection Technology.
   *
   * The Group Policy has no value for `automatic`: leave the setting out.
   *
   * The template of October 2022 writes 0 for Enabled, which the CSP calls automatic.
   *
   * - Values: `automatic`, `on`, `off`
   *   - `automatic`: Security intelligence decides
   *   - `on`: On where the processor has it
   *   - `off`: Off
   * - Default: automatic
   * - Registry: Windows Defender\Features : TDTFeatureEnabled (dword)
   * - MDM: ./Device/Vendor/MSFT/Defender/Configuration/IntelTDTEnabled
   * - In passive mode: not stated
   */
  readonly intelTDTEnabled?: Justified<'automatic' | 'on' | 'off' | 'remove'>;
  /**
   * Reach some addresses without the proxy.
   *
   * Templates up to October 2022 store one text value instead of a list.
   *
   * - Values: list of texts
   * - Registry: Windows Defender : ProxyBypass (multi-sz)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/ADMX_MicrosoftDefenderAntivirus/ProxyBypass
   * - In passive mode: not stated
   */
  readonly proxyBypass?: Justified<Extendable<readonly string[]> | 'remove'>;
  /**
   * Use a proxy auto-config file.
   *
   * - Values: text of one line
   * - Registry: Windows Defender : ProxyPacUrl (sz)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/ADMX_MicrosoftDefenderAntivirus/ProxyPacUrl
   * - In passive mode: not stated
   */
  readonly proxyPacUrl?: Justified<string | 'remove'>;
  /**
   * Use a proxy server.
   *
   * The address begins with http:// or https://.
   *
   * - Values: text of one line
   * - Registry: Windows Defender : ProxyServer (sz)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/ADMX_MicrosoftDefenderAntivirus/ProxyServer
   * - In passive mode: not stated
   */
  readonly proxyServer?: Justified<string | 'remove'>;
  /**
   * Keep the service running without definitions.
   *
   * - Values: `true` or `false`
   * - Default: off by Group Policy
   * - Registry: Windows Defender : ServiceKeepAlive (dword)
   * - MDM: ./Device/Vendor/MSFT/Policy/Config/ADMX_MicrosoftDefenderAntivirus/ServiceKeepAlive
   * - In passive mode: not stated
   */
  readonly serviceKeepAlive?: Justified<boolean | 'remove'>;
  /**
   * Copy support logs to a folder.
   *
   * - Values: text of one line
   * - Default: no copies by Group Policy
   * - Registry: Windows Defender : SupportLogLocation (sz)
   * - MDM: ./Device/Vendor/MSFT/Defender/Configuration/SupportLogLocation
   * - In passive mode: not stated
   */
  readonly supportLogLocation?: Justified<string | 'remove'>;
  /**
   * Offboard from Defender for Endpoint.
   *
   * The value is the name under which the package is kept, never the package itself.
   *
   * A package expires seven days after its download. Never give one device onboarding and offboarding.
   *
   * - Values: text of one line, up to 64 characters
   * - Registry: manual: The offboarding data is a secret of the tenant and never stands in a policy file.
   * - MDM: manual: The offboarding data is a secret of the tenant and never stands in a policy file.
   * - In passive mode: not stated
   */
  readonly mdeOffboarding?: Justified<string | 'remove'>;
  /**
   * Onboard to Defender for Endpoint.
   *
   * The value is the name under which the package is kept, never the package itself.
   *
   * The registry key that holds the data is the one of forceDefenderPassiveMode.
   *
   * - Values: text of one line, up to 64 characters
   * - Registry: manual: The onboarding data is a secret of the tenant and never stands in a policy file.
   * - MDM: manual: The onboarding data is a secret of the tenant and never stands in a policy file.
   * - In passive mode: not stated
   */
  readonly mdeOnboarding?: Justified<string | 'remove'>;
  /**
   * Let the sensor send samples.
   *
   * The Group Policy comes with the onboarding package, in AtpConfiguration.admx.
   *
   * - Values: `true` or `false`
   * - Default: on
   * - Registry: Windows Advanced Threat Protection : AllowSampleCollection (dword)
   * - MDM: ./Device/Vendor/MSFT/WindowsAdvancedThreatProtection/Configuration/SampleSharing
   * - In passive mode: not stated
   */
  readonly mdeSampleSharing?: Justified<boolean | 'remove'>;
  /**
   * Choose how often the sensor reports.
   *
   * - Values: `normal`, `expedite`
   *   - `normal`: As usual
   *   - `expedite`: Sooner
   * - Default: normal over MDM
   * - Registry: unsupported: No policy value is documented for it.
   * - MDM: ./Device/Vendor/MSFT/WindowsAdvancedThreatProtection/Configuration/TelemetryReportingFrequency
   * - In passive mode: not stated
   *
   * @deprecated Microsoft Intune marks it deprecated; it has no effect on new devices.
   */
  readonly mdeTelemetryReportingFrequency?: Justified<'normal' | 'expedite' | 'remove'>;
}
