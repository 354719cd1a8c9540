import { RULE_DATE, readExample } from '@mdav/testkit';
import { describe, expect, it } from 'vitest';
import { checkFleet } from '../check/check.ts';
import type { Rule } from '../rule/rule.ts';
import { defineRule } from '../rule/rule.ts';
import { RULES } from '../rules/list.ts';
import { buildFleet } from './build-fleet.ts';

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

/** The old agent has no passive mode on Windows Server 2016: nothing may make a build of it. */
const REFUSED = 'passive-needs-unified-agent';
const { fleet } = readExample(`
  os: windows-server-2016
  agent: mma
  mode: passive
  onboarding: { state: planned }
  antivirus: { product: Contoso Protect, exclusionsForDefender: true }
  deliver: [registry]
`);
const date = RULE_DATE;
const ids = (findings: readonly { readonly rule: string }[]) => findings.map(({ rule }) => rule).sort();
const OURS = ids(checkFleet(fleet, { date }));

describe('rules of one’s own stand beside ours', () => {
  const given: readonly (readonly [string, { readonly rules?: readonly Rule[] }, readonly string[]])[] = [
    ['none', {}, OURS],
    ['an empty list', { rules: [] }, OURS],
    ['one', { rules: [mine] }, [...OURS, mine.id].sort()],
    ['ours as well', { rules: [...RULES, mine] }, [...OURS, mine.id].sort()],
    ['one twice', { rules: [mine, mine] }, [...OURS, mine.id].sort()],
  ];

  it('which find something', () => expect(OURS).toContain(REFUSED));

  it.each(given)('in a check and a build: %s', (_, options, expected) => {
    expect(ids(checkFleet(fleet, { date, ...options }))).toEqual(expected);
    const built = buildFleet(fleet, { date, targets: [], ...options });
    expect([built.ok, built.ok ? [] : ids(built.findings)]).toEqual([false, expected]);
  });

  it('and cannot silence a guard, whatever they say', () => {
    const loud = { ...mine, severity: 'error' as const, silences: { rules: OURS } };
    const told = ids(checkFleet(fleet, { date, rules: [loud] }));
    expect(told).toContain(REFUSED);
    expect(told.length).toBeLessThan(OURS.length + 1);
  });

  it('unless a check is to try some alone', () => {
    expect(ids(checkFleet(fleet, { date, only: [mine] }))).toEqual([mine.id]);
  });
});
