import { describeRule } from '@mdav/testkit';
import { forcePassiveContradictsMode } from './force-passive-contradicts-mode.ts';
import { forcePassiveOnClient } from './force-passive-on-client.ts';
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

describeRule(forcePassiveContradictsMode, {
  accept: [
    {
      name: 'passive by 1',
      fleet: `
      os: windows-server-2022
      mode: passive
      settings: { forceDefenderPassiveMode: true }
    `,
    },
    {
      name: 'active by 0',
      fleet: `
      os: windows-server-2022
      mode: active
      settings: { forceDefenderPassiveMode: false }
    `,
    },
    {
      name: 'removal',
      fleet: `
      os: windows-server-2022
      mode: passive
      settings: { forceDefenderPassiveMode: remove }
    `,
    },
    {
      name: 'the way back from passive',
      fleet: `
      os: windows-server-2022
      mode: active
      currentMode: passive
    `,
    },
  ],
  reject: [
    {
      name: 'active by 1',
      fleet: `
        os: windows-server-2022
        mode: active+edr-block
        settings: { forceDefenderPassiveMode: true }
      `,
      findings: [
        {
          at: '3:13',
          message: 'forceDefenderPassiveMode: true means passive, and the mode of the group is active+edr-block.',
          setting: 'forceDefenderPassiveMode',
          mended: `
            os: windows-server-2022
            mode: active+edr-block
          `,
        },
      ],
    },
    {
      name: 'passive by 0',
      fleet: `
        os: windows-server-2022
        mode: passive
        settings: { forceDefenderPassiveMode: false }
      `,
      findings: [
        {
          at: '3:13',
          message: 'forceDefenderPassiveMode: false means active, and the mode of the group is passive.',
          setting: 'forceDefenderPassiveMode',
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
        mode: active
        settings: { forceDefenderPassiveMode: true }
      `,
      findings: [
        {
          at: '3:13',
          message:
            'forceDefenderPassiveMode: true means passive where it has an effect at all, and the mode of the group is active.',
          setting: 'forceDefenderPassiveMode',
          mended: `
            os: windows-11
            mode: active
          `,
        },
      ],
    },
  ],
});

describeRule(forcePassiveOnClient, {
  accept: [
    {
      name: 'a passive client',
      fleet: `
      os: windows-11
      mode: passive
    `,
    },
    {
      name: 'a server',
      fleet: `
      os: windows-server-2022
      mode: passive
    `,
    },
    {
      name: 'removal',
      fleet: `
      os: windows-11
      mode: passive
      settings: { forceDefenderPassiveMode: remove }
    `,
    },
  ],
  reject: [
    {
      name: 'a value that somebody wrote',
      fleet: `
        os: [windows-10, windows-11]
        mode: passive
        settings: { allowArchiveScanning: true, forceDefenderPassiveMode: true }
      `,
      findings: [
        {
          at: '3:41',
          message:
            'forceDefenderPassiveMode is documented for servers only, and this group has Windows 10 and Windows 11.',
          setting: 'forceDefenderPassiveMode',
          mended: `
            os: [windows-10, windows-11]
            mode: passive
            settings: { allowArchiveScanning: true }
          `,
        },
      ],
    },
    {
      name: 'a value that somebody wrote for servers as well, which they need',
      fleet: `
        os: [windows-11, windows-server-2022]
        mode: passive
        settings: { forceDefenderPassiveMode: true }
      `,
      findings: [
        {
          at: '3:13',
          message: 'forceDefenderPassiveMode is documented for servers only, and this group has Windows 11.',
          setting: 'forceDefenderPassiveMode',
        },
      ],
    },
    {
      name: 'a value that the servers of the group need',
      fleet: `
        os: [windows-server-2022, windows-10, windows-11]
        mode: passive
      `,
      findings: [
        {
          at: '1:27',
          message:
            'The servers of this group need forceDefenderPassiveMode, and Windows 10 and Windows 11 get it with them.',
          setting: 'forceDefenderPassiveMode',
          hint: 'Split clients and servers into groups of their own.',
        },
      ],
    },
  ],
});
