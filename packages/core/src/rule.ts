/** To write rules: what a rule is, what it is asked with, and the built-in ones. */

export { acceptRules } from './check/accept-rules.ts';
export { asFinding } from './check/as-finding.ts';
export { isDay, requireDay } from './check/day.ts';
export { findWaiver } from './check/waivers.ts';
export { applyEdits } from './fix/apply-edits.ts';
export { staysPassive } from './mode/stays-passive.ts';
export type { Autofix, WhyNoFix } from './rule/autofix.ts';
export { autofixWords } from './rule/autofix.ts';
export type { RuleChapter } from './rule/chapters.ts';
export { CHAPTER_TITLES } from './rule/chapters.ts';
export type { Edit, EditValue, Fixes } from './rule/edit.ts';
export type { ExampleFleet } from './rule/example.ts';
export { exampleFleet } from './rule/example.ts';
export { groupBy } from './rule/group-by.ts';
export type { Found, OwnRules, Rule, RuleBasis, RuleContext, RuleInfo, Silences } from './rule/rule.ts';
export { defineRule } from './rule/rule.ts';
export { tamperBlocksSwitchToPassive } from './rules/delivery/tamper-blocks-switch-to-passive.ts';
export { serverActiveNotForced } from './rules/forcing/server-active-not-forced.ts';
export { RULE_INFOS, RULES } from './rules/list.ts';
