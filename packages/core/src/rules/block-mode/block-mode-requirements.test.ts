import { describeRule } from '@mdav/testkit';
import { edrBlockLicence } from './edr-block-licence.ts';
import { edrBlockRequiresCloudProtection } from './edr-block-requires-cloud-protection.ts';
import { edrBlockRequiresRunningAntivirus } from './edr-block-requires-running-antivirus.ts';
import { edrBlockVersionFloor } from './edr-block-version-floor.ts';

describeRule(edrBlockRequiresCloudProtection, {
  accept: [
    {
      name: 'cloud protection on',
      fleet: `
      os: windows-11
      mode: passive+edr-block
      settings: { allowCloudProtection: true }
    `,
    },
    {
      name: 'no block mode',
      fleet: `
      os: windows-11
      mode: passive
      settings: { allowCloudProtection: false }
    `,
    },
  ],
  reject: [
    {
      name: 'cloud protection off',
      fleet: `
        os: windows-11
        mode: active+edr-block
        settings: { allowCloudProtection: false }
      `,
      findings: [
        {
          at: '3:13',
          message: 'EDR in block mode needs cloud protection, and allowCloudProtection is false.',
          setting: 'allowCloudProtection',
        },
      ],
    },
    {
      name: 'cloud protection not set',
      fleet: `
        os: windows-11
        mode: passive+edr-block
      `,
      findings: [
        {
          mended: [
            '        mode: passive+edr-block\n',
            '        mode: passive+edr-block\n        settings:\n          allowCloudProtection: true\n',
          ],
          at: '2:7',
          severity: 'warning',
          message: 'EDR in block mode needs cloud protection, and the group does not set allowCloudProtection.',
          setting: 'allowCloudProtection',
        },
      ],
    },
    {
      name: 'cloud protection removed',
      fleet: `
        os: windows-11
        mode: passive+edr-block
        settings: { allowCloudProtection: remove }
      `,
      findings: [
        {
          at: '3:13',
          severity: 'warning',
          message: 'EDR in block mode needs cloud protection, and allowCloudProtection is only removed here.',
          setting: 'allowCloudProtection',
        },
      ],
    },
  ],
});

describeRule(edrBlockVersionFloor, {
  accept: [
    {
      name: 'the floor itself',
      fleet: `
      os: windows-11
      mode: passive+edr-block
      platform: 4.18.2001.10
      engine: 1.1.16700.2
    `,
    },
    {
      name: 'no block mode',
      fleet: `
      os: windows-11
      mode: passive
      platform: 4.18.1911.3
      engine: 1.1.16600.7
    `,
    },
  ],
  reject: [
    {
      name: 'both too old',
      fleet: `
        os: windows-11
        mode: passive+edr-block
        platform: 4.18.2001.9
        engine: 1.1.16700.1
      `,
      findings: [
        { at: '3:11', message: 'EDR in block mode needs platform 4.18.2001.10 or later; this group has 4.18.2001.9.' },
        { at: '4:9', message: 'EDR in block mode needs engine 1.1.16700.2 or later; this group has 1.1.16700.1.' },
      ],
    },
    {
      name: 'nothing known, as one finding',
      fleet: `
        os: windows-11
        mode: active+edr-block
      `,
      findings: [
        {
          at: '2:7',
          severity: 'warning',
          message:
            'EDR in block mode needs platform 4.18.2001.10 and engine 1.1.16700.2 or later; the group does not say its `platform` and `engine`.',
          hint: 'Add the lowest `platform` and `engine` of the group.',
        },
      ],
    },
    {
      name: 'an unknown engine',
      fleet: `
        os: windows-11
        mode: passive+edr-block
        platform: 4.18.24090.11
      `,
      findings: [
        {
          at: '2:7',
          severity: 'warning',
          message: 'EDR in block mode needs engine 1.1.16700.2 or later; the group does not say its `engine`.',
          hint: 'Add the lowest `engine` of the group.',
        },
      ],
    },
    {
      name: 'an unknown platform beside an old engine',
      fleet: `
        os: windows-11
        mode: passive+edr-block
        engine: 1.1.16600.7
      `,
      findings: [
        {
          at: '2:7',
          severity: 'warning',
          message: 'EDR in block mode needs platform 4.18.2001.10 or later; the group does not say its `platform`.',
          hint: 'Add the lowest `platform` of the group.',
        },
        { at: '3:9', message: 'EDR in block mode needs engine 1.1.16700.2 or later; this group has 1.1.16600.7.' },
      ],
    },
  ],
});

