import { describeRule } from '@mdav/testkit';
import { activeWithOtherAntivirus } from './active-with-other-antivirus.ts';
import { serverNotOnboardedOtherAntivirus } from './server-not-onboarded-other-antivirus.ts';

describeRule(activeWithOtherAntivirus, {
  accept: [
    {
      name: 'no other product',
      fleet: `
      os: windows-11
      mode: active
      onboarding: { state: onboarded }
      antivirus: none
    `,
    },
    {
      name: 'a product without real-time protection',
      fleet: `
      os: windows-11
      mode: active
      onboarding: { state: onboarded }
      antivirus: { product: Contoso Protect, realtime: false }
    `,
    },
    {
      name: 'servers that are not onboarded, which another rule judges',
      fleet: `
      os: windows-server-2022
      mode: active
      onboarding: { state: none }
      antivirus: { product: Contoso Protect, realtime: true }
    `,
    },
    {
      name: 'passive mode',
      fleet: `
      os: windows-11
      mode: passive
      onboarding: { state: onboarded }
      antivirus: { product: Contoso Protect, realtime: true }
    `,
    },
  ],
  reject: [
    {
      name: 'a client',
      fleet: `
        os: [windows-11, windows-server-2022]
        mode: active
        onboarding: { state: planned }
        antivirus: { product: Contoso Protect, realtime: true }
      `,
      findings: [
        { at: '4:50', message: 'Mode active beside Contoso Protect: Windows 11 goes passive without being asked.' },
      ],
    },
    {
      name: 'a client that is not onboarded',
      fleet: `
        os: [windows-server-2022, windows-10]
        mode: active
        onboarding: { state: none }
        antivirus: { product: Contoso Protect, realtime: true }
      `,
      findings: [
        {
          at: '4:50',
          message: 'Mode active beside Contoso Protect: Defender Antivirus is disabled on Windows 10.',
        },
      ],
    },
    {
      name: 'a client that does not see the other product',
      fleet: `
        os: windows-11
        mode: active
        onboarding: { state: onboarded }
        antivirus: { product: Contoso Protect, registered: false, realtime: true }
      `,
      findings: [{ at: '4:69', message: 'Mode active beside Contoso Protect: both run at once on Windows 11.' }],
    },
    {
      name: 'a server',
      fleet: `
        os: windows-server-2022
        mode: active+edr-block
        onboarding: { state: onboarded }
        antivirus: { product: Contoso Protect, realtime: true }
      `,
      findings: [
        {
          at: '4:50',
          severity: 'warning',
          message: 'Mode active+edr-block beside Contoso Protect: both run at once on Windows Server 2022.',
        },
      ],
    },
    {
      name: 'a client of which nobody says more',
      fleet: `
        os: windows-11
        mode: active
        antivirus: { product: Contoso Protect }
      `,
      findings: [
        {
          at: '3:12',
          severity: 'warning',
          message:
            'Mode active beside Contoso Protect: Defender Antivirus goes passive or is disabled on Windows 11. The group does not say `antivirus.realtime`.',
        },
      ],
    },
    {
      name: 'a client whose onboarding nobody mentions, and which has no active mode either way',
      fleet: `
        os: windows-11
        mode: active
        antivirus: { product: Contoso Protect, realtime: true }
      `,
      findings: [
        {
          at: '3:50',
          message: 'Mode active beside Contoso Protect: Defender Antivirus goes passive or is disabled on Windows 11.',
        },
      ],
    },
    {
      name: 'a server of which nobody says more',
      fleet: `
        os: windows-server-2022
        mode: active
        antivirus: { product: Contoso Protect }
      `,
      findings: [
        {
          at: '3:12',
          severity: 'info',
          message:
            'Mode active beside Contoso Protect: both run at once on Windows Server 2022. The group does not say `antivirus.realtime` and `onboarding`.',
        },
      ],
    },
    {
      name: 'a server whose onboarding nobody mentions',
      fleet: `
        os: windows-server-2022
        mode: active
        antivirus: { product: Contoso Protect, realtime: true }
      `,
      findings: [
        {
          at: '3:50',
          severity: 'info',
          message:
            'Mode active beside Contoso Protect: both run at once on Windows Server 2022. The group does not say `onboarding`.',
        },
      ],
    },
  ],
});

describeRule(serverNotOnboardedOtherAntivirus, {
  accept: [
    {
      name: 'an onboarded server',
      fleet: `
      os: windows-server-2022
      mode: active
      onboarding: { state: onboarded }
      antivirus: { product: Contoso Protect }
    `,
    },
    {
      name: 'no other product',
      fleet: `
      os: windows-server-2022
      mode: active
      onboarding: { state: none }
      antivirus: none
    `,
    },
    {
      name: 'a client',
      fleet: `
      os: windows-11
      mode: active
      onboarding: { state: none }
      antivirus: { product: Contoso Protect }
    `,
    },
    {
      name: 'nothing said about onboarding',
      fleet: `
      os: windows-server-2022
      mode: active
      antivirus: { product: Contoso Protect }
    `,
    },
  ],
  reject: [
    {
      name: 'a server beside a client',
      fleet: `
        os: [windows-11, windows-server-2022]
        mode: active
        onboarding: { state: none }
        antivirus: { product: Contoso Protect }
      `,
      findings: [
        {
          at: '3:22',
          message: 'Windows Server 2022 is not onboarded: Defender Antivirus stays active beside Contoso Protect.',
        },
      ],
    },
  ],
});
