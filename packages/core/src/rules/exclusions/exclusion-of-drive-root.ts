import { defineRule } from '../../rule/rule.ts';
import { plainFolder } from '../../value/plain-entry.ts';
import { entriesOf } from './entries.ts';

/** An exclusion of a whole drive or share. */
export const exclusionOfDriveRoot = defineRule({
  id: 'exclusion-of-drive-root',
  chapter: 'exclusions',
  severity: 'error',
  what: 'An exclusion covers a whole drive.',
  why: 'Nothing on that drive is scanned any more, so one file that lands there is enough.',
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
    entriesOf(group, 'excludedPaths').flatMap(({ setting, text, at }) => {
      // Folders of any name below the drive are all of it, too.
      const path = plainFolder(text).replace(/(\\\*+(\.\*+)?)+$/, '');
      if (/^([a-z]:|%systemdrive%|%homedrive%|\*+(\.\*)?|)$/.test(path))
        return [{ at, setting, message: `The exclusion "${text}" covers a whole drive.` }];
      if (!/^\\\\[^\\]+(\\[^\\]+)?$/.test(path)) return [];
      return [{ at, setting, severity: 'warning', message: `The exclusion "${text}" covers a whole share.` }];
    }),
});
