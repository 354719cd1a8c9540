import { settingRows } from '@mdav/core';
import { WRONG_FORCING_PLACES } from '@mdav/core/decision';
import { describe, expect, it } from 'vitest';
import { runMdav } from '../__tests__/run-mdav.ts';
import { UsageError } from '../program/usage.ts';
import { findKnown } from './find.ts';

/** The page that a text leads to: kind and id, for rules of frameworks their ids. */
async function pageOf(text: string): Promise<string> {
  const { code, out, err } = await runMdav(['explain', text, '--format', 'json']);
  if (code !== 0) return err;
  const { kind, id, code: diagnostic, framework, rules } = JSON.parse(out);
  if (kind === 'framework-rules') return `${kind} ${rules[0].rule.id}`;
  return `${kind} ${id ?? diagnostic ?? framework.id}`;
}

/** Words by the page that they lead to. */
const PAGES: Readonly<Record<string, readonly string[]>> = {
  'key-of-fleet agent': ['agent', 'groups.agent'],
  'key-of-fleet mdmWinsOverGp': ['mdmwinsovergp'],
  'asr-rule block-adobe-reader-child-processes': [
    '7674ba52-37eb-4a4f-a9a1-f0f9a1619a2c',
    'Block Adobe Reader from creating child processes',
  ],
  'asr-rule block-copied-system-tools': [
    'Block use of copied or impersonated system tools',
    'c0033c00-d16d-4114-a5a0-dc9b3a7d2ceb',
  ],
  'asr-rule block-email-executable-content': [
    'Block executable content from email client and webmail',
    'be9ba2d9-53ea-4cdc-84e5-9b1eeee46550',
  ],
  'asr-rule block-low-prevalence-executables': [
    '01443614-cd74-433a-b99e-2ecdc07bfc25',
    'Block executable files from running unless they meet a prevalence, age, or trusted list criteria',
    'Block executable files from running unless they meet a prevalence, age, or trusted list criterion',
  ],
  'asr-rule block-lsass-credential-stealing': [
    '9e6c4e1f-7d60-472f-ba1a-a39ef669e4b2',
    'Block credential stealing from the Windows local security authority subsystem',
  ],
  'asr-rule block-obfuscated-scripts': [
    '5beb7efe-fd9a-4556-801d-275e5ffc04cc',
    'Block execution of potentially obfuscated scripts',
  ],
  'asr-rule block-office-child-processes': [
    'Block Office application from creating child processes',
    'Block all Office applications from creating child processes',
    'D4F940AB-401B-4EFC-AADC-AD5F3C50688A',
    'd4f940ab-401b-4efc-aadc-ad5f3c50688a',
  ],
  'asr-rule block-office-code-injection': [
    '75668c1f-73b5-4cf0-bb93-3ecf5cb7cc84',
    'Block Office applications from injecting code into other processes',
  ],
  'asr-rule block-office-communication-child-processes': [
    '26190899-1602-49e8-8b27-eb1d0a1ce869',
    'Block Office communication application from creating child processes',
    'device_vendor_msft_policy_config_defender_attacksurfacereductionrules_blockofficecommunicationappfromcreatingchildprocesses',
    'device_vendor_msft_policy_config_defender_attacksurfacereductionrules_blockofficecommunicationappfromcreatingchildprocesses_block',
  ],
  'asr-rule block-office-executable-content': [
    '3b576869-a4ec-4529-8536-b80a7769e899',
    'Block Office applications from creating executable content',
  ],
  'asr-rule block-office-macro-win32-api': [
    '92e97fa1-2edf-4476-bdd6-9dd0b4dddc7b',
    'Block Win32 API calls from Office macros',
  ],
  'asr-rule block-psexec-wmi-process-creation': [
    'Block process creations originating from PSExec and WMI commands',
    'd1e49aac-8f56-4280-b9ba-993a6d77406c',
  ],
  'asr-rule block-safe-mode-reboot': ['33ddedf1-c6e0-47cb-833e-de6133960387', 'Block rebooting machine in Safe Mode'],
  'asr-rule block-scripts-launching-downloads': [
    'Block JavaScript or VBScript from launching downloaded executable content',
    'd3e037e1-3eb8-44c8-a917-57927947596d',
  ],
  'asr-rule block-untrusted-usb-processes': [
    'Block untrusted and unsigned processes that run from USB',
    'b2b3f03d-6a65-4f7b-a9c7-1c7ef74a9ba4',
  ],
  'asr-rule block-vulnerable-signed-drivers': [
    '56a863a9-875e-4185-98a7-b882c64b5ce5',
    'Block abuse of exploited vulnerable signed drivers',
    '{56A863A9-875E-4185-98A7-B882C64B5CE5}',
  ],
  'asr-rule block-webshell-creation': [
    'Block Webshell creation for Servers',
    'a8f5898e-1dc8-49a9-9878-85004b8a61e6',
    'block-webshell-creation',
  ],
  'asr-rule block-wmi-persistence': [
    'Block persistence through WMI event subscription',
    'e6db77e5-3df2-4cf1-b95a-636979351e5b',
  ],
  'asr-rule use-advanced-ransomware-protection': [
    'Use advanced protection against ransomware',
    'c1db55ab-c21a-4637-bb3f-a12568109d35',
    'device_vendor_msft_policy_config_defender_attacksurfacereductionrules_useadvancedprotectionagainstransomware_audit',
  ],
  'cause forced-active': ['forced-active'],
  'cause limited-periodic-scanning': ['limited-periodic-scanning'],
  'cause not-running': ['not-running'],
  'cause tamper-protection-holds-active': ['tamper-protection-holds-active'],
  'diagnostic fleet-unknown-os': ['fleet-unknown-os'],
  'diagnostic pol-bad-signature': ['pol-bad-signature'],
  'framework microsoft-windows-11': ['microsoft-windows-11'],
  'framework-rules V-213428': ['SV-213428r1190706_rule', 'V-213428', 'V-75153', 'WNDF-AV-000004'],
  'os azure-local-23h2': ['azure-stack-hci-23h2'],
  'os azure-local-24h2': ['Azure Local 24H2'],
  'os windows-10': [
    '10240',
    'LTSB 2016',
    'LTSC 2021',
    'W10',
    'Win10',
    'Windows 10 22H2',
    'Windows 10 Enterprise LTSC 2021',
    'Windows 10 IoT Enterprise',
    'Windows 10 LTSC 2019',
    'win 10 1809',
    'windows-10',
    'windows-10-iot-ltsc',
  ],
  'os windows-10-multi-session': ['Windows 10 multi-session'],
  'os windows-11': ['Win11', 'Windows 11 24H2', 'Windows 11 LTSC 2024', 'windows-11-iot-ltsc'],
  'os windows-11-multi-session': ['Windows 11 Enterprise multi-session'],
  'os windows-7': ['Win7', 'Windows 7'],
  'os windows-8.1': ['Windows 8.1'],
  'os windows-server-1803': ['Windows Server, version 20H2', 'windows-server-1803'],
  'os windows-server-2008-r2': ['2008 R2', 'Server 2008 R2', 'w2k8r2'],
  'os windows-server-2012-r2': ['2012 R2', '2012R2', 'W2K12R2', 'w2k12r2'],
  'os windows-server-2016': ['2016', 'Windows Server 2016', 'server 2016'],
  'os windows-server-2019': ['2019', 'Server 2019', 'Windows Server 2019', 'w2k19'],
  'os windows-server-2022': ['2022', '20348', 'Server 2022', 'Windows Server 2022 Azure Edition', 'ws2022'],
  'os windows-server-2025': ['2025', 'Windows Server 2025'],
  'os windows-server-23h2': ['Windows Server 23H2'],
  'registry-key HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Advanced Threat Protection': [
    'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Advanced Threat Protection',
  ],
  'registry-key HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender': [
    'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender',
  ],
  'registry-key HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender Security Center': [
    'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender Security Center',
  ],
  'registry-key HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender\\Exclusions\\Paths': [
    'HKLM\\Software\\Policies\\Microsoft\\Windows Defender\\Exclusions\\Paths',
  ],
  'registry-key HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender\\Features': [
    'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender\\Features',
  ],
  'registry-key HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender\\Real-Time Protection': [
    'HKLM:\\SOFTWARE\\Policies\\Microsoft\\Windows Defender\\Real-Time Protection',
  ],
  'registry-key HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender\\Scan': [
    'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender\\Scan',
  ],
  'registry-key HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender\\Signature Updates': [
    'HKLM:\\SOFTWARE\\Policies\\Microsoft\\Windows Defender\\Signature Updates',
  ],
  'registry-key HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender\\Spynet': [
    '[HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Windows Defender\\Spynet]',
  ],
  'registry-key HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender\\Windows Defender Exploit Guard\\ASR\\Rules': [
    'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender\\Windows Defender Exploit Guard\\ASR\\Rules',
  ],
  'rule exclusion-of-drive-root': ['exclusion of drive root'],
  'rule passive-needs-unified-agent': ['passive-needs-unified-agent'],
  'setting allowArchiveScanning': [
    'Defender/AllowArchiveScanning',
    'Windows Components > Microsoft Defender Antivirus > Scan > Scan archive files',
    'https://learn.microsoft.com/en-us/windows/client-management/mdm/policy-csp-defender#allowarchivescanning',
    'HKLM\\\\SOFTWARE\\\\Policies\\\\Microsoft\\\\Windows Defender\\\\Scan\\\\DisableArchiveScanning',
    'Scan archive files',
  ],
  'setting allowBehaviorMonitoring': [
    'DisableBehaviorMonitoring',
    'Turn on behavior monitoring',
    'behavior monitoring',
  ],
  'setting allowCloudProtection': [
    'AllowCloudProtection',
    'Join Microsoft MAPS',
    'MAPS',
    'MAPSReporting',
    'SOFTWARE\\Policies\\Microsoft\\Windows Defender\\Spynet\\SpynetReporting',
    'SpynetReporting',
    'spynet',
  ],
  'setting allowEmailScanning': ['Turn on e-mail scanning'],
  'setting allowFastServiceStartup': ['AllowFastServiceStartup'],
  'setting allowIOAVProtection': ['AllowIOAVProtection', 'IOAV'],
  'setting allowIntrusionPreventionSystem': ['NIS'],
  'setting allowOnAccessProtection': ['Monitor file and program activity on your computer'],
  'setting allowRealtimeMonitoring': [
    'Set-MpPreference -DisableRealtimeMonitoring',
    'Set-MpPreference -DisableRealtimeMonitoring $true -Force',
    'powershell -Command "Set-MpPreference -DisableRealtimeMonitoring $true"',
    './Device/Vendor/MSFT/Policy/Config/Defender/AllowRealtimeMonitoring',
    './Vendor/MSFT/Policy/Config/Defender/AllowRealtimeMonitoring',
    'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Windows Defender\\Real-Time Protection\\DisableRealtimeMonitoring',
    'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender\\Policy Manager\\AllowRealtimeMonitoring',
    'Turn off real-time protection',
    'device_vendor_msft_policy_config_defender_allowrealtimemonitoring',
    'device_vendor_msft_policy_config_defender_allowrealtimemonitoring_1',
    'real-time protection',
  ],
  'setting asrOnlyPerRuleExclusions': [
    'device_vendor_msft_policy_config_defender_attacksurfacereductionrules_blockofficecommunicationappfromcreatingchildprocesses_perruleexclusions',
  ],
  'setting attackSurfaceReductionOnlyExclusions': ['AttackSurfaceReductionOnlyExclusions'],
  'setting attackSurfaceReductionRules': [
    './Device/Vendor/MSFT/Policy/Config/Defender/AttackSurfaceReductionRules',
    'ASR',
    'AttackSurfaceReductionRules_Actions',
    'AttackSurfaceReductionRules_Ids',
    'Configure Attack Surface Reduction rules',
    'device_vendor_msft_policy_config_defender_attacksurfacereductionrules',
  ],
  'setting avgCPULoadFactor': [
    'AvgCPULoadFactor',
    'ScanAvgCPULoadFactor',
    'Specify the maximum percentage of CPU utilization during a scan',
  ],
  'setting checkForSignaturesBeforeRunningScan': ['CheckForSignaturesBeforeRunningScan'],
  'setting cloudBlockLevel': ['MpCloudBlockLevel', 'Select cloud protection level'],
  'setting cloudExtendedTimeout': ['CloudExtendedTimeout', 'Configure extended cloud check', 'MpBafsExtendedTimeout'],
  'setting daysToRetainCleanedMalware': ['QuarantinePurgeItemsAfterDelay', 'quarantine'],
  'setting deviceControlEnabled': ['device control'],
  'setting disableAntiSpyware': [
    'reg add "HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender" /v DisableAntiSpyware /t REG_DWORD /d 1 /f',
    'reg.exe query HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender /v DisableAntiSpyware',
    '"DisableAntiSpyware"=dword:00000001',
    'HKLM\\...\\DisableAntiSpyware',
    'Software\\Policies\\Microsoft\\Windows Defender!DisableAntiSpyware',
    "New-ItemProperty -Path 'HKLM:\\SOFTWARE\\Policies\\Microsoft\\Windows Defender' -Name DisableAntiSpyware -Value 1",
    'Computer Configuration\\Administrative Templates\\Windows Components\\Microsoft Defender Antivirus\\Turn off Microsoft Defender Antivirus',
    'ADMX_MicrosoftDefenderAntivirus/DisableAntiSpywareDefender',
    'Computer\\HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Windows Defender\\DisableAntiSpyware',
    'DisableAntiSpyware',
    'DisableAntiSpywareDefender',
    'Turn off Microsoft Defender Antivirus',
    'Turn off Windows Defender',
    'Turn off Windows Defender Antivirus',
  ],
  'setting disableAutoExclusions': ['DisableAutoExclusions', 'Turn off Auto Exclusions', 'automatic exclusions'],
  'setting disableBlockAtFirstSeen': [
    'BAFS',
    "Configure the 'Block at First Sight' feature",
    'DisableBlockAtFirstSeen',
    'block at first sight',
  ],
  'setting disableLocalAdminMerge': [
    './Device/Vendor/MSFT/Defender/Configuration/DisableLocalAdminMerge',
    'DisableLocalAdminMerge',
    'device_vendor_msft_defender_configuration_disablelocaladminmerge_1',
    'local admin merge',
  ],
  'setting disableRoutinelyTakingAction': ['DisableRoutinelyTakingAction'],
  'setting enableControlledFolderAccess': [
    'CFA',
    'Configure Controlled folder access',
    'EnableControlledFolderAccess',
    'controlled folder access',
  ],
  'setting enableLowCPUPriority': ['EnableLowCpuPriority'],
  'setting enableNetworkProtection': [
    './Vendor/MSFT/Policy/Config/Defender/EnableNetworkProtection',
    'EnableNetworkProtection',
    'Prevent users and apps from accessing dangerous websites',
    'device_vendor_msft_policy_config_defender_enablenetworkprotection',
    'device_vendor_msft_policy_config_defender_enablenetworkprotection_2',
    'network protection',
  ],
  'setting excludedExtensions': ['ExclusionExtension', 'Extension Exclusions'],
  'setting excludedPaths': [
    'Add-MpPreference -ExclusionPath C:\\Data',
    'ExcludedPaths',
    'ExclusionPath',
    'Exclusions_Paths',
    'Path Exclusions',
    'device_vendor_msft_policy_config_defender_excludedpaths',
  ],
  'setting excludedProcesses': ['ExclusionProcess', 'Process Exclusions'],
  'setting forceDefenderPassiveMode': [
    'ForceDefenderPassiveMode',
    'HKLM:\\SOFTWARE\\Policies\\Microsoft\\Windows Advanced Threat Protection\\ForceDefenderPassiveMode',
    'forcedefenderpassivemode',
  ],
  'setting hideExclusionsFromLocalUsers': ['HideExclusionsFromLocalUsers'],
  'setting intelTDTEnabled': ['IntelTDTEnabled'],
  'setting mdeOnboarding': ['./Device/Vendor/MSFT/WindowsAdvancedThreatProtection/Onboarding'],
  'setting mdeSampleSharing': ['./Device/Vendor/MSFT/WindowsAdvancedThreatProtection/Configuration/SampleSharing'],
  'setting passiveRemediation': [
    'https://learn.microsoft.com/windows/client-management/mdm/defender-csp#configurationpassiveremediation',
    'Configuration/PassiveRemediation',
    './Device/Vendor/MSFT/Defender/Configuration/PassiveRemediation',
    'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender\\Features\\PassiveRemediation',
    'PassiveRemediation',
    'device_vendor_msft_defender_configuration_passiveremediation',
  ],
  'setting performanceModeStatus': ['performance mode'],
  'setting puaProtection': [
    '(Get-MpPreference).PUAProtection',
    'Get-MpPreference | Select-Object -ExpandProperty PUAProtection',
    'Configure detection for potentially unwanted applications',
    'Device/Vendor/MSFT/Policy/Config/Defender/PUAProtection/',
    'PUA',
    'PUAProtection',
  ],
  'setting randomizeScheduleTaskTimes': ['RandomizeScheduleTaskTimes'],
  'setting scheduleScanDay': ['ScanScheduleDay'],
  'setting scheduleSecurityIntelligenceUpdateDay': ['ScheduleSecurityIntelligenceUpdateDay'],
  'setting securityIntelligenceLocation': ['SharedSignaturesPath'],
  'setting securityIntelligenceUpdatesChannel': ['DefinitionUpdatesChannel'],
  'setting serviceKeepAlive': [
    './Device/Vendor/MSFT/Policy/Config/ADMX_MicrosoftDefenderAntivirus/ServiceKeepAlive',
    'ServiceKeepAlive',
  ],
  'setting signatureUpdateFallbackOrder': [
    'Define the order of sources for downloading security intelligence updates',
    'FallbackOrder',
    'SignatureFallbackOrder',
  ],
  'setting signatureUpdateInterval': ['SignatureUpdateInterval'],
  'setting spynetOverrideSpynetReporting': ['Configure local setting override for reporting to Microsoft MAPS'],
  'setting submitSamplesConsent': [
    'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Windows Defender\\Spynet\\SubmitSamplesConsent',
    'SubmitSamplesConsent',
  ],
  'setting tamperProtection': [
    './Vendor/MSFT/Defender/Configuration/TamperProtection',
    'TamperProtection',
    'tamper protection',
    'vendor_msft_defender_configuration_tamperprotection_options',
    'vendor_msft_defender_configuration_tamperprotection_options_0',
  ],
  'setting threatSeverityDefaultAction': [
    'HighThreatDefaultAction',
    'SevereThreatDefaultAction',
    'ThreatSeverityDefaultAction',
    'device_vendor_msft_policy_config_defender_threatseveritydefaultaction_severethreats_quarantine',
  ],
  'term ./Device/Vendor/MSFT/Defender/Health': ['./Vendor/MSFT/Defender/Health'],
  'term ./Device/Vendor/MSFT/Defender/OfflineScan': ['./Device/Vendor/MSFT/Defender/OfflineScan'],
  'term ./Device/Vendor/MSFT/Defender/RollbackPlatform': ['./Device/Vendor/MSFT/Defender/RollbackEngine'],
  'term ./Device/Vendor/MSFT/Defender/Scan': ['./Device/Vendor/MSFT/Defender/Scan'],
  'term ./Device/Vendor/MSFT/Defender/UpdateSignature': ['./Vendor/MSFT/Defender/UpdateSignature'],
  'term ./Device/Vendor/MSFT/WindowsAdvancedThreatProtection/HealthState': [
    './Device/Vendor/MSFT/WindowsAdvancedThreatProtection/HealthState/SenseIsRunning',
  ],
  'term 1006': ['1006'],
  'term 1015': ['1015'],
  'term 1081f0b6-3e1e-4f44-acce-816d65112d99': ['1081f0b6-3e1e-4f44-acce-816d65112d99'],
  'term 11 (SENSE)': ['SENSE event 11'],
  'term 1116': ['1116', 'EventID 1116'],
  'term 1117': ['1117'],
  'term 1118': ['1118'],
  'term 1119': ['1119'],
  'term 1120': ['1120'],
  'term 1121': ['1121', 'Event ID 1121'],
  'term 1122': ['1122'],
  'term 1123': ['1123', 'Defender event 1123'],
  'term 1124': ['1124'],
  'term 1125': ['1125'],
  'term 1126': ['1126'],
  'term 1127': ['1127'],
  'term 1128': ['1128'],
  'term 1129': ['1129'],
  'term 1150': ['1150'],
  'term 1151': ['1151'],
  'term 2000': ['2000'],
  'term 2001': ['2001'],
  'term 2005': ['2005'],
  'term 2010': ['2010'],
  'term 2011': ['2011'],
  'term 2042': ['2042'],
  'term 2050': ['2050'],
  'term 27 (SENSE)': ['sensor event 27'],
  'term 3002': ['3002'],
  'term 3007': ['3007'],
  'term 5 (SENSE)': ['SENSE event id 5'],
  'term 5000': ['5000'],
  'term 5001': ['5001'],
  'term 5004': ['5004'],
  'term 5007': ['5007', 'Windows Defender 5007', 'event 5007', 'event id: 5007'],
  'term 5008': ['5008'],
  'term 5010': ['5010'],
  'term 5012': ['5012'],
  'term 5013': ['5013'],
  'term 5100': ['5100'],
  'term 5101': ['5101'],
  'term 84 (SENSE)': ['SENSE 84'],
  'term AMEngineVersion': ['AMEngineVersion', 'engine'],
  'term AMProductVersion': ['./Vendor/MSFT/Defender/Health/DefenderVersion', 'AMProductVersion', 'platform'],
  'term AMRunningMode': ['(Get-MpComputerStatus).AMRunningMode', 'AMRunningMode', 'Get-MpComputerStatus'],
  'term AMServiceEnabled': ['AMServiceEnabled', 'AMServiceVersion'],
  'term AntivirusEnabled': ['AntispywareEnabled', 'AntivirusEnabled'],
  'term AntivirusSignatureAge': ['AntivirusSignatureAge'],
  'term AntivirusSignatureVersion': [
    './Device/Vendor/MSFT/Defender/Health/SignatureVersion',
    'AntivirusSignatureVersion',
  ],
  'term Azure Virtual Desktop': ['AVD', 'VDI', 'WVD', 'Windows Virtual Desktop', 'multi-session'],
  'term BehaviorMonitorEnabled': ['BehaviorMonitorEnabled'],
  'term ComputerState': ['ComputerState'],
  'term ConfigSecurityPolicy.exe': ['ConfigSecurityPolicy.exe'],
  'term ControlledConfigurationState': [
    'ControlledConfigurationState',
    'configuration protection',
    'controlled configuration',
    'secure controlled configuration',
  ],
  'term Defender Antivirus': ['MDAV', 'Windows Defender'],
  'term OSConfig': ['OSConfig', 'drift control', 'Set-OSConfigDesiredConfiguration'],
  'term Defender deployment tool': ['Defender deployment tool'],
  'term Defender for Cloud': ['Defender for Servers'],
  'term Defender for Endpoint': ['ATP', 'MDATP', 'MDE', 'Windows Defender ATP'],
  'term DeviceControlState': ['DeviceControlState'],
  'term DisableAntiVirus': [
    'DisableAntiVirus',
    'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender\\DisableAntiVirus',
  ],
  'term DisableIntrusionPreventionSystem': ['DisableIntrusionPreventionSystem'],
  'term MpEnablePus': ['MpEnablePus'],
  'term DisableTamperProtection': ['DisableTamperProtection'],
  'term EDR Block Mode': ['EDR Block Mode', 'EDR Blocked', 'EDR block mode', 'EDRBlocked'],
  'term EDR in block mode': [
    'Block Mode',
    'EDR',
    'block mode',
    'edr',
    'edr in block mode',
    'edr-block',
    'endpoint detection and response',
    'passive remediation',
  ],
  'term Features\\TamperProtection': ['HKLM\\SOFTWARE\\Microsoft\\Windows Defender\\Features\\TamperProtection'],
  'term ForcePassiveMode': [
    'FORCEPASSIVEMODE=1',
    'ForcePassiveMode',
    'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Advanced Threat Protection\\ForcePassiveMode',
    'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender\\ForcePassiveMode',
  ],
  'term HKLM\\SOFTWARE\\Microsoft\\Windows Advanced Threat Protection': [
    'HKLM\\SOFTWARE\\Microsoft\\Windows Advanced Threat Protection',
  ],
  'term HKLM\\SOFTWARE\\Microsoft\\Windows Defender': ['HKLM\\SOFTWARE\\Microsoft\\Windows Defender'],
  'term HKLM\\SOFTWARE\\Microsoft\\Windows Defender\\DisableAntiSpyware': [
    'HKLM\\SOFTWARE\\Microsoft\\Windows Defender\\DisableAntiSpyware',
  ],
  'term HKLM\\SOFTWARE\\Microsoft\\Windows Defender\\Exclusions\\Paths': [
    'HKLM\\SOFTWARE\\Microsoft\\Windows Defender\\Exclusions\\Paths',
  ],
  'term HKLM\\SOFTWARE\\Microsoft\\Windows Defender\\Real-Time Protection\\DisableRealtimeMonitoring': [
    'HKLM\\SOFTWARE\\Microsoft\\Windows Defender\\Real-Time Protection\\DisableRealtimeMonitoring',
  ],
  'term HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender\\Policy Manager': [
    'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender\\Policy Manager',
  ],
  'term IoavProtectionEnabled': ['IoavProtectionEnabled'],
  'term IsTamperProtected': ['./Device/Vendor/MSFT/Defender/Health/TamperProtectionEnabled', 'IsTamperProtected'],
  'term KB2267602': ['2267602', 'KB2267602'],
  'term KB2461484': ['KB2461484'],
  'term KB4052623': ['KB4052623'],
  'term KB5005101': ['KB5005101'],
  'term KB5005292': ['5005292', 'KB5005292', 'kb 5005292'],
  'term MDCoreSvc': ['MDCoreSvc', 'MpDefenderCoreService.exe'],
  'term MDDlpSvc': ['DLP', 'MpDlpService.exe'],
  'term ManagedDefenderProductType': ['EnrollmentStatus', 'ManagedDefenderProductType'],
  'term Microsoft Monitoring Agent': ['Log Analytics agent', 'MMA', 'Microsoft Monitoring Agent'],
  'term MpCmdRun.exe': ['MpCmdRun.exe'],
  'term NISEnabled': ['NISEnabled'],
  'term Normal': ['Normal'],
  'term Not running': ['Not running'],
  'term OnAccessProtectionEnabled': ['OnAccessProtectionEnabled'],
  'term OnboardingState': [
    'HKLM\\SOFTWARE\\Microsoft\\Windows Advanced Threat Protection\\Status\\OnboardingState',
    'OnboardingState',
  ],
  'term PassiveMode value': ['HKLM\\SOFTWARE\\Microsoft\\Windows Defender\\PassiveMode', 'PassiveMode value'],
  'term ProductStatus': ['./Device/Vendor/MSFT/Defender/Health/ProductStatus', 'ProductStatus'],
  'term QuickScanAge': ['QuickScanAge'],
  'term RealTimeProtectionEnabled': ['./Device/Vendor/MSFT/Defender/Health/RtpEnabled', 'RealTimeProtectionEnabled'],
  'term SecurityHealthService': ['SecurityHealthService'],
  'term Sense': ['HKLM\\SYSTEM\\CurrentControlSet\\Services\\Sense\\Start', 'MsSense.exe', 'Sense', 'SenseIR.exe'],
  'term Server Core': ['Core installation', 'Server Core'],
  'term SmartAppControlState': ['Smart App Control', 'SmartAppControlState'],
  'term SxS Passive Mode': ['SxS Passive', 'SxS Passive Mode', 'side by side passive mode', 'sxs'],
  'term System Center Endpoint Protection': ['Forefront Endpoint Protection', 'SCEP'],
  'term TPExclusions': ['HKLM\\SOFTWARE\\Microsoft\\Windows Defender\\Features\\TPExclusions', 'TPExclusions'],
  'term TamperProtectionSource': ['TamperProtectionSource'],
  'term TroubleShootingMode': ['TroubleShootingMode', 'troubleshooting mode'],
  'term WdFilter': ['HKLM\\SYSTEM\\CurrentControlSet\\Services\\WdFilter\\Start', 'WdFilter'],
  'term WdNisSvc': ['NisSrv.exe'],
  'term WinDefend': [
    'HKLM\\SYSTEM\\CurrentControlSet\\Services\\WinDefend',
    'HKLM\\SYSTEM\\CurrentControlSet\\Services\\WinDefend\\Start',
    'MsMpEng.exe',
    'WinDefend',
  ],
  'term Windows 8': ['Windows 8'],
  'term Windows Server 2012': ['Windows Server 2012'],
  'term active': ['Active mode', 'active', 'primary antivirus'],
  'term active+edr-block': ['Active mode with EDR in block mode', 'active edr-block', 'active+edr-block'],
  'term avMode': ['PassiveAudit', 'avMode'],
  'term disabled': ['Disabled mode', 'disabled', 'uninstalled'],
  'term hybrid mode': ['hybrid mode'],
  'term limited periodic scanning': ['LPS', 'limited periodic scanning'],
  'term md4ws.msi': ['md4ws.msi'],
  'term modern unified solution': ['modern unified solution', 'unified'],
  'term passive': [
    'PASSIVE MODE',
    'Passive',
    'Passive Mode',
    'PassiveMode',
    'passive',
    'passive mode',
    'mode: passive',
  ],
  'term passive+edr-block': [
    'Passive with EDR in block mode',
    'passive edr block',
    'passive edr-block',
    'passive+edr-block',
  ],
  'term senseGuid': ['senseGuid'],
  'term wscsvc': ['wscsvc'],
};

