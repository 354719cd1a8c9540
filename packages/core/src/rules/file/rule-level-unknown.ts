import type { RuleInfo } from '../../rule/rule.ts';

/** A level for a rule that does not exist. `levels.ts` finds it. */
export const ruleLevelUnknown: RuleInfo = {
  id: 'rule-level-unknown',
  chapter: 'file',
  severity: 'warning',
  what: 'A level names a rule that does not exist.',
  why: 'It changes nothing, and the rule that was meant keeps its own level.',
  fix: 'Correct the id of the rule.',
  autofix: { does: 'Corrects an id in which a letter or two are wrong.' },
  waive: 'Never: correct the id or remove the level.',
  basis: 'ours',
  sources: [],
  good: `
    mdav: 1
    name: example
    groups:
      desks: { os: windows-11, mode: active, deliver: [intune] }
    rules: { deprecated-setting: warning }
  `,
  bad: `
    mdav: 1
    name: example
    groups:
      desks: { os: windows-11, mode: active, deliver: [intune] }
    rules: { depreciated-setting: warning }
  `,
};
