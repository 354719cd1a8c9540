import { describeRule } from '@mdav/testkit';
import { edrBlockLicence } from './edr-block-licence.ts';
import { edrBlockRequiresRunningAntivirus } from './edr-block-requires-running-antivirus.ts';

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
          severity: 'warning',
        },
      ],
    },
    {
      name: 'Defender Antivirus removed from clients',
      fleet: `
        os: windows-11
        mode: active+edr-block
        defenderAntivirus: removed
      `,
      findings: [
        {
          at: '3:20',
          severity: 'error',
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
