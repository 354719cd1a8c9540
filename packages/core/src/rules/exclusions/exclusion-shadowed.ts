import { defineRule } from '../../rule/rule.ts';
import { plainFolder } from '../../value/plain-entry.ts';
import { entriesOf } from './entries.ts';

/** An exclusion inside another one. */
export const exclusionShadowed = defineRule({
  id: 'exclusion-shadowed',
  chapter: 'exclusions',
  severity: 'info',
  what: 'A path exclusion lies inside a folder that is excluded anyway.',
  why: 'A folder is excluded with everything below it. The narrower entry changes nothing, and may be the only one that is needed.',
  fix: 'Remove the narrower entry, or the wider one if the narrower suffices.',
  waive: 'When the wider entry is about to go.',
  basis: 'documented',
  sources: ['exclusion-paths'],
  good: String.raw`
    os: windows-11
    mode: active
    deliver: [intune]
    settings: { excludedPaths: ['D:\Ledger\Data', 'D:\Ledger\Cache'] }
  `,
  bad: String.raw`
    os: windows-11
    mode: active
    deliver: [intune]
    settings: { excludedPaths: ['D:\Ledger', 'D:\Ledger\Cache'] }
  `,
  check: (group) => {
    const entries = entriesOf(group, 'excludedPaths');
    const written = new Map(entries.map(({ text }) => [plainFolder(text), text]));
    return entries.flatMap(({ setting, text, at }) => {
      const wider = ancestors(plainFolder(text)).find((path) => written.has(path));
      return wider === undefined
        ? []
        : [{ at, setting, message: `The exclusion "${text}" lies inside "${written.get(wider)}".` }];
    });
  },
});

/** The folders above a path, nearest first. A UNC path starts with two empty steps, which are no folders. */
function ancestors(path: string): readonly string[] {
  const steps = path.split('\\');
  return steps
    .map((_, index) => steps.slice(0, steps.length - 1 - index).join('\\'))
    .filter((folder) => folder.replaceAll('\\', '') !== '');
}
