import { describeRule } from '@mdav/testkit';
import { turnOffPolicyBlocksSensor } from './turn-off-policy-blocks-sensor.ts';
import { turnOffPolicyIgnoredOnClient } from './turn-off-policy-ignored-on-client.ts';
import { turnOffPolicySetToZero } from './turn-off-policy-set-to-zero.ts';
import { turnOffPolicyWithPassive } from './turn-off-policy-with-passive.ts';

describeRule(turnOffPolicyWithPassive, {
  accept: [
    {
      name: 'nothing set',
      fleet: `
      os: windows-11
      mode: passive
    `,
    },
    {
      name: 'active mode, which other rules judge',
      fleet: `
      os: windows-11
      mode: active
      settings: { disableAntiSpyware: true }
    `,
    },
    {
      name: 'the policy disabled, which another rule judges',
      fleet: `
      os: windows-11
      mode: passive
      settings: { disableAntiSpyware: false }
    `,
    },
  ],
  reject: [
    {
      name: 'servers',
      fleet: `
        os: windows-server-2022
        mode: passive
        settings: { disableAntiSpyware: true }
      `,
      findings: [
        {
          at: '3:13',
          message: 'disableAntiSpyware: true is no supported way to passive; servers need forceDefenderPassiveMode.',
          setting: 'disableAntiSpyware',
          mended: `
            os: windows-server-2022
            mode: passive
          `,
        },
      ],
    },
    {
      name: 'clients',
      fleet: `
        os: windows-11
        mode: passive
        settings: { disableAntiSpyware: true }
      `,
      findings: [
        {
          at: '3:13',
          message: 'disableAntiSpyware: true is no supported way to passive; clients need nothing.',
          setting: 'disableAntiSpyware',
          mended: `
            os: windows-11
            mode: passive
          `,
        },
      ],
    },
    {
      name: 'servers beside clients',
      fleet: `
        os: [windows-11, windows-server-2022]
        mode: passive+edr-block
        settings: { disableAntiSpyware: true }
      `,
      findings: [
        {
          at: '3:13',
          message:
            'disableAntiSpyware: true is no supported way to passive+edr-block; clients need nothing, servers need forceDefenderPassiveMode.',
          setting: 'disableAntiSpyware',
          mended: `
            os: [windows-11, windows-server-2022]
            mode: passive+edr-block
          `,
        },
      ],
    },
    {
      name: 'the technique of the guide, as a warning',
      fleet: `
        technique: guide
        os: windows-11
        mode: passive
      `,
      findings: [
        {
          at: '3:7',
          severity: 'warning',
          message: 'disableAntiSpyware: true is no supported way to passive; clients need nothing.',
          setting: 'disableAntiSpyware',
          hint: 'Use `technique: documented`, or try the effect on a few devices first.',
        },
      ],
    },
  ],
});

describeRule(turnOffPolicyIgnoredOnClient, {
  accept: [
    {
      name: 'an older platform',
      fleet: `
      os: windows-10
      mode: active
      platform: 4.18.2006.10
      settings: { disableAntiSpyware: true }
    `,
    },
    {
      name: 'the policy disabled',
      fleet: `
      os: windows-10
      mode: active
      platform: 4.18.24090.11
      settings: { disableAntiSpyware: false }
    `,
    },
    {
      name: 'a server',
      fleet: `
      os: windows-server-2022
      mode: active
      platform: 4.18.24090.11
      settings: { disableAntiSpyware: true }
    `,
    },
  ],
  reject: [
    {
      name: 'the first platform that ignores it',
      fleet: `
        os: [windows-10, windows-11]
        mode: active
        platform: 4.18.2007.8
        settings: { disableAntiSpyware: true }
      `,
      findings: [
        {
          at: '4:13',
          message: 'Windows 10 and Windows 11 ignore disableAntiSpyware on platform 4.18.2007.8.',
          setting: 'disableAntiSpyware',
          mended: `
            os: [windows-10, windows-11]
            mode: active
            platform: 4.18.2007.8
          `,
        },
      ],
    },
    {
      name: 'clients beside a server, which takes notice',
      fleet: `
        os: [windows-11, windows-server-2022]
        mode: active
        platform: 4.18.2007.8
        settings: { disableAntiSpyware: true }
      `,
      findings: [
        {
          at: '4:13',
          message: 'Windows 11 ignores disableAntiSpyware on platform 4.18.2007.8.',
          setting: 'disableAntiSpyware',
        },
      ],
    },
    {
      name: 'an unknown platform',
      fleet: `
        os: windows-10
        mode: active
        settings: { disableAntiSpyware: true }
      `,
      findings: [
        {
          at: '3:13',
          message:
            'Windows 10 ignores disableAntiSpyware from platform 4.18.2007.8 on; the group does not say its `platform`.',
          setting: 'disableAntiSpyware',
        },
      ],
    },
  ],
});

