import { describeRule } from '@mdav/testkit';
import { asrExclusionWithoutRule } from './asr-exclusion-without-rule.ts';
import { exclusionCharacters } from './exclusion-characters.ts';
import { exclusionPathsJoined } from './exclusion-paths-joined.ts';

describeRule(exclusionCharacters, {
  accept: [
    {
      name: 'what paths have, and quotes in a context',
      fleet: String.raw`
        os: windows-11
        mode: active
        settings:
          excludedPaths: ['C:\Program Files (x86)\a & b; c, d\*.e?f', 'C:\a\:{Process:"b.exe"}']
          asrOnlyPerRuleExclusions: { block-safe-mode-reboot: 'C:\a.exe>C:\b.exe' }
      `,
    },
    {
      name: 'a list of something else',
      fleet: String.raw`
        os: windows-11
        mode: active
        settings: { signatureUpdateFileSharesSources: ['\\a|b\c'] }
      `,
    },
  ],
  reject: [
    {
      name: 'quotes around an entry, which go, and those inside, which stay',
      fleet: String.raw`
        os: windows-11
        mode: active
        settings:
          excludedPaths: ['"C:\a"', '"C:\a', { path: '"C:\b"', owner: erp }, '""']
          excludedExtensions: ['"ldf"']
      `,
      findings: [
        {
          at: '4:19',
          setting: 'excludedPaths',
          message: String.raw`The quotes around "C:\a" are taken as part of it, and nothing matches.`,
          hint: 'Write the entry without quotes.',
          mended: [String.raw`'"C:\a"'`, String.raw`'C:\a'`],
        },
        { at: '4:29', setting: 'excludedPaths', message: String.raw`""C:\a" has a ", which no path can have.` },
        {
          at: '4:38',
          setting: 'excludedPaths',
          message: String.raw`The quotes around "C:\b" are taken as part of it, and nothing matches.`,
        },
        {
          at: '4:70',
          setting: 'excludedPaths',
          message: 'The quotes around "" are taken as part of it, and nothing matches.',
        },
        {
          at: '5:24',
          setting: 'excludedExtensions',
          message: 'The quotes around "ldf" are taken as part of it, and nothing matches.',
          mended: [`'"ldf"'`, "'ldf'"],
        },
      ],
    },
    {
      name: 'what separates entries, in every list',
      fleet: String.raw`
        os: windows-11
        mode: active
        settings:
          excludedPaths: ['C:\a|D:\b']
          excludedProcesses: ['C:\<a>.exe']
          asrOnlyPerRuleExclusions: { block-safe-mode-reboot: ['C:\a.exe>C:\b.exe', '"C:\c.exe"'] }
          controlledFolderAccessAllowedApplications: ['C:\a.exe|C:\b.exe']
      `,
      findings: [
        { at: '4:19', setting: 'excludedPaths', message: String.raw`"C:\a|D:\b" has a |, which no path can have.` },
        {
          at: '5:23',
          setting: 'excludedProcesses',
          message: String.raw`"C:\<a>.exe" has a <, which no path can have.`,
        },
        {
          at: '6:31',
          setting: 'asrOnlyPerRuleExclusions',
          message: String.raw`"C:\a.exe>C:\b.exe" has a >, which no path can have.`,
        },
        {
          at: '6:31',
          setting: 'asrOnlyPerRuleExclusions',
          message: String.raw`The quotes around "C:\c.exe" are taken as part of it, and nothing matches.`,
        },
        {
          at: '7:47',
          setting: 'controlledFolderAccessAllowedApplications',
          message: String.raw`"C:\a.exe|C:\b.exe" has a |, which no path can have.`,
        },
      ],
    },
  ],
});

