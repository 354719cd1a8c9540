import { describeRule } from '@mdav/testkit';
import { exclusionContextMalformed } from './exclusion-context-malformed.ts';
import { exclusionContextMisplaced } from './exclusion-context-misplaced.ts';
import { exclusionContextVersionFloor } from './exclusion-context-version-floor.ts';

const paths = (...entries: readonly string[]) => `
  os: windows-11
  mode: active
  settings:
    excludedPaths:
${entries.map((entry) => `      - '${entry}'`).join('\n')}
`;

describeRule(exclusionContextMalformed, {
  accept: [
    {
      name: 'every keyword and value, and no context',
      fleet: paths(
        String.raw`C:\a\:{PathType:file,ScanType:quick,ScanTrigger:OnDemand}`,
        String.raw`C:\b\:{PathType:folder,ScanType:full,ScanTrigger:BM}`,
        String.raw`C:\c\:{ScanTrigger:OnAccess,Process:"a.exe",Process:"b.exe"}`,
        String.raw`C:\d`,
      ),
    },
    {
      name: 'lists without contexts, of which another rule speaks',
      fleet: String.raw`
        os: windows-11
        mode: active
        settings: { excludedProcesses: ['C:\a.exe\:{Foo:bar}'] }
      `,
    },
  ],
  reject: [
    {
      name: 'every kind of mistake',
      fleet: paths(
        String.raw`C:\a:{PathType:file}`,
        String.raw`C:\b\:{PathType:file`,
        String.raw`C:\c\:{PathType:file}x`,
        String.raw`C:\d\:{}`,
        String.raw`C:\e\:{file}`,
        String.raw`C:\f\:{Foo:bar}`,
        String.raw`C:\g\:{scanTrigger:OnAccess}`,
        String.raw`C:\h\:{ScanTrigger:bm}`,
        String.raw`C:\i\:{ScanType:custom}`,
        String.raw`C:\j\:{PathType:file,PathType:folder}`,
      ),
      findings: [
        {
          at: '5:7',
          setting: 'excludedPaths',
          message: String.raw`The context of "C:\a:{PathType:file}" needs a backslash in front of its colon.`,
          mended: [String.raw`'C:\a:{`, String.raw`'C:\a\:{`],
        },
        {
          at: '6:7',
          setting: 'excludedPaths',
          message: String.raw`The context of "C:\b\:{PathType:file" has no closing brace.`,
        },
        {
          at: '7:7',
          setting: 'excludedPaths',
          message: String.raw`The context of "C:\c\:{PathType:file}x" is followed by "x".`,
        },
        { at: '8:7', setting: 'excludedPaths', message: String.raw`The context of "C:\d\:{}" is empty.` },
        {
          at: '9:7',
          setting: 'excludedPaths',
          message: String.raw`The context of "C:\e\:{file}" has "file", which is no keyword with a value.`,
        },
        {
          at: '10:7',
          setting: 'excludedPaths',
          message: String.raw`The context of "C:\f\:{Foo:bar}" has the keyword Foo; known are PathType, ScanType, ScanTrigger, Process, in this letter case.`,
        },
        {
          at: '11:7',
          setting: 'excludedPaths',
          message: String.raw`The context of "C:\g\:{scanTrigger:OnAccess}" has the keyword scanTrigger; known are PathType, ScanType, ScanTrigger, Process, in this letter case.`,
          mended: ['scanTrigger', 'ScanTrigger'],
        },
        {
          at: '12:7',
          setting: 'excludedPaths',
          message: String.raw`The context of "C:\h\:{ScanTrigger:bm}" has ScanTrigger:bm; it is written BM.`,
          mended: [':bm', ':BM'],
        },
        {
          at: '13:7',
          setting: 'excludedPaths',
          message: String.raw`The context of "C:\i\:{ScanType:custom}" has ScanType:custom, a value that is not known.`,
        },
        {
          at: '14:7',
          setting: 'excludedPaths',
          message: String.raw`The context of "C:\j\:{PathType:file,PathType:folder}" asks for two values of PathType at once, which never holds.`,
        },
      ],
    },
    {
      name: 'a mistake in an entry that has more to it, which is left to people',
      fleet: String.raw`
        os: windows-11
        mode: active
        settings: { excludedPaths: [{ path: 'C:\a\:{pathtype:file}', owner: erp }] }
      `,
      findings: [
        {
          at: '3:29',
          setting: 'excludedPaths',
          message: String.raw`The context of "C:\a\:{pathtype:file}" has the keyword pathtype; known are PathType, ScanType, ScanTrigger, Process, in this letter case.`,
        },
      ],
    },
  ],
});

