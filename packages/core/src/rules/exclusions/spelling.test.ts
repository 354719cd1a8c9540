import { describeRule } from '@mdav/testkit';
import { exclusionPathNotAbsolute } from './exclusion-path-not-absolute.ts';
import { exclusionProcessByName } from './exclusion-process-by-name.ts';
import { exclusionUserVariable } from './exclusion-user-variable.ts';
import { exclusionWildcards } from './exclusion-wildcards.ts';

describeRule(exclusionWildcards, {
  accept: [
    {
      name: 'six of them',
      fleet: String.raw`
      os: windows-11
      mode: active
      settings: { excludedPaths: ['D:\*\*\?\*\a?\*.log'] }
    `,
    },
    {
      name: 'several asterisks in a row',
      fleet: String.raw`
      os: windows-11
      mode: active
      settings: { excludedPaths: ['D:\Ledger\*******'] }
    `,
    },
    {
      name: 'wildcards in the folders of allowed applications, and none in protected folders',
      fleet: String.raw`
      os: windows-11
      mode: active
      settings:
        controlledFolderAccessAllowedApplications: ['C:\*\*\*\*\*\*\*\a.exe', '%LOCALAPPDATA%\App\app-*\a.exe']
        controlledFolderAccessProtectedFolders: ['D:\Data', '%ProgramData%\Data']
    `,
    },
  ],
  reject: [
    {
      name: 'seven of them',
      fleet: String.raw`
        os: windows-11
        mode: active
        settings: { excludedPaths: ['D:\*\*\?\*\a?\*?.log'] }
      `,
      findings: [
        {
          at: '3:29',
          message: 'The exclusion "D:\\*\\*\\?\\*\\a?\\*?.log" has 7 wildcards; 6 are the limit.',
          setting: 'excludedPaths',
        },
      ],
    },
    {
      name: 'the drive of a path and of a process',
      fleet: String.raw`
        os: windows-11
        mode: active
        settings: { excludedPaths: ['*:\Ledger'], excludedProcesses: ['?:\Ledger\ledger.exe'] }
      `,
      findings: [
        {
          at: '3:29',
          message: 'The exclusion "*:\\Ledger" has a wildcard in place of the drive letter.',
          setting: 'excludedPaths',
        },
        {
          at: '3:63',
          message: 'The exclusion "?:\\Ledger\\ledger.exe" has a wildcard in place of the drive letter.',
          setting: 'excludedProcesses',
        },
      ],
    },
    {
      name: 'the lists of attack surface reduction and controlled folder access',
      fleet: String.raw`
        os: windows-11
        mode: active
        settings:
          attackSurfaceReductionOnlyExclusions: ['D:\*\*\*\*\*\*\*\a.exe']
          asrOnlyPerRuleExclusions: { block-safe-mode-reboot: ['*:\a.exe'] }
          controlledFolderAccessProtectedFolders: ['D:\?', '*:\a']
          controlledFolderAccessAllowedApplications: ['D:\a*.exe', '*:\a.exe']
      `,
      findings: [
        {
          at: '4:42',
          message: 'The exclusion "D:\\*\\*\\*\\*\\*\\*\\*\\a.exe" has 7 wildcards; 6 are the limit.',
          setting: 'attackSurfaceReductionOnlyExclusions',
        },
        {
          at: '5:31',
          message: 'The exclusion "*:\\a.exe" has a wildcard in place of the drive letter.',
          setting: 'asrOnlyPerRuleExclusions',
        },
        {
          at: '6:44',
          message: 'The protected folder "D:\\?" has wildcards, which do not work there.',
          setting: 'controlledFolderAccessProtectedFolders',
        },
        {
          at: '6:52',
          message: 'The protected folder "*:\\a" has wildcards, which do not work there.',
          setting: 'controlledFolderAccessProtectedFolders',
        },
        {
          at: '7:47',
          message:
            'The allowed application "D:\\a*.exe" has a wildcard in the name of the program; only its folders may have some.',
          setting: 'controlledFolderAccessAllowedApplications',
        },
        {
          at: '7:60',
          message: 'The allowed application "*:\\a.exe" has a wildcard in place of the drive letter.',
          setting: 'controlledFolderAccessAllowedApplications',
        },
      ],
    },
  ],
});