const WORDS = Object.entries(PAGES).flatMap(([page, words]) => words.map((word) => [word, page] as const));

describe('mdav explain', () => {
  it('is asked for hundreds of words, each once', () => {
    expect(WORDS.length).toBeGreaterThan(300);
    expect(new Set(WORDS.map(([word]) => word)).size).toBe(WORDS.length);
  });

  it.each(WORDS)('%s leads to %s', async (word, page) => {
    expect(await pageOf(word)).toBe(page);
  });

  it.each([
    ['V-21342', 'Did you mean V-2134'],
    ['DisableRealtimeMonitorin', 'Did you mean DisableRealtimeMonitoring?'],
    ['allowRealtimeMonitor', 'Did you mean allowRealtimeMonitoring?'],
    ['ForcePasiveMode', 'Did you mean ForcePassiveMode?'],
    ['passiv', 'Did you mean passive?'],
    ['AMRuningMode', 'Did you mean AMRunningMode?'],
    ['KB500529', 'Did you mean KB5005292?'],
    ['microsoft-window-11', 'Did you mean microsoft-windows-11?'],
    ['WNDF-AV-00000', 'Did you mean WNDF-AV-00000'],
    ['CIS', 'See `mdav list frameworks cis`.'],
    ['stig', 'See `mdav list frameworks stig`.'],
    ['26100', 'Choose one of windows-11, windows-11-multi-session, windows-server-2025, azure-local-24h2.'],
    ['14393', 'Choose one of windows-10, windows-server-2016.'],
    ['Azure Stack HCI', 'Choose one of azure-local-23h2, azure-local-24h2.'],
    ['Windows Server', 'Choose one of windows-server-1803, windows-server-2019, windows-server-23h2.'],
    ['ScheduleDay', 'Choose one of '],
    ['exclusions', 'Choose one of excludedPaths, excludedProcesses, excludedExtensions, excludedIpAddresses.'],
    ['gradual rollout', 'Choose one of platformUpdatesChannel, engineUpdatesChannel, '],
    // What names begin with is nearer than what looks like it.
    ['Hide exclusions', 'Did you mean hideExclusionsFromLocalAdmins or hideExclusionsFromLocalUsers?'],
    ['tamper', 'Did you mean tamperProtection?'],
    ['Microsoft baseline', 'See `mdav list frameworks microsoft baseline`.'],
    ['metered connection', 'Did you mean meteredConnectionUpdates?'],
    ['passiv', 'Did you mean passive?'],
    // A list is named where it has something.
    ['restart', 'See `mdav list settings restart` or `mdav list rules restart`.'],
    ['core service', 'See `mdav list settings core service`.'],
    ['macOS', 'Search with `mdav list settings TEXT` or `mdav list rules TEXT`.'],
    // Another number is another thing, not a slip of the pen.
    ['5099', 'Choose one of the events of Defender Antivirus that are known: 1000 to 1002, 1006 to 1015, 1116 to '],
    ['event 84', 'Choose one of the events of Defender Antivirus that are known: 1000'],
    ['Event ID: 9999', 'Choose one of the events of Defender Antivirus that are known: 1000'],
    ['SENSE event 4711', 'Choose one of the events of the sensor that are known: '],
    ['KB99999', 'Choose one of the updates that are known: KB2267602, KB2461484, '],
    ['4052624', 'Choose one of the updates that are known: '],
    ['12345', 'Search with `mdav list settings TEXT`'],
    ['HKLM\\SOFTWARE\\Contoso\\Agent', 'Nothing is called'],
    ['HKCU\\SOFTWARE\\Policies\\Microsoft\\Windows Defender', 'Nothing is called'],
    ['./Device/Vendor/MSFT/Policy/Config/Update/AllowAutoUpdate', 'Nothing is called'],
    ['HKLM\\SYSTEM\\CurrentControlSet\\Services\\Spooler\\Start', 'Nothing is called'],
    ['device_vendor_msft_policy_config_update_allowautoupdate', 'Nothing is called'],
    ['', 'Search with `mdav list settings TEXT`'],
    ['"', 'Search with `mdav list settings TEXT`'],
    ['mode: pasive', 'Nothing is called'],
    ['Set-MpPreference -Nope 1', 'Nothing is called'],
    ['reg add "HKLM\\SOFTWARE\\Contoso" /v Agent', 'Nothing is called'],
    [
      'Set-MpPreference -PUAProtection Enabled -DisableArchiveScanning $true',
      'Choose one of puaProtection, allowArchiveScanning.',
    ],
    ['constructor', 'Nothing is called "constructor"'],
    ['hasOwnProperty', 'Nothing is called'],
    ['./Device/Vendor/MSFT/Defender/constructor', 'Nothing is called'],
  ])('%j leads on', async (word, hint) => {
    const { code, out, err } = await runMdav(['explain', word]);
    expect([code, out]).toEqual([64, '']);
    expect(err).toContain(hint);
  });
});

