/** Tables and laws for the tests of the other packages. */
export { anyGroup } from './any-group.ts';
export { boundaryValues, plainValue } from './boundary-values.ts';
export { describeRule } from './describe-rule.ts';
export type { SourceSample } from './describe-source.ts';
export { describeSource } from './describe-source.ts';
export type { Placed } from './find.ts';
export { findingsOf, RULE_DATE } from './find.ts';
export { groupWith } from './group-with.ts';
export { anyText, hiddenIn, manyTexts, NASTY } from './nasty.ts';
export type { Example } from './read-example.ts';
export { readExample } from './read-example.ts';
export type { ExpectedFinding, RejectedCase, RuleCases } from './rule-case.ts';
export { tryCase } from './rule-case.ts';
export { sampled } from './sampled.ts';
