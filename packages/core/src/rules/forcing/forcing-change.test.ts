import { describeRule } from '@mdav/testkit';
import { forcePassiveAfterOnboarding } from './force-passive-after-onboarding.ts';
import { forcePassiveChannel } from './force-passive-channel.ts';
import { forcePassiveRestart } from './force-passive-restart.ts';
import { installerPassiveNotPersistent } from './installer-passive-not-persistent.ts';

describeRule(forcePassiveAfterOnboarding, {
  accept: [
    {
      name: 'active mode with the value for passive',
      fleet: `
      os: windows-server-2022
      mode: active
      onboarding: { state: onboarded }
      settings: { forceDefenderPassiveMode: true }
    `,
    },
    {
      name: 'a client with the value',
      fleet: `
      os: windows-11
      mode: passive
      onboarding: { state: onboarded }
      settings: { forceDefenderPassiveMode: true }
    `,
    },
    {
      name: 'onboarding to come',
      fleet: `
      os: windows-server-2022
      mode: passive
      onboarding: { state: planned }
    `,
    },
    {
      name: 'servers that are passive already',
      fleet: `
      os: windows-server-2022
      mode: passive
      onboarding: { state: onboarded }
      currentMode: passive
    `,
    },
    {
      name: 'a client',
      fleet: `
      os: windows-11
      mode: passive
      onboarding: { state: onboarded }
      currentMode: active
    `,
    },
    {
      name: 'active mode',
      fleet: `
      os: windows-server-2022
      mode: active
      onboarding: { state: onboarded }
      currentMode: active
    `,
    },
    {
      name: 'no value at all',
      fleet: `
      technique: guide
      os: windows-server-2022
      mode: passive
      onboarding: { state: onboarded }
    `,
    },
  ],
  reject: [
    {
      name: 'active servers',
      fleet: `
        os: [windows-server-2022, windows-server-2019]
        mode: passive
        onboarding: { state: onboarded }
        currentMode: active
      `,
      findings: [
        {
          at: '3:22',
          message:
            'Windows Server 2022 and Windows Server 2019 are onboarded already and in mode active; the value belongs before onboarding.',
          setting: 'forceDefenderPassiveMode',
        },
      ],
    },
    {
      name: 'servers of which nobody says',
      fleet: `
        os: windows-server-2022
        mode: passive+edr-block
        onboarding: { state: onboarded }
      `,
      findings: [
        {
          at: '3:22',
          severity: 'info',
          message:
            'Windows Server 2022 is onboarded already, and the group does not say its `currentMode`; the value belongs before onboarding.',
          setting: 'forceDefenderPassiveMode',
        },
      ],
    },
  ],
});

describeRule(forcePassiveChannel, {
  accept: [
    {
      name: 'registry',
      fleet: `
      os: windows-server-2022
      mode: passive
      deliver: [intune, registry]
    `,
    },
    {
      name: 'no delivery chosen',
      fleet: `
      os: windows-server-2022
      mode: passive
    `,
    },
    {
      name: 'no delivery chosen, on the way back',
      fleet: `
      os: windows-server-2022
      mode: active
      settings: { forceDefenderPassiveMode: false }
    `,
    },
    {
      name: 'no forcing value',
      fleet: `
      os: windows-server-2022
      mode: active
      deliver: [intune]
    `,
    },
    {
      name: 'a client, whose Intune scripts can write it',
      fleet: `
      os: windows-11
      mode: passive
      deliver: [intune]
      settings: { forceDefenderPassiveMode: true }
    `,
    },
    {
      name: 'the portal, which another rule judges',
      fleet: `
      os: windows-server-2022
      mode: passive
      deliver: [portal]
    `,
    },
  ],
  reject: [
    {
      name: 'Intune alone',
      fleet: `
        os: [windows-11, windows-server-2022]
        mode: passive
        deliver: [intune, portal]
      `,
      findings: [
        {
          at: '3:10',
          message: 'Intune has no route for forceDefenderPassiveMode to Windows Server 2022.',
          setting: 'forceDefenderPassiveMode',
        },
      ],
    },
    {
      name: 'Intune alone for servers that Configuration Manager onboards',
      fleet: `
        os: windows-server-2022
        mode: active
        currentMode: passive
        onboarding: { state: onboarded, via: configmgr }
        deliver: [intune]
      `,
      findings: [
        {
          at: '5:10',
          message: 'Intune has no route for forceDefenderPassiveMode to Windows Server 2022.',
          setting: 'forceDefenderPassiveMode',
          mended: `
            os: windows-server-2022
            mode: active
            currentMode: passive
            onboarding: { state: onboarded, via: configmgr }
            deliver: [intune, configmgr]
          `,
        },
      ],
    },
    {
      name: 'the portal alone for servers that the value 0 leads back',
      fleet: `
        os: windows-server-2022
        mode: active
        currentMode: passive
        onboarding: { state: onboarded, via: gpo }
        deliver: [portal]
      `,
      findings: [
        {
          at: '5:10',
          message:
            'No file brings forceDefenderPassiveMode false to Windows Server 2022: the portal has no such setting.',
          setting: 'forceDefenderPassiveMode',
          mended: `
            os: windows-server-2022
            mode: active
            currentMode: passive
            onboarding: { state: onboarded, via: gpo }
            deliver: [portal, gpo]
          `,
        },
      ],
    },
    {
      name: 'Group Policy, which only shows it nameless',
      fleet: `
        os: windows-server-2022
        mode: passive
        deliver: [gpo, intune]
      `,
      findings: [
        {
          at: '3:10',
          severity: 'info',
          set: 'strict',
          message:
            'Group Policy carries forceDefenderPassiveMode, and its editor shows it by name only where mdav.admx is installed.',
          setting: 'forceDefenderPassiveMode',
          hint: 'Install mdav.admx in the central store to see the policy by name.',
        },
      ],
    },
  ],
});

