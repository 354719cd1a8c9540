import { describeRule } from '@mdav/testkit';
import { neededSettingOff } from './needed-setting-off.ts';
import { neededSettingUnset } from './needed-setting-unset.ts';

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
