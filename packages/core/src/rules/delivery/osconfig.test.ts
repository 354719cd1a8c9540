import { describeRule } from '@mdav/testkit';
import { osconfigDriftRace } from './osconfig-drift-race.ts';

const fleet = (settings: string, more = '') => `
  mdav: 1
  name: example
  extends: [osconfig-ws2025@9ebed7c]
  groups:
    a:
      os: windows-server-2025
      mode: active
      deliver: [gpo]
      settings: ${settings}
      ${more}
`;

describeRule(osconfigDriftRace, {
  accept: [
    {
      name: 'OSConfig alone, and others without it',
      fleet: `
        mdav: 1
        name: example
        groups:
          a: { os: windows-server-2025, mode: active, deliver: [osconfig], settings: { puaProtection: block } }
          b: { os: windows-server-2025, mode: active, deliver: [gpo, intune], settings: { puaProtection: block } }
      `,
    },
    {
      name: 'nothing that both carry, no settings, and no way chosen',
      fleet: `
        mdav: 1
        name: example
        groups:
          a: { os: windows-server-2025, mode: active, deliver: [osconfig, portal], settings: { puaProtection: block } }
          b: { os: windows-server-2025, mode: active, deliver: [osconfig, gpo] }
          c: { os: windows-server-2025, mode: active, settings: { puaProtection: block } }
      `,
    },
    {
      name: 'what another system gets by Intune only',
      fleet: `
        os: windows-server-23h2
        mode: active
        deliver: [osconfig, intune]
        settings: { puaProtection: block }
      `,
    },
    {
      name: 'the baseline of OSConfig as it is, and what it does not speak of',
      fleet: fleet(
        '{ checkForSignaturesBeforeRunningScan: true, attackSurfaceReductionRules: { extend: { block-safe-mode-reboot: block } } }',
      ),
    },
    {
      name: 'another baseline',
      fleet: fleet('{ allowDatagramProcessingOnWinServer: true }').replace(
        'osconfig-ws2025@9ebed7c',
        'microsoft-windows-11@25H2',
      ),
    },
    {
      name: 'another server',
      fleet: fleet('{ allowDatagramProcessingOnWinServer: true }').replace(
        'windows-server-2025\n',
        'windows-server-2022\n',
      ),
    },
  ],
  reject: [
    {
      name: 'one setting by two ways',
      fleet: `
        os: windows-server-2025
        mode: active
        deliver: [osconfig, gpo, portal]
        settings: { puaProtection: block }
      `,
      findings: [
        {
          at: '3:10',
          message:
            'puaProtection travels by osconfig and by gpo; where they come to differ, OSConfig sets its own value again.',
          setting: 'puaProtection',
        },
      ],
    },
    {
      name: 'two settings',
      fleet: `
        os: windows-server-2025
        mode: active
        deliver: [registry, osconfig]
        settings: { puaProtection: block, allowArchiveScanning: true }
      `,
      findings: [
        {
          at: '3:10',
          message:
            'allowArchiveScanning and puaProtection travel by osconfig and by registry; where they come to differ, OSConfig sets its own value again.',
        },
      ],
    },
    {
      name: 'many settings, one of which Intune brings as well',
      fleet: `
        os: [windows-server-2022, windows-server-2025]
        mode: active
        deliver: [intune, osconfig]
        intune: { management: mde }
        settings: { puaProtection: block, allowArchiveScanning: true, allowScriptScanning: true, allowCloudProtection: true }
      `,
      findings: [
        {
          at: '3:10',
          message:
            'allowCloudProtection, allowScriptScanning and 2 more settings travel by osconfig and by intune; where they come to differ, OSConfig sets its own value again.',
        },
      ],
    },
    {
      name: 'a setting by a way that another one does not take',
      fleet: `
        os: windows-server-2025
        mode: active
        deliver: [gpo, intune, osconfig]
        intune: { management: mde }
        settings: { puaProtection: block, allowNetworkProtectionOnWinServer: true }
      `,
      findings: [
        {
          at: '3:10',
          message:
            'puaProtection and allowNetworkProtectionOnWinServer travel by osconfig and by gpo and intune; where they come to differ, OSConfig sets its own value again.',
        },
      ],
    },
    {
      name: 'three settings',
      fleet: `
        os: windows-server-2025
        mode: active
        deliver: [configmgr, osconfig]
        settings: { puaProtection: block, allowArchiveScanning: true, allowScriptScanning: true }
      `,
      findings: [
        {
          at: '3:10',
          message:
            'allowScriptScanning, allowArchiveScanning and 1 more setting travel by osconfig and by configmgr; where they come to differ, OSConfig sets its own value again.',
        },
      ],
    },
    {
      name: 'a value that the scenario of OSConfig has otherwise',
      fleet: fleet('{ allowDatagramProcessingOnWinServer: true }').replace(
        'windows-server-2025\n',
        '[windows-server-2022, windows-server-2025]\n',
      ),
      findings: [
        {
          at: '9:17',
          severity: 'info',
          message:
            'The baseline of OSConfig has false for allowDatagramProcessingOnWinServer. Servers that have its scenario set that again; whether these do, the group does not say.',
          setting: 'allowDatagramProcessingOnWinServer',
          hint: 'Set the value in the scenario as well, by `Set-OSConfigDesiredConfiguration`, or take the scenario off these servers.',
        },
      ],
    },
  ],
});
