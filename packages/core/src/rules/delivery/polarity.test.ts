import { describeRule } from '@mdav/testkit';
import { polarityMismatch } from './polarity-mismatch.ts';

describeRule(polarityMismatch, {
  accept: [
    {
      name: 'a raw node that no setting owns',
      fleet: `
      os: windows-11
      mode: active
      settings: { allowArchiveScanning: true }
      raw: { oma: [{ uri: ./Device/Vendor/MSFT/Contoso/AllowArchiveScanning, type: integer, value: 0, reason: r }] }
    `,
    },
    {
      name: 'deletion of a value',
      fleet: String.raw`
      os: windows-11
      mode: active
      settings: { allowArchiveScanning: true }
      raw: { registry: [{ key: 'HKLM\SOFTWARE\Policies\Microsoft\Windows Defender\Scan', name: DisableArchiveScanning, type: delete, reason: r }] }
    `,
    },
    {
      name: 'a raw entry that agrees, which another rule refuses',
      fleet: String.raw`
      os: windows-11
      mode: active
      settings: { allowArchiveScanning: true }
      raw: { registry: [{ key: 'HKLM\SOFTWARE\Policies\Microsoft\Windows Defender\Scan', name: DisableArchiveScanning, type: dword, data: 0, reason: r }] }
    `,
    },
    {
      name: 'a code that only a reader knows',
      fleet: String.raw`
      os: windows-11
      mode: active
      settings: { allowCloudProtection: true }
      raw: { registry: [{ key: 'HKLM\SOFTWARE\Policies\Microsoft\Windows Defender\Spynet', name: SpynetReporting, type: dword, data: 1, reason: r }] }
    `,
    },
    {
      name: 'a raw entry alone',
      fleet: `
      os: windows-11
      mode: active
      raw: { oma: [{ uri: ./Device/Vendor/MSFT/Policy/Config/Defender/AllowArchiveScanning, type: integer, value: 0, reason: r }] }
    `,
    },
    {
      name: 'a raw entry that no setting owns',
      fleet: String.raw`
      os: windows-11
      mode: active
      settings: { allowArchiveScanning: true }
      raw: { registry: [{ key: 'HKLM\SOFTWARE\Contoso', name: DisableArchiveScanning, type: dword, data: 1, reason: r }] }
    `,
    },
  ],
  reject: [
    {
      name: 'a value against the setting',
      fleet: String.raw`
        os: windows-11
        mode: active
        settings: { allowArchiveScanning: true }
        raw:
          registry:
            - { key: 'HKLM\SOFTWARE\Policies\Microsoft\Windows Defender\Scan', name: DisableArchiveScanning, type: dword, data: 1, reason: r }
      `,
      findings: [
        {
          mended: [
            "        raw:\n          registry:\n            - { key: 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender\\Scan', name: DisableArchiveScanning, type: dword, data: 1, reason: r }\n",
            '',
          ],
          at: '6:7',
          message: 'DisableArchiveScanning 1 means allowArchiveScanning: false, and the group has true.',
          setting: 'allowArchiveScanning',
        },
      ],
    },
    {
      name: 'a node against the setting',
      fleet: `
        os: windows-11
        mode: active
        settings: { enableNetworkProtection: block }
        raw:
          oma:
            - { uri: ./Vendor/MSFT/Policy/Config/Defender/EnableNetworkProtection, type: integer, value: 2, reason: r }
      `,
      findings: [
        {
          mended: [
            '        raw:\n          oma:\n            - { uri: ./Vendor/MSFT/Policy/Config/Defender/EnableNetworkProtection, type: integer, value: 2, reason: r }\n',
            '',
          ],
          at: '6:7',
          message: 'EnableNetworkProtection 2 means enableNetworkProtection: audit, and the group has block.',
          setting: 'enableNetworkProtection',
        },
      ],
    },
    {
      name: 'a node as a boolean against the setting',
      fleet: `
        os: windows-11
        mode: active
        settings: { allowArchiveScanning: true }
        raw: { oma: [{ uri: ./Device/Vendor/MSFT/Policy/Config/Defender/AllowArchiveScanning, type: boolean, value: false, reason: r }] }
      `,
      findings: [
        {
          mended: [
            '        raw: { oma: [{ uri: ./Device/Vendor/MSFT/Policy/Config/Defender/AllowArchiveScanning, type: boolean, value: false, reason: r }] }\n',
            '',
          ],
          at: '4:14',
          message: 'AllowArchiveScanning false means allowArchiveScanning: false, and the group has true.',
          setting: 'allowArchiveScanning',
        },
      ],
    },
    {
      name: 'a value and a node against each other',
      fleet: String.raw`
        os: windows-11
        mode: active
        raw:
          registry:
            - { key: 'HKLM\SOFTWARE\Policies\Microsoft\Windows Defender\Scan', name: DisableArchiveScanning, type: dword, data: 1, reason: r }
          oma:
            - { uri: ./Device/Vendor/MSFT/Policy/Config/Defender/AllowArchiveScanning, type: integer, value: 1, reason: r }
      `,
      findings: [
        {
          at: '7:7',
          message: 'AllowArchiveScanning 1 means allowArchiveScanning: true, and DisableArchiveScanning 1 means false.',
          setting: 'allowArchiveScanning',
          hint: 'Use `allowArchiveScanning` under `settings` in place of both.',
        },
      ],
    },
  ],
});
