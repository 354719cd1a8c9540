import { describeRule } from '@mdav/testkit';
import { forcePassiveWrongData } from './force-passive-wrong-data.ts';
import { forcePassiveWrongName } from './force-passive-wrong-name.ts';

describeRule(forcePassiveWrongName, {
  accept: [
    {
      name: 'the documented name',
      fleet: `
      os: windows-server-2022
      mode: passive
      settings: { forceDefenderPassiveMode: true }
    `,
    },
    {
      name: 'clearing the old name',
      fleet: String.raw`
      os: windows-server-2022
      mode: passive
      raw: { registry: [{ key: 'HKLM\SOFTWARE\Policies\Microsoft\Windows Advanced Threat Protection', name: ForcePassiveMode, type: delete, reason: r }] }
    `,
    },
    {
      name: 'the setting only removed',
      fleet: `
      os: windows-server-2022
      mode: passive
      settings: { legacyForcePassiveMode: remove }
    `,
    },
  ],
  reject: [
    {
      name: 'a value that only scripts have, under keys of Defender',
      fleet: String.raw`
        os: windows-server-2022
        mode: active
        raw:
          registry:
            - { key: 'HKLM\SOFTWARE\Policies\Microsoft\Windows Defender', name: PassiveMode, type: dword, data: 1, reason: r }
            - { key: 'HKLM\SOFTWARE\Microsoft\Windows Defender', name: passivemode, type: dword, data: 2, reason: r }
            - { key: 'HKLM\SOFTWARE\Policies\Microsoft\Windows Defender', name: PassiveMode, type: delete, reason: r }
            - { key: 'HKLM\SOFTWARE\Contoso', name: PassiveMode, type: dword, data: 1, reason: r }
      `,
      findings: [
        {
          at: '5:73',
          message: 'The raw value PassiveMode is on no page of Microsoft; Defender reads ForceDefenderPassiveMode.',
        },
        {
          at: '6:64',
          message: 'The raw value passivemode is on no page of Microsoft; Defender reads ForceDefenderPassiveMode.',
        },
      ],
    },
    {
      name: 'the setting',
      fleet: `
        os: windows-server-2022
        mode: passive
        settings: { legacyForcePassiveMode: true }
      `,
      findings: [
        {
          at: '3:13',
          message: 'ForcePassiveMode is a withdrawn name; Defender reads ForceDefenderPassiveMode.',
          setting: 'legacyForcePassiveMode',
          mended: `
            os: windows-server-2022
            mode: passive
          `,
        },
      ],
    },
    {
      name: 'the setting on clients, where it goes',
      fleet: `
        os: windows-11
        mode: passive
        settings: { allowArchiveScanning: true, legacyForcePassiveMode: false }
      `,
      findings: [
        {
          at: '3:41',
          message: 'ForcePassiveMode is a withdrawn name; Defender reads ForceDefenderPassiveMode.',
          setting: 'legacyForcePassiveMode',
          mended: `
            os: windows-11
            mode: passive
            settings: { allowArchiveScanning: true }
          `,
        },
      ],
    },
    {
      name: 'the setting where nothing else sets the value, which takes its place',
      fleet: `
        os: windows-server-2022
        mode: active
        settings: { legacyForcePassiveMode: false }
      `,
      findings: [
        {
          at: '3:13',
          message: 'ForcePassiveMode is a withdrawn name; Defender reads ForceDefenderPassiveMode.',
          setting: 'legacyForcePassiveMode',
          mended: `
            os: windows-server-2022
            mode: active
            settings: { forceDefenderPassiveMode: false }
          `,
        },
      ],
    },
    {
      name: 'the setting that asks for the other mode, which is for a person to settle',
      fleet: `
        os: windows-server-2022
        mode: active
        settings: { legacyForcePassiveMode: true }
      `,
      findings: [
        {
          at: '3:13',
          message: 'ForcePassiveMode is a withdrawn name; Defender reads ForceDefenderPassiveMode.',
          setting: 'legacyForcePassiveMode',
        },
      ],
    },
    {
      name: 'the setting beside the right one with another value',
      fleet: `
        os: windows-server-2022
        mode: active
        settings: { forceDefenderPassiveMode: true, legacyForcePassiveMode: false }
      `,
      findings: [
        {
          at: '3:45',
          message: 'ForcePassiveMode is a withdrawn name; Defender reads ForceDefenderPassiveMode.',
          setting: 'legacyForcePassiveMode',
        },
      ],
    },
    {
      name: 'a raw value under any key and in any case',
      fleet: String.raw`
        os: windows-server-2022
        mode: passive
        raw:
          registry:
            - key: 'HKLM\SOFTWARE\Policies\Microsoft\Windows Advanced Threat Protection'
              name: forcepassivemode
              type: dword
              data: 1
              reason: r
            - { key: 'HKLM\SOFTWARE\Contoso', name: ForcePassiveMode, type: sz, data: x, reason: r }
      `,
      findings: [
        {
          at: '6:13',
          message: 'The raw value forcepassivemode has a withdrawn name; Defender reads ForceDefenderPassiveMode.',
          mended: String.raw`
            os: windows-server-2022
            mode: passive
            raw:
              registry:
                - { key: 'HKLM\SOFTWARE\Contoso', name: ForcePassiveMode, type: sz, data: x, reason: r }
          `,
        },
        {
          at: '10:45',
          message: 'The raw value ForcePassiveMode has a withdrawn name; Defender reads ForceDefenderPassiveMode.',
        },
      ],
    },
    {
      name: 'raw values in an active group: the one that says active is put right, the other left to a person',
      fleet: String.raw`
        os: windows-server-2022
        mode: active
        raw:
          registry:
            - { key: 'HKLM\SOFTWARE\Policies\Microsoft\Windows Advanced Threat Protection', name: ForcePassiveMode, type: dword, data: 0, reason: r }
            - { key: 'HKLM\SOFTWARE\Policies\Microsoft\Windows Advanced Threat Protection', name: FORCEPASSIVEMODE, type: dword, data: 1, reason: r }
      `,
      findings: [
        {
          at: '5:91',
          message: 'The raw value ForcePassiveMode has a withdrawn name; Defender reads ForceDefenderPassiveMode.',
          mended: String.raw`
            os: windows-server-2022
            mode: active
            raw:
              registry:
                - { key: 'HKLM\SOFTWARE\Policies\Microsoft\Windows Advanced Threat Protection', name: ForceDefenderPassiveMode, type: dword, data: 0, reason: r }
                - { key: 'HKLM\SOFTWARE\Policies\Microsoft\Windows Advanced Threat Protection', name: FORCEPASSIVEMODE, type: dword, data: 1, reason: r }
          `,
        },
        {
          at: '6:91',
          message: 'The raw value FORCEPASSIVEMODE has a withdrawn name; Defender reads ForceDefenderPassiveMode.',
        },
      ],
    },
    {
      name: 'a raw value in groups with clients, for which nobody documents it',
      fleet: String.raw`
        os: [windows-11, windows-server-2022]
        mode: passive
        raw: { registry: [{ key: 'HKLM\SOFTWARE\Policies\Microsoft\Windows Advanced Threat Protection', name: ForcePassiveMode, type: dword, data: 1, reason: r }] }
      `,
      findings: [
        {
          at: '3:103',
          message: 'The raw value ForcePassiveMode has a withdrawn name; Defender reads ForceDefenderPassiveMode.',
        },
      ],
    },
  ],
});

