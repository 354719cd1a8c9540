import { describeRule } from '@mdav/testkit';
import { neededSettingOff } from './needed-setting-off.ts';
import { neededSettingUnset } from './needed-setting-unset.ts';
import { settingUnsupportedHere } from './setting-unsupported-here.ts';

const active = (os: string, settings: string, more = '') => `
  os: ${os}
  mode: active
  settings: ${settings}
  ${more}
`;
const asr = (rules: string) => `{ attackSurfaceReductionRules: ${rules} }`;

describeRule(neededSettingOff, {
  accept: [
    {
      name: 'everything on, or left to its default',
      fleet: active('windows-11', '{ enableNetworkProtection: block, allowRealtimeMonitoring: true }'),
    },
    {
      name: 'features that are off',
      fleet: active(
        'windows-11',
        '{ enableNetworkProtection: off, enableControlledFolderAccess: off, cloudExtendedTimeout: { seconds: 0 }, attackSurfaceReductionRules: { block-obfuscated-scripts: off }, allowRealtimeMonitoring: false, allowCloudProtection: false }',
      ),
    },
    {
      name: 'a needed setting that is taken back',
      fleet: active('windows-11', '{ enableControlledFolderAccess: block, allowRealtimeMonitoring: remove }'),
    },
    {
      name: 'a feature that is taken back',
      fleet: active('windows-11', '{ attackSurfaceReductionRules: remove, allowRealtimeMonitoring: false }'),
    },
    {
      name: 'block at first sight that is off, or has samples of another kind',
      fleet: `
        mdav: 1
        name: example
        groups:
          a: { os: windows-11, mode: active, settings: { disableBlockAtFirstSeen: true, allowCloudProtection: false } }
          b: { os: windows-11, mode: active, settings: { disableBlockAtFirstSeen: false, submitSamplesConsent: always-ask } }
      `,
    },
    {
      name: 'the down-level servers, whose network protection asks for less',
      fleet: active(
        '[windows-server-2012-r2, windows-server-2016]',
        '{ enableNetworkProtection: block, allowBehaviorMonitoring: false, allowCloudProtection: false }',
        'agent: unified',
      ),
    },
    {
      name: 'a passive group, of which other rules speak',
      fleet: `
        os: windows-11
        mode: passive
        settings: { enableControlledFolderAccess: block, allowRealtimeMonitoring: false }
      `,
    },
    {
      name: 'a rule that does nothing here, of which another rule speaks',
      fleet: active('windows-server-2022', asr('{ block-office-macro-win32-api: block }')),
    },
    {
      name: 'the level that Microsoft decides',
      fleet: active('windows-11', '{ cloudBlockLevel: default, allowCloudProtection: false }'),
    },
  ],
  reject: [
    {
      name: 'network protection, one finding for each',
      fleet: active(
        'windows-11',
        '{ enableNetworkProtection: block, allowRealtimeMonitoring: false, allowBehaviorMonitoring: false, allowCloudProtection: false }',
      ),
      findings: ['allowRealtimeMonitoring', 'allowBehaviorMonitoring', 'allowCloudProtection'].map((needed) => ({
        at: '3:13',
        setting: 'enableNetworkProtection',
        message: `enableNetworkProtection: block needs ${needed}, which is false here: network protection does nothing.`,
        hint: `Set \`${needed}: true\`, or take \`enableNetworkProtection\` out.`,
      })),
    },
    {
      name: 'the switch for servers, where there is one server',
      fleet: active(
        '[windows-11, windows-server-2022]',
        '{ enableNetworkProtection: audit, allowNetworkProtectionOnWinServer: false }',
      ),
      findings: [
        {
          at: '3:13',
          setting: 'enableNetworkProtection',
          message:
            'enableNetworkProtection: audit needs allowNetworkProtectionOnWinServer, which is false here: servers ignore network protection.',
        },
      ],
    },
    {
      name: 'block at first sight and the longer check',
      fleet: active(
        'windows-11',
        '{ cloudExtendedTimeout: { seconds: 50 }, disableBlockAtFirstSeen: false, submitSamplesConsent: never-send, allowIOAVProtection: false }',
      ),
      findings: [
        {
          at: '3:13',
          setting: 'cloudExtendedTimeout',
          message:
            'cloudExtendedTimeout needs submitSamplesConsent, which is never-send here: no file waits for the cloud.',
          hint: 'Set `submitSamplesConsent: send-safe-samples`, or take `cloudExtendedTimeout` out.',
        },
        {
          at: '3:52',
          setting: 'disableBlockAtFirstSeen',
          message:
            'disableBlockAtFirstSeen: false needs submitSamplesConsent, which is never-send here: block at first sight does nothing.',
        },
        {
          at: '3:52',
          setting: 'disableBlockAtFirstSeen',
          message:
            'disableBlockAtFirstSeen: false needs allowIOAVProtection, which is false here: block at first sight sees no downloads.',
        },
      ],
    },
    {
      name: 'attack surface reduction as a whole, and the rules that ask the cloud',
      fleet: active(
        'windows-11',
        '{ attackSurfaceReductionRules: { block-obfuscated-scripts: audit, block-low-prevalence-executables: off }, allowRealtimeMonitoring: false, allowCloudProtection: false }',
      ),
      findings: [
        {
          at: '3:13',
          setting: 'attackSurfaceReductionRules',
          message:
            'attackSurfaceReductionRules needs allowRealtimeMonitoring, which is false here: attack surface reduction rules do nothing.',
        },
        {
          at: '3:44',
          setting: 'attackSurfaceReductionRules',
          message:
            'block-obfuscated-scripts: audit needs allowCloudProtection, which is false here: the rule does nothing.',
        },
      ],
    },
  ],
});

