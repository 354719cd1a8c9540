import { describeRule } from '@mdav/testkit';
import { edrBlockFlagValue } from './edr-block-flag-value.ts';
import { edrBlockTemplateTooOld } from './edr-block-template-too-old.ts';

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
