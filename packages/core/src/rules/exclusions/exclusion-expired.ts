import { findSetting } from '../../catalogue/lookup.ts';
import type { ResolvedGroup } from '../../model/resolved.ts';
import { removing } from '../../rule/fixes.ts';
import { defineRule } from '../../rule/rule.ts';
import { entriesOf } from './entries.ts';

/** An entry that is past the day until which it was wanted. */
export const exclusionExpired = defineRule({
  id: 'exclusion-expired',
  chapter: 'exclusions',
  severity: 'warning',
  what: 'An entry of a list is past the day until which it was wanted.',
  why: 'Exceptions stay when nobody looks. The day that was written down is the day to look.',
  fix: 'Remove the entry, or have its owner set a new day.',
  autofix: { does: 'Removes the entry.' },
  waive: 'Never: set a new day instead.',
  basis: 'ours',
  sources: [],
  good: String.raw`
    os: windows-11
    mode: active
    deliver: [intune]
    settings:
      excludedPaths:
        - { path: 'D:\Ledger', reason: vendor advice, owner: erp, expires: 2099-12-31 }
  `,
  bad: String.raw`
    os: windows-11
    mode: active
    deliver: [intune]
    settings:
      excludedPaths:
        - { path: 'D:\Ledger', reason: vendor advice, owner: erp, expires: 2021-12-31 }
  `,
  check: (group, { date }) =>
    listsOf(group).flatMap((setting) =>
      entriesOf(group, setting).flatMap(({ text, at, entry }) => {
        if (typeof entry === 'string' || entry.expires === undefined || entry.expires >= date) return [];
        const hint =
          entry.owner === undefined
            ? 'Remove the entry, or set a new day.'
            : `Remove the entry, or have ${entry.owner} set a new day.`;
        return [
          { at, setting, message: `The entry "${text}" was wanted until ${entry.expires}.`, hint, ...removing(at) },
        ];
      }),
    ),
});

function listsOf({ assignments }: ResolvedGroup): readonly string[] {
  return assignments.map(({ setting }) => setting).filter((id) => findSetting(id)?.type.kind === 'list');
}
