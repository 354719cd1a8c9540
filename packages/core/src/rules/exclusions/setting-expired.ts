import type { Assignment } from '../../model/resolved.ts';
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
  good: String.raw`
    os: windows-11
    mode: active
    deliver: [intune]
    settings:
      puaProtection: { value: audit, reason: an installer is looked into, owner: desktop team, expires: 2099-12-31 }
  `,
  bad: String.raw`
    os: windows-11
    mode: active
    deliver: [intune]
    settings:
      puaProtection: { value: audit, reason: an installer is looked into, owner: desktop team, expires: 2021-12-31 }
  `,
  check: (group, { date }) =>
    group.assignments
      .flatMap(justificationsOf)
      .filter(({ expires }) => expires !== undefined && expires < date)
      .map(({ setting, what, at, expires, owner }): Found => {
        const hint = `Remove it, or have ${owner ?? 'whoever wants it'} set a new day.`;
        return { at, setting, message: `${what} was wanted until ${expires}.`, hint };
      }),
});

/** Why a setting has its value and keys of it have theirs, each with its place. Entries of lists have a rule of their own. */
function justificationsOf({ setting, origin, history = [], justification, keyJustifications = {} }: Assignment) {
  // The layer that gave the reason, which another one may have extended since.
  const at = history.findLast((step) => step.justification === justification)?.at ?? origin.at;
  const whole = justification === undefined ? [] : [{ setting, what: `The value of ${setting}`, at, ...justification }];
  const keys = Object.entries(keyJustifications).map(([key, why]) => ({
    setting,
    what: `"${key}" of ${setting}`,
    at: (origin.kind === 'written' ? origin.keys?.[key] : undefined) ?? origin.at,
    ...why,
  }));
  return [...whole, ...keys];
}
