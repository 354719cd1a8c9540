import { JUSTIFICATION_KEYS } from '../../model/justification.ts';
import type { ResolvedGroup } from '../../model/resolved.ts';
import { keepingMeaning, removing } from '../../rule/fixes.ts';
import type { Found } from '../../rule/rule.ts';
import { defineRule } from '../../rule/rule.ts';
import { plainExtension, plainFolder, plainPath } from '../../value/plain-entry.ts';
import { type Entry, entriesOf, isSameList, listOf, notesOf, pathEntries } from './entries.ts';

/** The same exclusion twice. */
export const exclusionDuplicate = defineRule({
  id: 'exclusion-duplicate',
  chapter: 'exclusions',
  severity: 'warning',
  what: 'An entry stands in its list of paths or extensions twice.',
  why: 'Case, a backslash at the end and the dot of an extension make no difference to Windows. Whoever removes one of the two believes that it is gone.',
  fix: 'Remove one of the two.',
  autofix: { does: 'Removes the one that says nothing beside the other. Two with different notes stay.' },
  waive: 'When two owners keep an entry each, and both have to sign it off.',
  basis: 'ours',
  sources: [],
  good: String.raw`
    os: windows-11
    mode: active
    deliver: [intune]
    settings: { excludedPaths: ['D:\Ledger', 'E:\Ledger'] }
  `,
  bad: String.raw`
    os: windows-11
    mode: active
    deliver: [intune]
    settings: { excludedPaths: ['D:\Ledger', 'd:\ledger\'] }
  `,
  check: (group) => {
    const seen = new Map<string, Entry>();
    return comparable(group).flatMap(({ plain, noun, ...entry }): readonly Found[] => {
      const id = `${listOf(entry)} ${plain}`;
      const first = seen.get(id);
      if (first === undefined) {
        seen.set(id, entry);
        return [];
      }
      const { text, at, setting } = entry;
      const message =
        first.text === text
          ? `${noun} "${text}" stands here a second time.`
          : `${noun} "${text}" is the same as "${first.text}".`;
      // Entries of a list in a map have no place of their own.
      const fix = removing(entry.key === undefined ? surplusOf(first, entry)?.at : undefined);
      return [{ at, setting, message, ...(isSameList(first, entry) ? keepingMeaning(fix) : fix) }];
    });
  },
});

/** An entry in the form in which it is compared with the others of its list. */
interface Comparable extends Entry {
  readonly plain: string;
  readonly noun: string;
}

function comparable(group: ResolvedGroup): readonly Comparable[] {
  const paths = pathEntries(group).map(({ list, ...entry }) => ({
    ...entry,
    noun: list.noun,
    plain: list.folders === true ? plainFolder(entry.text) : plainPath(entry.text),
  }));
  const extensions = entriesOf(group, 'excludedExtensions').map((entry) => ({
    ...entry,
    noun: 'The exclusion',
    plain: plainExtension(entry.text),
  }));
  return [...paths, ...extensions];
}

/** The one of two equal entries that says nothing beside the other; none where people have to choose between their notes. */
function surplusOf(first: Entry, later: Entry): Entry | undefined {
  const [a, b] = [notesOf(first), notesOf(later)];
  const says = (notes: typeof a) => JSON.stringify(JUSTIFICATION_KEYS.map((key) => notes[key]));
  const nothing = says({});
  if (says(a) === says(b)) return later;
  if (says(b) === nothing && a.expires === undefined) return later;
  return says(a) === nothing && b.expires === undefined ? first : undefined;
}
