import type { RuleInfo } from '../../rule/rule.ts';

/** A guard that a fleet tries to switch off or to soften. `levels.ts` finds it. */
export const ruleLevelRefused: RuleInfo = {
  id: 'rule-level-refused',
  chapter: 'file',
  severity: 'error',
  guard: true,
  what: 'A fleet turns off a rule that guards against unsupported policy, or makes it milder.',
  why: 'Such a rule keeps a whole fleet from what Microsoft documents as unsupported. An exception is one for a group, with an owner and an end: a waiver.',
  fix: 'Remove the level, and waive the findings of single groups where somebody answers for them.',
  autofix: { does: 'Removes the level, which has no effect.' },
  waive: 'Never: write a waiver of the rule itself.',
  basis: 'ours',
  sources: [],
  good: `
    mdav: 1
    name: example
    groups:
      desks: { os: windows-11, mode: active }
    rules: { delivery-not-chosen: off }
  `,
  bad: `
    mdav: 1
    name: example
    groups:
      desks: { os: windows-11, mode: active, deliver: [intune] }
    rules: { turn-off-policy-with-passive: off }
  `,
};
