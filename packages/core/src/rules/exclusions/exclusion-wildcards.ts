import type { PathList } from '../../catalogue/path-lists.ts';
import { defineRule } from '../../rule/rule.ts';
import { plainPath } from '../../value/plain-entry.ts';
import { pathEntries } from './entries.ts';

/** The most wildcards that one entry may have. */
const MOST = 6;

/** Wildcards that Defender does not take. */
export const exclusionWildcards = defineRule({
  id: 'exclusion-wildcards',
  chapter: 'exclusions',
  severity: 'error',
  what: 'An entry of a list of paths has more wildcards than Defender takes, or one where none may stand.',
  why: 'An exclusion may have six wildcards, and none of them may stand for the drive letter. A protected folder may have none, an allowed application some in its folders. Otherwise it does not match. A `*` stands for one folder, not for several.',
  fix: 'Write the path with six wildcards at most and with its drive.',
  autofix: { none: 'fact' },
  waive: 'Never: the entry does not work.',
  basis: 'documented',
  sources: ['exclusion-paths', 'exclusions-2026', 'asr-overview', 'controlled-folders'],
  good: String.raw`
    os: windows-11
    mode: active
    deliver: [intune]
    settings: { excludedPaths: ['D:\Ledger\*\*\Cache'] }
  `,
  bad: String.raw`
    os: windows-11
    mode: active
    deliver: [intune]
    settings: { excludedPaths: ['*:\Ledger\Cache'] }
  `,
  check: (group) =>
    pathEntries(group).flatMap(({ setting, text, path, at, list }) => {
      const fault = faultOf(text, path, list);
      return fault === undefined ? [] : [{ at, setting, message: `${list.noun} "${text}" has ${fault}.` }];
    }),
});

/** What is wrong with the wildcards of an entry: the end of a sentence. */
function faultOf(text: string, path: string, { wildcards }: PathList): string | undefined {
  const count = text.replaceAll(/\*+/g, '*').match(/[*?]/g)?.length ?? 0;
  if (wildcards === 'none' && count > 0) return 'wildcards, which do not work there';
  if (wildcards === 'six' && count > MOST) return `${count} wildcards; ${MOST} are the limit`;
  if (/^[*?]:/.test(plainPath(path))) return 'a wildcard in place of the drive letter';
  const name = plainPath(path).split('\\').at(-1) ?? '';
  if (wildcards === 'folders' && /[*?]/.test(name))
    return 'a wildcard in the name of the program; only its folders may have some';
  return undefined;
}
