import type { RuleInfo } from '../../rule/rule.ts';

/** A waiver of a rule or group that does not exist. `waivers.ts` finds it. */
export const waiverUnknown: RuleInfo = {
  id: 'waiver-unknown',
  chapter: 'file',
  severity: 'warning',
  what: 'A waiver names a rule or a group that does not exist.',
  why: 'It waives nothing, and the finding that it was written for still stops the build.',
  fix: 'Correct the name.',
  autofix: { does: 'Corrects a name in which a letter or two are wrong.' },
  waive: 'Never: correct the waiver or remove it.',
  basis: 'ours',
  sources: [],
  good: `
    mdav: 1
    name: example
    groups:
      desks: { os: windows-11, mode: active, deliver: [intune] }
  `,
  bad: `
    mdav: 1
    name: example
    groups:
      desks: { os: windows-11, mode: active, deliver: [intune] }
    waivers:
      - { rule: delivery-not-chosen, group: office-desks, reason: files are picked by hand, owner: desktop team, expires: 2099-12-31 }
  `,
};
