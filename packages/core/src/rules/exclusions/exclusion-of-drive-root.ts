import type { PathList } from '../../catalogue/path-lists.ts';
import { defineRule } from '../../rule/rule.ts';
import { plainFolder } from '../../value/plain-entry.ts';
import { straightPath } from '../../value/straight-path.ts';
import { pathEntries } from './entries.ts';
import { hasWildcard } from './wildcards.ts';

/** An exclusion of a whole drive or share. */
export const exclusionOfDriveRoot = defineRule({
  id: 'exclusion-of-drive-root',
  chapter: 'exclusions',
  severity: 'error',
  what: 'An exclusion, an allowed application or a protected folder covers a whole drive.',
  why: 'Nothing on that drive is scanned any more, so one file that lands there is enough. A drive that is protected as a whole stops every program that nobody vouches for.',
  fix: 'Name the one folder or file that needs the exclusion.',
  autofix: { none: 'choice' },
  waive: 'For a drive that holds nothing but the files of one application and that nobody else can write to.',
  basis: 'documented',
  sources: ['exclusion-mistakes'],
  good: String.raw`
    os: windows-11
    mode: active
    deliver: [intune]
    settings: { excludedPaths: ['D:\Ledger\Data'] }
  `,
  bad: String.raw`
    os: windows-11
    mode: active
    deliver: [intune]
    settings: { excludedPaths: ['D:\'] }
  `,
  check: (group) =>
    pathEntries(group).flatMap(({ setting, text, path: written, at, list }) => {
      if (list.folders !== true && !hasWildcard(written)) return [];
      // Folders of any name below the drive are all of it, too.
      const path = plainFolder(straightPath(written)).replace(/(\\\*+(\.\*+)?)+$/, '');
      const isDrive = /^([a-z]:|%systemdrive%|%homedrive%)$/.test(path);
      // A bare name of nothing but wildcards is no folder where programs are listed.
      if (isDrive || (list.folders === true && /^(\*+(\.\*)?|)$/.test(path)))
        return [{ at, setting, message: `${list.noun} "${text}" covers a whole drive.`, ...milder(list) }];
      // A share is protected like any folder.
      if (list.exempts !== true || list.folders !== true || !/^\\\\[^\\]+(\\[^\\]+)?$/.test(path)) return [];
      return [{ at, setting, severity: 'warning', message: `${list.noun} "${text}" covers a whole share.` }];
    }),
});

/** What protects too much stops work, and opens nothing. */
function milder({ exempts }: PathList): { readonly severity?: 'warning' } {
  return exempts === true ? {} : { severity: 'warning' };
}