describeRule(edrBlockRequiresRunningAntivirus, {
  accept: [
    {
      name: 'Defender Antivirus installed',
      fleet: `
      os: windows-server-2022
      mode: active+edr-block
      defenderAntivirus: installed
    `,
    },
    {
      name: 'no block mode',
      fleet: `
      os: windows-server-2022
      mode: active
      defenderAntivirus: removed
    `,
    },
    {
      name: 'nothing that turns it off',
      fleet: `
      os: windows-server-2022
      mode: passive+edr-block
    `,
    },
    {
      name: 'the turn-off policy where it is harmless',
      fleet: `
      os: windows-server-2022
      mode: active+edr-block
      onboarding: { state: onboarded }
      platform: 4.18.24090.11
      settings: { disableAntiSpyware: true }
    `,
    },
  ],
  reject: [
    {
      name: 'surely turned off, and perhaps for a second reason',
      fleet: `
        os: windows-server-2022
        mode: active+edr-block
        onboarding: { state: planned }
        settings: { disableAntiSpyware: true }
      `,
      findings: [
        {
          mended: ['        settings: { disableAntiSpyware: true }\n', ''],
          at: '4:13',
          message: 'disableAntiSpyware: true turns Defender Antivirus off, and EDR in block mode acts through it.',
          setting: 'disableAntiSpyware',
          hint: 'Remove `disableAntiSpyware`.',
        },
      ],
    },
    {
      name: 'Defender Antivirus removed',
      fleet: `
        os: windows-server-2022
        mode: active+edr-block
        defenderAntivirus: removed
      `,
      findings: [
        {
          at: '3:20',
          message: 'Defender Antivirus is removed from these devices, and EDR in block mode acts through it.',
        },
      ],
    },
    {
      name: 'turned off before onboarding',
      fleet: `
        os: windows-server-2022
        mode: active+edr-block
        onboarding: { state: planned }
        platform: 4.18.24090.11
        settings: { disableAntiSpyware: true }
      `,
      findings: [
        {
          mended: ['        settings: { disableAntiSpyware: true }\n', ''],
          at: '5:13',
          message: 'disableAntiSpyware: true turns Defender Antivirus off, and EDR in block mode acts through it.',
          setting: 'disableAntiSpyware',
          hint: 'Remove `disableAntiSpyware`.',
        },
      ],
    },
    {
      name: 'a platform of which pages disagree',
      fleet: `
        os: windows-server-2022
        mode: active+edr-block
        onboarding: { state: onboarded }
        platform: 4.18.2207.7
        settings: { disableAntiSpyware: true }
      `,
      findings: [
        {
          at: '5:13',
          severity: 'warning',
          message: 'disableAntiSpyware: true may turn Defender Antivirus off, and EDR in block mode acts through it.',
          setting: 'disableAntiSpyware',
          hint: 'Remove `disableAntiSpyware`.',
        },
      ],
    },
    {
      name: 'turned off without onboarding',
      fleet: `
        os: windows-server-2022
        mode: active+edr-block
        onboarding: { state: none }
        settings: { disableAntiSpyware: true }
      `,
      findings: [
        {
          mended: ['        settings: { disableAntiSpyware: true }\n', ''],
          at: '4:13',
          message: 'disableAntiSpyware: true turns Defender Antivirus off, and EDR in block mode acts through it.',
          setting: 'disableAntiSpyware',
          hint: 'Remove `disableAntiSpyware`.',
        },
      ],
    },
    {
      name: 'perhaps turned off',
      fleet: `
        os: windows-server-2022
        mode: active+edr-block
        onboarding: { state: onboarded }
        settings: { disableAntiSpyware: true }
      `,
      findings: [
        {
          at: '4:13',
          severity: 'warning',
          message: 'disableAntiSpyware: true may turn Defender Antivirus off, and EDR in block mode acts through it.',
          setting: 'disableAntiSpyware',
          hint: 'Remove `disableAntiSpyware`.',
        },
      ],
    },
  ],
});

describeRule(edrBlockLicence, {
  accept: [
    {
      name: 'Plan 2',
      fleet: `
      os: windows-11
      mode: passive+edr-block
      licence: p2
    `,
    },
    {
      name: 'E5',
      fleet: `
      os: windows-11
      mode: passive+edr-block
      licence: e5
    `,
    },
    {
      name: 'server plans',
      fleet: `
      os: windows-server-2022
      mode: passive+edr-block
      licence: servers-p1
    `,
    },
    {
      name: 'no block mode',
      fleet: `
      os: windows-11
      mode: passive
      licence: none
    `,
    },
    {
      name: 'an unknown licence under an older baseline',
      fleet: `
      baseline: 2021-07
      os: windows-10
      mode: passive+edr-block
    `,
    },
  ],
  reject: [
    {
      name: 'Plan 1',
      fleet: `
        os: windows-11
        mode: active+edr-block
        licence: p1
      `,
      findings: [{ at: '3:10', message: 'EDR in block mode needs Plan 2 or E5; this group has p1.' }],
    },
    {
      name: 'no licence',
      fleet: `
        os: windows-11
        mode: passive+edr-block
        licence: none
      `,
      findings: [{ at: '3:10', message: 'EDR in block mode needs Plan 2 or E5; this group has none.' }],
    },
    {
      name: 'Plan 1 under an older baseline',
      fleet: `
        baseline: 2021-07
        os: windows-10
        mode: passive+edr-block
        licence: p1
      `,
      findings: [
        {
          at: '4:10',
          severity: 'info',
          message: 'EDR in block mode needs Plan 2 or E5 by later pages; this group has p1.',
        },
      ],
    },
    {
      name: 'Business',
      fleet: `
        os: windows-11
        mode: passive+edr-block
        licence: business
      `,
      findings: [
        {
          at: '3:10',
          severity: 'warning',
          message: 'EDR in block mode is documented for Plan 2; whether licence business covers it is not said.',
          hint: 'Confirm with Microsoft that the licence covers EDR in block mode.',
        },
      ],
    },
    {
      name: 'Business under an older baseline',
      fleet: `
        baseline: 2022-09
        os: windows-11
        mode: passive+edr-block
        licence: business
      `,
      findings: [
        {
          at: '4:10',
          severity: 'info',
          message: 'EDR in block mode is documented for Plan 2; whether licence business covers it is not said.',
          hint: 'Confirm with Microsoft that the licence covers EDR in block mode.',
        },
      ],
    },
    {
      name: 'an unknown licence',
      fleet: `
        os: windows-11
        mode: passive+edr-block
      `,
      findings: [
        {
          at: '2:7',
          severity: 'warning',
          message: 'EDR in block mode needs Plan 2 or E5; the group does not say its `licence`.',
          hint: 'Add `licence`, such as `licence: p2`.',
        },
      ],
    },
  ],
});
