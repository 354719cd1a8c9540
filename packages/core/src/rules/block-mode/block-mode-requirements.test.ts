import { describeRule } from '@mdav/testkit';
import { edrBlockRequiresCloudProtection } from './edr-block-requires-cloud-protection.ts';
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
      name: 'cloud protection not set, and one of the systems that the setting does not reach',
      fleet: `
        os: [windows-11, windows-server-1803]
        mode: passive+edr-block
        deliver: [intune]
      `,
      findings: [
        {
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
