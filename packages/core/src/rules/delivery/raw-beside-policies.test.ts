import { describeRule } from '@mdav/testkit';
import { rawBesidePolicies } from './raw-beside-policies.ts';

const raw = (...entries: readonly string[]) => `
  os: windows-11
  mode: active
  raw:
    registry:
${entries.map((entry) => `      - { ${entry}, reason: r }`).join('\n')}
`;
const dword = (key: string, name: string) => `key: 'HKLM\\SOFTWARE\\${key}', name: '${name}', type: dword, data: 1`;

describeRule(rawBesidePolicies, {
  accept: [
    {
      name: 'the key of the policies, other products, names of no policy, and whole keys',
      fleet: raw(
        dword('Policies\\Microsoft\\Windows Defender\\Scan', 'DisableArchiveScanning'),
        dword('Contoso\\Windows Defender\\Scan', 'DisableArchiveScanning'),
        dword('Microsoft\\Windows Defender Extra', 'DisableArchiveScanning'),
        dword('Microsoft\\Windows Defender\\Scan', 'Example'),
        "key: 'HKLM\\SOFTWARE\\Microsoft\\Windows Defender\\Scan', type: delete-key",
      ),
    },
  ],
  reject: [
    {
      name: 'what the product keeps, and where 32-bit programs write',
      fleet: raw(
        dword('Microsoft\\Windows Defender\\Exclusions\\Paths', 'D:\\Ledger'),
        dword('Microsoft\\Windows Defender', 'DisableAntiSpyware'),
        dword('WOW6432Node\\Policies\\Microsoft\\Windows Defender', 'DisableAntiSpyware'),
      ),
      findings: [
        {
          at: '5:7',
          setting: 'excludedPaths',
          message:
            'The entry writes D:\\Ledger of excludedPaths below HKLM\\SOFTWARE\\Microsoft\\Windows Defender\\Exclusions\\Paths, which is no key of policies.',
          hint: 'Use `excludedPaths` under `settings` in place of the raw entry.',
        },
        {
          at: '6:7',
          setting: 'disableAntiSpyware',
          message:
            'The entry writes DisableAntiSpyware of disableAntiSpyware below HKLM\\SOFTWARE\\Microsoft\\Windows Defender, which is no key of policies.',
        },
        {
          at: '7:7',
          setting: 'disableAntiSpyware',
          message:
            'The entry writes DisableAntiSpyware of disableAntiSpyware below HKLM\\SOFTWARE\\WOW6432Node\\Policies\\Microsoft\\Windows Defender, which is no key of policies.',
        },
      ],
    },
  ],
});
