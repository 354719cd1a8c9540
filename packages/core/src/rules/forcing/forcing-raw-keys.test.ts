import { describeRule } from '@mdav/testkit';
import { forcePassiveWrongKey } from './force-passive-wrong-key.ts';
import { watpKeyDeleted } from './watp-key-deleted.ts';

const ELSEWHERE = [
  String.raw`SOFTWARE\Microsoft\Windows Advanced Threat Protection`,
  String.raw`SOFTWARE\Policies\Microsoft\Windows Advanced Threat Protection\Status`,
  String.raw`SOFTWARE\WOW6432Node\Policies\Microsoft\Windows Advanced Threat Protection`,
  String.raw`SOFTWARE\Microsoft\Windows Defender`,
  String.raw`SOFTWARE\Policies\Microsoft\Microsoft Defender`,
  String.raw`SOFTWARE\Contoso`,
];

describeRule(forcePassiveWrongKey, {
  accept: [
    ...ELSEWHERE.map((key) => ({
      name: `clearing it under ${key}`,
      fleet: `
      os: windows-11
      mode: active
      raw: { registry: [{ key: 'HKLM\\${key}', name: ForceDefenderPassiveMode, type: delete, reason: r }] }
    `,
    })),
    {
      name: 'the documented key',
      fleet: String.raw`
      os: windows-server-2022
      mode: passive
      raw: { registry: [{ key: 'HKLM\SOFTWARE\Policies\Microsoft\Windows Advanced Threat Protection', name: ForceDefenderPassiveMode, type: dword, data: 1, reason: r }] }
    `,
    },
    {
      name: 'another value under the key of Defender',
      fleet: String.raw`
      os: windows-server-2022
      mode: passive
      raw: { registry: [{ key: 'HKLM\SOFTWARE\Policies\Microsoft\Windows Defender', name: PassiveMode, type: dword, data: 1, reason: r }] }
    `,
    },
    {
      name: 'clearing the wrong value',
      fleet: String.raw`
      os: windows-server-2022
      mode: passive
      raw: { registry: [{ key: 'HKLM\SOFTWARE\Policies\Microsoft\Windows Defender', name: ForcePassiveMode, type: delete, reason: r }] }
    `,
    },
  ],
  reject: [
    ...ELSEWHERE.map((key) => ({
      name: key,
      fleet: `
      os: windows-11
      mode: active
      raw: { registry: [{ key: 'HKLM\\${key}', name: ForceDefenderPassiveMode, type: dword, data: 1, reason: r }] }
    `,
      findings: [
        {
          at: '3:26',
          message: `ForceDefenderPassiveMode is documented under SOFTWARE\\Policies\\Microsoft\\Windows Advanced Threat Protection, not under ${key}.`,
        },
      ],
    })),
    {
      name: 'both names',
      fleet: String.raw`
        os: windows-server-2022
        mode: passive
        raw:
          registry:
            - { key: 'HKLM\SOFTWARE\Policies\Microsoft\Windows Defender', name: ForceDefenderPassiveMode, type: dword, data: 1, reason: r }
            - { name: ForcePassiveMode, type: dword, data: 1, key: 'HKEY_LOCAL_MACHINE\software\policies\microsoft\windows defender\', reason: r }
      `,
      findings: [
        {
          at: '5:14',
          message:
            'ForceDefenderPassiveMode is documented under SOFTWARE\\Policies\\Microsoft\\Windows Advanced Threat Protection, not under SOFTWARE\\Policies\\Microsoft\\Windows Defender.',
          mended: String.raw`
            os: windows-server-2022
            mode: passive
            raw:
              registry:
                - { name: ForcePassiveMode, type: dword, data: 1, key: 'HKEY_LOCAL_MACHINE\software\policies\microsoft\windows defender\', reason: r }
          `,
        },
        {
          at: '6:60',
          message:
            'ForcePassiveMode is documented under SOFTWARE\\Policies\\Microsoft\\Windows Advanced Threat Protection, not under software\\policies\\microsoft\\windows defender.',
          mended: String.raw`
            os: windows-server-2022
            mode: passive
            raw:
              registry:
                - { key: 'HKLM\SOFTWARE\Policies\Microsoft\Windows Defender', name: ForceDefenderPassiveMode, type: dword, data: 1, reason: r }
          `,
        },
      ],
    },
    {
      name: 'the value for active mode, which gets the right key',
      fleet: String.raw`
        os: windows-server-2022
        mode: active
        raw: { registry: [{ key: 'HKLM\SOFTWARE\Policies\Microsoft\Windows Defender', name: ForceDefenderPassiveMode, type: dword, data: 0, reason: r }] }
      `,
      findings: [
        {
          at: '3:26',
          message:
            'ForceDefenderPassiveMode is documented under SOFTWARE\\Policies\\Microsoft\\Windows Advanced Threat Protection, not under SOFTWARE\\Policies\\Microsoft\\Windows Defender.',
          mended: String.raw`
            os: windows-server-2022
            mode: active
            raw: { registry: [{ key: 'HKLM\SOFTWARE\Policies\Microsoft\Windows Advanced Threat Protection', name: ForceDefenderPassiveMode, type: dword, data: 0, reason: r }] }
          `,
        },
      ],
    },
  ],
});

describeRule(watpKeyDeleted, {
  accept: [
    {
      name: 'one value deleted',
      fleet: String.raw`
      os: windows-server-2022
      mode: active
      raw: { registry: [{ key: 'HKLM\SOFTWARE\Policies\Microsoft\Windows Advanced Threat Protection', name: Example, type: delete, reason: r }] }
    `,
    },
    {
      name: 'a key below it',
      fleet: String.raw`
      os: windows-server-2022
      mode: active
      raw: { registry: [{ key: 'HKLM\SOFTWARE\Policies\Microsoft\Windows Advanced Threat Protection\Example', type: delete-key, reason: r }] }
    `,
    },
    {
      name: 'a neighbour with a longer name',
      fleet: String.raw`
      os: windows-server-2022
      mode: active
      raw: { registry: [{ key: 'HKLM\SOFTWARE\Policies\Microsoft\Windows Advanced Threat', type: delete-key, reason: r }] }
    `,
    },
  ],
  reject: [
    {
      name: 'its values',
      fleet: String.raw`
        os: windows-server-2022
        mode: active
        raw:
          registry:
            - { key: 'HKLM\SOFTWARE\Policies\Microsoft\Windows Advanced Threat Protection', type: delete-values, reason: r }
            - { key: 'HKLM\SOFTWARE\Policies', type: delete-values, reason: r }
      `,
      findings: [
        {
          at: '5:7',
          message:
            'Deleting the values of HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Advanced Threat Protection takes the onboarding data of the device with it.',
        },
      ],
    },
    {
      name: 'the key and a key above it',
      fleet: String.raw`
        os: windows-server-2022
        mode: active
        raw:
          registry:
            - { key: 'HKLM\software\policies\microsoft\windows advanced threat protection', type: delete-key, reason: r }
            - { key: 'HKLM\SOFTWARE\Policies', type: delete-key, reason: r }
      `,
      findings: [
        {
          at: '5:7',
          message:
            'Deleting HKLM\\software\\policies\\microsoft\\windows advanced threat protection takes the onboarding data of the device with it.',
        },
        { at: '6:7', message: 'Deleting HKLM\\SOFTWARE\\Policies takes the onboarding data of the device with it.' },
      ],
    },
  ],
});
