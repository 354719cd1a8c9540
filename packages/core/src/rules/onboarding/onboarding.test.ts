import { describeRule } from '@mdav/testkit';
import { defenderAntivirusRemoved } from './defender-antivirus-removed.ts';
import { edrBlockRequiresOnboarding } from './edr-block-requires-onboarding.ts';
import { passiveRequiresOnboarding } from './passive-requires-onboarding.ts';

describeRule(passiveRequiresOnboarding, {
  accept: [
    {
      name: 'devices whose mode the Defender deployment tool brings',
      fleet: `
        os: windows-server-2008-r2
        mode: passive
        onboarding: { state: planned, via: deployment-tool }
      `,
    },
    {
      name: 'an onboarded group',
      fleet: `
      os: windows-11
      mode: passive
      onboarding: { state: onboarded }
    `,
    },
    {
      name: 'active mode',
      fleet: `
      os: windows-11
      mode: active
      onboarding: { state: none }
    `,
    },
  ],
  reject: [
    {
      name: 'a client that is not onboarded',
      fleet: `
        os: windows-11
        mode: passive
        onboarding: { state: none }
      `,
      findings: [
        { at: '3:22', message: 'The devices are not onboarded: instead of passive, clients end up disabled.' },
      ],
    },
    {
      name: 'servers and clients that are to be onboarded',
      fleet: `
        os: [windows-11, windows-server-2022]
        mode: passive+edr-block
        onboarding: { via: gpo, state: planned }
      `,
      findings: [
        {
          at: '3:32',
          severity: 'info',
          message: 'Until onboarding is done, clients end up disabled and servers stay active.',
          hint: 'Onboard the devices before you expect passive mode.',
        },
      ],
    },
    {
      name: 'a client without another antivirus, which would not be disabled',
      fleet: `
        os: windows-10
        mode: passive
        antivirus: none
        onboarding: { state: none }
      `,
      findings: [{ at: '4:22', message: 'The devices are not onboarded: instead of passive, clients stay active.' }],
    },
    {
      name: 'a server of which nobody says',
      fleet: `
        os: windows-server-2022
        mode: passive
      `,
      findings: [
        {
          at: '2:7',
          severity: 'warning',
          message: 'The group does not say whether it is onboarded (`onboarding`); without it servers stay active.',
        },
      ],
    },
  ],
});

describeRule(edrBlockRequiresOnboarding, {
  accept: [
    {
      name: 'an onboarded group',
      fleet: `
      os: windows-11
      mode: active+edr-block
      onboarding: { state: onboarded }
    `,
    },
    {
      name: 'no block mode',
      fleet: `
      os: windows-11
      mode: active
      onboarding: { state: none }
    `,
    },
    {
      name: 'passive mode, which another rule judges',
      fleet: `
      os: windows-11
      mode: passive+edr-block
      onboarding: { state: none }
    `,
    },
  ],
  reject: [
    {
      name: 'devices that are not onboarded',
      fleet: `
        os: [windows-11, windows-server-2022]
        mode: active+edr-block
        onboarding: { state: none }
      `,
      findings: [
        {
          at: '3:22',
          message: 'The devices are not onboarded, and EDR in block mode acts on what the sensor finds.',
        },
      ],
    },
    {
      name: 'devices that are to be onboarded',
      fleet: `
        os: windows-11
        mode: active+edr-block
        onboarding: { state: planned }
      `,
      findings: [
        {
          at: '3:22',
          severity: 'info',
          message: 'Until onboarding is done, EDR in block mode does nothing.',
          hint: 'Onboard the devices before you expect block mode.',
        },
      ],
    },
    {
      name: 'devices of which nobody says',
      fleet: `
        os: windows-11
        mode: active+edr-block
      `,
      findings: [
        {
          at: '2:7',
          severity: 'warning',
          message:
            'EDR in block mode acts on what the sensor finds; the group does not say whether it is onboarded (`onboarding`).',
        },
      ],
    },
  ],
});

describeRule(defenderAntivirusRemoved, {
  accept: [
    {
      name: 'an installed antivirus',
      fleet: `
      os: windows-server-2022
      mode: passive
      defenderAntivirus: installed
    `,
    },
    {
      name: 'nothing said',
      fleet: `
      os: windows-server-2022
      mode: active
    `,
    },
    {
      name: 'block mode, which another rule judges',
      fleet: `
      os: windows-server-2022
      mode: passive+edr-block
      defenderAntivirus: removed
    `,
    },
  ],
  reject: [
    {
      name: 'passive mode',
      fleet: `
        os: windows-server-2022
        mode: passive
        defenderAntivirus: removed
      `,
      findings: [
        {
          at: '3:20',
          message: 'Defender Antivirus is removed from these devices, and the group is to be passive.',
          severity: 'warning',
          hint: 'Install the feature where `RUNBOOK.md` and `mdav migrate --from disabled` have that step, then write `defenderAntivirus: installed`.',
        },
      ],
    },
    {
      name: 'active mode',
      fleet: `
        defenderAntivirus: removed
        os: windows-server-2016
        mode: active
      `,
      findings: [
        {
          at: '1:20',
          message: 'Defender Antivirus is removed from these devices, and the group is to be active.',
          severity: 'warning',
          hint: 'Install the feature where `RUNBOOK.md` and `mdav migrate --from disabled` have that step, then write `defenderAntivirus: installed`.',
        },
      ],
    },
    {
      name: 'servers that already are active',
      fleet: `
        os: windows-server-2022
        mode: active
        currentMode: active
        defenderAntivirus: removed
      `,
      findings: [
        {
          at: '4:20',
          message: 'Defender Antivirus is removed from these devices, and the group is to be active.',
          severity: 'error',
        },
      ],
    },
    {
      name: 'servers that are still disabled',
      fleet: `
        os: windows-server-2019
        mode: active
        currentMode: disabled
        defenderAntivirus: removed
      `,
      findings: [
        {
          at: '4:20',
          severity: 'warning',
          message: 'Defender Antivirus is removed from these devices, and the group is to be active.',
        },
      ],
    },
    {
      name: 'clients, which always have it',
      fleet: `
        os: [windows-server-2022, windows-11]
        mode: active
        defenderAntivirus: removed
      `,
      findings: [
        {
          at: '3:20',
          message: 'Defender Antivirus is removed from these devices, and the group is to be active.',
          severity: 'error',
        },
      ],
    },
  ],
});
