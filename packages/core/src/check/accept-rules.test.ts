import { RULE_DATE, readExample } from '@mdav/testkit';
import { describe, expect, it } from 'vitest';
import type { Found } from '../rule/rule.ts';
import { acceptRules } from './accept-rules.ts';
import { checkFleet } from './check.ts';

const rule = (parts: object = {}) => ({
  id: 'contoso-groups-are-described',
  severity: 'warning',
  what: 'A group has no description.',
  fix: 'Add a `description`.',
  check: ({ name, at, description }: { name: string; at: object; description?: string }): readonly Found[] =>
    description === undefined ? [{ at, message: `Group "${name}" has no description.` }] : [],
  ...parts,
});

function check(rules: unknown, file = '') {
  const accepted = acceptRules(rules);
  if (!accepted.ok) throw new Error(accepted.diagnostics.map(({ message }) => message).join());
  const { fleet } = readExample(
    `mdav: 1\nname: x\ngroups: { a: { os: windows-11, mode: active, deliver: [gpo] } }\n${file}`,
  );
  return checkFleet(fleet, { date: RULE_DATE, rules: accepted.value });
}

describe('rules from outside', () => {
  it('are told like ours', () => {
    expect(check([rule()])).toEqual([
      {
        rule: 'contoso-groups-are-described',
        severity: 'warning',
        group: 'a',
        message: 'Group "a" has no description.',
        hint: 'Add a `description`.',
        at: { file: 'example.yaml', line: 3, column: 11, path: 'groups.a' },
        baseline: 'current',
        sources: [],
      },
    ]);
  });

  it('can be waived and given a level', () => {
    expect(check([rule()], 'rules: { contoso-groups-are-described: error }').map(({ severity }) => severity)).toEqual([
      'error',
    ]);
    const waiver =
      'waivers: [{ rule: contoso-groups-are-described, group: a, reason: r, owner: o, expires: 2099-12-31 }]';
    expect(check([rule()], waiver)[0]?.waiver?.owner).toBe('o');
  });

  it.each([
    [
      'throws',
      () => {
        throw new Error('boom\nat line');
      },
      'Rule contoso-groups-are-described failed: boom.',
    ],
    ['answers with nothing', () => undefined, 'did not answer with a list of findings'],
    ['answers with something else', () => [{ message: 'x' }], 'did not answer with a list of findings'],
    [
      'invents a severity',
      () => [{ message: 'x', at: {}, severity: 'fatal' }],
      'did not answer with a list of findings',
    ],
  ])('report themselves when one %s, and stop nothing else', (_, failing, message) => {
    const found = check([rule({ check: failing }), rule({ id: 'contoso-other' })]);
    expect(found.map(({ rule: id, severity }) => `${id} ${severity}`)).toEqual([
      'contoso-groups-are-described error',
      'contoso-other warning',
    ]);
    expect(found[0]?.message).toContain(message);
  });

  it.each([
    ['no list', {}, 'rule-malformed', 'rules'],
    ['no rule', ['x'], 'rule-malformed', 'rules[0]'],
    ['an id in other letters', [rule({ id: 'Contoso_Rule' })], 'rule-malformed', 'rules[0]'],
    ['no severity', [rule({ severity: 'fatal' })], 'rule-malformed', 'rules[0]'],
    ['no check', [rule(), rule({ id: 'b', check: 1 })], 'rule-malformed', 'rules[1]'],
    ['no fix', [rule({ fix: undefined })], 'rule-malformed', 'rules[0]'],
    ['an unknown chapter', [rule({ chapter: 'x' })], 'rule-malformed', 'rules[0]'],
    ['an unknown source', [rule({ sources: ['x'] })], 'rule-malformed', 'rules[0]'],
    ['an id of ours', [rule({ id: 'exclusion-of-drive-root' })], 'rule-id-taken', 'rules[0]'],
    ['an id of ours that is about the file', [rule({ id: 'waiver-unused' })], 'rule-id-taken', 'rules[0]'],
    ['one id twice', [rule(), rule()], 'rule-id-taken', 'rules[1]'],
  ])('are refused: %s', (_, rules, code, path) => {
    const refused = acceptRules(rules, 'fleet.ts');
    expect(refused.ok).toBe(false);
    expect(refused.diagnostics).toMatchObject([{ code, severity: 'error', at: { file: 'fleet.ts', path } }]);
    expect(refused.diagnostics[0]?.hint).toMatch(/^[A-Z][a-z]+ .*\.$/);
  });
});
