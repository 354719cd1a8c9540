import { describeRule } from '@mdav/testkit';
import { edrBlockChannelPlatformFloor } from './edr-block-channel-platform-floor.ts';
import { edrBlockPortalOnly } from './edr-block-portal-only.ts';

describeRule(edrBlockPortalOnly, {
  accept: [
    {
      name: 'the portal',
      fleet: `
      baseline: 2021-07
      os: windows-10
      mode: passive+edr-block
      deliver: [gpo, portal]
    `,
    },
    {
      name: 'a newer baseline',
      fleet: `
      baseline: 2022-03
      os: windows-10
      mode: passive+edr-block
      deliver: [gpo]
    `,
    },
    {
      name: 'no block mode',
      fleet: `
      baseline: 2021-07
      os: windows-10
      mode: passive
      deliver: [gpo]
    `,
    },
    {
      name: 'the setting removed',
      fleet: `
      baseline: 2021-07
      os: windows-10
      mode: passive
      deliver: [gpo]
      settings: { passiveRemediation: remove }
    `,
    },
    {
      name: 'the setting beside the portal alone',
      fleet: `
      baseline: 2021-07
      os: windows-10
      mode: passive+edr-block
      deliver: [portal]
      settings: { passiveRemediation: [edr-remediation] }
    `,
    },
  ],
  reject: [
    {
      name: 'Group Policy',
      fleet: `
        baseline: 2021-07
        os: windows-10
        mode: passive+edr-block
        deliver: [gpo]
      `,
      findings: [
        {
          at: '4:10',
          message: 'In July 2021 EDR in block mode came from the portal only, and `deliver` does not name it.',
        },
      ],
    },
    {
      name: 'no delivery chosen, as a warning',
      fleet: `
        baseline: 2021-07
        os: windows-10
        mode: active+edr-block
      `,
      findings: [
        {
          at: '3:7',
          severity: 'warning',
          message: 'In July 2021 EDR in block mode came from the portal only; the group does not say its `deliver`.',
        },
      ],
    },
    {
      name: 'the setting in a file, in spite of the portal',
      fleet: `
        baseline: 2021-07
        os: windows-10
        mode: passive+edr-block
        deliver: [intune, portal]
        settings: { passiveRemediation: [edr-remediation] }
      `,
      findings: [
        {
          at: '5:13',
          message:
            'In July 2021 EDR in block mode came from the portal only; passiveRemediation by intune was not possible.',
          setting: 'passiveRemediation',
          hint: 'Remove `passiveRemediation`: the portal has the switch.',
        },
      ],
    },
    {
      name: 'the setting without the mode',
      fleet: `
        baseline: 2021-07
        os: windows-10
        mode: passive
        deliver: [gpo]
        settings: { passiveRemediation: [edr-remediation] }
      `,
      findings: [
        {
          at: '5:13',
          message:
            'In July 2021 EDR in block mode came from the portal only; passiveRemediation by gpo was not possible.',
          setting: 'passiveRemediation',
          hint: 'Remove `passiveRemediation`, then add `portal` to `deliver` or move the baseline to 2022-03 or later.',
        },
      ],
    },
  ],
});

describeRule(edrBlockChannelPlatformFloor, {
  accept: [
    {
      name: 'the floor itself',
      fleet: `
      os: windows-11
      mode: passive+edr-block
      platform: 4.18.2202.0
    `,
    },
    {
      name: 'an older platform with the portal',
      fleet: `
      os: windows-11
      mode: passive+edr-block
      platform: 4.18.2111.5
      deliver: [intune, portal]
    `,
    },
    {
      name: 'the portal alone, which no file follows',
      fleet: `
      os: windows-11
      mode: passive+edr-block
      platform: 4.18.2111.5
      deliver: [portal]
      settings: { passiveRemediation: [edr-remediation] }
    `,
    },
    {
      name: 'no block mode',
      fleet: `
      os: windows-11
      mode: passive
      platform: 4.18.2111.5
    `,
    },
    {
      name: 'July 2021, which another rule judges',
      fleet: `
      baseline: 2021-07
      os: windows-10
      mode: passive+edr-block
      platform: 4.18.2106.6
    `,
    },
  ],
  reject: [
    {
      name: 'an older platform',
      fleet: `
        os: windows-11
        mode: passive+edr-block
        platform: 4.18.2201.99
        deliver: [gpo]
      `,
      findings: [
        {
          at: '3:11',
          message: 'EDR in block mode by policy needs platform 4.18.2202.0 or later; this group has 4.18.2201.99.',
          setting: 'passiveRemediation',
        },
      ],
    },
    {
      name: 'an unknown platform',
      fleet: `
        baseline: 2022-03
        os: windows-10
        mode: active+edr-block
        deliver: [intune]
      `,
      findings: [
        {
          at: '3:7',
          severity: 'warning',
          message:
            'EDR in block mode by policy needs platform 4.18.2202.0 or later; the group does not say its `platform`.',
          setting: 'passiveRemediation',
          hint: 'Add the lowest `platform` of the group.',
        },
      ],
    },
    {
      name: 'the setting in spite of the portal',
      fleet: `
        os: windows-11
        mode: passive+edr-block
        platform: 4.18.2111.5
        deliver: [intune, portal]
        settings: { passiveRemediation: [edr-remediation] }
      `,
      findings: [
        {
          at: '3:11',
          message: 'EDR in block mode by policy needs platform 4.18.2202.0 or later; this group has 4.18.2111.5.',
          setting: 'passiveRemediation',
        },
      ],
    },
  ],
});
