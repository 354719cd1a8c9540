import { describeRule } from '@mdav/testkit';
import { activeWithOtherAntivirus } from './active-with-other-antivirus.ts';
import { mutualExclusionsMissing } from './mutual-exclusions-missing.ts';
import { otherAntivirusNotExcluded } from './other-antivirus-not-excluded.ts';
import { otherAntivirusNotRegistered } from './other-antivirus-not-registered.ts';
import { passiveRequiresOtherAntivirus } from './passive-requires-other-antivirus.ts';
import { serverNotOnboardedOtherAntivirus } from './server-not-onboarded-other-antivirus.ts';

describeRule(passiveRequiresOtherAntivirus, {
  accept: [
    {
      name: 'another product',
      fleet: `
      os: windows-11
      mode: passive
      antivirus: { product: Contoso Protect }
    `,
    },
    {
      name: 'active mode without one',
      fleet: `
      os: windows-11
      mode: active+edr-block
      antivirus: none
    `,
    },
  ],
  reject: [
    {
      name: 'none on clients',
      fleet: `
        os: windows-11
        mode: passive
        antivirus: none
      `,
      findings: [{ at: '3:12', message: 'The group has no other antivirus: clients return to active.' }],
    },
    {
      name: 'none on clients and servers',
      fleet: `
        os: [windows-11, windows-server-2022]
        mode: passive
        antivirus: none
      `,
      findings: [
        {
          at: '3:12',
          message:
            'The group has no other antivirus: clients return to active and forced servers have no real-time protection.',
        },
      ],
    },
    {
      name: 'none that anybody named',
      fleet: `
        os: windows-server-2022
        mode: passive
      `,
      findings: [
        {
          at: '2:7',
          severity: 'warning',
          message:
            'The group does not say which other antivirus it has (`antivirus`); without one forced servers have no real-time protection.',
        },
      ],
    },
  ],
});

describeRule(otherAntivirusNotRegistered, {
  accept: [
    {
      name: 'a registered product',
      fleet: `
      os: windows-11
      mode: passive
      antivirus: { product: Contoso Protect, registered: true }
    `,
    },
    {
      name: 'a server of which nobody says',
      fleet: `
      os: windows-server-2022
      mode: passive
      antivirus: { product: Contoso Protect }
    `,
    },
    {
      name: 'active mode',
      fleet: `
      os: windows-11
      mode: active
      antivirus: { product: Contoso Protect, registered: false }
    `,
    },
    {
      name: 'no product, which another rule judges',
      fleet: `
      os: windows-11
      mode: passive
      antivirus: none
    `,
    },
  ],
  reject: [
    {
      name: 'an unregistered product on a client',
      fleet: `
        os: [windows-server-2022, windows-11]
        mode: passive
        antivirus: { product: Contoso Protect, registered: false }
      `,
      findings: [
        {
          at: '3:52',
          message:
            'Contoso Protect is not registered with Security Center: Defender Antivirus stays active on Windows 11.',
        },
      ],
    },
    {
      name: 'an unregistered product on a server',
      fleet: `
        os: windows-server-2022
        mode: passive
        antivirus: { product: Contoso Protect, registered: false }
      `,
      findings: [
        {
          at: '3:52',
          severity: 'info',
          message: 'Contoso Protect is not registered with Security Center; servers are forced and do not ask.',
          hint: 'Leave it as it is if the product protects the servers.',
        },
      ],
    },
    {
      name: 'a client of which nobody says',
      fleet: `
        os: windows-11
        mode: passive+edr-block
        antivirus: { product: Contoso Protect }
      `,
      findings: [
        {
          at: '3:12',
          severity: 'warning',
          message:
            'The group does not say whether Contoso Protect is registered with Security Center (`registered`); unregistered, Defender Antivirus stays active on Windows 11.',
          hint: 'Check the registration and add `registered: true` to `antivirus`.',
        },
      ],
    },
  ],
});

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

describeRule(otherAntivirusNotExcluded, {
  accept: [
    {
      name: 'an excluded folder',
      fleet: String.raw`
      os: windows-11
      mode: passive
      antivirus: { product: Contoso Protect }
      settings: { excludedPaths: ['C:\Program Files\Contoso Protect'] }
    `,
    },
    {
      name: 'an excluded process',
      fleet: String.raw`
      os: windows-server-2022
      mode: passive+edr-block
      antivirus: { product: Contoso Protect }
      settings: { excludedProcesses: ['C:\Program Files\Contoso Protect\protect.exe'] }
    `,
    },
    {
      name: 'active mode',
      fleet: `
      os: windows-11
      mode: active
      antivirus: { product: Contoso Protect }
    `,
    },
    {
      name: 'no product, which another rule judges',
      fleet: `
      os: windows-11
      mode: passive
      antivirus: none
    `,
    },
  ],
  reject: [
    {
      name: 'nothing excluded',
      fleet: `
        os: windows-11
        mode: passive
        antivirus: { product: Contoso Protect }
      `,
      findings: [
        {
          at: '3:12',
          message:
            'The group excludes nothing of Contoso Protect in Defender: it has neither excludedPaths nor excludedProcesses.',
        },
      ],
    },
    {
      name: 'extensions only, and the lists of paths removed',
      fleet: `
        os: windows-server-2022
        mode: passive+edr-block
        antivirus: { product: Contoso Protect }
        settings: { excludedExtensions: [ldf], excludedPaths: remove, excludedProcesses: remove }
      `,
      findings: [
        {
          at: '3:12',
          message:
            'The group excludes nothing of Contoso Protect in Defender: it has neither excludedPaths nor excludedProcesses.',
        },
      ],
    },
  ],
});

describeRule(mutualExclusionsMissing, {
  accept: [
    {
      name: 'exclusions in place',
      fleet: `
      os: windows-11
      mode: passive
      antivirus: { product: Contoso Protect, exclusionsForDefender: true }
    `,
    },
    {
      name: 'active mode',
      fleet: `
      os: windows-11
      mode: active
      antivirus: { product: Contoso Protect, exclusionsForDefender: false }
    `,
    },
    {
      name: 'no product, which another rule judges',
      fleet: `
      os: windows-11
      mode: passive
      antivirus: none
    `,
    },
  ],
  reject: [
    {
      name: 'no exclusions',
      fleet: `
        os: windows-server-2022
        mode: passive
        antivirus:
          product: Contoso Protect
          exclusionsForDefender: false
      `,
      findings: [{ at: '5:26', message: 'Contoso Protect does not exclude the files of Defender.' }],
    },
    {
      name: 'nothing said',
      fleet: `
        os: windows-server-2022
        mode: passive+edr-block
        antivirus:
          product: Contoso Protect
      `,
      findings: [
        {
          at: '4:3',
          message:
            'The group does not say whether Contoso Protect excludes the files of Defender (`exclusionsForDefender`).',
        },
      ],
    },
  ],
});