describeRule(forcePassiveWrongData, {
  accept: [
    {
      name: 'a dword of 1',
      fleet: String.raw`
      os: windows-server-2022
      mode: passive
      raw: { registry: [{ key: 'HKLM\SOFTWARE\Policies\Microsoft\Windows Advanced Threat Protection', name: ForceDefenderPassiveMode, type: dword, data: 1, reason: r }] }
    `,
    },
    {
      name: 'a dword of 0',
      fleet: String.raw`
      os: windows-server-2022
      mode: active
      raw: { registry: [{ key: 'HKLM\SOFTWARE\Policies\Microsoft\Windows Advanced Threat Protection', name: ForceDefenderPassiveMode, type: dword, data: 0, reason: r }] }
    `,
    },
    {
      name: 'another value of the key',
      fleet: String.raw`
      os: windows-server-2022
      mode: active
      raw: { registry: [{ key: 'HKLM\SOFTWARE\Policies\Microsoft\Windows Advanced Threat Protection', name: Example, type: dword, data: 2, reason: r }] }
    `,
    },
    {
      name: 'the name under another key',
      fleet: String.raw`
      os: windows-server-2022
      mode: active
      raw: { registry: [{ key: 'HKLM\SOFTWARE\Contoso', name: ForceDefenderPassiveMode, type: dword, data: 2, reason: r }] }
    `,
    },
  ],
  reject: [
    {
      name: 'another number and other types',
      fleet: String.raw`
        os: windows-server-2022
        mode: passive
        raw:
          registry:
            - { key: 'HKLM\SOFTWARE\Policies\Microsoft\Windows Advanced Threat Protection', name: ForceDefenderPassiveMode, type: dword, data: 2, reason: r }
            - { key: 'HKLM\SOFTWARE\Policies\Microsoft\Windows Advanced Threat Protection', name: forcedefenderpassivemode, type: qword, data: 1, reason: r }
            - { key: 'HKLM\SOFTWARE\Policies\Microsoft\Windows Advanced Threat Protection', name: ForceDefenderPassiveMode, type: multi-sz, data: ['1'], reason: r }
      `,
      findings: [
        {
          mended: [
            "            - { key: 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Advanced Threat Protection', name: ForceDefenderPassiveMode, type: dword, data: 2, reason: r }\n",
            '',
          ],
          at: '5:7',
          message: 'ForceDefenderPassiveMode must be a dword of 0 or 1, not dword 2.',
        },
        {
          mended: [
            "            - { key: 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Advanced Threat Protection', name: forcedefenderpassivemode, type: qword, data: 1, reason: r }\n",
            '',
          ],
          at: '6:7',
          message: 'ForceDefenderPassiveMode must be a dword of 0 or 1, not qword 1.',
        },
        {
          mended: [
            "            - { key: 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Advanced Threat Protection', name: ForceDefenderPassiveMode, type: multi-sz, data: ['1'], reason: r }\n",
            '',
          ],
          at: '7:7',
          message: 'ForceDefenderPassiveMode must be a dword of 0 or 1, not multi-sz ["1"].',
        },
      ],
    },
  ],
});
