import { describeRule } from '@mdav/testkit';
import { exclusionPathNotNormalized } from './exclusion-path-not-normalized.ts';

const group = (settings: string) => `
  os: windows-11
  mode: active
  settings: { ${settings} }
`;

describeRule(exclusionPathNotNormalized, {
  accept: [
    { name: 'straight paths', fleet: group(String.raw`excludedPaths: ['D:\x\', '%ProgramData%\a', 'D:\a b\...']`) },
    { name: 'a context', fleet: group(String.raw`excludedPaths: ['D:\x\:{PathType:folder}']`) },
    { name: 'extensions', fleet: group('excludedExtensions: [.mdf, log]') },
  ],
  reject: [
    {
      name: 'spaces, which go',
      fleet: group(String.raw`excludedPaths: [' D:\x', 'D:\y ']`),
      findings: [
        {
          at: '3:29',
          setting: 'excludedPaths',
          message: String.raw`There is a space before "D:\x", which is written as part of it.`,
          hint: 'Write the entry without it.',
          mended: group(String.raw`excludedPaths: ['D:\x', 'D:\y ']`),
        },
        {
          at: '3:38',
          setting: 'excludedPaths',
          message: String.raw`There is a space after "D:\y", which is written as part of it.`,
          mended: group(String.raw`excludedPaths: [' D:\x', 'D:\y']`),
        },
      ],
    },
    {
      name: 'spaces where no fix takes them away: an entry that says more, the list of one rule',
      fleet: group(
        String.raw`excludedPaths: [{ path: ' D:\x', owner: erp }], asrOnlyPerRuleExclusions: { block-safe-mode-reboot: [' D:\x'] }`,
      ),
      findings: [
        {
          at: '3:29',
          setting: 'excludedPaths',
          message: String.raw`There is a space before "D:\x", which is written as part of it.`,
        },
        {
          at: '3:89',
          setting: 'asrOnlyPerRuleExclusions',
          message: String.raw`There is a space before "D:\x", which is written as part of it.`,
        },
      ],
    },
    {
      name: 'a space beside an extension',
      fleet: group("excludedExtensions: [' .mdf']"),
      findings: [
        {
          at: '3:34',
          setting: 'excludedExtensions',
          message: 'There is a space before ".mdf", which is written as part of it.',
          mended: group("excludedExtensions: ['.mdf']"),
        },
      ],
    },
    {
      name: 'ways round, and a device',
      fleet: group(String.raw`excludedPaths: ['D:\a\..\b', '\\?\D:\c']`),
      findings: [
        {
          at: '3:29',
          setting: 'excludedPaths',
          message: String.raw`"D:\a\..\b" goes round: Windows makes D:\b of it.`,
        },
        { at: '3:42', setting: 'excludedPaths', message: String.raw`"\\?\D:\c" goes round: Windows makes D:\c of it.` },
      ],
    },
  ],
});
