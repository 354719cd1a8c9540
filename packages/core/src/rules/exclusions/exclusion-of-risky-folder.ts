import { defineRule } from '../../rule/rule.ts';
import { type PathEntry, pathEntries } from './entries.ts';
import { riskOfFolder, riskOfProgram } from './risky-folders.ts';

/** An exclusion of a folder where malware is dropped, or of the programs in it. */
export const exclusionOfRiskyFolder = defineRule({
  id: 'exclusion-of-risky-folder',
  chapter: 'exclusions',
  severity: 'warning',
  what: 'An exclusion or an allowed application covers a folder where malware is often dropped, or programs in it.',
  why: 'Temporary folders, user profiles and some folders of Windows are where malicious files land first. Excluding them, a folder around them or what runs from them takes the scan away where it matters. A wildcard stands for these folders as well.',
  fix: 'Name the one file or folder inside it that needs the exclusion.',
  autofix: { none: 'choice' },
  waive: 'When the vendor demands the folder, as for the temporary folder of the SharePoint service account.',
  basis: 'documented',
  sources: ['exclusion-mistakes', 'exclusions-2026'],
  good: String.raw`
    os: windows-11
    mode: active
    deliver: [intune]
    settings: { excludedPaths: ['C:\ProgramData\Contoso\Cache'] }
  `,
  bad: String.raw`
    os: windows-11
    mode: active
    deliver: [intune]
    settings: { excludedPaths: ['C:\Windows\Temp\*'] }
  `,
  check: (group) =>
    pathEntries(group, ({ exempts }) => exempts === true).flatMap((entry) => {
      const { setting, text, at, list } = entry;
      const risk = riskOf(entry);
      return risk === undefined ? [] : [{ at, setting, message: `${list.noun} "${text}" is risky: ${risk}.` }];
    }),
});

function riskOf({ path, list }: PathEntry): string | undefined {
  return list.folders === true ? riskOfFolder(path) : riskOfProgram(path);
}
