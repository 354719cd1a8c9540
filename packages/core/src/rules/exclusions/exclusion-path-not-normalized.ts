import { entryText } from '../../model/value.ts';
import { pathAt, setting as setTo } from '../../rule/fixes.ts';
import { defineRule } from '../../rule/rule.ts';
import { straightPath } from '../../value/straight-path.ts';
import { type Entry, entriesOf, pathEntries } from './entries.ts';

/** An entry in another form than the path that Windows makes of it. */
export const exclusionPathNotNormalized = defineRule({
  id: 'exclusion-path-not-normalized',
  chapter: 'exclusions',
  severity: 'warning',
  what: 'An entry has spaces around it, goes round by `.` or `..`, or begins with the prefix of a device.',
  why: 'Windows makes another path of it before it opens a file. Whether Defender Antivirus compares with the one or the other, the cited pages do not say: the entry matches nothing, or more than it seems to.',
  fix: 'Write the path as Windows has it, without spaces around it.',
  autofix: {
    does: 'Writes an entry without the spaces around it. What goes round stays: somebody has to look at where it leads.',
  },
  waive: 'Never: the straight path says the same.',
  basis: 'ours',
  sources: [],
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
    settings: { excludedPaths: ['D:\Ledger\..\Data'] }
  `,
  check: (group) =>
    [...pathEntries(group), ...entriesOf(group, 'excludedExtensions')].flatMap((entry) => {
      const { setting, text, path, at } = entry;
      const whole = entryText(entry.entry);
      if (whole !== text && text !== '') {
        const where = whole.startsWith(text) ? 'after' : whole.endsWith(text) ? 'before' : 'around';
        const message = `There is a space ${where} "${text}", which is written as part of it.`;
        return [{ at, setting, message, hint: 'Write the entry without it.', ...trimming(entry, text) }];
      }
      const straight = straightPath(path);
      if (straight === path.trim()) return [];
      return [{ at, setting, message: `"${text}" goes round: Windows makes ${straight} of it.` }];
    }),
});

/** Writes an entry without the spaces, where it is plain text with a place of its own. */
function trimming({ entry, at, key }: Entry, text: string): ReturnType<typeof setTo> {
  const isPlain = typeof entry === 'string' && key === undefined && typeof pathAt(at)?.at(-1) === 'number';
  return isPlain ? setTo(at, text) : {};
}
