import { defineRule } from '../../rule/rule.ts';
import { entriesOf } from './entries.ts';

/** A process that is excluded wherever it runs from. */
export const exclusionProcessByName = defineRule({
  id: 'exclusion-process-by-name',
  chapter: 'exclusions',
  severity: 'warning',
  what: 'A process is excluded by its name alone.',
  why: 'Every program with that name may then open anything unscanned, also one that was copied to a folder of a user. By its full path only the real one may. Wildcards do not work in a bare name.',
  fix: 'Write the full path of the process.',
  autofix: { none: 'fact' },
  waive: 'When the process runs from changing folders and cannot be imitated.',
  basis: 'documented',
  sources: ['exclusion-processes'],
  good: String.raw`
    os: windows-11
    mode: active
    deliver: [intune]
    settings: { excludedProcesses: ['C:\Program Files\Contoso\ledger.exe'] }
  `,
  bad: `
    os: windows-11
    mode: active
    deliver: [intune]
    settings: { excludedProcesses: [ledger.exe] }
  `,
  check: (group) =>
    entriesOf(group, 'excludedProcesses')
      .filter(({ text }) => !/[\\/]/.test(text))
      .map(({ setting, text, at }) => ({
        at,
        setting,
        message: /[*?]/.test(text)
          ? `"${text}" is a bare name with a wildcard, which does not match.`
          : `"${text}" is a bare name: every program of that name is excluded, wherever it runs from.`,
      })),
});
