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
  what: 'An exclusion has more wildcards than Defender takes, or one in place of the drive.',
  why: 'An entry may have six wildcards, and none of them may stand for the drive letter. Otherwise it does not match. A `*` stands for one folder, not for several.',
  fix: 'Write the path with six wildcards at most and with its drive.',
  autofix: { none: 'fact' },
  waive: 'Never: the entry does not work.',
  basis: 'documented',
  sources: ['exclusion-paths'],
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
    pathEntries(group).flatMap(({ setting, text, at }) => {
      const count = text.replaceAll(/\*+/g, '*').match(/[*?]/g)?.length ?? 0;
      if (count > MOST)
        return [{ at, setting, message: `The exclusion "${text}" has ${count} wildcards; ${MOST} are the limit.` }];
      if (!/^[*?]:/.test(plainPath(text))) return [];
      return [{ at, setting, message: `The exclusion "${text}" has a wildcard in place of the drive letter.` }];
    }),
});
