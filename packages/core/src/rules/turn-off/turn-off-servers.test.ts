import { describeRule } from '@mdav/testkit';
import { turnOffPolicyBecomesPassive } from './turn-off-policy-becomes-passive.ts';
import { turnOffPolicyBeforeOnboarding } from './turn-off-policy-before-onboarding.ts';
import { turnOffPolicyDisablesServer } from './turn-off-policy-disables-server.ts';
import { turnOffPolicyOverridden } from './turn-off-policy-overridden.ts';

describeRule(turnOffPolicyDisablesServer, {
  accept: [
    {
      name: 'an onboarded server with a newer platform',
      fleet: `
      os: windows-server-2022
      mode: active
      onboarding: { state: onboarded }
      platform: 4.18.2208.0
      settings: { disableAntiSpyware: true }
    `,
    },
    {
      name: 'the policy disabled',
      fleet: `
      os: windows-server-2022
      mode: active
      onboarding: { state: none }
      settings: { disableAntiSpyware: false }
    `,
    },
    {
      name: 'a client',
      fleet: `
      os: windows-11
      mode: active
      onboarding: { state: none }
      settings: { disableAntiSpyware: true }
    `,
    },
  ],
  reject: [
    {
      name: 'a server that is not onboarded',
      fleet: `
        os: windows-server-2022
        mode: active
        onboarding: { state: none }
        platform: 4.18.24090.11
        settings: { disableAntiSpyware: true }
      `,
      findings: [
        {
          mended: ['        settings: { disableAntiSpyware: true }\n', ''],
          at: '5:13',
          message: 'disableAntiSpyware: true turns Defender Antivirus off on Windows Server 2022 without onboarding.',
          setting: 'disableAntiSpyware',
        },
      ],
    },
    {
      name: 'an onboarded server on the first platform of which pages disagree, as a warning',
      fleet: `
        os: windows-server-2022
        mode: active
        onboarding: { state: onboarded }
        platform: 4.18.2108.4
        settings: { disableAntiSpyware: true }
      `,
      findings: [
        {
          at: '5:13',
          severity: 'warning',
          message:
            'disableAntiSpyware: true may turn Defender Antivirus off on Windows Server 2022 with platform 4.18.2108.4.',
          setting: 'disableAntiSpyware',
        },
      ],
    },
    {
      name: 'an onboarded server on a platform before that',
      fleet: `
        os: windows-server-2019
        mode: active
        onboarding: { state: onboarded }
        platform: 4.18.2107.4
        settings: { disableAntiSpyware: true }
      `,
      findings: [
        {
          mended: ['        settings: { disableAntiSpyware: true }\n', ''],
          at: '5:13',
          message:
            'disableAntiSpyware: true turns Defender Antivirus off on Windows Server 2019 with platform 4.18.2107.4.',
          setting: 'disableAntiSpyware',
        },
      ],
    },
    {
      name: 'an older platform, and onboarding to come',
      fleet: `
        os: windows-server-2022
        mode: active
        onboarding: { state: planned }
        platform: 4.18.2207.7
        settings: { disableAntiSpyware: true }
      `,
      findings: [
        {
          mended: ['        settings: { disableAntiSpyware: true }\n', ''],
          at: '5:13',
          message:
            'disableAntiSpyware: true turns Defender Antivirus off on Windows Server 2022 with platform 4.18.2207.7.',
          setting: 'disableAntiSpyware',
        },
      ],
    },
    {
      name: 'an onboarded server with an unknown platform',
      fleet: `
        os: windows-server-2022
        mode: active
        onboarding: { state: onboarded }
        settings: { disableAntiSpyware: true }
      `,
      findings: [
        {
          at: '4:13',
          severity: 'warning',
          message:
            'disableAntiSpyware: true turns Defender Antivirus off on Windows Server 2022, unless onboarded with platform 4.18.2208.0 or later; the group does not say its `platform`.',
          setting: 'disableAntiSpyware',
        },
      ],
    },
    {
      name: 'a server of which nobody says anything',
      fleet: `
        os: [windows-server-2022, windows-server-2019]
        mode: active
        settings: { disableAntiSpyware: true }
      `,
      findings: [
        {
          at: '3:13',
          severity: 'warning',
          message:
            'disableAntiSpyware: true turns Defender Antivirus off on Windows Server 2022 and Windows Server 2019, unless onboarded with platform 4.18.2208.0 or later; the group does not say its `platform` and `onboarding`.',
          setting: 'disableAntiSpyware',
        },
      ],
    },
    {
      name: 'a newer platform, and nothing about onboarding',
      fleet: `
        os: windows-server-2022
        mode: active
        platform: 4.18.24090.11
        settings: { disableAntiSpyware: true }
      `,
      findings: [
        {
          at: '4:13',
          severity: 'warning',
          message:
            'disableAntiSpyware: true turns Defender Antivirus off on Windows Server 2022, unless onboarded with platform 4.18.2208.0 or later; the group does not say its `onboarding`.',
          setting: 'disableAntiSpyware',
        },
      ],
    },
  ],
});

