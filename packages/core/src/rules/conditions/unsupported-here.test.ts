import { describeRule } from '@mdav/testkit';
import { settingUnsupportedHere } from './setting-unsupported-here.ts';

const active = (os: string, settings: string, more = '') => `
  os: ${os}
  mode: active
  settings: ${settings}
  ${more}
`;
const asr = (rules: string) => `{ attackSurfaceReductionRules: ${rules} }`;

describeRule(settingUnsupportedHere, {
  accept: [
    {
      name: 'rules with the warn mode that others lack, and those without in other modes',
      fleet: active(
        'windows-11',
        asr('{ block-office-child-processes: warn, block-lsass-credential-stealing: audit }'),
        'platform: 4.18.26050.9',
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
    ...(['active', 'passive'] as const).map((mode) => ({
      name: `what Windows Server 2008 R2 does not have, ${mode}`,
      fleet: `
        os: windows-server-2008-r2
        mode: ${mode}
        onboarding: { state: planned, via: deployment-tool }
        settings:
          enableNetworkProtection: block
          enableControlledFolderAccess: block
          attackSurfaceReductionRules: { block-office-child-processes: block }
      `,
      findings: [
        {
          at: '5:3',
          setting: 'enableNetworkProtection',
          message: 'enableNetworkProtection: block is not supported on Windows Server 2008 R2.',
        },
        {
          at: '6:3',
          setting: 'enableControlledFolderAccess',
          message: 'enableControlledFolderAccess: block is not supported on Windows Server 2008 R2.',
        },
        {
          at: '7:3',
          setting: 'attackSurfaceReductionRules',
          message: 'attackSurfaceReductionRules is not supported on Windows Server 2008 R2.',
          hint: 'Take the rules out, or move these devices to a group without them.',
        },
      ],
    })),
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
      name: 'warn mode, which an administrator lifts from a platform on that nobody rules out',
      fleet: active('windows-11', asr('{ block-safe-mode-reboot: block, block-office-child-processes: warn }')),
      findings: [
        {
          at: '3:75',
          severity: 'info',
          setting: 'attackSurfaceReductionRules',
          message:
            "warn in attackSurfaceReductionRules lets people go on with an administrator's approval only, from platform 4.18.26060 on.",
          hint: 'Add exclusions of the rule, in `asrOnlyPerRuleExclusions`, for programs that people need.',
        },
      ],
    },
    {
      name: 'warn mode where Windows has none, of two keys',
      fleet: active(
        '[windows-10@17134, windows-10@17763]',
        asr('{ block-office-child-processes: warn, block-safe-mode-reboot: warn }'),
        'platform: 4.18.26060.3004',
      ),
      findings: [
        {
          at: '3:44',
          severity: 'info',
          setting: 'attackSurfaceReductionRules',
          message:
            "warn in attackSurfaceReductionRules lets people go on with an administrator's approval only, from platform 4.18.26060 on.",
        },
        {
          at: '3:44',
          setting: 'attackSurfaceReductionRules',
          message:
            'warn in attackSurfaceReductionRules blocks without a way to go on before version 1809 on Windows 10.',
          hint: 'Update Windows, or choose `audit`.',
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
            'block-psexec-wmi-process-creation: block gets in the way of the Configuration Manager client, which works through WMI.',
          hint: 'Take the rule out, or choose `audit`.',
        },
        {
          at: '5:103',
          severity: 'info',
          setting: 'attackSurfaceReductionRules',
          message:
            "warn in attackSurfaceReductionRules lets people go on with an administrator's approval only, from platform 4.18.26060 on.",
        },
        {
          at: '5:103',
          severity: 'info',
          setting: 'attackSurfaceReductionRules',
          message:
            'block-wmi-persistence: warn can get in the way of the Configuration Manager client, which works through WMI.',
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
          message: 'signatureUpdateFallbackOrder is not followed while securityIntelligenceLocation is set.',
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
