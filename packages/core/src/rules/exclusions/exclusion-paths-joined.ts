import { defineRule } from '../../rule/rule.ts';
import { entriesOf, pathEntries } from './entries.ts';

/** Two paths in one entry. */
export const exclusionPathsJoined = defineRule({
  id: 'exclusion-paths-joined',
  chapter: 'exclusions',
  severity: 'warning',
  what: 'An entry looks like two paths, or two extensions, with a semicolon or a comma between them.',
  why: 'Both may stand in the name of a file, so the entry is one to Defender, and neither of the two that were meant is in the list.',
  fix: 'Write every path as an entry of its own.',
  autofix: { none: 'fact' },
  waive: 'When a file is really called that.',
  basis: 'ours',
  sources: [],
  good: String.raw`
    os: windows-11
    mode: active
    deliver: [intune]
    settings: { excludedPaths: ['C:\Ledger', 'D:\Ledger'] }
  `,
  bad: String.raw`
    os: windows-11
    mode: active
    deliver: [intune]
    settings: { excludedPaths: ['C:\Ledger;D:\Ledger'] }
  `,
  check: (group) => [
    ...pathEntries(group).flatMap(({ setting, text, path, at }) =>
      /[;,]\s*([a-z]:[\\/]|\\\\|%[^%\\]+%\\)/i.test(path)
        ? [{ at, setting, message: `"${text}" looks like two paths; to Defender it is one.` }]
        : [],
    ),
    ...entriesOf(group, 'excludedExtensions')
      .filter(({ text }) => /\w\s*[;,|\s]\s*\*?\.?\w/.test(text))
      .map(({ setting, text, at }) => ({
        at,
        setting,
        message: `"${text}" looks like two extensions; to Defender it is one.`,
        hint: 'Write every extension as an entry of its own.',
      })),
  ],
});
