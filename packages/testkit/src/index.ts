/** Tables and laws for the tests of the other packages. */
export type { ExpectedFinding, RejectedCase, RuleCases } from './describe-rule.ts';
export { describeRule, findingsOf, RULE_DATE } from './describe-rule.ts';
export type { Example } from './read-example.ts';
export { readExample } from './read-example.ts';
