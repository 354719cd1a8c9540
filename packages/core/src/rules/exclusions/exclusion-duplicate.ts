import type { ResolvedGroup } from '../../model/resolved.ts';
import { keepingMeaning, removing } from '../../rule/fixes.ts';
import type { Found } from '../../rule/rule.ts';
import { defineRule } from '../../rule/rule.ts';
import { plainExtension, plainFolder, plainPath } from '../../value/plain-entry.ts';
import { type Entry, EXCLUSION_LISTS, entriesOf, isSameList, notesOf } from './entries.ts';

/** The same exclusion twice. */
export const exclusionDuplicate = defineRule({
  id: 'exclusion-duplicate',
  chapter: 'exclusions',
  severity: 'warning',
  what: 'An exclusion stands in its list twice.',
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
  check: (group) => EXCLUSION_LISTS.flatMap((setting) => findDuplicates(group, setting)),
});

const PLAIN: { readonly [S in (typeof EXCLUSION_LISTS)[number]]: (text: string) => string } = {
  excludedPaths: plainFolder,
  excludedExtensions: plainExtension,
  excludedProcesses: plainPath,
};

function findDuplicates(group: ResolvedGroup, setting: (typeof EXCLUSION_LISTS)[number]): readonly Found[] {
  const seen = new Map<string, Entry>();
  return entriesOf(group, setting).flatMap((entry): readonly Found[] => {
    const { text, at } = entry;
    const plain = PLAIN[setting](text);
    const first = seen.get(plain);
    if (first === undefined) {
      seen.set(plain, entry);
      return [];
    }
    const message =
      first.text === text
        ? `The exclusion "${text}" stands here a second time.`
        : `The exclusion "${text}" is the same as "${first.text}".`;
    const fix = removing(surplusOf(first, entry)?.at);
    return [{ at, setting, message, ...(isSameList(first, entry) ? keepingMeaning(fix) : fix) }];
  });
}

/** The one of two equal entries that says nothing beside the other; none where people have to choose between their notes. */
function surplusOf(first: Entry, later: Entry): Entry | undefined {
  const [a, b] = [notesOf(first), notesOf(later)];
  const says = ({ reason, owner, expires }: typeof a) => JSON.stringify([reason, owner, expires]);
  const nothing = says({});
  if (says(a) === says(b)) return later;
  if (says(b) === nothing && a.expires === undefined) return later;
  return says(a) === nothing && b.expires === undefined ? first : undefined;
}
