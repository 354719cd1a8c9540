import { describeRule } from '@mdav/testkit';
import { exclusionDuplicate } from './exclusion-duplicate.ts';
import { exclusionExpired } from './exclusion-expired.ts';
import { exclusionShadowed } from './exclusion-shadowed.ts';
import { settingExpired } from './setting-expired.ts';

describeRule(exclusionDuplicate, {
  accept: [
    {
      name: 'different entries',
      fleet: String.raw`
      os: windows-11
      mode: active
      settings: { excludedPaths: ['D:\Ledger', 'D:\Ledger2'], excludedExtensions: [ledger], excludedProcesses: ['D:\Ledger', 'D:\Ledger\*'] }
    `,
    },
  ],
  reject: [
    {
      name: 'the same in other spellings',
      fleet: String.raw`
        os: windows-11
        mode: active
        settings:
          excludedPaths:
            - 'D:\Ledger'
            - 'd:/ledger/' # goes
            - 'D:\Ledger'
          excludedExtensions: [.ledger, LEDGER]
          excludedProcesses: [ledger.exe, ledger.exe]
      `,
      findings: [
        {
          at: '6:7',
          message: 'The exclusion "d:/ledger/" is the same as "D:\\Ledger".',
          setting: 'excludedPaths',
          mended: ["            - 'd:/ledger/' # goes\n", ''],
        },
        {
          at: '7:7',
          message: 'The exclusion "D:\\Ledger" stands here a second time.',
          setting: 'excludedPaths',
          mended: ["            - 'D:\\Ledger'\n          excluded", '          excluded'],
        },
        {
          at: '8:33',
          message: 'The exclusion "LEDGER" is the same as ".ledger".',
          setting: 'excludedExtensions',
          mended: [', LEDGER', ''],
        },
        {
          at: '9:35',
          message: 'The exclusion "ledger.exe" stands here a second time.',
          setting: 'excludedProcesses',
          mended: [', ledger.exe', ''],
        },
      ],
    },
    {
      name: 'a folder and what is in it, but for processes, and lists of single rules',
      fleet: String.raw`
        os: windows-11
        mode: active
        settings:
          excludedPaths: ['D:\Ledger', 'D:\Ledger\*']
          excludedProcesses: ['D:\Ledger', 'D:\Ledger\*']
          asrOnlyPerRuleExclusions: { block-safe-mode-reboot: ['D:\a.exe', 'd:\A.exe'], block-wmi-persistence: ['D:\a.exe'] }
          controlledFolderAccessProtectedFolders: ['E:\Data', 'E:\Data\']
      `,
      findings: [
        {
          at: '4:32',
          message: 'The exclusion "D:\\Ledger\\*" is the same as "D:\\Ledger".',
          setting: 'excludedPaths',
          mended: [
            String.raw`, 'D:\Ledger\*']
          excludedP`,
            `]
          excludedP`,
          ],
        },
        {
          at: '6:31',
          message: 'The exclusion "d:\\A.exe" is the same as "D:\\a.exe".',
          setting: 'asrOnlyPerRuleExclusions',
        },
        {
          at: '7:55',
          message: 'The protected folder "E:\\Data\\" is the same as "E:\\Data".',
          setting: 'controlledFolderAccessProtectedFolders',
          mended: [String.raw`, 'E:\Data\'`, ''],
        },
      ],
    },
    {
      name: 'the plain one beside one that somebody answers for, and otherwise neither',
      fleet: String.raw`
        os: windows-11
        mode: active
        settings:
          excludedPaths:
            - 'D:\A'
            - { path: 'd:\a', reason: vendor advice, owner: erp }
            - { path: 'D:\B', owner: erp }
            - 'd:\b'
            - { path: 'D:\C', owner: erp }
            - { path: 'd:\c', owner: crm }
            - { path: 'D:\D', expires: 2099-12-31 }
            - 'd:\d'
            - 'D:\E'
            - { path: 'd:\e', expires: 2099-12-31 }
            - { path: 'D:\F', owner: erp }
            - { path: 'd:\f', owner: erp }
      `,
      findings: [
        {
          at: '6:7',
          message: 'The exclusion "d:\\a" is the same as "D:\\A".',
          setting: 'excludedPaths',
          mended: ["            - 'D:\\A'\n", ''],
        },
        {
          at: '8:7',
          message: 'The exclusion "d:\\b" is the same as "D:\\B".',
          setting: 'excludedPaths',
          mended: ["            - 'd:\\b'\n", ''],
        },
        { at: '10:7', message: 'The exclusion "d:\\c" is the same as "D:\\C".', setting: 'excludedPaths' },
        { at: '12:7', message: 'The exclusion "d:\\d" is the same as "D:\\D".', setting: 'excludedPaths' },
        { at: '14:7', message: 'The exclusion "d:\\e" is the same as "D:\\E".', setting: 'excludedPaths' },
        {
          at: '16:7',
          message: 'The exclusion "d:\\f" is the same as "D:\\F".',
          setting: 'excludedPaths',
          mended: ["            - { path: 'd:\\f', owner: erp }\n", ''],
        },
      ],
    },
    {
      name: 'one of the defaults, which other groups have too',
      fleet: String.raw`
        mdav: 1
        name: example
        defaults: { settings: { excludedPaths: ['D:\A', 'd:\a'] } }
        groups:
          desks: { os: windows-11, mode: active }
          others: { os: windows-11, mode: active, settings: { excludedPaths: ['D:\B'] } }
      `,
      findings: [
        {
          at: '3:49',
          message: 'The exclusion "d:\\a" is the same as "D:\\A".',
          setting: 'excludedPaths',
          mended: [", 'd:\\a'", ''],
        },
      ],
    },
  ],
});

