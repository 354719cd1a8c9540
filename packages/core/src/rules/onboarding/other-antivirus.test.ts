import { describeRule } from '@mdav/testkit';
import { mutualExclusionsMissing } from './mutual-exclusions-missing.ts';
import { otherAntivirusNotExcluded } from './other-antivirus-not-excluded.ts';
import { otherAntivirusNotRegistered } from './other-antivirus-not-registered.ts';
import { passiveRequiresOtherAntivirus } from './passive-requires-other-antivirus.ts';

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
      name: 'a product with a name like it',
      fleet: `
      os: windows-11
      mode: passive
      antivirus: { product: Bitdefender }
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
    ...[
      'Windows Defender',
      'microsoft defender antivirus',
      'Microsoft Defender',
      'Microsoft Defender for Endpoint',
      'Defender',
      'Defender AV',
    ].map((product) => ({
      name: `${product}, which is no other`,
      fleet: `
        os: windows-11
        mode: passive+edr-block
        antivirus: { product: ${product}, registered: true }
      `,
      findings: [
        {
          at: '3:23',
          message: `"${product}" is Defender itself and no other antivirus: clients return to active.`,
          hint: 'Name the product that protects these devices, or choose `mode: active`.',
        },
      ],
    })),
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
