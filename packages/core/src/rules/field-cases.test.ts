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
];

describe.each(CASES)('$name', ({ fleet: text, findings }) => {
  it('is told as it should be', () => {
    const { fleet, placeOf } = readExample(text);
    const told = checkFleet(fleet, { date: RULE_DATE }).map(
      ({ rule, severity, at }) => `${placeOf(at)} ${severity} ${rule}`,
    );
    expect(told).toEqual(findings);
  });
});
