import { describeRule } from '@mdav/testkit';
import { exclusionOfAttackTool } from './exclusion-of-attack-tool.ts';
import { exclusionOfRiskyExtension } from './exclusion-of-risky-extension.ts';

describeRule(exclusionOfRiskyExtension, {
  accept: [
    {
      name: 'an extension of one application',
      fleet: `
      os: windows-11
      mode: active
      settings: { excludedExtensions: [ledgerdb, .mdf, 'led*', '?'] }
    `,
    },
  ],
  reject: [
    {
      name: 'programs and scripts in every spelling',
      fleet: `
        os: windows-11
        mode: active
        settings: { excludedExtensions: [exe, .DLL, '*.ps1', { extension: js, reason: r }] }
      `,
      findings: [
        {
          at: '3:34',
          message: 'The exclusion "exe" covers programs or scripts everywhere on the device.',
          setting: 'excludedExtensions',
        },
        {
          at: '3:39',
          message: 'The exclusion ".DLL" covers programs or scripts everywhere on the device.',
          setting: 'excludedExtensions',
        },
        {
          at: '3:45',
          message: 'The exclusion "*.ps1" covers programs or scripts everywhere on the device.',
          setting: 'excludedExtensions',
        },
        {
          at: '3:54',
          message: 'The exclusion "js" covers programs or scripts everywhere on the device.',
          setting: 'excludedExtensions',
        },
      ],
    },
    {
      name: 'everything',
      fleet: `
        os: windows-11
        mode: active
        settings: { excludedExtensions: ['*', '.*', '.'] }
      `,
      findings: [
        { at: '3:34', message: 'The exclusion "*" covers every file.', setting: 'excludedExtensions' },
        { at: '3:39', message: 'The exclusion ".*" covers every file.', setting: 'excludedExtensions' },
        { at: '3:45', message: 'The exclusion "." covers every file.', setting: 'excludedExtensions' },
      ],
    },
    {
      name: 'what wildcards stand for',
      fleet: `
        os: windows-11
        mode: active
        settings: { excludedExtensions: ['p*', 'ps?', '???', '.7?'] }
      `,
      findings: [
        ...[
          ['3:34', 'p*'],
          ['3:40', 'ps?'],
          ['3:47', '???'],
        ].map(([at = '', extension]) => ({
          at,
          message: `The exclusion "${extension}" covers programs or scripts everywhere on the device.`,
          setting: 'excludedExtensions',
        })),
        {
          at: '3:54',
          severity: 'warning',
          message: 'The exclusion ".7?" covers files that often carry malware.',
          setting: 'excludedExtensions',
        },
      ],
    },
    {
      name: 'archives and pictures, as a warning',
      fleet: `
        os: windows-11
        mode: active
        settings: { excludedExtensions: [zip, .png] }
      `,
      findings: [
        {
          at: '3:34',
          severity: 'warning',
          message: 'The exclusion "zip" covers files that often carry malware.',
          setting: 'excludedExtensions',
        },
        {
          at: '3:39',
          severity: 'warning',
          message: 'The exclusion ".png" covers files that often carry malware.',
          setting: 'excludedExtensions',
        },
      ],
    },
  ],
});

describeRule(exclusionOfAttackTool, {
  accept: [
    {
      name: 'other programs',
      fleet: String.raw`
      os: windows-11
      mode: active
      settings: { excludedProcesses: ['C:\Program Files\Contoso\ledger.exe', 'C:\Program Files\Contoso\cmd.exe.log'] }
    `,
    },
  ],
  reject: [
    {
      name: 'a shell that may change protected folders, or that rules leave alone',
      fleet: String.raw`
        os: windows-11
        mode: active
        settings:
          attackSurfaceReductionOnlyExclusions: ['C:\Windows\System32\cmd.exe']
          asrOnlyPerRuleExclusions: { block-safe-mode-reboot: ['C:\Windows\System32\cmd.exe'] }
          controlledFolderAccessAllowedApplications: ['C:\Windows\System32\cmd.exe']
          controlledFolderAccessProtectedFolders: ['C:\cmd.exe']
      `,
      findings: [
        ['attackSurfaceReductionOnlyExclusions', '4:42', 'no attack surface reduction rule holds it any more'],
        ['asrOnlyPerRuleExclusions', '5:31', 'the rule does not hold it any more'],
        [
          'controlledFolderAccessAllowedApplications',
          '6:47',
          'as an allowed application it may change every protected folder',
        ],
      ].map(([setting = '', at = '', what]) => ({
        at,
        setting,
        message: `Attacks run through "C:\\Windows\\System32\\cmd.exe"; ${what}.`,
      })),
    },
    {
      name: 'shells and hosts, as a process and as a path',
      fleet: String.raw`
        os: windows-11
        mode: active
        settings:
          excludedPaths: ['C:\Windows\System32\WScript.exe']
          excludedProcesses: [powershell.exe]
      `,
      findings: [
        {
          at: '4:19',
          message: 'Attacks run through "C:\\Windows\\System32\\WScript.exe"; what it opens is not scanned any more.',
          setting: 'excludedPaths',
        },
        {
          at: '5:23',
          message: 'Attacks run through "powershell.exe"; what it opens is not scanned any more.',
          setting: 'excludedProcesses',
        },
      ],
    },
  ],
});
