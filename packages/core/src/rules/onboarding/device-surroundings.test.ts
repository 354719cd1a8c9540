import { describeRule } from '@mdav/testkit';
import { clientPassiveIsAutomatic } from './client-passive-is-automatic.ts';
import { passiveLicencePlan } from './passive-licence-plan.ts';
import { securityCenterServiceRequired } from './security-center-service-required.ts';
import { smartAppControlNote } from './smart-app-control-note.ts';

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
    {
      name: 'an unknown licence of servers',
      fleet: `
        os: windows-server-2022
        mode: passive
      `,
      findings: [
        {
          at: '2:7',
          severity: 'info',
          message: 'The group does not say its `licence`; one page counts passive mode to Plan 2 only.',
          hint: 'Add `licence`, such as `licence: servers-p2`.',
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
      name: 'Defender as the antivirus, and Smart App Control in evaluation',
      fleet: `
      os: windows-11
      mode: active
      onboarding: { state: none }
      antivirus: none
      smartAppControl: evaluation
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
      name: 'Defender as the antivirus',
      fleet: `
        os: windows-11
        mode: active
        onboarding: { state: none }
        antivirus: none
        smartAppControl: on
      `,
      findings: [
        {
          at: '5:18',
          message: 'With Smart App Control on and without onboarding, Defender Antivirus on Windows 11 is hybrid.',
        },
      ],
    },
    {
      name: 'another antivirus',
      fleet: `
        os: windows-11
        mode: active
        onboarding: { state: none }
        antivirus: { product: Contoso Protect }
        smartAppControl: evaluation
      `,
      findings: [
        {
          at: '5:18',
          message:
            'With Smart App Control in evaluation and without onboarding, Defender Antivirus on Windows 11 is passive, of another kind than that of Defender for Endpoint.',
        },
      ],
    },
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
            'With Smart App Control on and without onboarding, Defender Antivirus on Windows 11 is hybrid, or beside another antivirus passive, of another kind than that of Defender for Endpoint.',
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
            'With Smart App Control in evaluation and without onboarding, Defender Antivirus on Windows 11 is beside another antivirus passive, of another kind than that of Defender for Endpoint.',
        },
      ],
    },
  ],
});
