import { describeRule } from '@mdav/testkit';
import { exclusionDuplicate } from './exclusion-duplicate.ts';
import { exclusionExpired } from './exclusion-expired.ts';
import { exclusionShadowed } from './exclusion-shadowed.ts';

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
            - 'd:/ledger/'
            - 'D:\Ledger'
          excludedExtensions: [.ledger, LEDGER]
          excludedProcesses: [ledger.exe, ledger.exe]
      `,
      findings: [
        { at: '6:7', message: 'The exclusion "d:/ledger/" is the same as "D:\\Ledger".', setting: 'excludedPaths' },
        { at: '7:7', message: 'The exclusion "D:\\Ledger" stands here a second time.', setting: 'excludedPaths' },
        { at: '8:33', message: 'The exclusion "LEDGER" is the same as ".ledger".', setting: 'excludedExtensions' },
        { at: '9:35', message: 'The exclusion "ledger.exe" stands here a second time.', setting: 'excludedProcesses' },
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
        },
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
        },
        {
          at: '6:7',
          message: 'The entry "E:\\Ledger" was wanted until 2025-01-31.',
          setting: 'excludedPaths',
          hint: 'Remove the entry, or have erp set a new day.',
        },
      ],
    },
  ],
});
