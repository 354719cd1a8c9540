import { RULE_DATE, readExample } from '@mdav/testkit';
import { describe, expect, it } from 'vitest';
import { checkFleet } from '../check/check.ts';

/**
 * Fleets as people wrote them, each with everything that is to be said of it: `line:column severity rule`, in the order of
 * the file. Unlike the tables of single rules this holds what stands beside what.
 */
interface FieldCase {
  readonly name: string;
  readonly fleet: string;
  readonly findings: readonly string[];
  /** Everything is asked for. */
  readonly strict?: true;
}

const CASES: readonly FieldCase[] = [
  {
    name: 'features without what they need',
    fleet: `
      mdav: 1
      name: estate
      defaults: { onboarding: { state: onboarded, via: intune }, licence: p2, antivirus: none, mode: active, deliver: [intune], tamperProtection: off, os: windows-11 }
      groups:
        np: { settings: { enableNetworkProtection: block, allowRealtimeMonitoring: false, allowBehaviorMonitoring: false, allowCloudProtection: false } }
        cfa: { settings: { enableControlledFolderAccess: block, allowRealtimeMonitoring: false } }
        bafs: { settings: { disableBlockAtFirstSeen: false, submitSamplesConsent: never-send, allowIOAVProtection: false, allowCloudProtection: true } }
        cto: { settings: { cloudExtendedTimeout: { seconds: 50 }, cloudBlockLevel: high-plus, allowCloudProtection: false } }
        asr: { settings: { attackSurfaceReductionRules: { use-advanced-ransomware-protection: block, block-obfuscated-scripts: block, block-low-prevalence-executables: block }, allowCloudProtection: false, allowRealtimeMonitoring: false } }
    `,
    findings: [
      '5:21 error needed-setting-off',
      '5:21 error needed-setting-off',
      '5:21 error needed-setting-off',
      '5:53 error protection-off-while-active',
      '5:85 warning protection-weaker-than-recommended',
      '5:117 warning protection-weaker-than-recommended',
      '6:22 error needed-setting-off',
      '6:59 error protection-off-while-active',
      '7:23 error needed-setting-off',
      '7:23 error needed-setting-off',
      '7:55 warning protection-weaker-than-recommended',
      '7:89 warning protection-weaker-than-recommended',
      '8:22 error needed-setting-off',
      '8:61 error needed-setting-off',
      '8:89 warning protection-weaker-than-recommended',
      '9:22 error needed-setting-off',
      '9:53 error needed-setting-off',
      '9:96 error needed-setting-off',
      '9:129 error needed-setting-off',
      '9:172 warning protection-weaker-than-recommended',
      '9:201 error protection-off-while-active',
    ],
  },
  {
    name: 'attack surface reduction rules by system, build and channel',
    fleet: `
      mdav: 1
      name: estate
      defaults: { onboarding: { state: onboarded, via: gpo }, licence: servers-p2, antivirus: none, mode: active, tamperProtection: on }
      groups:
        s2016:
          os: windows-server-2016
          agent: unified
          deliver: [gpo]
          settings:
            attackSurfaceReductionRules:
              block-scripts-launching-downloads: block
              block-wmi-persistence: block
              block-vulnerable-signed-drivers: block
              block-office-macro-win32-api: block
              block-webshell-creation: block
              block-psexec-wmi-process-creation: block
        s2016mde:
          os: windows-server-2016
          agent: unified
          onboarding: { state: onboarded, via: script }
          deliver: [intune]
          intune: { management: mde }
          settings:
            attackSurfaceReductionRules:
              block-scripts-launching-downloads: block
              block-wmi-persistence: block
              block-webshell-creation: block
              use-advanced-ransomware-protection: block
        desk:
          os: windows-11
          licence: p2
          deliver: [intune]
          settings:
            attackSurfaceReductionRules:
              block-lsass-credential-stealing: warn
              block-office-code-injection: warn
              block-webshell-creation: block
              use-advanced-ransomware-protection: block
              block-obfuscated-scripts: block
            allowCloudProtection: false
        w10old:
          os: windows-10@15063
          deliver: [gpo]
          settings:
            attackSurfaceReductionRules: { block-wmi-persistence: block }
        cm:
          os: windows-11
          onboarding: { state: onboarded, via: configmgr }
          deliver: [configmgr]
          settings:
            attackSurfaceReductionRules: { block-psexec-wmi-process-creation: block, block-wmi-persistence: block }
    `,
    findings: [
      '11:9 warning setting-unsupported-here',
      '12:9 warning setting-unsupported-here',
      '13:9 info setting-unsupported-here',
      '14:9 warning setting-unsupported-here',
      '15:9 info setting-unsupported-here',
      '18:9 info mde-management-limits',
      '25:9 warning setting-unsupported-here',
      '26:9 warning setting-unsupported-here',
      '27:9 info setting-unsupported-here',
      '27:9 warning setting-unsupported-here',
      '28:9 warning setting-unsupported-here',
      '35:9 warning setting-unsupported-here',
      '36:9 warning setting-unsupported-here',
      '37:9 warning setting-unsupported-here',
      '38:9 error needed-setting-off',
      '39:9 error needed-setting-off',
      '40:7 warning protection-weaker-than-recommended',
      '45:7 warning setting-unsupported-here',
      '45:38 warning setting-unsupported-here',
      '51:38 warning setting-unsupported-here',
      '51:80 info setting-unsupported-here',
    ],
  },
  {
    name: 'network protection on servers',
    fleet: `
      mdav: 1
      name: estate
      defaults: { onboarding: { state: onboarded, via: script }, licence: servers-p2, antivirus: none, mode: active, deliver: [gpo] }
      groups:
        np2016: { os: windows-server-2016, agent: unified, settings: { enableNetworkProtection: block, allowNetworkProtectionOnWinServer: true } }
        np2019: { os: windows-server-2019, settings: { enableNetworkProtection: block } }
        dcudp: { os: windows-server-2022, settings: { enableNetworkProtection: block, allowNetworkProtectionOnWinServer: true, allowDatagramProcessingOnWinServer: true } }
    `,
    findings: [
      '5:66 warning needed-setting-unset',
      '6:50 warning needed-setting-unset',
      '7:122 info setting-unsupported-here',
    ],
  },
  {
    name: 'wildcards in the lists of attack surface reduction',
    fleet: String.raw`
      os: windows-11
      mode: active
      antivirus: none
      onboarding: { state: onboarded, via: intune }
      deliver: [intune]
      settings:
        attackSurfaceReductionRules: { block-office-child-processes: block }
        attackSurfaceReductionOnlyExclusions: ['C:\*\*\*\*\*\*\*\tool.exe', 'C:\App\*\*\*\*\*\*\x.exe', '%USERPROFILE%\x.exe', 'C:\', '*:\x.exe']
        excludedPaths: ['C:\*\*\*\*\*\*\*\tool.exe']
        controlledFolderAccessProtectedFolders: ['C:\', '*:\Data', 'D:\*\Data', '\\files\share']
        controlledFolderAccessAllowedApplications: ['C:\App\app-*\a.exe', 'C:\App\a*.exe', '%LOCALAPPDATA%\App\a.exe', 'a.exe']
    `,
    findings: [
      '8:42 error exclusion-wildcards',
      '8:42 info exclusion-shadowed',
      '8:71 info exclusion-shadowed',
      '8:99 warning exclusion-user-variable',
      '8:122 error exclusion-of-drive-root',
      '8:129 error exclusion-wildcards',
      '9:3 info exclusions-not-tamper-protected',
      '9:19 error exclusion-wildcards',
      '10:44 warning exclusion-of-drive-root',
      '10:51 error exclusion-wildcards',
      '10:62 error exclusion-wildcards',
      '11:69 error exclusion-wildcards',
      '11:114 warning exclusion-path-not-absolute',
    ],
  },
  {
    name: 'separators',
    fleet: String.raw`
      os: windows-11
      mode: active
      antivirus: none
      onboarding: { state: onboarded, via: intune }
      platform: 4.18.24090.11
      deliver: [intune]
      settings:
        disableLocalAdminMerge: true
        excludedPaths: ['C:\X|D:\Y']
        asrOnlyPerRuleExclusions: { block-office-child-processes: 'C:\App\a.exe|C:\App\b.exe' }
        attackSurfaceReductionRules: { block-office-child-processes: off }
    `,
    findings: [
      '9:19 error exclusion-characters',
      '10:31 info asr-exclusions-joined',
      '10:31 error exclusion-characters',
      '10:31 warning asr-exclusion-without-rule',
    ],
  },
  {
    name: 'contexts of exclusions',
    fleet: String.raw`
      os: windows-11
      mode: active
      onboarding: { state: onboarded, via: intune }
      licence: p2
      deliver: [intune]
      settings:
        excludedPaths:
          - 'c:\documents\design.docx\:{PathType:file,Process:"winword.exe",Process:"C:\Program Files*\Microsoft Office\root\Office??\winword.exe"}'
          - 'c:\documents\:{ScanTrigger:OnAccess}'
          - 'c:\bad1\:{ScanTrigger:OnAccess,ScanTrigger:OnDemand}'
          - 'c:\bad2\:{scantrigger:onaccess}'
          - 'c:\bad3\:{Foo:bar}'
          - 'c:\bad4:{PathType:file}'
          - 'c:\bad5\:{PathType:file'
          - 'c:\bad6\*\*\*\*\*\*\*\x'
    `,
    findings: [
      '7:3 info exclusions-not-tamper-protected',
      '8:7 warning exclusion-context-version-floor',
      '10:7 error exclusion-context-malformed',
      '11:7 error exclusion-context-malformed',
      '12:7 error exclusion-context-malformed',
      '13:7 error exclusion-context-malformed',
      '14:7 error exclusion-context-malformed',
      '15:7 error exclusion-wildcards',
    ],
  },
  {
    name: 'paths in front of contexts',
    fleet: String.raw`
      os: windows-11
      mode: active
      onboarding: { state: onboarded, via: intune }
      licence: p2
      deliver: [intune]
      platform: 4.18.26080.3
      engine: 1.1.26080.3
      settings:
        disableLocalAdminMerge: true
        excludedPaths:
          - 'c:\data\:{ScanTrigger:OnAccess}'
          - 'c:\data\:{ScanTrigger:OnDemand}'
          - 'C:\:{ScanTrigger:OnDemand}'
          - 'C:\Windows\Temp\:{ScanType:full}'
          - 'c:\app\a.db\:{PathType:file,Process:"C:\A*\B*\C*\D*\E*\F*\G*\x.exe"}'
          - '%USERPROFILE%\x\:{PathType:folder}'
          - 'z:\a.doc\:{Process:"%APPDATA%\x.exe"}'
    `,
    findings: [
      '13:7 error exclusion-of-drive-root',
      '14:7 warning exclusion-of-risky-folder',
      '15:7 error exclusion-wildcards',
      '16:7 warning exclusion-user-variable',
      '17:7 warning exclusion-user-variable',
    ],
  },
  {
    name: 'configuration protection beside Group Policy',
    fleet: String.raw`
      os: windows-server-2019
      mode: active
      currentMode: passive
      onboarding: { state: onboarded, via: gpo }
      licence: servers-p2
      antivirus: none
      tamperProtection: configuration-protection
      platform: 4.18.26050.15
      deliver: [gpo, intune]
      intune: { management: mde }
      settings:
        excludedPaths: ['D:\Data']
    `,
    findings: [
      '7:19 error configuration-protection-requirements',
      '9:10 error configuration-protection-ignores-channel',
      '9:10 info configuration-protection-ignores-channel',
      '9:10 warning mdm-gpo-race',
    ],
  },
  {
    name: 'the deployment tool',
    fleet: `
      os: windows-server-2022
      mode: active
      onboarding: { state: planned, via: deployment-tool }
      licence: servers-p2
      antivirus: none
      deliver: [gpo]
      settings: { puaProtection: block }
    `,
    findings: [],
  },
  {
    name: 'devices that Defender for Endpoint manages',
    fleet: `
      mdav: 1
      name: estate
      defaults: { mode: active, antivirus: none, deliver: [intune], intune: { management: mde }, settings: { puaProtection: block } }
      groups:
        rds: { os: windows-server-2022, onboarding: { state: onboarded, via: vdi }, licence: servers-p2 }
        core: { os: windows-server-2019, onboarding: { state: onboarded, via: defender-for-cloud }, licence: servers-p1 }
        core16: { os: windows-server-2016, agent: unified, onboarding: { state: onboarded, via: script }, licence: servers-p1 }
        local: { os: azure-local-23h2, onboarding: { state: onboarded, via: defender-for-cloud }, licence: servers-p2 }
        sac: { os: windows-server-1803, onboarding: { state: none } }
    `,
    strict: true,
    findings: [
      ...Array.from({ length: 4 }, () => '3:19 info server-active-not-forced'),
      '3:104 warning setting-without-route',
      '3:104 warning setting-without-route',
      '5:72 warning mde-management-limits',
      '5:88 info mde-management-licence',
      '6:104 info mde-management-licence',
      '7:17 info mde-management-limits',
      '7:110 info mde-management-licence',
      '8:102 info mde-management-licence',
    ],
  },
  {
    name: 'exclusions of attack surface reduction on devices that Defender for Endpoint manages',
    fleet: String.raw`
      os: windows-server-2022
      mode: active
      antivirus: none
      onboarding: { state: onboarded, via: defender-for-cloud }
      licence: servers-p1
      deliver: [intune]
      intune: { management: mde }
      settings:
        attackSurfaceReductionRules: { block-copied-system-tools: block, block-psexec-wmi-process-creation: audit }
        attackSurfaceReductionOnlyExclusions: ['C:\App\a.exe', 'C:\App\b.exe']
        asrOnlyPerRuleExclusions: { block-psexec-wmi-process-creation: ['C:\App\c.exe'] }
    `,
    findings: [],
  },
  {
    name: 'an active fleet without protection',
    fleet: String.raw`
      os: windows-11
      mode: active
      antivirus: none
      onboarding: { state: onboarded, via: intune }
      platform: 4.18.26080.3
      deliver: [gpo]
      tamperProtection: off
      settings:
        disableAntiSpyware: true
        allowRealtimeMonitoring: false
        allowCloudProtection: false
        allowBehaviorMonitoring: false
        excludedPaths: ['C:\']
    `,
    findings: [
      '9:3 warning turn-off-policy-ignored-on-client',
      '10:3 error protection-off-while-active',
      '11:3 warning protection-weaker-than-recommended',
      '12:3 warning protection-weaker-than-recommended',
      '13:19 error exclusion-of-drive-root',
    ],
  },
  {
    name: 'one error beside another',
    fleet: String.raw`
      os: windows-server-2019
      mode: active
      deliver: [registry]
      settings:
        disableAntiSpyware: true
        allowRealtimeMonitoring: false
        disableRoutinelyTakingAction: true
        serviceKeepAlive: false
      raw:
        registry:
          - { key: 'HKLM\SOFTWARE\Policies\Microsoft\Windows Defender', name: DisableAntiVirus, type: dword, data: 1, reason: imported }
          - { key: 'HKLM\SYSTEM\CurrentControlSet\Services\WinDefend', name: Start, type: dword, data: 4, reason: imported }
          - { key: 'HKLM\SOFTWARE\Microsoft\Windows Defender\Features', name: TamperProtection, type: dword, data: 5, reason: imported }
    `,
    findings: [
      '5:3 warning turn-off-policy-disables-server',
      '6:3 warning protection-off-while-active',
      '7:3 warning protection-weaker-than-recommended',
      '11:7 warning disable-antivirus-by-registry',
      '12:7 error service-start-values-managed',
      '13:7 error tamper-protection-by-registry',
    ],
  },
];

describe.each(CASES)('$name', ({ fleet: text, findings, strict }) => {
  it('is told as it should be', () => {
    const { fleet, placeOf } = readExample(text);
    const told = checkFleet(fleet, { date: RULE_DATE, set: strict === true ? 'strict' : 'recommended' }).map(
      ({ rule, severity, at }) => `${placeOf(at)} ${severity} ${rule}`,
    );
    expect(told).toEqual(findings);
  });
});