describeRule(exclusionShadowed, {
  accept: [
    {
      name: 'neighbours',
      fleet: String.raw`
      os: windows-11
      mode: active
      settings: { excludedPaths: ['D:\Ledger', 'D:\Ledger2\Cache', '\\server\share\a', '\\server\share2\a\b'] }
    `,
    },
    {
      name: 'the same twice, which another rule judges',
      fleet: String.raw`
      os: windows-11
      mode: active
      settings: { excludedPaths: ['D:\Ledger', 'D:\Ledger\'] }
    `,
    },
  ],
  reject: [
    {
      name: 'folders inside folders',
      fleet: String.raw`
        os: windows-11
        mode: active
        settings:
          excludedPaths:
            - 'D:\Ledger\Cache\New'
            - 'D:\Ledger\*'
            - 'd:\ledger\cache'
            - '\\server\share\a\b'
            - '\\server\share\a'
      `,
      findings: [
        {
          at: '5:7',
          message: 'The exclusion "D:\\Ledger\\Cache\\New" lies inside "d:\\ledger\\cache".',
          setting: 'excludedPaths',
          mended: ["            - 'D:\\Ledger\\Cache\\New'\n", ''],
        },
        {
          at: '7:7',
          message: 'The exclusion "d:\\ledger\\cache" lies inside "D:\\Ledger\\*".',
          setting: 'excludedPaths',
        },
        {
          at: '8:7',
          message: 'The exclusion "\\\\server\\share\\a\\b" lies inside "\\\\server\\share\\a".',
          setting: 'excludedPaths',
          mended: ["            - '\\\\server\\share\\a\\b'\n", ''],
        },
      ],
    },
    {
      name: 'a context inside a folder, but nothing inside a context, and lists of single rules',
      fleet: String.raw`
        os: windows-11
        mode: active
        settings:
          excludedPaths: ['D:\A\:{ScanType:full}', 'D:\A\b', 'E:\A', 'E:\A\b\:{ScanType:full}']
          asrOnlyPerRuleExclusions: { block-safe-mode-reboot: ['F:\A', 'F:\A\b.exe'], block-wmi-persistence: ['F:\A\c.exe'] }
      `,
      findings: [
        {
          at: '4:62',
          message: 'The exclusion "E:\\A\\b\\:{ScanType:full}" lies inside "E:\\A".',
          setting: 'excludedPaths',
          mended: [String.raw`, 'E:\A\b\:{ScanType:full}'`, ''],
        },
        {
          at: '5:31',
          message: 'The exclusion "F:\\A\\b.exe" lies inside "F:\\A".',
          setting: 'asrOnlyPerRuleExclusions',
        },
      ],
    },
    {
      name: 'folders that may not stay or cover, and an entry that somebody answers for',
      fleet: String.raw`
        os: windows-11
        mode: active
        settings:
          excludedPaths:
            - 'C:\'
            - 'C:\Erp'
            - { path: 'D:\A', expires: 2099-12-31 }
            - 'D:\A\Cache'
            - 'C:\Windows'
            - 'E:\B'
            - { path: 'E:\B\Cache', owner: erp }
      `,
      findings: [
        { at: '6:7', message: 'The exclusion "C:\\Erp" lies inside "C:\\".', setting: 'excludedPaths' },
        { at: '8:7', message: 'The exclusion "D:\\A\\Cache" lies inside "D:\\A".', setting: 'excludedPaths' },
        { at: '9:7', message: 'The exclusion "C:\\Windows" lies inside "C:\\".', setting: 'excludedPaths' },
        { at: '11:7', message: 'The exclusion "E:\\B\\Cache" lies inside "E:\\B".', setting: 'excludedPaths' },
      ],
    },
    {
      name: 'one of the defaults inside one that a single group adds',
      fleet: String.raw`
        mdav: 1
        name: example
        defaults: { settings: { excludedPaths: ['D:\A\Cache'] } }
        groups:
          desks: { os: windows-11, mode: active, settings: { excludedPaths: { extend: ['D:\A'] } } }
          others: { os: windows-11, mode: active }
      `,
      findings: [
        { at: '3:41', message: 'The exclusion "D:\\A\\Cache" lies inside "D:\\A".', setting: 'excludedPaths' },
      ],
    },
  ],
});

