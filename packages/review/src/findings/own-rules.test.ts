import { defineRule, RULE_INFOS } from '@mdav/core/rule';
import { RULE_DATE, readExample } from '@mdav/testkit';
import { describe, expect, it } from 'vitest';
import { fleetPage } from '../page/fleet-page.ts';
import { checkResult } from './check-result.ts';

const mine = defineRule({
  id: 'contoso-names',
  chapter: 'delivery',
  severity: 'warning',
  what: 'A group has a short name.',
  why: 'Nobody knows what it is.',
  fix: 'Give it a longer one.',
  autofix: { none: 'choice' },
  waive: 'Never.',
  basis: 'ours',
  sources: [],
  good: '',
  bad: '',
  check: ({ at, name }) => [{ at, message: `Group "${name}" has a short name.` }],
});

describe('rules of one’s own stand beside ours', () => {
  it('on a page', () => {
    const { fleet } = readExample('{ os: windows-7, mode: active }');
    const rulesOf = (options: object) =>
      fleetPage(fleet, { date: RULE_DATE, targets: [], ...options }).findings.map(({ rule }) => rule);
    expect(rulesOf({})).toContain('downlevel-os-out-of-scope');
    expect(rulesOf({ rules: [] })).toEqual(rulesOf({}));
    expect(new Set(rulesOf({ rules: [mine] }))).toEqual(new Set([...rulesOf({}), mine.id]));
  });

  it('in what a report says about rules', () => {
    const rulesOf = (options: object) => checkResult({ findings: [], ...options }).rules;
    expect(rulesOf({})).toEqual(RULE_INFOS);
    expect(rulesOf({ rules: [mine] })).toEqual([...RULE_INFOS, mine]);
    expect(rulesOf({ only: [] })).toEqual([]);
  });
});
