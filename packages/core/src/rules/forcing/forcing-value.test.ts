import { describeRule } from '@mdav/testkit';
import { serverPassiveNotForced } from './server-passive-not-forced.ts';

describeRule(serverPassiveNotForced, {
  accept: [
    {
      name: 'Group Policy carries it',
      fleet: `
      os: windows-server-2022
      mode: passive
      deliver: [intune, gpo]
    `,
    },
    {
      name: 'Configuration Manager carries it',
      fleet: `
      os: windows-server-2022
      mode: passive+edr-block
      deliver: [configmgr]
    `,
    },
    {
      name: 'no delivery chosen, so a file for it is among the output',
      fleet: `
      os: windows-server-2022
      mode: passive
    `,
    },
    {
      name: 'somebody wrote it',
      fleet: `
      os: windows-server-2022
      mode: passive
      deliver: [registry]
      settings: { forceDefenderPassiveMode: true }
    `,
    },
    {
      name: 'active mode',
      fleet: `
      os: windows-server-2022
      mode: active
      deliver: [intune]
    `,
    },
    {
      name: 'clients',
      fleet: `
      os: windows-11
      mode: passive
      deliver: [intune]
    `,
    },
  ],
  reject: [
    {
      name: 'Intune alone',
      fleet: `
        os: [windows-11, windows-server-2022, windows-server-2019]
        mode: passive
        deliver: [intune]
      `,
      findings: [
        {
          at: '3:10',
          message:
            'Windows Server 2022 and Windows Server 2019 stay active: intune cannot carry forceDefenderPassiveMode to servers.',
          setting: 'forceDefenderPassiveMode',
          hint: 'Add `gpo`, `registry` or `configmgr` to `deliver`.',
        },
      ],
    },
    {
      name: 'the portal alone',
      fleet: `
        os: windows-server-2022
        mode: passive+edr-block
        deliver:
          - portal
      `,
      findings: [
        {
          at: '4:3',
          message: 'Windows Server 2022 stays active: portal cannot carry forceDefenderPassiveMode to servers.',
          setting: 'forceDefenderPassiveMode',
          hint: 'Add `gpo`, `registry` or `configmgr` to `deliver`.',
        },
      ],
    },
    {
      name: 'the value for active mode',
      fleet: `
        os: windows-server-2022
        mode: passive
        deliver: [gpo]
        settings:
          forceDefenderPassiveMode: false
      `,
      findings: [
        {
          at: '5:3',
          message: 'Windows Server 2022 stays active: forceDefenderPassiveMode is false, and passive mode needs true.',
          setting: 'forceDefenderPassiveMode',
          hint: 'Remove `forceDefenderPassiveMode`: the mode of the group sets it.',
          mended: `
            os: windows-server-2022
            mode: passive
            deliver: [gpo]
          `,
        },
      ],
    },
    {
      name: 'the value removed',
      fleet: `
        os: windows-server-2022
        mode: passive
        settings:
          forceDefenderPassiveMode: remove
      `,
      findings: [
        {
          at: '4:3',
          message:
            'Windows Server 2022 stays active: forceDefenderPassiveMode is only removed, and passive mode needs true.',
          setting: 'forceDefenderPassiveMode',
          hint: 'Remove `forceDefenderPassiveMode`: the mode of the group sets it.',
          mended: `
            os: windows-server-2022
            mode: passive
          `,
        },
      ],
    },
    {
      name: 'the technique of the guide',
      fleet: `
        technique: guide
        os: windows-server-2022
        mode: passive
        deliver: [gpo]
      `,
      findings: [
        {
          at: '1:12',
          message: 'Windows Server 2022 stays active: technique guide does not set forceDefenderPassiveMode.',
          hint: 'Use `technique: documented`, or set `forceDefenderPassiveMode: true`.',
          mended: `
            technique: documented
            os: windows-server-2022
            mode: passive
            deliver: [gpo]
          `,
        },
      ],
    },
    {
      name: 'the technique of the guide, which the clients of the group may keep',
      fleet: `
        technique: guide
        os: [windows-10, windows-server-2022]
        mode: passive
        deliver: [gpo]
      `,
      findings: [
        {
          at: '1:12',
          message: 'Windows Server 2022 stays active: technique guide does not set forceDefenderPassiveMode.',
        },
      ],
    },
    {
      name: 'servers without passive mode, whose refusal somebody may have waived',
      fleet: `
        os: windows-server-2016
        agent: mma
        mode: passive
        deliver: [gpo]
      `,
      findings: [
        {
          at: '3:7',
          severity: 'warning',
          message:
            'Windows Server 2016 stays active: passive mode is refused there, so forceDefenderPassiveMode is not set.',
          hint: 'Set `forceDefenderPassiveMode: true` if the value is wanted all the same.',
        },
      ],
    },
    {
      name: 'servers that Group Policy onboards, which can carry the value too',
      fleet: `
        os: windows-server-2022
        mode: passive
        onboarding: { state: planned, via: gpo }
        deliver: [intune]
      `,
      findings: [
        {
          at: '4:10',
          message: 'Windows Server 2022 stays active: intune cannot carry forceDefenderPassiveMode to servers.',
          setting: 'forceDefenderPassiveMode',
          mended: `
            os: windows-server-2022
            mode: passive
            onboarding: { state: planned, via: gpo }
            deliver: [intune, gpo]
          `,
        },
      ],
    },
    {
      name: 'servers that a script onboards, where any of three ways would do',
      fleet: `
        os: windows-server-2022
        mode: passive
        onboarding: { state: planned, via: script }
        deliver: [intune]
      `,
      findings: [
        {
          at: '4:10',
          message: 'Windows Server 2022 stays active: intune cannot carry forceDefenderPassiveMode to servers.',
          setting: 'forceDefenderPassiveMode',
        },
      ],
    },
  ],
});