describeRule(forcePassiveRestart, {
  accept: [
    {
      name: 'removal',
      fleet: `
      os: windows-server-2022
      mode: passive
      settings: { forceDefenderPassiveMode: remove }
    `,
    },
    {
      name: 'a client with the value',
      fleet: `
      os: windows-11
      mode: passive
      settings: { forceDefenderPassiveMode: true }
    `,
    },
    {
      name: 'no change',
      fleet: `
      os: windows-server-2022
      mode: passive
      currentMode: passive
    `,
    },
    {
      name: 'a client',
      fleet: `
      os: windows-11
      mode: passive
    `,
    },
    {
      name: 'no value',
      fleet: `
      os: windows-server-2022
      mode: active
      currentMode: active
    `,
    },
  ],
  reject: [
    {
      name: 'to passive',
      fleet: `
        os: windows-server-2022
        mode: passive
        currentMode: active
      `,
      findings: [
        {
          at: '2:7',
          message: 'Windows Server 2022 changes to passive; a restart is prudent for that.',
          setting: 'forceDefenderPassiveMode',
        },
      ],
    },
    {
      name: 'back to active',
      fleet: `
        os: [windows-server-2022, windows-server-2019]
        mode: active
        currentMode: passive
      `,
      findings: [
        {
          at: '2:7',
          message: 'Windows Server 2022 and Windows Server 2019 change to active; a restart is documented for that.',
          setting: 'forceDefenderPassiveMode',
        },
      ],
    },
  ],
});

describeRule(installerPassiveNotPersistent, {
  accept: [
    {
      name: 'the value is set',
      fleet: `
      os: windows-server-2016
      agent: unified
      installedPassive: true
      mode: passive
    `,
    },
    {
      name: 'the value for active mode',
      fleet: `
      os: windows-server-2016
      agent: unified
      installedPassive: true
      mode: active
      settings: { forceDefenderPassiveMode: false }
    `,
    },
    {
      name: 'not installed passive',
      fleet: `
      os: windows-server-2016
      agent: unified
      installedPassive: false
      mode: active
    `,
    },
    {
      name: 'a client',
      fleet: `
      os: windows-11
      installedPassive: true
      mode: active
    `,
    },
  ],
  reject: [
    {
      name: 'nothing keeps it',
      fleet: `
        os: windows-server-2016
        agent: unified
        mode: active
        installedPassive: true
      `,
      findings: [
        {
          at: '4:19',
          message:
            'The agent on Windows Server 2016 was installed passive, and without forceDefenderPassiveMode it does not stay so.',
        },
      ],
    },
    {
      name: 'the value is only removed',
      fleet: `
        os: windows-server-2016
        agent: unified
        installedPassive: true
        mode: passive
        settings: { forceDefenderPassiveMode: remove }
      `,
      findings: [
        {
          at: '3:19',
          message:
            'The agent on Windows Server 2016 was installed passive, and without forceDefenderPassiveMode it does not stay so.',
        },
      ],
    },
  ],
});
