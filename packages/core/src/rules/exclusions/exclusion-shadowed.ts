import { keepingMeaning, removing } from '../../rule/fixes.ts';
import type { Found } from '../../rule/rule.ts';
import { defineRule } from '../../rule/rule.ts';
import { plainFolder } from '../../value/plain-entry.ts';
import { type Entry, isSameList, listOf, notesOf, pathEntries } from './entries.ts';
import { riskOfFolder } from './risky-folders.ts';

/** An exclusion inside another one. */
export const exclusionShadowed = defineRule({
  id: 'exclusion-shadowed',
  chapter: 'exclusions',
  severity: 'info',
  what: 'An entry lies inside a folder that its list has anyway.',
  why: 'A folder is excluded or protected with everything below it. The narrower entry changes nothing, and may be the only one that is needed.',
  fix: 'Remove the narrower entry, or the wider one if the narrower suffices.',
  autofix: {
    does: 'Removes the narrower entry, where the wider one is a plain folder that stays and nobody is named as owner of the narrower.',
  },
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
    const entries = pathEntries(group, ({ folders }) => folders === true);
    // What a context narrows covers nothing by itself.
    const plain = entries.filter(({ text, path }) => text === path);
    const written = new Map(plain.map((entry) => [idOf(entry, plainFolder(entry.path)), entry]));
    return entries.flatMap((entry): readonly Found[] => {
      const { setting, text, at, list } = entry;
      const above = ancestors(plainFolder(entry.path)).flatMap((path) => written.get(idOf(entry, path)) ?? []);
      const [nearest] = above;
      if (nearest === undefined) return [];
      const message = `${list.noun} "${text}" lies inside "${nearest.text}".`;
      const isOwned = notesOf(entry).owner !== undefined || entry.key !== undefined;
      const lasting = isOwned ? undefined : above.find(isLasting);
      const fix = removing(lasting === undefined ? undefined : at);
      const isKept = lasting !== undefined && isSameList(entry, lasting);
      return [{ at, setting, message, ...(isKept ? keepingMeaning(fix) : fix) }];
    });
  },
});

/** A path within the list of an entry. */
function idOf(entry: Entry, path: string): string {
  return `${listOf(entry)} ${path}`;
}

/**
 * True for a folder that surely covers what lies in it, and stays: without wildcards and variables, without a last day, and
 * none that another rule wants gone.
 */
function isLasting(entry: Entry): boolean {
  const isPlainFolder = /^(?:[a-z]:|\\\\[^\\]+\\[^\\]+)(?:\\[^\\/*?%:{}]+)+\\?$/i.test(entry.text);
  return isPlainFolder && notesOf(entry).expires === undefined && riskOfFolder(entry.text) === undefined;
}

/** The folders above a path, nearest first. A UNC path starts with two empty steps, which are no folders. */
function ancestors(path: string): readonly string[] {
  const steps = path.split('\\');
  return steps
    .map((_, index) => steps.slice(0, steps.length - 1 - index).join('\\'))
    .filter((folder) => folder.replaceAll('\\', '') !== '');
}
