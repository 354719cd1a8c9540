import { describeRule } from '@mdav/testkit';
import { edrBlockChannelPlatformFloor } from './edr-block-channel-platform-floor.ts';
import { edrBlockFlagValue } from './edr-block-flag-value.ts';
import { edrBlockPortalOnly } from './edr-block-portal-only.ts';
import { edrBlockTemplateTooOld } from './edr-block-template-too-old.ts';

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

describeRule(edrBlockTemplateTooOld, {
  accept: [
    {
      name: 'a template with the policy',
      fleet: `
      os: windows-11
      mode: passive+edr-block
      centralStore: 2023-06
      deliver: [gpo]
    `,
    },
    {
      name: 'no Group Policy',
      fleet: `
      os: windows-11
      mode: passive+edr-block
      centralStore: 2021-11
      deliver: [intune]
    `,
    },
    {
      name: 'no block mode',
      fleet: `
      os: windows-11
      mode: passive
      centralStore: 2021-11
      deliver: [gpo]
    `,
    },
    {
      name: 'nothing said about the template',
      fleet: `
      os: windows-11
      mode: passive+edr-block
      deliver: [gpo]
    `,
    },
  ],
  reject: [
    {
      name: 'the last template without the policy',
      fleet: `
        os: windows-11
        mode: passive+edr-block
        centralStore: 2022-10
        deliver: [gpo]
      `,
      findings: [
        {
          at: '3:15',
          message: 'The template of 2022-10 has no policy "Enable EDR in block mode".',
          setting: 'passiveRemediation',
        },
      ],
    },
    {
      name: 'registry beside Group Policy, whose editor is no wiser for it',
      fleet: `
        os: windows-11
        mode: passive+edr-block
        centralStore: 2021-11
        deliver: [gpo, registry]
      `,
      findings: [
        {
          at: '3:15',
          message: 'The template of 2021-11 has no policy "Enable EDR in block mode".',
          setting: 'passiveRemediation',
        },
      ],
    },
    {
      name: 'a template that may have it',
      fleet: `
        os: windows-11
        mode: passive+edr-block
        centralStore: 2022-11
        deliver: [gpo]
      `,
      findings: [
        {
          at: '3:15',
          severity: 'info',
          message:
            'The policy "Enable EDR in block mode" came between 2022-10 and 2023-06; whether the template of 2022-11 has it is not known.',
          setting: 'passiveRemediation',
        },
      ],
    },
  ],
});

describeRule(edrBlockFlagValue, {
  accept: [
    {
      name: 'a raw value of 0',
      fleet: `
      os: windows-11
      mode: active
      raw: { oma: [{ uri: ./Device/Vendor/MSFT/Defender/Configuration/PassiveRemediation, type: integer, value: 0, reason: r }] }
    `,
    },
    {
      name: 'the mode sets it',
      fleet: `
      os: windows-11
      mode: passive+edr-block
    `,
    },
    {
      name: 'the one flag that is explained',
      fleet: `
      os: windows-11
      mode: passive
      settings: { passiveRemediation: [edr-remediation] }
    `,
    },
    {
      name: 'a raw value of 1',
      fleet: String.raw`
      os: windows-11
      mode: active
      raw: { registry: [{ key: 'HKLM\SOFTWARE\Policies\Microsoft\Windows Defender\Features', name: PassiveRemediation, type: dword, data: 1, reason: r }] }
    `,
    },
    {
      name: 'the name under another key',
      fleet: String.raw`
      os: windows-11
      mode: active
      raw: { registry: [{ key: 'HKLM\SOFTWARE\Contoso', name: PassiveRemediation, type: dword, data: 9, reason: r }] }
    `,
    },
  ],
  reject: [
    {
      name: 'flags that nobody explains',
      fleet: `
        os: windows-11
        mode: passive+edr-block
        settings: { passiveRemediation: [edr-remediation, realtime-audit, realtime-remediation] }
      `,
      findings: [
        {
          at: '3:13',
          severity: 'warning',
          message:
            'What realtime-audit and realtime-remediation do in practice is documented nowhere, and Group Policy cannot say it.',
          setting: 'passiveRemediation',
        },
      ],
    },
    {
      name: 'one flag that nobody explains',
      fleet: `
        os: windows-11
        mode: passive+edr-block
        settings: { passiveRemediation: [realtime-audit] }
      `,
      findings: [
        {
          at: '3:13',
          severity: 'warning',
          message: 'What realtime-audit does in practice is documented nowhere, and Group Policy cannot say it.',
          setting: 'passiveRemediation',
        },
      ],
    },
    {
      name: 'raw values',
      fleet: String.raw`
        os: windows-11
        mode: active
        raw:
          registry:
            - { key: 'HKLM\SOFTWARE\Policies\Microsoft\Windows Defender\Features', name: passiveremediation, type: dword, data: 7, reason: r }
            - { key: 'HKLM\SOFTWARE\Policies\Microsoft\Windows Defender\Features', name: PassiveRemediation, type: sz, data: '1', reason: r }
          oma:
            - { uri: ./Vendor/MSFT/Defender/Configuration/PassiveRemediation, type: integer, value: 8, reason: r }
      `,
      findings: [
        {
          at: '5:7',
          severity: 'warning',
          message: 'What PassiveRemediation 7 does in practice is documented nowhere.',
        },
        { at: '6:7', message: 'PassiveRemediation takes 0 to 7, not "1".' },
        { at: '8:7', message: 'PassiveRemediation takes 0 to 7, not 8.' },
      ],
    },
  ],
});