describeRule(exclusionUserVariable, {
  accept: [
    {
      name: 'variables of a user where they count, or no page says',
      fleet: String.raw`
      os: windows-11
      mode: active
      settings:
        controlledFolderAccessAllowedApplications: ['%LOCALAPPDATA%\App\a.exe']
        controlledFolderAccessProtectedFolders: ['%USERPROFILE%\Data']
    `,
    },
    {
      name: 'variables of the system',
      fleet: String.raw`
      os: windows-11
      mode: active
      settings: { excludedPaths: ['%ProgramData%\Contoso', '%SystemRoot%\Contoso', '%ALLUSERSPROFILE%\Contoso', '100%'] }
    `,
    },
  ],
  reject: [
    {
      name: 'variables of a user, one finding for each entry',
      fleet: String.raw`
        os: windows-11
        mode: active
        settings:
          excludedPaths: ['%UserProfile%\Ledger', '%HOMEDRIVE%%HOMEPATH%\Ledger', 'C:\Users\%USERNAME%\Ledger']
          excludedProcesses:
            - '%AppData%\Contoso\ledger.exe'
      `,
      findings: [
        {
          at: '4:19',
          message: '%UserProfile% in "%UserProfile%\\Ledger" is resolved for the system account, not for a user.',
          setting: 'excludedPaths',
        },
        {
          at: '4:43',
          message: '%HOMEDRIVE% in "%HOMEDRIVE%%HOMEPATH%\\Ledger" is resolved for the system account, not for a user.',
          setting: 'excludedPaths',
        },
        {
          at: '4:75',
          message: '%USERNAME% in "C:\\Users\\%USERNAME%\\Ledger" is resolved for the system account, not for a user.',
          setting: 'excludedPaths',
        },
        {
          at: '6:7',
          message: '%AppData% in "%AppData%\\Contoso\\ledger.exe" is resolved for the system account, not for a user.',
          setting: 'excludedProcesses',
        },
      ],
    },
  ],
});

describeRule(exclusionProcessByName, {
  accept: [
    {
      name: 'full paths',
      fleet: String.raw`
      os: windows-11
      mode: active
      settings: { excludedProcesses: ['C:\Program Files\Contoso\ledger.exe', '%ProgramFiles%\Contoso\*', 'C:/Contoso/ledger.exe'] }
    `,
    },
    {
      name: 'a path list, which another rule judges',
      fleet: `
      os: windows-11
      mode: active
      settings: { excludedPaths: [ledger.exe] }
    `,
    },
  ],
  reject: [
    {
      name: 'bare names',
      fleet: `
        os: windows-11
        mode: active
        settings:
          excludedProcesses:
            - ledger.exe
            - process: 'ledger*.exe'
              reason: versions
      `,
      findings: [
        {
          at: '5:7',
          message: '"ledger.exe" is a bare name: every program of that name is excluded, wherever it runs from.',
          setting: 'excludedProcesses',
        },
        {
          at: '6:7',
          message: '"ledger*.exe" is a bare name with a wildcard, which does not match.',
          setting: 'excludedProcesses',
        },
      ],
    },
  ],
});

describeRule(exclusionPathNotAbsolute, {
  accept: [
    {
      name: 'a path in quotes, which another rule names',
      fleet: String.raw`
      os: windows-11
      mode: active
      settings: { excludedPaths: ['"D:\Ledger"'] }
    `,
    },
    {
      name: 'names of processes, which another rule judges, and lists that are taken back',
      fleet: `
      os: windows-11
      mode: active
      settings: { excludedProcesses: [ledger.exe], excludedPaths: remove, asrOnlyPerRuleExclusions: remove }
    `,
    },
    {
      name: 'a place in front of a context',
      fleet: String.raw`
      os: windows-11
      mode: active
      settings: { excludedPaths: ['D:\Ledger\:{PathType:folder}'] }
    `,
    },
    {
      name: 'drives, shares and variables',
      fleet: String.raw`
      os: windows-11
      mode: active
      settings: { excludedPaths: ['D:\Ledger', '\\server\share\folder', '%ProgramData%\Contoso', '*:\Ledger', '*'] }
    `,
    },
  ],
  reject: [
    {
      name: 'names and relative paths',
      fleet: String.raw`
        os: windows-11
        mode: active
        settings:
          excludedPaths:
            - data.bin
            - 'Ledger\data.bin'
            - '\Ledger'
      `,
      findings: [
        {
          at: '5:7',
          message: 'The exclusion "data.bin" does not say where the file or folder is.',
          setting: 'excludedPaths',
        },
        {
          at: '6:7',
          message: 'The exclusion "Ledger\\data.bin" does not say where the file or folder is.',
          setting: 'excludedPaths',
        },
        {
          at: '7:7',
          message: 'The exclusion "\\Ledger" does not say where the file or folder is.',
          setting: 'excludedPaths',
        },
      ],
    },
    {
      name: 'the lists of attack surface reduction and controlled folder access',
      fleet: `
        os: windows-11
        mode: active
        settings:
          attackSurfaceReductionOnlyExclusions: [a.exe]
          controlledFolderAccessProtectedFolders: [Data]
          controlledFolderAccessAllowedApplications: [a.exe]
      `,
      findings: [
        {
          at: '4:42',
          message: 'The exclusion "a.exe" does not say where the file or folder is.',
          setting: 'attackSurfaceReductionOnlyExclusions',
        },
        {
          at: '5:44',
          message: 'The protected folder "Data" does not say where the file or folder is.',
          setting: 'controlledFolderAccessProtectedFolders',
        },
        {
          at: '6:47',
          message: 'The allowed application "a.exe" does not say where the file or folder is.',
          setting: 'controlledFolderAccessAllowedApplications',
        },
      ],
    },
  ],
});