describe('a parameter of PowerShell that nobody quoted', () => {
  it.each([
    ['-PUAProtection', 'Enabled'],
    ['-PUAProtection:Enabled'],
    ['Set-MpPreference', '-PUAProtection', '1'],
    ['--format', 'pretty', 'Set-MpPreference', '-Force', '-PUAProtection', '1'],
    ['Set-MpPreference', '-PUAProtection', '1', '--format', 'pretty'],
  ])('%j %j %j is explained', async (...words) => {
    const { code, out } = await runMdav(['explain', ...words]);
    expect([code, out]).toEqual([0, (await runMdav(['explain', 'puaProtection'])).out]);
  });

  it.each([
    [['-format', 'json', 'puaProtection'], 'Did you mean --format?'],
    [['puaProtection', '--fromat', 'json'], 'Did you mean --format?'],
    [['puaProtection', '--format', '-Xml'], '"-Xml"'],
    [['-Nope', '1'], 'Nothing is called "-Nope 1"'],
    [['-x'], 'no option -x'],
  ])('%j is refused', async (words, says) => {
    const { code, err } = await runMdav(['explain', ...words]);
    expect(code).toBe(64);
    expect(err).toContain(says);
  });
});

describe('a right name at a wrong path', () => {
  it.each([
    'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender\\ForceDefenderPassiveMode',
    'HKLM:\\SOFTWARE\\Microsoft\\Windows Defender\\forcedefenderpassivemode',
    'HKLM\\SOFTWARE\\Microsoft\\Windows Advanced Threat Protection\\ForceDefenderPassiveMode',
    'reg add "HKLM\\SOFTWARE\\Microsoft\\Windows Advanced Threat Protection" /v ForceDefenderPassiveMode /t REG_DWORD /d 1',
    'HKEY_CURRENT_USER\\SOFTWARE\\Policies\\Microsoft\\Windows Advanced Threat Protection\\ForceDefenderPassiveMode',
  ])('%s is told where it belongs', async (path) => {
    const { code, out } = await runMdav(['explain', path, '--format', 'json']);
    expect([code, JSON.parse(out)]).toMatchObject([
      0,
      {
        says: expect.stringContaining(
          'stands at `HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Advanced Threat Protection\\ForceDefenderPassiveMode`',
        ),
        see: ['forceDefenderPassiveMode', 'misplaced-forcing-value'],
      },
    ]);
  });

  it.each([
    'Set-MpPreference -ForceDefenderPassiveMode 1',
    'Set-MpPreference -ForcePassiveMode $true',
    '(Get-MpPreference).forceDefenderPassiveMode',
  ])('%s is told to be no parameter', async (line) => {
    const { code, out } = await runMdav(['explain', line, '--format', 'json']);
    expect([code, JSON.parse(out)]).toMatchObject([
      0,
      {
        kind: 'term',
        says: expect.stringContaining('has no parameter'),
        see: ['forceDefenderPassiveMode', 'misplaced-forcing-value'],
      },
    ]);
  });

  it('is of the withdrawn name wherever it is put', () => {
    for (const { key, name } of WRONG_FORCING_PLACES.filter((place) => place.name === 'ForcePassiveMode'))
      expect(findKnown(`HKLM\\${key}\\${name}`)).toMatchObject({ kind: 'term', id: 'ForcePassiveMode' });
  });

  it('is nothing of Defender below the key of something else', () => {
    expect(findKnown('HKLM\\SOFTWARE\\Contoso\\DisableArchiveScanning')).toBeUndefined();
  });
});

