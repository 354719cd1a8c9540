import { defineRule } from '../../rule/rule.ts';
import { pathEntries } from './entries.ts';

/** A path exclusion that names no place. */
export const exclusionPathNotAbsolute = defineRule({
  id: 'exclusion-path-not-absolute',
  chapter: 'exclusions',
  severity: 'warning',
  what: 'An entry of a list of paths has no drive, share or variable in front.',
  why: 'Malware can take the name of a file that is excluded by its name alone. A path says which file is meant.',
  fix: 'Write the full path, such as `D:\\Ledger\\data.bin`.',
  autofix: { none: 'fact' },
  waive: 'When the file lies in changing folders and its name cannot be imitated.',
  basis: 'documented',
  sources: ['exclusion-mistakes'],
  good: String.raw`
    os: windows-11
    mode: active
    deliver: [intune]
    settings: { excludedPaths: ['D:\Ledger\data.bin'] }
  `,
  bad: `
    os: windows-11
    mode: active
    deliver: [intune]
    settings: { excludedPaths: [data.bin] }
  `,
  check: (group) =>
    pathEntries(group, ({ bareNames }) => bareNames !== true)
      // What quotes hide may well be a full path; `exclusion-characters` says to take them away.
      .filter(({ path }) => !/^("|[a-z*?]:|\\\\|\/\/|%[^%]+%|\*+$)/i.test(path))
      .map(({ setting, text, at, list }) => ({
        at,
        setting,
        message: `${list.noun} "${text}" does not say where the file or folder is.`,
      })),
});
