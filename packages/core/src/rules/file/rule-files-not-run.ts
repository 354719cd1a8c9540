import type { RuleInfo } from '../../rule/rule.ts';

/** Rules of one's own that the fleet names and whoever checks did not run. `check.ts` finds it. */
export const ruleFilesNotRun: RuleInfo = {
  id: 'rule-files-not-run',
  chapter: 'file',
  severity: 'error',
  guard: true,
  what: 'A fleet names a module with rules of its own that did not run.',
  why: 'Rules in modules are code: they run on the command line, and where a program runs them. Without them nobody knows what they would find.',
  fix: 'Check the fleet with `mdav check`; a program hands the rules over as `rules` and names the files in `ruleFilesRun`.',
  autofix: { none: 'choice' },
  waive: 'Never: run the rules, or take the file out of `ruleFiles`.',
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
    ruleFiles: [./rules.ts]
  `,
};
