/** A page, template or export that facts come from. */
export interface CitedPage {
  /** What it is, for people. */
  readonly title: string;
  readonly url: string;
  /** The page's own date, or the day of the copy that was read. */
  readonly date: string;
}

const docs = (page: string) => `https://learn.microsoft.com/defender-endpoint/${page}`;
const csp = (page: string) => `https://learn.microsoft.com/windows/client-management/mdm/${page}`;
const repository = (path: string) => `https://github.com/${path}`;

/** Every source by its short name. Rules, steps and rows of the catalogue name their sources by these. */
export const SOURCES = {
  'seed-edr': { title: 'EDR in block mode (edition of July 2021)', url: docs('edr-in-block-mode'), date: '2021-07-20' },
  'seed-guide': {
    title: 'A third-party guide to passive mode, in circulation since late 2021',
    url: '',
    date: 'undated',
  },
  'compat-2020': {
    title: 'Microsoft Defender Antivirus compatibility',
    url: docs('microsoft-defender-antivirus-compatibility'),
    date: '2020-09-28',
  },
  'compat-2021-02': {
    title: 'Microsoft Defender Antivirus compatibility',
    url: docs('microsoft-defender-antivirus-compatibility'),
    date: '2021-02-09',
  },
  'compat-2021-08': {
    title: 'Microsoft Defender Antivirus compatibility',
    url: docs('microsoft-defender-antivirus-compatibility'),
    date: '2021-08-05',
  },
  'compat-2025': {
    title: 'Microsoft Defender Antivirus compatibility',
    url: docs('microsoft-defender-antivirus-compatibility'),
    date: '2025-02-11',
  },
  'compat-2026': {
    title: 'Microsoft Defender Antivirus compatibility',
    url: docs('microsoft-defender-antivirus-compatibility'),
    date: '2026-08-21',
  },
  'edr-2020': { title: 'EDR in block mode (preview)', url: docs('edr-in-block-mode'), date: '2020' },
  'edr-2021-01': { title: 'EDR in block mode', url: docs('edr-in-block-mode'), date: '2021-01-26' },
  'edr-2021-05': { title: 'EDR in block mode', url: docs('edr-in-block-mode'), date: '2021-05-06' },
  'edr-2025': { title: 'EDR in block mode', url: docs('edr-in-block-mode'), date: '2025-02-10' },
  'edr-2026': { title: 'EDR in block mode', url: docs('edr-in-block-mode'), date: '2026-09-15' },
  'faq-2023': {
    title: 'EDR in block mode: frequently asked questions',
    url: docs('edr-block-mode-faqs'),
    date: '2023-03-30',
  },
  'faq-2025': {
    title: 'EDR in block mode: frequently asked questions',
    url: docs('edr-block-mode-faqs'),
    date: '2025-05-22',
  },
  'passive-2025': {
    title: 'Microsoft Defender Antivirus in passive mode',
    url: docs('microsoft-defender-passive-mode'),
    date: '2025-03-26',
  },
  'windows-2025': {
    title: 'Microsoft Defender Antivirus in Windows',
    url: docs('microsoft-defender-antivirus-windows'),
    date: '2025-10-20',
  },
  'server-2026': {
    title: 'Configure Microsoft Defender Antivirus on Windows Server',
    url: docs('microsoft-defender-antivirus-windows-server-configure'),
    date: '2026-06-25',
  },
  'onboard-server': {
    title: 'Onboard servers to Microsoft Defender for Endpoint',
    url: docs('onboard-server'),
    date: '2025-06-27',
  },
  'cfg-servers-2024': { title: 'Onboard Windows servers', url: docs('configure-server-endpoints'), date: '2024-05-16' },
  'switch-2': {
    title: 'Migrate to Defender for Endpoint, phase 2: setup',
    url: docs('switch-to-mde-phase-2'),
    date: '2024-09-13',
  },
  'switch-ts': {
    title: 'Troubleshooting the migration to Defender for Endpoint',
    url: docs('switch-to-mde-troubleshooting'),
    date: '2025-02-12',
  },
  'without-mde': {
    title: 'Defender Antivirus without Defender for Endpoint',
    url: docs('defender-antivirus-compatibility-without-mde'),
    date: '2025-01-06',
  },
  migrating: {
    title: 'Troubleshoot Defender Antivirus while migrating',
    url: docs('troubleshoot-microsoft-defender-antivirus-when-migrating'),
    date: '2025-03-26',
  },
  'gmcs-2025': {
    title: 'Get-MpComputerStatus',
    url: 'https://learn.microsoft.com/powershell/module/defender/get-mpcomputerstatus',
    date: '2025-09-29',
  },
  'asr-ts': {
    title: 'Troubleshoot ASR rules',
    url: docs('troubleshoot-asr'),
    date: '2026-07-17',
  },
  'health-api': {
    title: 'Export device antivirus health details: methods and properties',
    url: docs('api/device-health-api-methods-properties'),
    date: '2025-11-11',
  },
  'tamper-exclusions': {
    title: 'Protect Microsoft Defender Antivirus exclusions',
    url: docs('tamper-protection-antivirus-exclusions'),
    date: '2026-09-08',
  },
  'events-2026': {
    title: 'Microsoft Defender Antivirus event IDs and error codes',
    url: docs('troubleshoot-microsoft-defender-antivirus'),
    date: '2026-05-11',
  },
  'sense-events': {
    title: 'Review events and errors of the sensor using Event Viewer',
    url: docs('event-error-codes'),
    date: '2026-07-02',
  },
  'asr-events': {
    title: 'Attack surface reduction events in Windows Event Viewer',
    url: docs('attack-surface-reduction-windows-events'),
    date: '2026-07-02',
  },
  'updates-2026': {
    title: 'Security intelligence and product updates',
    url: docs('microsoft-defender-antivirus-updates'),
    date: '2026-05-14',
  },
  'onboard-server-2026': {
    title: "Onboard servers through Defender for Endpoint's onboarding experience",
    url: docs('onboard-server'),
    date: '2026-09-03',
  },
  'server-migration-2026': {
    title: 'Server migration scenarios for the new version of Microsoft Defender for Endpoint',
    url: docs('server-migration'),
    date: '2026-07-02',
  },
  'enable-update-mdav': {
    title: 'Enable and update Microsoft Defender Antivirus on Windows Server',
    url: docs('enable-update-mdav-to-latest-ws'),
    date: '2026-07-02',
  },
  'install-script': {
    title: 'The helper script that installs the modern unified solution',
    url: repository('microsoft/mdefordownlevelserver'),
    date: '2026-12-01',
  },
  'diagnostic-data': {
    title: 'Collect Microsoft Defender Antivirus diagnostic data',
    url: docs('collect-diagnostic-data'),
    date: '2026-09-22',
  },
  'troubleshooting-2026': {
    title: 'Enable and use troubleshooting mode in Microsoft Defender for Endpoint',
    url: docs('troubleshooting-mode-enable'),
    date: '2026-09-04',
  },
  'ts-settings': {
    title: 'Troubleshoot Microsoft Defender Antivirus settings',
    url: docs('troubleshoot-settings'),
    date: '2026-07-17',
  },
  releases: {
    title: 'Previous platform and engine updates',
    url: docs('msda-updates-previous-versions-technical-upgrade-support'),
    date: '2025-07-23',
  },
  'tamper-2025': {
    title: 'Protect security settings with tamper protection',
    url: docs('prevent-changes-to-security-settings-with-tamper-protection'),
    date: '2025-02-28',
  },
  'tamper-2026': { title: 'Tamper protection overview', url: docs('tamper-protection-overview'), date: '2026-09-09' },
  'tamper-windows': {
    title: 'Configure tamper protection for Microsoft Defender Antivirus on Windows',
    url: docs('tamper-protection-windows-configure'),
    date: '2026-09-08',
  },
  'tamper-faq': {
    title: 'Frequently asked questions about tamper protection',
    url: docs('tamper-protection-faq'),
    date: '2026-09-08',
  },
  'gp-2026': { title: 'Onboard devices using Group Policy', url: docs('configure-endpoints-gp'), date: '2026-09-21' },
  'mdm-2026': { title: 'Onboard devices using Intune', url: docs('configure-endpoints-mdm'), date: '2026-08-24' },
  'ts-onb': { title: 'Troubleshoot onboarding', url: docs('troubleshoot-onboarding'), date: '2025-01-15' },
  'requirements-2025': {
    title: 'Minimum requirements for Defender for Endpoint',
    url: docs('minimum-requirements'),
    date: '2025-11-17',
  },
  'mde-plans': {
    title: 'Microsoft Defender for Endpoint',
    url: docs('microsoft-defender-endpoint'),
    date: '2026-07-28',
  },
  'mde-plan-1': {
    title: 'Overview of Microsoft Defender for Endpoint Plan 1',
    url: docs('defender-endpoint-plan-1'),
    date: '2026-07-28',
  },
  'defender-business': {
    title: 'What is Microsoft Defender for Business?',
    url: 'https://learn.microsoft.com/defender-business/mdb-overview',
    date: '2025-08-27',
  },
  'onboard-multi-session': {
    title: 'Onboard Windows devices in Azure Virtual Desktop',
    url: docs('onboard-windows-multi-session-device'),
    date: '2025-11-17',
  },
  'windows-10-end': {
    title: 'Windows 10 has reached its end of support, as the pages of Intune quote it',
    url: 'https://learn.microsoft.com/lifecycle/announcements/windows-10-end-of-support',
    date: '2025-10-14',
  },
  'windows-releases': {
    title: 'Windows release information, as it is kept in a collection of lists',
    url: 'https://learn.microsoft.com/windows/release-health/release-information',
    date: '2026-01-16',
  },
  'windows-11-releases': {
    title: 'Windows 11 release information, as lists of its updates repeat it',
    url: 'https://learn.microsoft.com/windows/release-health/windows11-release-information',
    date: '2026-09-22',
  },
  'server-releases-2021': {
    title: 'Windows Server release information (edition with the Semi-Annual Channel)',
    url: 'https://learn.microsoft.com/windows-server/get-started/windows-server-release-info',
    date: '2021-07-26',
  },
  'server-releases-2026': {
    title: 'Windows Server release information',
    url: 'https://learn.microsoft.com/windows/release-health/windows-server-release-info',
    date: '2026-05-12',
  },
  'server-builds': {
    title: 'endoflife.date: releases of Windows Server',
    url: 'https://endoflife.date/windows-server',
    date: 'undated',
  },
  'defender-for-servers-2024': {
    title: 'Support for the Defender for Servers plan',
    url: 'https://learn.microsoft.com/azure/defender-for-cloud/support-matrix-defender-for-servers',
    date: '2024-09-08',
  },
  'azure-local-releases': {
    title: 'Azure Local release information',
    url: 'https://learn.microsoft.com/azure/azure-local/release-information-23h2',
    date: '2025-10-22',
  },
  'side-by-side': {
    title: 'Defender for Endpoint beside another product',
    url: docs('mde-side-by-side'),
    date: '2025-06-13',
  },
  'exclusion-mistakes': {
    title: 'Common mistakes to avoid when defining exclusions',
    url: docs('common-exclusion-mistakes-microsoft-defender-antivirus'),
    date: '2023-07-18',
  },
  'exclusion-paths': {
    title: 'Exclusions by file extension and folder location',
    url: docs('configure-extension-file-exclusions-microsoft-defender-antivirus'),
    date: '2024-11-21',
  },
  'exclusion-processes': {
    title: 'Exclusions for files opened by processes',
    url: docs('configure-process-opened-file-exclusions-microsoft-defender-antivirus'),
    date: '2025-04-07',
  },
  'exclusions-2026': {
    title: 'Exclusions in Microsoft Defender Antivirus',
    url: docs('microsoft-defender-antivirus-exclusions-overview'),
    date: '2026-07-06',
  },
  'asr-reference': {
    title: 'Attack surface reduction rules reference',
    url: docs('attack-surface-reduction-rules-reference'),
    date: '2026-09-09',
  },
  'asr-overview': {
    title: 'Attack surface reduction rules overview',
    url: docs('attack-surface-reduction-rules-overview'),
    date: '2026-08-04',
  },
  'network-protection': {
    title: 'Turn on network protection',
    url: docs('enable-network-protection'),
    date: '2026-09-02',
  },
  'controlled-folders': {
    title: 'Protect folders from ransomware with controlled folder access',
    url: docs('controlled-folder-access-overview'),
    date: '2026-07-02',
  },
  'first-sight': {
    title: 'Configure block at first sight',
    url: docs('configure-block-at-first-sight-microsoft-defender-antivirus'),
    date: '2026-09-02',
  },
  'cloud-timeout': {
    title: 'Configure the cloud block time-out',
    url: docs('configure-cloud-block-timeout-period-microsoft-defender-antivirus'),
    date: '2026-09-02',
  },
  'configuration-protection': {
    title: 'Configuration protection, called controlled configuration before',
    url: docs('secure-controlled-configuration'),
    date: '2026-09-28',
  },
  'switch-2-2026': {
    title: 'Set up Defender for Endpoint during migration (phase 2)',
    url: docs('switch-to-mde-phase-2'),
    date: '2026-09-15',
  },
  'vdi-onboarding': {
    title: 'Onboard non-persistent virtual desktops',
    url: docs('configure-endpoints-vdi'),
    date: '2026-09-21',
  },
  'vdi-antivirus': {
    title: 'Configure Defender Antivirus on remote and virtual desktops',
    url: docs('deployment-vdi-microsoft-defender-antivirus'),
    date: '2026-08-20',
  },
  'set-mp-preference': {
    title: 'Set-MpPreference',
    url: 'https://learn.microsoft.com/powershell/module/defender/set-mppreference',
    date: '2026-02-06',
  },
  'onboard-downlevel': {
    title: 'Onboard previous versions of Windows on Microsoft Defender for Endpoint',
    url: docs('onboard-downlevel'),
    date: '2026-05-27',
  },
  'deployment-tool': {
    title: 'Use the Microsoft Defender deployment tool for Windows',
    url: docs('defender-deployment-tool-windows'),
    date: '2026-09-22',
  },
  'retired-tdt': {
    title: 'OpenIntuneBaseline, issue 194: the node of Intel TDT answers 65000',
    url: repository('SkipToTheEndpoint/OpenIntuneBaseline/issues/194'),
    date: '2026-03-31',
  },
  'security-admx': {
    title: 'Security-ADMX: policies that no template of Microsoft has',
    url: repository('Harvester57/Security-ADMX'),
    date: 'undated',
  },
  'whats-new-2026': {
    title: 'What is new in Defender for Endpoint',
    url: docs('whats-new-in-microsoft-defender-endpoint'),
    date: '2026-09-16',
  },
  'performance-mode': {
    title: 'Protect Dev Drive using performance mode',
    url: docs('microsoft-defender-endpoint-antivirus-performance-mode'),
    date: '2026-09-15',
  },
  'das-2020': {
    title: 'DisableAntiSpyware (unattend reference, August 2020)',
    url: 'https://learn.microsoft.com/windows-hardware/customize/desktop/unattend/security-malware-windows-defender-disableantispyware',
    date: '2020',
  },
  'das-2021': {
    title: 'DisableAntiSpyware (unattend reference, 2021)',
    url: 'https://learn.microsoft.com/windows-hardware/customize/desktop/unattend/security-malware-windows-defender-disableantispyware',
    date: '2021',
  },
  'das-now': {
    title: 'DisableAntiSpyware (unattend reference, newest edition read)',
    url: 'https://learn.microsoft.com/windows-hardware/customize/desktop/unattend/security-malware-windows-defender-disableantispyware',
    date: 'undated',
  },
  ddf: { title: 'Defender CSP: device description framework', url: csp('defender-ddf'), date: '2024-06-28' },
  dcsp: { title: 'Defender CSP', url: csp('defender-csp'), date: '2024-11-27' },
  'pua-2026': {
    title: 'Block potentially unwanted applications with Microsoft Defender Antivirus',
    url: docs('detect-block-potentially-unwanted-apps-microsoft-defender-antivirus'),
    date: '2026-09-15',
  },
  pcsp: { title: 'Policy CSP: Defender', url: csp('policy-csp-defender'), date: '2024-06-28' },
  wsccsp: {
    title: 'Policy CSP: WindowsDefenderSecurityCenter',
    url: csp('policy-csp-windowsdefendersecuritycenter'),
    date: '2024-01-18',
  },
  'admx-wsc-2026': {
    title: 'WindowsDefenderSecurityCenter.admx',
    url: repository('pl4nty/web-admx-tool'),
    date: '2026-08-22',
  },
  acsp: {
    title: 'Policy CSP: ADMX_MicrosoftDefenderAntivirus',
    url: csp('policy-csp-admx-microsoftdefenderantivirus'),
    date: '2024-08-06',
  },
  mdmwins: {
    title: 'Policy CSP: ControlPolicyConflict',
    url: csp('policy-csp-controlpolicyconflict'),
    date: '2024-01-18',
  },
  watp: {
    title: 'WindowsAdvancedThreatProtection CSP',
    url: csp('windowsadvancedthreatprotection-csp'),
    date: '2017-05-02',
  },
  'admx-2016': {
    title: 'WindowsDefender.admx of 2016',
    url: repository('defendthehoneypot/policydefinitions'),
    date: '2016-11-26',
  },
  'admx-2022': {
    title: 'WindowsDefender.admx of October 2022',
    url: repository('microsoft/defender-updatecontrols'),
    date: '2022-10-07',
  },
  'admx-2023': {
    title: 'WindowsDefender.admx of June 2023',
    url: repository('Harvester57/Windows-11-Insider-ADMX'),
    date: '2023-06-04',
  },
  'admx-2024': {
    title: 'WindowsDefender.admx of April 2024',
    url: repository('YongRhee-MSFT/Microsoft-Defender-Antivirus-Group-Policy-Administrative-Templates'),
    date: '2024-04-24',
  },
  'admx-2025': {
    title: 'WindowsDefender.admx of Windows 11 24H2',
    url: repository('mxk/windows-secure-group-policy'),
    date: '2025-03-16',
  },
  'dsc-registry': {
    title: 'PowerShell/DSC: the registry resource of DSC 3',
    url: repository('PowerShell/DSC'),
    date: '2026-05-06',
  },
  'ansible-windows': {
    title: 'Ansible: managing Windows hosts',
    url: 'https://docs.ansible.com/ansible/latest/os_guide/intro_windows.html',
    date: 'undated',
  },
  'ansible-windows-2019': {
    title: 'Ansible: setting up a Windows host (edition of April 2019)',
    url: repository('ansible/ansible/blob/960df24/docs/docsite/rst/user_guide/windows_setup.rst'),
    date: '2019-04',
  },
  'ansible-win-regedit': {
    title: 'ansible.windows 1.14: the module win_regedit',
    url: repository('ansible-collections/ansible.windows'),
    date: 'undated',
  },
  'osconfig-cli': {
    title: 'OSConfig: its command line (preview) and the registry resource',
    url: repository('microsoft/osconfig'),
    date: '2026-04',
  },
  winget: {
    title: 'Use WinGet to install and manage applications',
    url: 'https://learn.microsoft.com/windows/package-manager/winget/',
    date: '2025-09-15',
  },
  'osconfig-overview': {
    title: 'OSConfig security configuration for Windows Server',
    url: 'https://learn.microsoft.com/windows-server/security/osconfig/osconfig-overview',
    date: '2026-07-02',
  },
  'osconfig-baselines': {
    title: 'Deploy Windows Server 2025 security baselines locally with OSConfig',
    url: 'https://learn.microsoft.com/windows-server/security/osconfig/osconfig-how-to-configure-security-baselines',
    date: '2026-06-15',
  },
  'osconfig-2606': {
    title: 'OSConfig: Defender Antivirus baseline of June 2026 for Windows Server',
    url: repository('microsoft/osconfig'),
    date: '2026-06',
  },
  oib: {
    title: 'OpenIntuneBaseline: exported Intune policies',
    url: repository('SkipToTheEndpoint/OpenIntuneBaseline'),
    date: '2026-03-05',
  },
  'intune-definitions': {
    title: 'Settings catalog definitions as Microsoft Graph serves them',
    url: repository('IntunePMFiles/DeviceConfig'),
    date: '2025-03-12',
  },
  'evaluate-gp': {
    title: 'Evaluate Microsoft Defender Antivirus using Group Policy',
    url: docs('evaluate-mdav-using-gp'),
    date: '2026-07-02',
  },
  'troubleshoot-np': {
    title: 'Troubleshoot problems with network protection',
    url: docs('troubleshoot-np'),
    date: '2026-07-02',
  },
  'remediation-2026': {
    title: 'Configure remediation for Microsoft Defender Antivirus detections',
    url: docs('configure-remediation-microsoft-defender-antivirus'),
    date: '2026-09-02',
  },
  'samples-2025': {
    title: 'Cloud protection and sample submission at Microsoft Defender Antivirus',
    url: docs('cloud-protection-microsoft-antivirus-sample-submission'),
    date: '2025-10-20',
  },
  'm365dsc-templates': {
    title: 'Microsoft365DSC: the settings of each Intune template, generated from Microsoft Graph',
    url: repository('microsoft/Microsoft365DSC'),
    date: '2026-05-22',
  },
  'windows-23h2-exports': {
    title: 'Five exports of the Windows security baseline 23H2 of Intune with the same 22 settings',
    url: repository('IntuneAdmin/IntuneBaselines'),
    date: '2026-11-28',
  },
  'memdocs-baselines': {
    title: 'Windows security baseline settings for Intune',
    url: 'https://learn.microsoft.com/intune/intune-service/protect/security-baseline-settings-mdm-all',
    date: '2026-03-23',
  },
  'mde-security-settings': {
    title: 'Defender for Endpoint security settings management',
    url: 'https://learn.microsoft.com/intune/intune-service/protect/mde-security-integration',
    date: '2025-08-27',
  },
  'intune-assign': {
    title: 'Assign policies in Microsoft Intune',
    url: 'https://learn.microsoft.com/intune/intune-service/configuration/device-profile-assign',
    date: '2026-02-10',
  },
  'graph-all-devices': {
    title: 'allDevicesAssignmentTarget of Microsoft Graph',
    url: 'https://learn.microsoft.com/graph/api/resources/intune-shared-alldevicesassignmenttarget',
    date: '2024-08-01',
  },
  'intune-multi-session': {
    title: 'Azure Virtual Desktop multi-session with Intune',
    url: 'https://learn.microsoft.com/intune/solutions/azure-virtual-desktop-multi-session',
    date: '2025-02-13',
  },
  'max-path': {
    title: 'Maximum path length limitation of Windows',
    url: 'https://learn.microsoft.com/windows/win32/fileio/maximum-file-path-limitation',
    date: '2020-09-15',
  },
  'admx-ingestion': {
    title: 'Win32 and Centennial app policy configuration',
    url: 'https://learn.microsoft.com/windows/client-management/win32-and-centennial-app-policy-configuration',
    date: '2023',
  },
  'rename-gpo': {
    title: 'Rename-GPO',
    url: 'https://learn.microsoft.com/powershell/module/grouppolicy/rename-gpo',
    date: '2016-12-20',
  },
  'ms-gpol': {
    title: 'MS-GPOL: Group Policy: Core Protocol, 3.2.5.1.10, Extension Protocol Sequences',
    url: 'https://learn.microsoft.com/openspecs/windows_protocols/ms-gpol/4b27b514-1f83-4832-8f74-b42ebff25dc7',
    date: '2024-04-23',
  },
  'ms-gpol-search': {
    title: 'MS-GPOL: Group Policy: Core Protocol, 3.2.5.1.5, GPO Search',
    url: 'https://learn.microsoft.com/openspecs/windows_protocols/ms-gpol/5c7ecdad-469f-4b30-94b3-450b7fff868f',
    date: '2024-04-23',
  },
} as const satisfies Record<string, CitedPage>;

/** Short name of a source. */
export type SourceId = keyof typeof SOURCES;
