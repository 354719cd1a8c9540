import { describeRule } from '@mdav/testkit';
import { rawOwnedByCatalogue } from './raw-owned-by-catalogue.ts';

describeRule(rawOwnedByCatalogue, {
  accept: [
    {
      name: 'a value that no setting owns',
      fleet: String.raw`
      os: windows-11
      mode: active
      raw:
        registry:
          - { key: 'HKLM\SOFTWARE\Policies\Microsoft\Windows Defender\Scan', name: Example, type: dword, data: 1, reason: r }
          - { key: 'HKLM\SOFTWARE\Contoso\Windows Defender\Scan', name: DisableArchiveScanning, type: dword, data: 1, reason: r }
          - { key: 'HKLM\SOFTWARE\Policies\Contosoft\Windows Defender\Scan', name: DisableArchiveScanning, type: dword, data: 1, reason: r }
          - { key: 'HKLM\SOFTWARE\Policies\Microsoft\Contoso', type: delete-key, reason: r }
        oma:
          - { uri: ./Device/Vendor/MSFT/Policy/Config/Defender/Example, type: integer, value: 1, reason: r }
    `,
    },
  ],
  reject: [
    {
      name: 'a value with a meaning',
      fleet: String.raw`
        os: windows-11
        mode: active
        raw:
          registry:
            - { key: 'HKLM\software\policies\microsoft\windows defender\scan\', name: disablearchivescanning, type: dword, data: 1, reason: r }
      `,
      findings: [
        {
          mended: [
            "        raw:\n          registry:\n            - { key: 'HKLM\\software\\policies\\microsoft\\windows defender\\scan\\', name: disablearchivescanning, type: dword, data: 1, reason: r }\n",
            '        settings:\n          allowArchiveScanning: false # r\n',
          ],
          at: '5:7',
          message: 'The value disablearchivescanning belongs to allowArchiveScanning.',
          setting: 'allowArchiveScanning',
          hint: 'Write `allowArchiveScanning: false` under `settings` in place of the raw entry.',
        },
      ],
    },
    {
      name: 'values of a key, and of the key of a list',
      fleet: String.raw`
        os: windows-11
        mode: active
        raw:
          registry:
            - { key: 'HKLM\SOFTWARE\Policies\Microsoft\Windows Defender\Spynet', type: delete-values, reason: r }
            - { key: 'HKLM\SOFTWARE\Policies\Microsoft\Windows Defender\Exclusions\Paths', type: delete-values, reason: r }
            - { key: 'HKLM\SOFTWARE\Policies\Microsoft\Windows Defender\Contoso', type: delete-values, reason: r }
      `,
      findings: [
        {
          at: '5:7',
          message:
            'Deleting the values of HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender\\Spynet takes values of allowCloudProtection and of 3 other settings with it.',
          setting: 'allowCloudProtection',
        },
        {
          at: '6:7',
          message:
            'Deleting the values of HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender\\Exclusions\\Paths takes values of excludedPaths with it.',
          setting: 'excludedPaths',
        },
      ],
    },
    {
      name: 'a value without one, an entry of a list, deletions',
      fleet: String.raw`
        os: windows-11
        mode: active
        raw:
          registry:
            - { key: 'HKLM\SOFTWARE\Policies\Microsoft\Windows Defender\Scan', name: DisableArchiveScanning, type: dword, data: 7, reason: r }
            - { key: 'HKLM\SOFTWARE\Policies\Microsoft\Windows Defender\Exclusions\Paths', name: 'D:\Ledger', type: sz, data: '0', reason: r }
            - { key: 'HKLM\SOFTWARE\Policies\Microsoft\Windows Defender\Scan', name: DisableArchiveScanning, type: delete, reason: r }
            - { key: 'HKLM\SOFTWARE\Policies\Microsoft\Windows Defender\Exclusions\Paths', type: delete-key, reason: r }
            - { key: 'HKLM\SOFTWARE\Policies\Microsoft\Windows Defender\Spynet', type: delete-key, reason: r }
            - { key: 'HKLM\SOFTWARE\Policies\Microsoft\Windows Defender\Windows Defender Exploit Guard', type: delete-key, reason: r }
      `,
      findings: [
        {
          at: '5:7',
          message: 'The value DisableArchiveScanning belongs to allowArchiveScanning.',
          setting: 'allowArchiveScanning',
          hint: 'Use `allowArchiveScanning` under `settings` in place of the raw entry.',
        },
        {
          at: '6:7',
          message: 'The value D:\\Ledger belongs to excludedPaths.',
          setting: 'excludedPaths',
          hint: 'Use `excludedPaths` under `settings` in place of the raw entry.',
        },
        {
          at: '7:7',
          message: 'The value DisableArchiveScanning belongs to allowArchiveScanning.',
          setting: 'allowArchiveScanning',
          hint: 'Write `allowArchiveScanning: remove` under `settings`.',
        },
        {
          at: '8:7',
          message:
            'Deleting HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender\\Exclusions\\Paths takes values of excludedPaths with it.',
          setting: 'excludedPaths',
          hint: 'Write `excludedPaths: remove` under `settings`.',
        },
        {
          at: '9:7',
          message:
            'Deleting HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender\\Spynet takes values of allowCloudProtection and of 3 other settings with it.',
          setting: 'allowCloudProtection',
          hint: 'Write `remove` under `settings` for those of them that are to be deleted.',
        },
        {
          at: '10:7',
          message:
            'Deleting HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender\\Windows Defender Exploit Guard takes values of enableControlledFolderAccess and of 7 other settings with it.',
          setting: 'enableControlledFolderAccess',
          hint: 'Write `remove` under `settings` for those of them that are to be deleted.',
        },
      ],
    },
    {
      name: 'a node whose text is a policy of its own, and not the word for it',
      fleet: `
        os: windows-11
        mode: active
        raw:
          oma:
            - { uri: ./Device/Vendor/MSFT/Policy/Config/ADMX_MicrosoftDefenderAntivirus/SignatureUpdate_DisableScanOnUpdate, type: string, value: enabled, reason: r }
      `,
      findings: [
        {
          at: '5:7',
          message:
            'The node ./Device/Vendor/MSFT/Policy/Config/ADMX_MicrosoftDefenderAntivirus/SignatureUpdate_DisableScanOnUpdate belongs to signatureUpdateDisableScanOnUpdate.',
          setting: 'signatureUpdateDisableScanOnUpdate',
          hint: 'Use `signatureUpdateDisableScanOnUpdate` under `settings` in place of the raw entry.',
        },
      ],
    },
    {
      name: 'nodes in both spellings',
      fleet: `
        os: windows-11
        mode: active
        raw:
          oma:
            - { uri: ./Vendor/MSFT/Policy/Config/Defender/AllowArchiveScanning, type: integer, value: 0, reason: r }
            - { uri: ./Device/Vendor/MSFT/Policy/Config/ADMX_MicrosoftDefenderAntivirus/SpynetReporting, type: string, value: <enabled/>, reason: r }
      `,
      findings: [
        {
          mended: [
            '            - { uri: ./Vendor/MSFT/Policy/Config/Defender/AllowArchiveScanning, type: integer, value: 0, reason: r }\n            - { uri: ./Device/Vendor/MSFT/Policy/Config/ADMX_MicrosoftDefenderAntivirus/SpynetReporting, type: string, value: <enabled/>, reason: r }\n',
            '            - { uri: ./Device/Vendor/MSFT/Policy/Config/ADMX_MicrosoftDefenderAntivirus/SpynetReporting, type: string, value: <enabled/>, reason: r }\n        settings:\n          allowArchiveScanning: false # r\n',
          ],
          at: '5:7',
          message:
            'The node ./Vendor/MSFT/Policy/Config/Defender/AllowArchiveScanning belongs to allowArchiveScanning.',
          setting: 'allowArchiveScanning',
          hint: 'Write `allowArchiveScanning: false` under `settings` in place of the raw entry.',
        },
        {
          at: '6:7',
          message:
            'The node ./Device/Vendor/MSFT/Policy/Config/ADMX_MicrosoftDefenderAntivirus/SpynetReporting belongs to allowCloudProtection.',
          setting: 'allowCloudProtection',
          hint: 'Use `allowCloudProtection` under `settings` in place of the raw entry.',
        },
      ],
    },
    {
      name: 'a deletion, a quantity, and what the group says anyway',
      fleet: String.raw`
        os: windows-11
        mode: active
        settings:
          allowEmailScanning: false
        raw:
          registry:
            - { key: 'HKLM\SOFTWARE\Policies\Microsoft\Windows Defender\Scan', name: DisableArchiveScanning, type: delete, reason: 'old # one' }
            - { key: 'HKLM\SOFTWARE\Policies\Microsoft\Windows Defender\Signature Updates', name: SignatureUpdateInterval, type: dword, data: 4, reason: r }
            - { key: 'HKLM\SOFTWARE\Policies\Microsoft\Windows Defender\Scan', name: DisableEmailScanning, type: dword, data: 1, reason: r }
      `,
      findings: [
        {
          at: '7:7',
          message: 'The value DisableArchiveScanning belongs to allowArchiveScanning.',
          setting: 'allowArchiveScanning',
          mended: String.raw`
        os: windows-11
        mode: active
        settings:
          allowEmailScanning: false
          allowArchiveScanning: remove # old # one
        raw:
          registry:
            - { key: 'HKLM\SOFTWARE\Policies\Microsoft\Windows Defender\Signature Updates', name: SignatureUpdateInterval, type: dword, data: 4, reason: r }
            - { key: 'HKLM\SOFTWARE\Policies\Microsoft\Windows Defender\Scan', name: DisableEmailScanning, type: dword, data: 1, reason: r }
      `,
        },
        {
          at: '8:7',
          message: 'The value SignatureUpdateInterval belongs to signatureUpdateInterval.',
          setting: 'signatureUpdateInterval',
          mended: String.raw`
        os: windows-11
        mode: active
        settings:
          allowEmailScanning: false
          signatureUpdateInterval: { hours: 4 } # r
        raw:
          registry:
            - { key: 'HKLM\SOFTWARE\Policies\Microsoft\Windows Defender\Scan', name: DisableArchiveScanning, type: delete, reason: 'old # one' }
            - { key: 'HKLM\SOFTWARE\Policies\Microsoft\Windows Defender\Scan', name: DisableEmailScanning, type: dword, data: 1, reason: r }
      `,
        },
        {
          at: '9:7',
          message: 'The value DisableEmailScanning belongs to allowEmailScanning.',
          setting: 'allowEmailScanning',
          mended: [
            "            - { key: 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender\\Scan', name: DisableEmailScanning, type: dword, data: 1, reason: r }\n",
            '',
          ],
        },
      ],
    },
    {
      name: 'two entries that contradict each other, and one that contradicts the setting',
      fleet: String.raw`
        os: windows-11
        mode: active
        settings: { allowEmailScanning: remove }
        raw:
          registry:
            - { key: 'HKLM\SOFTWARE\Policies\Microsoft\Windows Defender\Scan', name: DisableArchiveScanning, type: dword, data: 1, reason: r }
            - { key: 'HKLM\SOFTWARE\Policies\Microsoft\Windows Defender\Scan', name: DisableEmailScanning, type: dword, data: 1, reason: r }
          oma:
            - { uri: ./Device/Vendor/MSFT/Policy/Config/Defender/AllowArchiveScanning, type: integer, value: 1, reason: r }
      `,
      findings: [
        {
          at: '6:7',
          message: 'The value DisableArchiveScanning belongs to allowArchiveScanning.',
          setting: 'allowArchiveScanning',
        },
        {
          at: '7:7',
          message: 'The value DisableEmailScanning belongs to allowEmailScanning.',
          setting: 'allowEmailScanning',
        },
        {
          at: '9:7',
          message:
            'The node ./Device/Vendor/MSFT/Policy/Config/Defender/AllowArchiveScanning belongs to allowArchiveScanning.',
          setting: 'allowArchiveScanning',
        },
      ],
    },
    {
      name: 'data that mean nothing to the setting',
      fleet: String.raw`
        os: windows-11
        mode: active
        raw:
          registry:
            - { key: 'HKLM\SOFTWARE\Policies\Microsoft\Windows Defender\Scan', name: DisableArchiveScanning, type: sz, data: maybe, reason: r }
      `,
      findings: [
        {
          at: '5:7',
          message: 'The value DisableArchiveScanning belongs to allowArchiveScanning.',
          setting: 'allowArchiveScanning',
        },
      ],
    },
    {
      name: 'an entry of the defaults that all groups have',
      fleet: String.raw`
        mdav: 1
        name: example
        defaults:
          raw:
            registry:
              - { key: 'HKLM\SOFTWARE\Policies\Microsoft\Windows Defender\Scan', name: DisableArchiveScanning, type: dword, data: 1, reason: r }
        groups:
          desks: { os: windows-11, mode: active }
      `,
      findings: [
        {
          at: '6:9',
          message: 'The value DisableArchiveScanning belongs to allowArchiveScanning.',
          setting: 'allowArchiveScanning',
          mended: [
            "          raw:\n            registry:\n              - { key: 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender\\Scan', name: DisableArchiveScanning, type: dword, data: 1, reason: r }\n",
            '          settings:\n            allowArchiveScanning: false # r\n',
          ],
        },
      ],
    },
  ],
});
