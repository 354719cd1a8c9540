import { describeRule } from '@mdav/testkit';
import { tamperBlocksSwitchToPassive } from './tamper-blocks-switch-to-passive.ts';

describeRule(tamperBlocksSwitchToPassive, {
  accept: [
    {
      name: 'a policy that turns it off, where the file does not say what is',
      fleet: `
      os: windows-server-2022
      mode: passive
      onboarding: { state: onboarded }
      currentMode: active
      platform: 4.18.24090.11
      deliver: [intune, gpo]
      intune: { management: mde }
      tamperProtection: off
      settings: { tamperProtection: off }
    `,
    },
    {
      name: 'a policy that does not reach the servers',
      fleet: `
      os: [windows-11, windows-server-2022]
      mode: passive
      onboarding: { state: onboarded }
      currentMode: active
      platform: 4.18.24090.11
      deliver: [intune, gpo]
      tamperProtection: off
      settings: { tamperProtection: on }
    `,
    },
    {
      name: 'tamper protection off',
      fleet: `
      os: windows-server-2022
      mode: passive
      onboarding: { state: onboarded }
      currentMode: active
      tamperProtection: off
      platform: 4.18.24090.11
    `,
    },
    {
      name: 'an older platform',
      fleet: `
      os: windows-server-2022
      mode: passive
      onboarding: { state: onboarded }
      currentMode: active
      tamperProtection: on
      platform: 4.18.2207.7
    `,
    },
    {
      name: 'onboarding to come',
      fleet: `
      os: windows-server-2022
      mode: passive
      onboarding: { state: planned }
      currentMode: active
      tamperProtection: on
      platform: 4.18.24090.11
    `,
    },
    {
      name: 'no onboarding',
      fleet: `
      os: windows-server-2022
      mode: passive
      onboarding: { state: none }
      tamperProtection: on
      platform: 4.18.24090.11
    `,
    },
    {
      name: 'servers that are passive already',
      fleet: `
      os: windows-server-2022
      mode: passive
      onboarding: { state: onboarded }
      currentMode: passive
      tamperProtection: on
      platform: 4.18.24090.11
    `,
    },
    {
      name: 'servers whose antivirus is off',
      fleet: `
      os: windows-server-2022
      mode: passive
      onboarding: { state: onboarded }
      currentMode: disabled
      tamperProtection: on
      platform: 4.18.24090.11
    `,
    },
    {
      name: 'active mode',
      fleet: `
      os: windows-server-2022
      mode: active
      onboarding: { state: onboarded }
      currentMode: active
      tamperProtection: on
      platform: 4.18.24090.11
    `,
    },
    {
      name: 'clients',
      fleet: `
      os: windows-11
      mode: passive
      onboarding: { state: onboarded }
      currentMode: active
      tamperProtection: on
      platform: 4.18.24090.11
    `,
    },
  ],
  reject: [
    {
      name: 'a policy of the group that turns it on, although it is off today',
      fleet: `
      os: windows-server-2022
      mode: passive
      onboarding: { state: onboarded }
      currentMode: active
      platform: 4.18.24090.11
      deliver: [intune, gpo]
      intune: { management: mde }
      tamperProtection: off
      settings: { tamperProtection: on }
    `,
      findings: [
        {
          at: '9:13',
          setting: 'forceDefenderPassiveMode',
          severity: 'error',
          message:
            'Tamper protection, which the group turns on, lets no onboarded Windows Server 2022 change from active to passive.',
          hint: 'Take `tamperProtection` out of `settings`, and turn it off for these servers, until they are passive.',
        },
      ],
    },
    {
      name: 'a policy that turns it on for some of the servers',
      fleet: `
      os: [windows-server-2019, windows-server-1803]
      mode: passive
      onboarding: { state: onboarded }
      currentMode: active
      platform: 4.18.24090.11
      deliver: [intune, gpo]
      intune: { management: mde }
      tamperProtection: off
      settings: { tamperProtection: on }
    `,
      findings: [
        {
          at: '9:13',
          setting: 'forceDefenderPassiveMode',
          severity: 'error',
          message:
            'Tamper protection, which the group turns on, lets no onboarded Windows Server 2019 change from active to passive.',
          hint: 'Take `tamperProtection` out of `settings`, and turn it off for these servers, until they are passive.',
        },
      ],
    },
    {
      name: 'a policy that turns it on for some of the servers, and is on for all',
      fleet: `
      os: [windows-server-2019, windows-server-1803]
      mode: passive
      onboarding: { state: onboarded }
      currentMode: active
      platform: 4.18.24090.11
      deliver: [intune, gpo]
      intune: { management: mde }
      tamperProtection: on
      settings: { tamperProtection: on }
    `,
      findings: [
        {
          at: '8:19',
          setting: 'forceDefenderPassiveMode',
          severity: 'error',
          message:
            'Tamper protection lets no onboarded Windows Server 2019 and Windows Server 1803-20H2 (SAC) change from active to passive.',
        },
      ],
    },
    {
      name: 'active servers',
      fleet: `
        os: windows-server-2022
        mode: passive
        onboarding: { state: onboarded }
        currentMode: active
        tamperProtection: on
        platform: 4.18.2208.0
      `,
      findings: [
        {
          at: '5:19',
          message: 'Tamper protection lets no onboarded Windows Server 2022 change from active to passive.',
          setting: 'forceDefenderPassiveMode',
        },
      ],
    },
    {
      name: 'tamper protection that nobody mentions',
      fleet: `
        os: windows-server-2022
        mode: passive+edr-block
        onboarding: { state: onboarded }
        currentMode: active
        platform: 4.18.24090.11
      `,
      findings: [
        {
          at: '2:7',
          message:
            'Tamper protection, unless it is off, lets no onboarded Windows Server 2022 change from active to passive.',
          setting: 'forceDefenderPassiveMode',
        },
      ],
    },
    {
      name: 'an unknown current mode',
      fleet: `
        os: windows-server-2022
        mode: passive
        onboarding: { state: onboarded }
        tamperProtection: on
        platform: 4.18.24090.11
      `,
      findings: [
        {
          at: '4:19',
          severity: 'warning',
          message:
            'Tamper protection lets no onboarded Windows Server 2022 change from active to passive. The group does not say its `currentMode`.',
          setting: 'forceDefenderPassiveMode',
        },
      ],
    },
    {
      name: 'an unknown platform',
      fleet: `
        os: windows-server-2022
        mode: passive
        onboarding: { state: onboarded }
        currentMode: active
        tamperProtection: on
      `,
      findings: [
        {
          at: '5:19',
          severity: 'warning',
          message:
            'Tamper protection lets no onboarded Windows Server 2022 change from active to passive. The group does not say its `platform`.',
          setting: 'forceDefenderPassiveMode',
        },
      ],
    },
    {
      name: 'nothing known',
      fleet: `
        os: windows-server-2022
        mode: passive
      `,
      findings: [
        {
          at: '2:7',
          severity: 'info',
          message:
            'Tamper protection, unless it is off, lets no onboarded Windows Server 2022 change from active to passive. The group does not say its `currentMode`, `platform` and `onboarding`.',
          setting: 'forceDefenderPassiveMode',
        },
      ],
    },
  ],
});
