import { defineRule } from '../../rule/rule.ts';
import { pathEntries } from './entries.ts';

/** Two paths in one entry. */
export const exclusionPathsJoined = defineRule({
  id: 'exclusion-paths-joined',
  chapter: 'exclusions',
  severity: 'warning',
  what: 'An entry looks like two paths with a semicolon or a comma between them.',
  why: 'Both may stand in the name of a file, so the entry is one path to Defender, and neither of the two that were meant is in the list.',
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
  check: (group) =>
    pathEntries(group).flatMap(({ setting, text, path, at }) =>
      /[;,]\s*([a-z]:[\\/]|\\\\|%[^%\\]+%\\)/i.test(path)
        ? [{ at, setting, message: `"${text}" looks like two paths; to Defender it is one.` }]
        : [],
    ),
});
