import type { PathList } from '../../catalogue/path-lists.ts';
import { defineRule } from '../../rule/rule.ts';
import { plainFolder } from '../../value/plain-entry.ts';
import { pathEntries } from './entries.ts';

/** Folders that malware likes, as patterns on a plain path; the system drive and Windows folder are spelled out. */
const RISKY: readonly (readonly [pattern: RegExp, why: string])[] = [
  [/^[a-z]:\\te?mp$/, 'everybody can write there'],
  [/\\windows\\temp$/, 'programs unpack files there'],
  [/^%te?mp%$/, 'programs unpack files there'],
  [/\\appdata\\(local|locallow|roaming)(\\te?mp)?$/, 'downloads and mail attachments run from there'],
  [/\\users(\\[^\\]+)?$/, 'users can write there'],
  [/\\users\\[^\\]+\\(downloads|desktop|documents)$/, 'users can write there'],
  [/^%(public|userprofile|allusersprofile|programdata)%$/, 'users can write there'],
  [/^[a-z]:\\programdata$/, 'users can write there'],
  [/\\windows\\prefetch$/, 'malware hides there'],
  [/\\windows\\system32\\(spool|catroot2)(\\.*)?$/, 'malware hides there'],
  [/^[a-z]:\\windows(\\system32)?$/, 'all of Windows is in it'],
  [
    /^([a-z]:\\program files( \(x86\))?|%programfiles(\(x86\))?%|%programw6432%)(\\java)?$/,
    'too many programs are in it',
  ],
];

/** An exclusion of a folder where malware is dropped. */
export const exclusionOfRiskyFolder = defineRule({
  id: 'exclusion-of-risky-folder',
  chapter: 'exclusions',
  severity: 'warning',
  what: 'An exclusion covers a folder where malware is often dropped.',
  why: 'Temporary folders, user profiles and some folders of Windows are where malicious files land first. Excluding them takes the scan away where it matters.',
  fix: 'Name the one file or folder inside it that needs the exclusion.',
  autofix: { none: 'choice' },
  waive: 'When the vendor demands the folder, as for the temporary folder of the SharePoint service account.',
  basis: 'documented',
  sources: ['exclusion-mistakes'],
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
    pathEntries(group, isExcludedFolder).flatMap(({ setting, text, path, at }) => {
      const risk = riskOf(path);
      return risk === undefined ? [] : [{ at, setting, message: `The exclusion "${text}" is risky: ${risk}.` }];
    }),
});

/** True for lists of folders that are left alone. */
function isExcludedFolder({ folders, exempts }: PathList): boolean {
  return folders === true && exempts === true;
}

/** Why a folder should be scanned; nothing for any other. */
export function riskOf(text: string): string | undefined {
  const path = plainFolder(text)
    .replace(/^%systemdrive%/, 'c:')
    .replace(/^%(windir|systemroot)%/, 'c:\\windows');
  return RISKY.find(([pattern]) => pattern.test(path))?.[1];
}