describeRule(exclusionPathsJoined, {
  accept: [
    {
      name: 'a semicolon and a comma in a name',
      fleet: String.raw`
        os: windows-11
        mode: active
        settings: { excludedPaths: ['C:\a;b\c, d', 'C:\a\:{PathType:file,Process:"C:\b.exe"}', 'C:\a,100%\b'] }
      `,
    },
    {
      name: 'extensions one by one',
      fleet: `
        os: windows-11
        mode: active
        settings: { excludedExtensions: [ldf, .mdf, '*.ndf', 'tar.gz', 'd?f', '*'] }
      `,
    },
  ],
  reject: [
    {
      name: 'two drives, shares or variables',
      fleet: String.raw`
        os: windows-11
        mode: active
        settings:
          excludedPaths: ['C:\a;D:\b', 'C:\a, d:/b', 'C:\a;\\s\b', 'C:\a;%ProgramData%\b']
          asrOnlyPerRuleExclusions: { block-safe-mode-reboot: ['C:\a.exe,C:\b.exe'] }
      `,
      findings: [
        ['4:19', String.raw`C:\a;D:\b`, 'excludedPaths'],
        ['4:32', String.raw`C:\a, d:/b`, 'excludedPaths'],
        ['4:46', String.raw`C:\a;\\s\b`, 'excludedPaths'],
        ['4:60', String.raw`C:\a;%ProgramData%\b`, 'excludedPaths'],
        ['5:31', String.raw`C:\a.exe,C:\b.exe`, 'asrOnlyPerRuleExclusions'],
      ].map(([at = '', text, setting = '']) => ({
        at,
        setting,
        message: `"${text}" looks like two paths; to Defender it is one.`,
      })),
    },
    {
      name: 'two extensions',
      fleet: `
        os: windows-11
        mode: active
        settings:
          excludedExtensions: ['ldf,mdf', '.ldf; .mdf', '*.ldf *.mdf', 'ldf|mdf', 'ldf;*mdf']
      `,
      findings: [
        ['4:24', 'ldf,mdf'],
        ['4:35', '.ldf; .mdf'],
        ['4:49', '*.ldf *.mdf'],
        ['4:64', 'ldf|mdf'],
        ['4:75', 'ldf;*mdf'],
      ].map(([at = '', text]) => ({
        at,
        setting: 'excludedExtensions',
        message: `"${text}" looks like two extensions; to Defender it is one.`,
        hint: 'Write every extension as an entry of its own.',
      })),
    },
  ],
});

const rules = (states: string, exclusions: string) => `
  os: windows-11
  mode: active
  settings:
    attackSurfaceReductionRules: ${states}
    asrOnlyPerRuleExclusions: ${exclusions}
`;

describeRule(asrExclusionWithoutRule, {
  accept: [
    {
      name: 'rules that act, by name and by GUID',
      fleet: rules(
        '{ block-safe-mode-reboot: audit, 11111111-2222-3333-4444-555555555555: block }',
        String.raw`{ block-safe-mode-reboot: ['C:\a.exe', 'C:\b.exe'], 11111111-2222-3333-4444-555555555555: ['C:\a.exe'] }`,
      ),
    },
    { name: 'no exclusions', fleet: rules('{ block-safe-mode-reboot: off }', '{}') },
  ],
  reject: [
    {
      name: 'a rule that is off and one that nobody sets, once for each',
      fleet: rules(
        '{ block-safe-mode-reboot: off }',
        String.raw`{ block-safe-mode-reboot: ['C:\a.exe', 'C:\b.exe'], block-wmi-persistence: ['C:\a.exe'] }`,
      ),
      findings: [
        {
          at: '5:31',
          setting: 'asrOnlyPerRuleExclusions',
          message: 'block-safe-mode-reboot has exclusions, and the rule is off.',
        },
        {
          at: '5:81',
          severity: 'info',
          setting: 'asrOnlyPerRuleExclusions',
          message: 'block-wmi-persistence has exclusions, and the group does not set the rule.',
        },
      ],
    },
    {
      name: 'rules that are taken back, and none at all',
      fleet: rules('remove', String.raw`{ block-safe-mode-reboot: ['C:\a.exe'] }`),
      findings: [
        {
          at: '5:31',
          severity: 'info',
          setting: 'asrOnlyPerRuleExclusions',
          message: 'block-safe-mode-reboot has exclusions, and the group does not set the rule.',
        },
      ],
    },
  ],
});
