import { describeRule } from '@mdav/testkit';
import { forcePassiveContradictsMode } from './force-passive-contradicts-mode.ts';
import { forcePassiveOnClient } from './force-passive-on-client.ts';

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