describeRule(exclusionContextMisplaced, {
  accept: [
    { name: 'a context where it belongs', fleet: paths(String.raw`C:\a\:{PathType:file}`) },
    {
      name: 'lists without contexts',
      fleet: String.raw`
        os: windows-11
        mode: passive
        settings: { excludedPaths: ['C:\a'], excludedProcesses: ['C:\a.exe'], excludedExtensions: [ldf] }
      `,
    },
  ],
  reject: [
    {
      name: 'every other list',
      fleet: String.raw`
        os: windows-11
        mode: active
        settings:
          excludedExtensions: ['ldf\:{PathType:file}']
          excludedProcesses: ['C:\a.exe\:{PathType:file}']
          attackSurfaceReductionOnlyExclusions: ['C:\a.exe\:{PathType:file}']
          asrOnlyPerRuleExclusions: { block-safe-mode-reboot: ['C:\a.exe\:{PathType:file}'] }
          controlledFolderAccessProtectedFolders: ['D:\a\:{PathType:folder}']
      `,
      findings: [
        ['excludedExtensions', '4:24', String.raw`ldf\:{PathType:file}`],
        ['excludedProcesses', '5:23', String.raw`C:\a.exe\:{PathType:file}`],
        ['attackSurfaceReductionOnlyExclusions', '6:42', String.raw`C:\a.exe\:{PathType:file}`],
        ['asrOnlyPerRuleExclusions', '7:31', String.raw`C:\a.exe\:{PathType:file}`],
        ['controlledFolderAccessProtectedFolders', '8:44', String.raw`D:\a\:{PathType:folder}`],
      ].map(([setting = '', at = '', text]) => ({
        at,
        setting,
        message: `${setting} takes no context, as "${text}" has.`,
      })),
    },
    {
      name: 'a passive group',
      fleet: paths(String.raw`C:\a\:{PathType:file}`).replace('active', 'passive'),
      findings: [
        {
          at: '5:7',
          severity: 'warning',
          setting: 'excludedPaths',
          message: String.raw`The context of "C:\a\:{PathType:file}" needs Defender as the antivirus, and the group is to be passive.`,
          hint: 'Take the context away, or the entry out.',
        },
      ],
    },
  ],
});

const versioned = (versions: string) => `${paths(String.raw`C:\x`, String.raw`C:\a\:{PathType:file}`)}${versions}`;

describeRule(exclusionContextVersionFloor, {
  accept: [
    { name: 'the floors themselves', fleet: versioned('  platform: 4.18.2205.7\n  engine: 1.1.19300.2\n') },
    { name: 'no contexts', fleet: paths(String.raw`C:\a`) },
    {
      name: 'a passive group, of which another rule speaks',
      fleet: paths(String.raw`C:\a\:{PathType:file}`).replace('active', 'passive'),
    },
    {
      name: 'contexts where there are none, of which another rule speaks',
      fleet: String.raw`
        os: windows-11
        mode: active
        settings: { excludedProcesses: ['C:\a.exe\:{PathType:file}'] }
      `,
    },
  ],
  reject: [
    {
      name: 'a platform and an engine that are older',
      fleet: versioned('  platform: 4.18.2205.6\n  engine: 1.1.19300.1\n'),
      findings: [
        {
          at: '6:7',
          setting: 'excludedPaths',
          message:
            'Contexts of exclusions need platform 4.18.2205.7 and engine 1.1.19300.2 or later; the group has platform 4.18.2205.6 and engine 1.1.19300.1.',
        },
      ],
    },
    {
      name: 'one that is older beside one that nobody says',
      fleet: versioned('  engine: 1.1.19300.1\n'),
      findings: [
        {
          at: '6:7',
          setting: 'excludedPaths',
          message:
            'Contexts of exclusions need platform 4.18.2205.7 and engine 1.1.19300.2 or later; the group has engine 1.1.19300.1.',
        },
      ],
    },
    {
      name: 'versions that nobody says',
      fleet: versioned('  engine: 1.1.19300.2\n'),
      findings: [
        {
          at: '6:7',
          severity: 'warning',
          setting: 'excludedPaths',
          message:
            'Contexts of exclusions need platform 4.18.2205.7 and engine 1.1.19300.2 or later; the group does not say its `platform`.',
          hint: 'Add the lowest `platform` of the group.',
        },
      ],
    },
  ],
});