describeRule(exclusionExpired, {
  accept: [
    {
      name: 'the last day itself',
      fleet: String.raw`
      os: windows-11
      mode: active
      settings: { excludedPaths: [{ path: 'D:\Ledger', expires: 2026-11-21 }] }
    `,
    },
    {
      name: 'no day',
      fleet: String.raw`
      os: windows-11
      mode: active
      settings: { excludedPaths: ['D:\Ledger', { path: 'E:\Ledger', reason: vendor }] }
    `,
    },
  ],
  reject: [
    {
      name: 'the day after',
      fleet: String.raw`
        os: windows-11
        mode: active
        settings:
          excludedPaths:
            - { path: 'D:\Ledger', expires: 2026-11-20 }
            - { path: 'E:\Ledger', expires: 2025-01-31, owner: erp }
      `,
      findings: [
        {
          at: '5:7',
          message: 'The entry "D:\\Ledger" was wanted until 2026-11-20.',
          setting: 'excludedPaths',
          hint: 'Remove the entry, or set a new day.',
          mended: ["            - { path: 'D:\\Ledger', expires: 2026-11-20 }\n", ''],
        },
        {
          at: '6:7',
          message: 'The entry "E:\\Ledger" was wanted until 2025-01-31.',
          setting: 'excludedPaths',
          hint: 'Remove the entry, or have erp set a new day.',
          mended: ["            - { path: 'E:\\Ledger', expires: 2025-01-31, owner: erp }\n", ''],
        },
      ],
    },
  ],
});

describeRule(settingExpired, {
  accept: [
    {
      name: 'a day that is to come, and reasons without one',
      fleet: `
        os: windows-11
        mode: active
        settings:
          puaProtection: { value: audit, expires: 2099-12-31 }
          # The day of the check is the last one.
          cloudExtendedTimeout: { value: { seconds: 20 }, expires: 2026-11-21 }
          cloudBlockLevel: { value: high, reason: agreed }
          attackSurfaceReductionRules:
            block-office-child-processes: { value: audit, expires: 2099-12-31 }
      `,
    },
    {
      name: 'what a layer above replaced',
      fleet: `
        mdav: 1
        name: contoso
        defaults:
          settings: { puaProtection: { value: audit, expires: 2021-12-31 } }
        groups:
          desks: { os: windows-11, mode: active, settings: { puaProtection: block } }
      `,
    },
  ],
  reject: [
    {
      name: 'a value, a rule and an extension',
      fleet: `
        mdav: 1
        name: contoso
        defaults:
          settings:
            puaProtection: { value: audit, owner: desktop team, expires: 2021-12-31 }
            attackSurfaceReductionRules:
              value:
                block-office-child-processes: block
                block-psexec-wmi-process-creation: { value: audit, expires: 2021-11-30 }
              expires: 2021-12-31
        groups:
          desks:
            os: windows-11
            mode: active
            settings:
              attackSurfaceReductionRules:
                value: { extend: { block-webshell-creation: audit } }
                owner: web team
                expires: 2021-10-31
      `,
      findings: [
        {
          at: '5:5',
          message: 'The value of puaProtection was wanted until 2021-12-31.',
          setting: 'puaProtection',
          hint: 'Remove it, or have desktop team set a new day.',
        },
        {
          at: '8:9',
          message: '"block-office-child-processes" of attackSurfaceReductionRules was wanted until 2021-12-31.',
          setting: 'attackSurfaceReductionRules',
          hint: 'Remove it, or have whoever wants it set a new day.',
        },
        {
          at: '9:9',
          message: '"block-psexec-wmi-process-creation" of attackSurfaceReductionRules was wanted until 2021-11-30.',
          setting: 'attackSurfaceReductionRules',
          hint: 'Remove it, or have whoever wants it set a new day.',
        },
        {
          at: '17:28',
          message: '"block-webshell-creation" of attackSurfaceReductionRules was wanted until 2021-10-31.',
          setting: 'attackSurfaceReductionRules',
          hint: 'Remove it, or have web team set a new day.',
        },
      ],
    },
  ],
});
