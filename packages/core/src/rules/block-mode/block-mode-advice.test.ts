import { describeRule } from '@mdav/testkit';
import { edrBlockIndicatorsNotHonoured } from './edr-block-indicators-not-honoured.ts';
import { edrBlockOperationalNotes } from './edr-block-operational-notes.ts';
import { edrBlockRecommendedWithPassive } from './edr-block-recommended-with-passive.ts';
import { edrBlockWhileActive } from './edr-block-while-active.ts';

describeRule(edrBlockWhileActive, {
  accept: [
    {
      name: 'passive mode',
      fleet: `
      os: windows-11
      mode: passive+edr-block
    `,
    },
    {
      name: 'other flags of the setting',
      fleet: `
      os: windows-11
      mode: active
      settings: { passiveRemediation: [realtime-audit] }
    `,
    },
    {
      name: 'no block mode',
      fleet: `
      os: windows-11
      mode: active
    `,
    },
  ],
  reject: [
    {
      name: 'current documentation',
      fleet: `
        os: windows-11
        mode: active+edr-block
      `,
      findings: [
        {
          at: '2:7',
          message: 'Microsoft advises against EDR in block mode while Defender Antivirus is active.',
          hint: 'Choose `mode: active`, and switch block mode off in the portal if no group needs it.',
        },
      ],
    },
    {
      name: 'the setting that the mode stands for',
      fleet: `
        os: windows-11
        mode: active
        settings: { passiveRemediation: [edr-remediation] }
      `,
      findings: [
        {
          at: '3:13',
          message: 'Microsoft advises against EDR in block mode while Defender Antivirus is active.',
          hint: 'Write `passiveRemediation: remove` under `settings`, or waive it where a baseline that sets it is wanted whole.',
        },
      ],
    },
    {
      name: 'March 2022',
      fleet: `
        baseline: 2022-03
        os: windows-11
        mode: active+edr-block
      `,
      findings: [
        {
          at: '3:7',
          severity: 'info',
          message:
            'EDR in block mode is of little use beside an active Defender Antivirus; since 2025 Microsoft advises against it.',
        },
      ],
    },
    {
      name: 'July 2021',
      fleet: `
        baseline: 2021-07
        os: windows-10
        mode: active+edr-block
      `,
      findings: [
        {
          at: '3:7',
          severity: 'info',
          message:
            'In July 2021 EDR in block mode was recommended beside an active Defender Antivirus too; since 2025 it is not.',
          hint: 'Keep it for now, and drop `+edr-block` when the baseline moves on.',
        },
      ],
    },
  ],
});

describeRule(edrBlockRecommendedWithPassive, {
  accept: [
    {
      name: 'block mode',
      fleet: `
      os: windows-11
      mode: passive+edr-block
      licence: p2
    `,
    },
    {
      name: 'a licence without it',
      fleet: `
      os: windows-11
      mode: passive
      licence: p1
    `,
    },
    {
      name: 'an unknown licence',
      fleet: `
      os: windows-11
      mode: passive
    `,
    },
    {
      name: 'active mode',
      fleet: `
      os: windows-11
      mode: active
      licence: p2
    `,
    },
    {
      name: 'a system that no list of block mode names',
      fleet: `
      os: azure-local-23h2
      mode: passive
      licence: servers-p2
    `,
    },
  ],
  reject: [
    {
      name: 'a listed system beside another',
      fleet: `
        os: [azure-local-23h2, windows-server-2022]
        mode: passive
        licence: servers-p2
      `,
      findings: [
        { at: '2:7', message: 'Licence servers-p2 covers EDR in block mode, which remediates in passive mode.' },
      ],
    },
    {
      name: 'a licence that covers it',
      fleet: `
        os: windows-11
        mode: passive
        licence: e5
      `,
      findings: [
        {
          at: '2:7',
          message: 'Licence e5 covers EDR in block mode, which remediates in passive mode.',
          hint: 'Consider `mode: passive+edr-block`, which needs `allowCloudProtection: true` under `settings`.',
        },
      ],
    },
    {
      name: 'a group that meets what block mode needs',
      fleet: `
        os: windows-11
        mode: passive
        licence: e5
        settings: { allowCloudProtection: true }
      `,
      findings: [
        {
          at: '2:7',
          message: 'Licence e5 covers EDR in block mode, which remediates in passive mode.',
          hint: 'Consider `mode: passive+edr-block`.',
        },
      ],
    },
  ],
});

describeRule(edrBlockIndicatorsNotHonoured, {
  accept: [
    {
      name: 'active mode',
      fleet: `
      os: windows-11
      mode: active+edr-block
      indicators: true
    `,
    },
    {
      name: 'no indicators',
      fleet: `
      os: windows-11
      mode: passive
      indicators: false
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
      name: 'passive mode',
      fleet: `
        os: windows-11
        mode: passive
        indicators: true
      `,
      findings: [{ at: '3:13', message: 'Indicators work in active mode only; this group is to be passive.' }],
    },
    {
      name: 'block mode',
      fleet: `
        os: windows-11
        mode: passive+edr-block
        indicators: true
      `,
      findings: [
        {
          at: '3:13',
          message:
            'Indicators work in active mode only, and EDR in block mode does not honour them; this group is to be passive+edr-block.',
        },
      ],
    },
  ],
});

describeRule(edrBlockOperationalNotes, {
  accept: [
    {
      name: 'no block mode',
      fleet: `
      os: windows-11
      mode: passive
    `,
    },
  ],
  reject: [
    {
      name: 'passive mode',
      fleet: `
        os: windows-11
        mode: passive+edr-block
      `,
      findings: [
        {
          at: '2:7',
          message:
            'Expect AMRunningMode "EDR Block Mode"; the portal switches the whole tenant, and turning block mode off can take 30 minutes.',
        },
      ],
    },
    {
      name: 'active mode',
      fleet: `
        os: windows-11
        mode: active+edr-block
      `,
      findings: [
        {
          at: '2:7',
          message:
            'Expect AMRunningMode "Normal"; the portal switches the whole tenant, and turning block mode off can take 30 minutes.',
        },
      ],
    },
  ],
});