/** The setting that a text leads to; of several the hint names all. */
function settingsOf(text: string): string {
  try {
    const found = findKnown(text);
    return found === undefined || found.kind === 'diagnostic' ? 'nothing' : found.id;
  } catch (error) {
    if (error instanceof UsageError) return error.hint;
    throw error;
  }
}

describe.each(settingRows().map((row) => [row.id, row] as const))('%s', (id, { registry, mdm, admx }) => {
  const isMeant = expect.stringMatching(new RegExp(`\\b${id}\\b`));

  it('is found by its values, however their path is copied', () => {
    for (const write of registry.kind === 'values' ? registry.writes : []) {
      if (write.kind !== 'value') continue;
      const path = `SOFTWARE\\Policies\\Microsoft\\${write.key}\\${write.name}`;
      for (const hive of ['HKLM\\', 'HKLM:\\', 'hkey_local_machine\\', 'Computer\\HKEY_LOCAL_MACHINE\\', ''])
        expect([hive, settingsOf(`${hive}${path}`)]).toEqual([hive, isMeant]);
    }
  });

  it('is found by its policy, its nodes and its definition', () => {
    const catalog = mdm.kind === 'node' ? mdm.catalog : mdm.kind === 'manual' ? mdm.template?.catalog : undefined;
    const names = [
      ...(admx === undefined ? [] : [admx.policy, admx.name, admx.name.toUpperCase()]),
      ...(mdm.kind === 'node' ? [mdm.uri, mdm.uri.replace('./Device/', './'), mdm.uri.slice(2), `${mdm.uri}/`] : []),
      ...(catalog === undefined ? [] : [catalog.definition, `${catalog.definition}_1`]),
    ];
    for (const name of names) expect([name, settingsOf(name)]).toEqual([name, isMeant]);
  });
});