describeRule(turnOffPolicyBecomesPassive, {
  accept: [
    {
      name: 'the forcing value is set',
      fleet: `
      os: windows-server-2022
      mode: active
      currentMode: passive
      onboarding: { state: onboarded }
      platform: 4.18.24090.11
      settings: { disableAntiSpyware: true }
    `,
    },
    {
      name: 'an older platform',
      fleet: `
      os: windows-server-2022
      mode: active
      onboarding: { state: onboarded }
      platform: 4.18.2207.7
      settings: { disableAntiSpyware: true }
    `,
    },
    {
      name: 'no onboarding',
      fleet: `
      os: windows-server-2022
      mode: active
      onboarding: { state: planned }
      platform: 4.18.24090.11
      settings: { disableAntiSpyware: true }
    `,
    },
    {
      name: 'a client',
      fleet: `
      os: windows-11
      mode: active
      onboarding: { state: onboarded }
      platform: 4.18.24090.11
      settings: { disableAntiSpyware: true }
    `,
    },
  ],
  reject: [
    {
      name: 'an onboarded server',
      fleet: `
        os: windows-server-2022
        mode: active
        onboarding: { state: onboarded }
        platform: 4.18.2208.0
        settings: { disableAntiSpyware: true }
      `,
      findings: [
        {
          mended: ['        settings: { disableAntiSpyware: true }\n', ''],
          at: '5:13',
          message:
            'disableAntiSpyware: true makes Windows Server 2022 passive as a side effect, and the mode of the group is active.',
          setting: 'disableAntiSpyware',
        },
      ],
    },
    {
      name: 'an unknown platform, with the forcing value removed',
      fleet: `
        os: windows-server-2022
        mode: passive
        onboarding: { state: onboarded }
        settings: { disableAntiSpyware: true, forceDefenderPassiveMode: remove }
      `,
      findings: [
        {
          at: '4:13',
          severity: 'info',
          message:
            'disableAntiSpyware: true makes Windows Server 2022 passive as a side effect from platform 4.18.2208.0 on; the group does not say its `platform`.',
          setting: 'disableAntiSpyware',
        },
      ],
    },
  ],
});

describeRule(turnOffPolicyOverridden, {
  accept: [
    {
      name: 'a client with both',
      fleet: `
      os: windows-11
      mode: passive
      onboarding: { state: onboarded }
      platform: 4.18.24090.11
      settings: { disableAntiSpyware: true, forceDefenderPassiveMode: true }
    `,
    },
    {
      name: 'the policy disabled',
      fleet: `
      os: windows-server-2022
      mode: passive
      onboarding: { state: onboarded }
      platform: 4.18.24090.11
      settings: { disableAntiSpyware: false }
    `,
    },
    {
      name: 'no forcing value',
      fleet: `
      os: windows-server-2022
      mode: active
      onboarding: { state: onboarded }
      platform: 4.18.24090.11
      settings: { disableAntiSpyware: true }
    `,
    },
    {
      name: 'an unknown platform',
      fleet: `
      os: windows-server-2022
      mode: passive
      onboarding: { state: onboarded }
      settings: { disableAntiSpyware: true }
    `,
    },
    {
      name: 'onboarding to come',
      fleet: `
      os: windows-server-2022
      mode: passive
      onboarding: { state: planned }
      platform: 4.18.24090.11
      settings: { disableAntiSpyware: true }
    `,
    },
  ],
  reject: [
    {
      name: 'the forcing value beside it',
      fleet: `
        os: [windows-server-2022, windows-server-2019]
        mode: passive
        onboarding: { state: onboarded }
        platform: 4.18.24090.11
        settings: { disableAntiSpyware: true }
      `,
      findings: [
        {
          mended: ['        settings: { disableAntiSpyware: true }\n', ''],
          at: '5:13',
          message:
            'Windows Server 2022 and Windows Server 2019 ignore disableAntiSpyware, because forceDefenderPassiveMode is set.',
          setting: 'disableAntiSpyware',
        },
      ],
    },
  ],
});

describeRule(turnOffPolicyBeforeOnboarding, {
  accept: [
    {
      name: 'an onboarded server',
      fleet: `
      os: windows-server-2022
      mode: active
      onboarding: { state: onboarded }
      settings: { disableAntiSpyware: true }
    `,
    },
    {
      name: 'a client',
      fleet: `
      os: windows-11
      mode: active
      onboarding: { state: planned }
      settings: { disableAntiSpyware: true }
    `,
    },
    {
      name: 'the policy disabled',
      fleet: `
      os: windows-server-2022
      mode: active
      onboarding: { state: planned }
      settings: { disableAntiSpyware: false }
    `,
    },
  ],
  reject: [
    {
      name: 'servers that are to be onboarded',
      fleet: `
        os: [windows-11, windows-server-2022]
        mode: active
        onboarding: { state: planned }
        settings: { disableAntiSpyware: true }
      `,
      findings: [
        {
          mended: ['        settings: { disableAntiSpyware: true }\n', ''],
          at: '4:13',
          message:
            'With disableAntiSpyware in place before onboarding, Defender Antivirus stays off on Windows Server 2022 afterwards.',
          setting: 'disableAntiSpyware',
        },
      ],
    },
  ],
});
