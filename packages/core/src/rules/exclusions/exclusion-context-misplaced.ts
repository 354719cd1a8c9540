import { isToBePassive } from '../../rule/ask.ts';
import type { Found } from '../../rule/rule.ts';
import { defineRule } from '../../rule/rule.ts';
import { entriesOf, pathEntries } from './entries.ts';

/** A context where there are none. */
export const exclusionContextMisplaced = defineRule({
  id: 'exclusion-context-misplaced',
  chapter: 'exclusions',
  severity: 'error',
  what: 'An exclusion has a context in a list that takes none, or in a group that is to be passive.',
  why: 'Contexts narrow exclusions of files and folders while Defender is the antivirus. In lists of processes, extensions, attack surface reduction and controlled folders the braces are taken as part of the name.',
  fix: 'Move the entry to `excludedPaths`, or take the context away.',
  autofix: { none: 'choice' },
  waive: 'In a passive group, when it is to become active soon.',
  basis: 'documented',
  sources: ['exclusions-2026'],
  good: String.raw`
    os: windows-11
    mode: active
    platform: 4.18.24090.11
    engine: 1.1.24090.11
    deliver: [intune]
    settings: { excludedPaths: ['D:\Ledger\:{ScanTrigger:OnAccess}'] }
  `,
  bad: String.raw`
    os: windows-11
    mode: active
    deliver: [intune]
    settings: { excludedProcesses: ['D:\Ledger\ledger.exe\:{ScanTrigger:OnAccess}'] }
  `,
  check: (group) =>
    [...pathEntries(group), ...entriesOf(group, 'excludedExtensions').map((entry) => ({ ...entry, list: undefined }))]
      .filter(({ text, path }) => text !== path)
      .flatMap(({ setting, text, at, list }): readonly Found[] => {
        if (list?.contexts !== true)
          return [{ at, setting, message: `${setting} takes no context, as "${text}" has.` }];
        if (!isToBePassive(group)) return [];
        const message = `The context of "${text}" needs Defender as the antivirus, and the group is to be passive.`;
        return [{ at, setting, severity: 'warning', message, hint: 'Take the context away, or the entry out.' }];
      }),
});
