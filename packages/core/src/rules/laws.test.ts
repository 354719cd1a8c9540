import { RULE_DATE, readExample } from '@mdav/testkit';
import { describe, expect, it } from 'vitest';
import { SOURCES } from '../facts/sources.ts';
import { checkFleet } from './check.ts';
import { RULE_INFOS, RULES } from './list.ts';
import type { RuleInfo } from './rule.ts';

const all = RULE_INFOS.map((rule) => [rule.id, rule] as const);

/** Everything that is found in an example, whatever the set. */
function findings(example: string) {
  return checkFleet(readExample(example).fleet, { date: RULE_DATE, set: 'strict' });
}

describe.each(all)('%s', (id, rule: RuleInfo) => {
  it('passes its good example, which has no error of any kind', () => {
    const found = findings(rule.good);
    expect(found.filter((finding) => finding.rule === id)).toEqual([]);
    expect(
      found.filter(({ severity }) => severity === 'error').map(({ rule: other, message }) => `${other}: ${message}`),
    ).toEqual([]);
  });
  it('fails its bad example', () => {
    const found = findings(rule.bad).filter((finding) => finding.rule === id);
    expect(found.map(({ severity }) => severity)).toContain(rule.severity);
  });
  it('names sources that exist', () => {
    expect(rule.sources.filter((source) => SOURCES[source] === undefined)).toEqual([]);
    expect(rule.sources.length > 0).toBe(rule.basis !== 'ours');
  });
});
