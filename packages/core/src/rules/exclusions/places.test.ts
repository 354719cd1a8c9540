import { describeRule } from '@mdav/testkit';
import { exclusionOfDriveRoot } from './exclusion-of-drive-root.ts';
import { exclusionOfRiskyFolder } from './exclusion-of-risky-folder.ts';

const ofPath = (path: string) => `
  os: windows-11
  mode: active
  settings: { excludedPaths: ['${path}'] }
`;

describeRule(exclusionOfDriveRoot, {
  accept: [
    { name: 'a folder by a way round', fleet: ofPath(String.raw`D:\a\..\b`) },
    {
      name: 'folders and files',
      fleet: String.raw`
      os: windows-11
      mode: active
      settings: { excludedPaths: ['D:\Ledger', 'D:\Ledger\*', 'D:\*\Cache', '\\server\share\folder', '%SystemDrive%\Ledger'] }
    `,
    },
    {
      name: 'programs, and names that are no path',
      fleet: String.raw`
      os: windows-11
      mode: active
      settings:
        excludedProcesses: ['C:\\Ledger\\*', 'C:\\*\\Ledger\\ledger.exe', '*', 'C:']
        controlledFolderAccessAllowedApplications: ['D:\\*\\ledger.exe']
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
    ...[String.raw`C:\.`, String.raw`D:\a\..\..`, '\\\\?\\C:\\', String.raw`\\.\C:`].map((path) => ({
      name: path,
      fleet: ofPath(path),
      findings: [{ at: '3:29', setting: 'excludedPaths', message: `The exclusion "${path}" covers a whole drive.` }],
    })),
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
      name: 'a drive in front of a context, and in the lists of attack surface reduction and controlled folder access',
      fleet: String.raw`
        os: windows-11
        mode: active
        settings:
          excludedPaths: ['C:\:{ScanTrigger:OnDemand}']
          attackSurfaceReductionOnlyExclusions: ['C:\']
          asrOnlyPerRuleExclusions: { block-safe-mode-reboot: ['D:\'] }
          controlledFolderAccessProtectedFolders: ['D:\', '\\server\share']
      `,
      findings: [
        {
          at: '4:19',
          message: 'The exclusion "C:\\:{ScanTrigger:OnDemand}" covers a whole drive.',
          setting: 'excludedPaths',
        },
        {
          at: '5:42',
          message: 'The exclusion "C:\\" covers a whole drive.',
          setting: 'attackSurfaceReductionOnlyExclusions',
        },
        { at: '6:31', message: 'The exclusion "D:\\" covers a whole drive.', setting: 'asrOnlyPerRuleExclusions' },
        {
          at: '7:44',
          severity: 'warning',
          message: 'The protected folder "D:\\" covers a whole drive.',
          setting: 'controlledFolderAccessProtectedFolders',
        },
      ],
    },
    {
      name: 'all programs of a drive',
      fleet: String.raw`
        os: windows-11
        mode: active
        settings:
          excludedProcesses: ['C:\*\**', '%SystemDrive%\*']
          controlledFolderAccessAllowedApplications: ['D:\*\*']
      `,
      findings: [
        { at: '4:23', message: 'The exclusion "C:\\*\\**" covers a whole drive.', setting: 'excludedProcesses' },
        { at: '4:34', message: 'The exclusion "%SystemDrive%\\*" covers a whole drive.', setting: 'excludedProcesses' },
        {
          at: '5:47',
          message: 'The allowed application "D:\\*\\*" covers a whole drive.',
          setting: 'controlledFolderAccessAllowedApplications',
        },
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
    { name: 'out of it by a way round', fleet: ofPath(String.raw`C:\Windows\Temp\..\..\Ledger`) },
    {
      name: 'folders that are protected, and programs in them',
      fleet: String.raw`
      os: windows-11
      mode: active
      settings:
        controlledFolderAccessProtectedFolders: ['C:\Users']
        controlledFolderAccessAllowedApplications: ['C:\Users']
        excludedProcesses: ['C:\Windows\Temp']
    `,
    },
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
          - 'D:\*\Cache'
          - 'C:\Users\*\AppData\Local\Contoso'
          - 'C:\Users\*\Contoso'
          - 'C:\ProgramData\*\Cache'
          - 'C:\Windows\*.log'
          - 'C:\Windows\Temp\*.log'
          - 'C:\Program Files\Contoso\*.exe'
          - 'Temp'
          - '%CONTOSO%\Temp'
    `,
    },
    {
      name: 'programs of one application, and those of Windows by name',
      fleet: String.raw`
      os: windows-11
      mode: active
      settings:
        excludedProcesses:
          - 'C:\Program Files\Contoso\*'
          - 'C:\Program Files\*\ledger.exe'
          - 'C:\Windows\System32\ledger.exe'
          - 'C:\Users\*\AppData\Local\Contoso\ledger.exe'
          - 'D:\*\bin\ledger.exe'
          - 'C:\ledger.exe'
          - 'C:\led*.exe'
          - ledger.exe
        controlledFolderAccessAllowedApplications: ['C:\Program Files\*\ledger.exe']
    `,
    },
  ],
  reject: [
    {
      name: 'a program where programs unpack files',
      fleet: ofPath(String.raw`C:\Windows\Temp\ledger.exe`).replace('excludedPaths', 'excludedProcesses'),
      findings: [
        {
          at: '3:33',
          setting: 'excludedProcesses',
          message: String.raw`The exclusion "C:\Windows\Temp\ledger.exe" is risky: programs unpack files there.`,
        },
      ],
    },
    {
      name: 'into it by a way round',
      fleet: ofPath(String.raw`\\.\C:\Ledger\..\Windows\.`),
      findings: [
        {
          at: '3:29',
          setting: 'excludedPaths',
          message: String.raw`The exclusion "\\.\C:\Ledger\..\Windows\." is risky: all of Windows is in it.`,
        },
      ],
    },
    {
      name: 'a folder in front of a context, and in the lists of attack surface reduction',
      fleet: String.raw`
        os: windows-11
        mode: active
        settings:
          excludedPaths: ['C:\Windows\Temp\:{ScanType:full}']
          attackSurfaceReductionOnlyExclusions: ['C:\Temp']
      `,
      findings: [
        {
          at: '4:19',
          message: 'The exclusion "C:\\Windows\\Temp\\:{ScanType:full}" is risky: programs unpack files there.',
          setting: 'excludedPaths',
        },
        {
          at: '5:42',
          message: 'The exclusion "C:\\Temp" is risky: everybody can write there.',
          setting: 'attackSurfaceReductionOnlyExclusions',
        },
      ],
    },
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
    ...[
      ['C:\\Users\\*\\AppData', 'downloads and mail attachments run from there'],
      ['C:\\Users\\*\\AppData\\*', 'downloads and mail attachments run from there'],
      ['C:\\Users\\bob', 'users can write there'],
      ['C:\\Users\\bob\\AppData', 'downloads and mail attachments run from there'],
      ['\\\\server\\profiles\\*\\AppData\\Local', 'downloads and mail attachments run from there'],
      ['\\\\server\\c$\\Windows\\Temp', 'programs unpack files there'],
      ['%USERPROFILE%\\Downloads', 'users can write there'],
      ['C:\\*\\Temp', 'programs unpack files there'],
      ['C:\\*\\**.exe', 'all of Windows is in it'],
      ['C:\\Users\\*\\Downloads\\setup*.exe', 'users can write there'],
      ['C:\\Program*', 'users can write there'],
      ['C:\\T?mp', 'everybody can write there'],
      ['C:\\Windows\\System32\\*.d?l', 'all of Windows is in it'],
    ].map(([path = '', why]) => ({
      name: `what ${path} stands for`,
      fleet: `
        os: windows-11
        mode: active
        settings: { excludedPaths: ['${path}'] }
      `,
      findings: [
        {
          at: '3:29',
          message: `The exclusion "${path}" is risky: ${why}.`,
          setting: 'excludedPaths',
        },
      ],
    })),
    ...[
      ['C:\\Windows\\*', 'all of Windows is in it'],
      ['C:\\Windows\\System32\\*', 'all of Windows is in it'],
      ['C:\\Windows\\System32\\p*.exe', 'all of Windows is in it'],
      ['C:\\Users\\*\\AppData\\*', 'downloads and mail attachments run from there'],
      ['C:\\Users\\*\\AppData\\Local\\app.exe', 'downloads and mail attachments run from there'],
      ['C:\\*\\app.exe', 'everybody can write there'],
      ['%ProgramData%\\app.exe', 'users can write there'],
    ].map(([path = '', why]) => ({
      name: `programs that ${path} stands for`,
      fleet: `
        os: windows-11
        mode: active
        settings: { excludedProcesses: ['${path}'] }
      `,
      findings: [{ at: '3:33', message: `The exclusion "${path}" is risky: ${why}.`, setting: 'excludedProcesses' }],
    })),
    {
      name: 'an application that anybody may put there',
      fleet: String.raw`
        os: windows-11
        mode: active
        settings: { controlledFolderAccessAllowedApplications: ['C:\Temp\app.exe'] }
      `.replaceAll('\\\\', '\\'),
      findings: [
        {
          at: '3:57',
          message: 'The allowed application "C:\\Temp\\app.exe" is risky: everybody can write there.',
          setting: 'controlledFolderAccessAllowedApplications',
        },
      ],
    },
  ],
});
