import { describeRule } from '@mdav/testkit';
import { exclusionOfAttackTool } from './exclusion-of-attack-tool.ts';
import { exclusionOfDriveRoot } from './exclusion-of-drive-root.ts';
import { exclusionOfRiskyExtension } from './exclusion-of-risky-extension.ts';
import { exclusionOfRiskyFolder } from './exclusion-of-risky-folder.ts';

describeRule(exclusionOfDriveRoot, {
  accept: [
    {
      name: 'folders and files',
      fleet: String.raw`
      os: windows-11
      mode: active
      settings: { excludedPaths: ['D:\Ledger', 'D:\Ledger\*', 'D:\*\Cache', '\\server\share\folder', '%SystemDrive%\Ledger'] }
    `,
    },
    {
      name: 'an extension that looks like a drive',
      fleet: `
      os: windows-11
      mode: active
      settings: { excludedExtensions: ['c'] }
    `,
    },
  ],
  reject: [
    {
      name: 'every spelling of a drive',
      fleet: String.raw`
        os: windows-11
        mode: active
        settings:
          excludedPaths:
            - 'C:'
            - 'd:\'
            - 'E:\*'
            - 'F:\*.*'
            - 'F:\*\**\*.*'
            - 'g:/'
            - '%SystemDrive%\'
            - '*'
            - path: '\'
              reason: a slip
      `,
      findings: [
        { at: '5:7', message: 'The exclusion "C:" covers a whole drive.', setting: 'excludedPaths' },
        { at: '6:7', message: 'The exclusion "d:\\" covers a whole drive.', setting: 'excludedPaths' },
        { at: '7:7', message: 'The exclusion "E:\\*" covers a whole drive.', setting: 'excludedPaths' },
        { at: '8:7', message: 'The exclusion "F:\\*.*" covers a whole drive.', setting: 'excludedPaths' },
        { at: '9:7', message: 'The exclusion "F:\\*\\**\\*.*" covers a whole drive.', setting: 'excludedPaths' },
        { at: '10:7', message: 'The exclusion "g:/" covers a whole drive.', setting: 'excludedPaths' },
        { at: '11:7', message: 'The exclusion "%SystemDrive%\\" covers a whole drive.', setting: 'excludedPaths' },
        { at: '12:7', message: 'The exclusion "*" covers a whole drive.', setting: 'excludedPaths' },
        { at: '13:7', message: 'The exclusion "\\" covers a whole drive.', setting: 'excludedPaths' },
      ],
    },
    {
      name: 'a share, as a warning',
      fleet: String.raw`
        os: windows-11
        mode: active
        settings: { excludedPaths: ['\\server\share\', '\\server'] }
      `,
      findings: [
        {
          at: '3:29',
          severity: 'warning',
          message: 'The exclusion "\\\\server\\share\\" covers a whole share.',
          setting: 'excludedPaths',
        },
        {
          at: '3:48',
          severity: 'warning',
          message: 'The exclusion "\\\\server" covers a whole share.',
          setting: 'excludedPaths',
        },
      ],
    },
  ],
});

describeRule(exclusionOfRiskyFolder, {
  accept: [
    {
      name: 'folders of applications',
      fleet: String.raw`
      os: windows-11
      mode: active
      settings:
        excludedPaths:
          - 'C:\ProgramData\Contoso\Cache'
          - 'C:\Program Files\Contoso\Ledger'
          - 'C:\Windows\SoftwareDistribution\Datastore'
          - 'C:\Users\ledger-service\Ledger\Cache'
          - 'D:\Temperature'
    `,
    },
  ],
  reject: [
    {
      name: 'folders where malware lands',
      fleet: String.raw`
        os: windows-11
        mode: active
        settings:
          excludedPaths:
            - 'C:\Temp'
            - '%windir%\Temp\*'
            - '%TEMP%'
            - 'C:\Users\*\AppData\Local\Temp\'
            - 'C:\Users'
            - 'C:\Users\*'
            - 'c:\users\*\downloads'
            - '%ProgramData%'
            - 'C:\ProgramData\'
            - 'C:\Windows\Prefetch'
            - '%SystemRoot%\System32\Spool\drivers'
            - '%SystemDrive%\Windows\System32\CatRoot2'
            - 'C:\Windows'
            - '%ProgramFiles(x86)%'
            - 'C:\Program Files\Java'
      `,
      findings: [
        {
          at: '5:7',
          message: 'The exclusion "C:\\Temp" is risky: everybody can write there.',
          setting: 'excludedPaths',
        },
        {
          at: '6:7',
          message: 'The exclusion "%windir%\\Temp\\*" is risky: programs unpack files there.',
          setting: 'excludedPaths',
        },
        {
          at: '7:7',
          message: 'The exclusion "%TEMP%" is risky: programs unpack files there.',
          setting: 'excludedPaths',
        },
        {
          at: '8:7',
          message:
            'The exclusion "C:\\Users\\*\\AppData\\Local\\Temp\\" is risky: downloads and mail attachments run from there.',
          setting: 'excludedPaths',
        },
        { at: '9:7', message: 'The exclusion "C:\\Users" is risky: users can write there.', setting: 'excludedPaths' },
        {
          at: '10:7',
          message: 'The exclusion "C:\\Users\\*" is risky: users can write there.',
          setting: 'excludedPaths',
        },
        {
          at: '11:7',
          message: 'The exclusion "c:\\users\\*\\downloads" is risky: users can write there.',
          setting: 'excludedPaths',
        },
        {
          at: '12:7',
          message: 'The exclusion "%ProgramData%" is risky: users can write there.',
          setting: 'excludedPaths',
        },
        {
          at: '13:7',
          message: 'The exclusion "C:\\ProgramData\\" is risky: users can write there.',
          setting: 'excludedPaths',
        },
        {
          at: '14:7',
          message: 'The exclusion "C:\\Windows\\Prefetch" is risky: malware hides there.',
          setting: 'excludedPaths',
        },
        {
          at: '15:7',
          message: 'The exclusion "%SystemRoot%\\System32\\Spool\\drivers" is risky: malware hides there.',
          setting: 'excludedPaths',
        },
        {
          at: '16:7',
          message: 'The exclusion "%SystemDrive%\\Windows\\System32\\CatRoot2" is risky: malware hides there.',
          setting: 'excludedPaths',
        },
        {
          at: '17:7',
          message: 'The exclusion "C:\\Windows" is risky: all of Windows is in it.',
          setting: 'excludedPaths',
        },
        {
          at: '18:7',
          message: 'The exclusion "%ProgramFiles(x86)%" is risky: too many programs are in it.',
          setting: 'excludedPaths',
        },
        {
          at: '19:7',
          message: 'The exclusion "C:\\Program Files\\Java" is risky: too many programs are in it.',
          setting: 'excludedPaths',
        },
      ],
    },
  ],
});

describeRule(exclusionOfRiskyExtension, {
  accept: [
    {
      name: 'an extension of one application',
      fleet: `
      os: windows-11
      mode: active
      settings: { excludedExtensions: [ledgerdb, .mdf] }
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