describeRule(neededSettingUnset, {
  accept: [
    {
      name: 'clients, which have no switch',
      fleet: active('windows-11', '{ enableNetworkProtection: block }'),
    },
    {
      name: 'a switch that is off, of which another rule speaks',
      fleet: active(
        'windows-server-2022',
        '{ enableNetworkProtection: block, allowNetworkProtectionOnWinServer: false }',
      ),
    },
    {
      name: 'both switches of the down-level servers',
      fleet: active(
        'windows-server-2016',
        '{ enableNetworkProtection: block, allowNetworkProtectionOnWinServer: true, allowNetworkProtectionDownLevel: true }',
        'agent: unified',
      ),
    },
  ],
  reject: [
    {
      name: 'the switch for servers beside clients',
      fleet: active('[windows-11, windows-server-2022]', '{ enableNetworkProtection: block }', 'deliver: [gpo]'),
      findings: [
        {
          at: '3:13',
          setting: 'enableNetworkProtection',
          message:
            'enableNetworkProtection: block needs allowNetworkProtectionOnWinServer on Windows Server 2022, and the group does not set it: servers ignore network protection.',
          hint: 'Set `allowNetworkProtectionOnWinServer: true`.',
          mended: [
            '{ enableNetworkProtection: block }',
            '{ enableNetworkProtection: block, allowNetworkProtectionOnWinServer: true }',
          ],
        },
      ],
    },
    {
      name: 'a switch that is taken back, which is left to people',
      fleet: active(
        'windows-server-2022',
        '{ enableNetworkProtection: block, allowNetworkProtectionOnWinServer: remove }',
        'deliver: [gpo]',
      ),
      findings: [
        {
          at: '3:13',
          setting: 'enableNetworkProtection',
          message:
            'enableNetworkProtection: block needs allowNetworkProtectionOnWinServer on Windows Server 2022, and the group does not set it: servers ignore network protection.',
        },
      ],
    },
    {
      name: 'the second switch of the down-level servers, which becomes a step of the runbook',
      fleet: active(
        '[windows-server-2016, windows-server-2022]',
        '{ enableNetworkProtection: block, allowNetworkProtectionOnWinServer: true }',
        'deliver: [gpo]',
      ),
      findings: [
        {
          at: '3:13',
          setting: 'enableNetworkProtection',
          message:
            'enableNetworkProtection: block needs allowNetworkProtectionDownLevel on Windows Server 2016, and the group does not set it: servers of these versions ignore network protection.',
          mended: [
            'allowNetworkProtectionOnWinServer: true }',
            'allowNetworkProtectionOnWinServer: true, allowNetworkProtectionDownLevel: true }',
          ],
        },
      ],
    },
  ],
});