describeRule(turnOffPolicyBlocksSensor, {
  accept: [
    {
      name: 'the first platform that ignores it',
      fleet: `
      os: windows-10
      mode: active
      platform: 4.18.2007.8
      onboarding: { state: onboarded }
      settings: { disableAntiSpyware: true }
    `,
    },
    {
      name: 'no onboarding',
      fleet: `
      os: windows-10
      mode: active
      platform: 4.18.2006.10
      onboarding: { state: none }
      settings: { disableAntiSpyware: true }
    `,
    },
    {
      name: 'nothing said about onboarding',
      fleet: `
      os: windows-10
      mode: active
      platform: 4.18.2006.10
      settings: { disableAntiSpyware: true }
    `,
    },
    {
      name: 'removal',
      fleet: `
      os: windows-10
      mode: active
      platform: 4.18.2006.10
      onboarding: { state: onboarded }
      settings: { disableAntiSpyware: remove }
    `,
    },
    {
      name: 'a server',
      fleet: `
      os: windows-server-2019
      mode: active
      platform: 4.18.2006.10
      onboarding: { state: onboarded }
      settings: { disableAntiSpyware: true }
    `,
    },
  ],
  reject: [
    {
      name: 'an older platform, enabled',
      fleet: `
        os: windows-10
        mode: active
        platform: 4.18.2007.7
        onboarding: { state: planned }
        settings: { disableAntiSpyware: true }
      `,
      findings: [
        {
          mended: ['        settings: { disableAntiSpyware: true }\n', ''],
          at: '5:13',
          message: 'On platform 4.18.2007.7 disableAntiSpyware can keep the sensor on Windows 10 from starting.',
          setting: 'disableAntiSpyware',
        },
      ],
    },
    {
      name: 'an older platform, disabled',
      fleet: `
        os: windows-10
        mode: active
        platform: 4.18.2006.10
        onboarding: { state: onboarded }
        settings: { disableAntiSpyware: false }
      `,
      findings: [
        {
          mended: ['        settings: { disableAntiSpyware: false }\n', ''],
          at: '5:13',
          message: 'On platform 4.18.2006.10 disableAntiSpyware can keep the sensor on Windows 10 from starting.',
          setting: 'disableAntiSpyware',
        },
      ],
    },
    {
      name: 'an unknown platform',
      fleet: `
        os: windows-10
        mode: active
        onboarding: { state: onboarded }
        settings: { disableAntiSpyware: true }
      `,
      findings: [
        {
          at: '4:13',
          severity: 'warning',
          message:
            'Below platform 4.18.2007.8 disableAntiSpyware can keep the sensor on Windows 10 from starting; the group does not say its `platform`.',
          setting: 'disableAntiSpyware',
        },
      ],
    },
  ],
});

describeRule(turnOffPolicySetToZero, {
  accept: [
    {
      name: 'the policy enabled, which other rules judge',
      fleet: `
      os: windows-11
      mode: active
      settings: { disableAntiSpyware: true }
    `,
    },
    {
      name: 'removal',
      fleet: `
      os: windows-11
      mode: passive
      settings: { disableAntiSpyware: remove }
    `,
    },
  ],
  reject: [
    {
      name: 'passive mode',
      fleet: `
        os: windows-server-2022
        mode: passive+edr-block
        settings: { disableAntiSpyware: false }
      `,
      findings: [
        {
          at: '3:13',
          message:
            'disableAntiSpyware: false makes Defender Antivirus run beside any other product, and the group is to be passive+edr-block.',
          setting: 'disableAntiSpyware',
          mended: `
            os: windows-server-2022
            mode: passive+edr-block
          `,
        },
      ],
    },
    {
      name: 'active mode, as information',
      fleet: `
        os: windows-11
        mode: active
        settings: { disableAntiSpyware: false }
      `,
      findings: [
        {
          at: '3:13',
          severity: 'info',
          message: 'disableAntiSpyware: false is not needed for active mode; leaving it unconfigured is advised.',
          setting: 'disableAntiSpyware',
        },
      ],
    },
  ],
});
