import type { RuleInfo } from '../../rule/rule.ts';

/** A waiver of something that nobody finds. `waivers.ts` finds it. */
export const waiverUnused: RuleInfo = {
  id: 'waiver-unused',
  chapter: 'file',
  severity: 'warning',
  what: 'A waiver waives nothing.',
  why: 'The cause is gone. A waiver that stays would hide the next finding of the same rule.',
  fix: 'Remove it.',
  autofix: { does: 'Removes the waiver.' },
  waive: 'Never: remove the waiver.',
  basis: 'ours',
  sources: [],
  good: `
    mdav: 1
    name: example
    groups:
      desks: { os: windows-11, mode: active }
    waivers:
      - { rule: delivery-not-chosen, group: desks, reason: files are picked by hand, owner: desktop team, expires: 2099-12-31 }
  `,
  bad: `
    mdav: 1
    name: example
    groups:
      desks: { os: windows-11, mode: active, deliver: [intune] }
    waivers:
      - { rule: delivery-not-chosen, group: desks, reason: files are picked by hand, owner: desktop team, expires: 2099-12-31 }
  `,
};