describeRule(settingUnsupportedHere, {
  accept: [
    {
      name: 'rules with the warn mode that others lack, and those without in other modes',
      fleet: active(
        'windows-11',
        asr('{ block-office-child-processes: warn, block-lsass-credential-stealing: audit }'),
      ),
    },
    {
      name: 'rules that are off where they do nothing',
      fleet: active('windows-server-2016', asr('{ block-wmi-persistence: off, block-webshell-creation: off }')),
    },
    {
      name: 'Windows 10 that is new enough, or whose build nobody says',
      fleet: active('[windows-10@18362, windows-10]', asr('{ block-wmi-persistence: block }')),
    },
    {
      name: 'a rule that Group Policy brings where Intune cannot',
      fleet: active(
        'windows-server-2016',
        asr('{ use-advanced-ransomware-protection: block }'),
        'deliver: [gpo, intune]\n  agent: unified\n  intune: { management: mde }',
      ),
    },
    {
      name: 'a rule that nothing brings, of which another rule speaks',
      fleet: active(
        'windows-server-2016',
        asr('{ use-advanced-ransomware-protection: block }'),
        'deliver: [portal]\n  agent: unified',
      ),
    },
    {
      name: 'the rules that WMI suffers from, where Configuration Manager is not, and in audit',
      fleet: `
        mdav: 1
        name: example
        groups:
          a: { os: windows-11, mode: active, settings: { attackSurfaceReductionRules: { block-psexec-wmi-process-creation: block } } }
          b: { os: windows-11, mode: active, onboarding: { state: onboarded, via: configmgr }, settings: { attackSurfaceReductionRules: { block-psexec-wmi-process-creation: audit } } }
          c: { os: windows-11, mode: active, onboarding: { state: onboarded, via: gpo }, deliver: [gpo], settings: { attackSurfaceReductionRules: { block-wmi-persistence: block } } }
      `,
    },
    {
      name: 'an order of sources alone',
      fleet: active('windows-11', '{ signatureUpdateFallbackOrder: [mmpc] }'),
    },
    {
      name: 'a passive group',
      fleet: `
        os: windows-server-2019
        mode: passive
        settings: ${asr('{ block-wmi-persistence: block }')}
      `,
    },
    {
      name: 'performance mode where it is, and where it is off',
      fleet: `
        mdav: 1
        name: example
        groups:
          a: { os: [windows-11, windows-11-multi-session], mode: active, settings: { performanceModeStatus: true } }
          b: { os: windows-10, mode: active, settings: { performanceModeStatus: false } }
      `,
    },
  ],
  reject: [
    {
      name: 'warn mode of a rule that has none',
      fleet: active('windows-11', asr('{ block-lsass-credential-stealing: warn, block-office-code-injection: warn }')),
      findings: [
        {
          at: '3:44',
          setting: 'attackSurfaceReductionRules',
          message: 'block-lsass-credential-stealing: warn is not supported, as the rule has no warn mode.',
          hint: 'Choose `block` or `audit`.',
        },
        {
          at: '3:83',
          setting: 'attackSurfaceReductionRules',
          message: 'block-office-code-injection: warn is not supported, as the rule has no warn mode.',
        },
      ],
    },
    {
      name: 'rules on servers',
      fleet: active(
        '[windows-server-2016, windows-server-2019, windows-server-2022]',
        asr('{ block-wmi-persistence: block, block-vulnerable-signed-drivers: block, block-webshell-creation: audit }'),
      ),
      findings: [
        {
          at: '3:44',
          setting: 'attackSurfaceReductionRules',
          message: 'block-wmi-persistence: block does nothing on Windows Server 2016 and Windows Server 2019.',
        },
        {
          at: '3:74',
          severity: 'info',
          setting: 'attackSurfaceReductionRules',
          message:
            'block-vulnerable-signed-drivers: block may do nothing, as the reference asks for version 1803 or later, on Windows Server 2016.',
        },
        {
          at: '3:114',
          severity: 'info',
          setting: 'attackSurfaceReductionRules',
          message:
            'block-webshell-creation: audit works for Exchange alone on Windows Server 2016, Windows Server 2019 and Windows Server 2022.',
        },
      ],
    },
    {
      name: 'builds that are too old',
      fleet: active('windows-10@17763', asr('{ block-wmi-persistence: block }')),
      findings: [
        {
          at: '3:44',
          setting: 'attackSurfaceReductionRules',
          message: 'block-wmi-persistence: block does nothing before version 1903 on Windows 10.',
        },
      ],
    },
    {
      name: 'a rule that Intune alone would bring',
      fleet: active(
        'windows-server-2016',
        asr('{ use-advanced-ransomware-protection: block }'),
        'deliver: [intune]\n  agent: unified\n  intune: { management: mde }',
      ),
      findings: [
        {
          at: '3:44',
          setting: 'attackSurfaceReductionRules',
          message: 'use-advanced-ransomware-protection: block is not supported by Intune on Windows Server 2016.',
          hint: 'Deliver the rule to these servers by `gpo`.',
        },
      ],
    },
    {
      name: 'servers that Intune is chosen for, and that Defender for Endpoint does not manage',
      fleet: active('windows-server-2022', asr('{ block-webshell-creation: block }'), 'deliver: [gpo, intune]'),
      findings: [
        {
          at: '3:44',
          severity: 'info',
          setting: 'attackSurfaceReductionRules',
          message: 'block-webshell-creation: block works for Exchange alone on Windows Server 2022.',
        },
      ],
    },
    {
      name: 'a rule that two managers set',
      fleet: active(
        'windows-server-2022',
        asr('{ block-webshell-creation: block }'),
        'deliver: [gpo, intune]\n  intune: { management: mde }',
      ),
      findings: [
        {
          at: '3:44',
          severity: 'info',
          setting: 'attackSurfaceReductionRules',
          message: 'block-webshell-creation: block works for Exchange alone on Windows Server 2022.',
        },
        {
          at: '3:44',
          setting: 'attackSurfaceReductionRules',
          message:
            'block-webshell-creation: block may not apply where Defender for Endpoint manages the rules and Group Policy sets this one on Windows Server 2022.',
        },
      ],
    },
    {
      name: 'beside Configuration Manager, which onboards or delivers',
      fleet: `
        mdav: 1
        name: example
        groups:
          a: { os: windows-11, mode: active, onboarding: { state: onboarded, via: configmgr }, settings: { attackSurfaceReductionRules: { block-psexec-wmi-process-creation: block } } }
          b: { os: windows-11, mode: active, deliver: [configmgr], settings: { attackSurfaceReductionRules: { block-wmi-persistence: warn } } }
      `,
      findings: [
        {
          at: '4:131',
          setting: 'attackSurfaceReductionRules',
          message:
            'block-psexec-wmi-process-creation: block gets in the way of the Configuration Manager client, which works through WMI, on Windows 11.',
          hint: 'Take the rule out, or choose `audit`.',
        },
        {
          at: '5:103',
          severity: 'info',
          setting: 'attackSurfaceReductionRules',
          message:
            'block-wmi-persistence: warn can get in the way of the Configuration Manager client, which works through WMI, on Windows 11.',
        },
      ],
    },
    {
      name: 'datagrams, whatever the role of the server',
      fleet: active('windows-server-2022', '{ allowDatagramProcessingOnWinServer: true }'),
      findings: [
        {
          at: '3:13',
          severity: 'info',
          setting: 'allowDatagramProcessingOnWinServer',
          message:
            'allowDatagramProcessingOnWinServer: true slows down domain controllers, DNS, file, SQL and Exchange servers on Windows Server 2022.',
        },
      ],
    },
    {
      name: 'an order of sources that nobody follows',
      fleet: active(
        'windows-11',
        String.raw`{ signatureUpdateFallbackOrder: [mmpc], securityIntelligenceLocation: '\\files\wdav-update' }`,
      ),
      findings: [
        {
          at: '3:13',
          severity: 'info',
          setting: 'signatureUpdateFallbackOrder',
          message:
            'signatureUpdateFallbackOrder is not followed while securityIntelligenceLocation is set on Windows 11.',
        },
      ],
    },
    {
      name: 'performance mode before Windows 11',
      fleet: active('[windows-10, windows-11]', '{ performanceModeStatus: true }'),
      findings: [
        {
          at: '3:13',
          setting: 'performanceModeStatus',
          message: 'performanceModeStatus: true does nothing, as there is no Dev Drive, on Windows 10.',
        },
      ],
    },
  ],
});
