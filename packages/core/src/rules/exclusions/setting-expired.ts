import { justificationsOf } from '../../resolve/justifications-of.ts';
import { defineRule, type Found } from '../../rule/rule.ts';

/** A value that is past the day until which it was wanted. */
export const settingExpired = defineRule({
  id: 'setting-expired',
  chapter: 'exclusions',
  severity: 'warning',
  what: 'The value of a setting is past the day until which it was wanted.',
  why: 'A departure that was meant for a while stays when nobody looks. The day that was written down is the day to look.',
  fix: 'Remove the value, so that the layers below count again, or have its owner set a new day.',
  autofix: { none: 'choice' },
  waive: 'Never: set a new day instead.',
  basis: 'ours',
  sources: [],
  good: `
    os: windows-11
    mode: active
    deliver: [intune]
    settings:
      puaProtection: { value: audit, reason: an installer is looked into, owner: desktop team, expires: 2099-12-31 }
  `,
  bad: `
    os: windows-11
    mode: active
    deliver: [intune]
    settings:
      puaProtection: { value: audit, reason: an installer is looked into, owner: desktop team, expires: 2021-12-31 }
  `,
  check: (group, { date }) =>
    group.assignments.flatMap((assignment) =>
      justificationsOf(assignment).flatMap(({ part, justification: { expires, owner }, at }): Found[] => {
        // Entries of lists have a rule of their own.
        if (part.kind === 'entry' || expires === undefined || expires >= date) return [];
        const { setting } = assignment;
        const what = part.kind === 'value' ? `The value of ${setting}` : `"${part.text}" of ${setting}`;
        const hint = `Remove it, or have ${owner ?? 'whoever wants it'} set a new day.`;
        return [{ at, setting, message: `${what} was wanted until ${expires}.`, hint }];
      }),
    ),
});
