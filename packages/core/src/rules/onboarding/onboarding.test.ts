import { describeRule } from '@mdav/testkit';
import { clientPassiveIsAutomatic } from './client-passive-is-automatic.ts';
import { defenderAntivirusRemoved } from './defender-antivirus-removed.ts';
import { edrBlockRequiresOnboarding } from './edr-block-requires-onboarding.ts';
import { passiveLicencePlan } from './passive-licence-plan.ts';
import { passiveRequiresOnboarding } from './passive-requires-onboarding.ts';
import { securityCenterServiceRequired } from './security-center-service-required.ts';
import { smartAppControlNote } from './smart-app-control-note.ts';

describeRule(passiveRequiresOnboarding, {
  accept: [
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
        },
      ],
    },
  ],
});

describeRule(passiveLicencePlan, {
  accept: [
    {
      name: 'Plan 2',
      fleet: `
      os: windows-11
      mode: passive
      licence: p2
    `,
    },
    {
      name: 'Business',
      fleet: `
      os: windows-11
      mode: passive
      licence: business
    `,
    },
    {
      name: 'active mode',
      fleet: `
      os: windows-11
      mode: active
      licence: p1
    `,
    },
    {
      name: 'block mode, which another rule judges',
      fleet: `
      os: windows-11
      mode: passive+edr-block
      licence: p1
    `,
    },
  ],
  reject: [
    {
      name: 'Plan 1',
      fleet: `
        os: windows-11
        mode: passive
        licence: p1
      `,
      findings: [{ at: '3:10', message: 'One page counts passive mode to Plan 2 only; this group has p1.' }],
    },
    {
      name: 'no licence',
      fleet: `
        os: windows-11
        mode: passive
        licence: none
      `,
      findings: [
        { at: '3:10', message: 'Passive mode needs a licence of Defender for Endpoint; this group has none.' },
      ],
    },
    {
      name: 'an unknown licence',
      fleet: `
        os: windows-11
        mode: passive
      `,
      findings: [
        {
          at: '2:7',
          severity: 'info',
          message: 'The group does not say its `licence`; one page counts passive mode to Plan 2 only.',
          hint: 'Add `licence`, such as `licence: p2`.',
        },
      ],
    },
  ],
});

describeRule(clientPassiveIsAutomatic, {
  accept: [
    {
      name: 'a server',
      fleet: `
      os: windows-server-2022
      mode: passive
    `,
    },
    {
      name: 'active mode',
      fleet: `
      os: windows-11
      mode: active
    `,
    },
  ],
  reject: [
    {
      name: 'clients',
      fleet: `
        os: [windows-10, windows-server-2022, windows-11]
        mode: passive+edr-block
      `,
      findings: [{ at: '2:7', message: 'Nothing has to be set to make Windows 10 and Windows 11 passive.' }],
    },
  ],
});

describeRule(securityCenterServiceRequired, {
  accept: [
    {
      name: 'the service on',
      fleet: `
      os: windows-11
      mode: passive
      securityCenter: on
    `,
    },
    {
      name: 'a server',
      fleet: `
      os: windows-server-2022
      mode: passive
      securityCenter: off
    `,
    },
    {
      name: 'active mode',
      fleet: `
      os: windows-11
      mode: active+edr-block
      securityCenter: off
    `,
    },
    {
      name: 'nothing said',
      fleet: `
      os: windows-11
      mode: passive
    `,
    },
  ],
  reject: [
    {
      name: 'the service off',
      fleet: `
        os: [windows-10, windows-server-2022]
        mode: passive
        securityCenter: off
      `,
      findings: [
        {
          at: '3:17',
          message:
            'With the Security Center service off, the other antivirus goes unseen and Defender Antivirus stays active on Windows 10.',
        },
      ],
    },
  ],
});

describeRule(smartAppControlNote, {
  accept: [
    {
      name: 'an onboarded device',
      fleet: `
      os: windows-11
      mode: active
      onboarding: { state: onboarded }
      smartAppControl: on
    `,
    },
    {
      name: 'Smart App Control off',
      fleet: `
      os: windows-11
      mode: active
      onboarding: { state: none }
      smartAppControl: off
    `,
    },
    {
      name: 'Windows 10',
      fleet: `
      os: windows-10
      mode: active
      onboarding: { state: none }
      smartAppControl: on
    `,
    },
    {
      name: 'nothing said about onboarding',
      fleet: `
      os: windows-11
      mode: active
      smartAppControl: on
    `,
    },
  ],
  reject: [
    {
      name: 'Smart App Control on',
      fleet: `
        os: [windows-10, windows-11]
        mode: active
        onboarding: { state: none }
        smartAppControl: on
      `,
      findings: [
        {
          at: '4:18',
          message:
            'With Smart App Control on and without onboarding, Windows 11 may report a passive or hybrid state of another kind.',
        },
      ],
    },
    {
      name: 'Smart App Control in evaluation',
      fleet: `
        os: windows-11
        mode: active
        onboarding: { state: none }
        smartAppControl: evaluation
      `,
      findings: [
        {
          at: '4:18',
          message:
            'With Smart App Control in evaluation and without onboarding, Windows 11 may report a passive or hybrid state of another kind.',
        },
      ],
    },
  ],
});
