import { RULE_DATE, readExample } from '@mdav/testkit';
import { describe, expect, it } from 'vitest';
import type { Finding, Found, Rule } from '../rule/rule.ts';
import { RULE_INFOS } from '../rules/list.ts';
import { type CheckOptions, checkFleet } from './check.ts';
import { levelledSeverity, settleLevels } from './levels.ts';

/** A rule that reports every group once. */
function rule(id: string, parts: Partial<Rule>, found: Partial<Found> = {}): Rule {
  return {
    id,
    chapter: 'delivery',
    severity: 'warning',
    what: 'Off.',
    why: 'Off.',
    fix: 'Mend it.',
    autofix: { none: 'choice' },
    waive: 'Never.',
    basis: 'ours',
    sources: [],
    good: '',
    bad: '',
    check: ({ at }) => [{ at, message: `${id} found it.`, ...found }],
    ...parts,
  };
}

const ALL = [
  rule('warns', {}),
  rule('notes', { severity: 'info', set: 'strict' }),
  rule('guards', { severity: 'error', guard: true }),
  rule('doubts', { severity: 'error' }, { severity: 'warning' }),
];

function check(rules: string, options: Partial<CheckOptions> = {}, more = ''): readonly Finding[] {
  const levels = rules === '' ? '' : `rules: { ${rules} }\n`;
  const { fleet } = readExample(
    `mdav: 1\nname: example\ngroups: { g: { os: windows-11, mode: active } }\n${levels}${more}`,
  );
  return checkFleet(fleet, { date: RULE_DATE, only: ALL, ...options });
}

const shown = (findings: readonly Finding[]) =>
  findings.map(({ rule: id, severity, waiver }) => `${id} ${waiver === undefined ? severity : 'waived'}`).sort();

describe('levels', () => {
  it.each([
    ['', ['doubts warning', 'guards error', 'warns warning']],
    ['warns: off', ['doubts warning', 'guards error']],
    ['warns: info', ['doubts warning', 'guards error', 'warns info']],
    ['warns: error', ['doubts warning', 'guards error', 'warns error']],
    ['guards: error', ['doubts warning', 'guards error', 'warns warning']],
    // A doubtful finding stays one step milder than its rule.
    ['doubts: warning', ['doubts info', 'guards error', 'warns warning']],
    ['doubts: error', ['doubts warning', 'guards error', 'warns warning']],
    // Whoever gives a level to a rule of the strict set asks for it.
    ['notes: warning', ['doubts warning', 'guards error', 'notes warning', 'warns warning']],
  ])('"%s" gives %j', (rules, expected) => {
    expect(shown(check(rules))).toEqual(expected);
  });

  it.each([
    ['off', 'be turned off'],
    ['info', 'be made info'],
    ['warning', 'be made a warning'],
  ])('%s is refused for a guard, at the place of the level', (level, what) => {
    const found = check(`guards: ${level}`);
    expect(shown(found)).toContain('guards error');
    expect(found.find(({ rule: id }) => id === 'rule-level-refused')).toEqual({
      rule: 'rule-level-refused',
      severity: 'error',
      message: `guards guards against unsupported policy and cannot ${what}.`,
      hint: 'Remove the level, and waive the findings of single groups where somebody answers for them.',
      at: { file: 'example.yaml', line: 4, column: 18, path: 'rules.guards' },
      sources: [],
      fixes: { edits: [{ kind: 'remove', path: ['rules', 'guards'] }] },
    });
  });

  it('cannot turn off the refusal itself', () => {
    expect(shown(check('rule-level-refused: off, guards: off'))).toEqual(
      expect.arrayContaining(['guards error', 'rule-level-refused error', 'rule-level-refused error']),
    );
  });

  it('name the rule that was meant', () => {
    const found = check('warnz: off, nothing-like-it: off').filter(({ rule: id }) => id === 'rule-level-unknown');
    expect(found.map(({ severity, message, hint }) => `${severity} ${message} ${hint}`)).toEqual([
      'warning There is no rule "warnz". Did you mean "warns"?',
      'warning There is no rule "nothing-like-it". Correct the id of the rule.',
    ]);
  });

  it('hold for rules on the file, too', () => {
    expect(shown(check('no-such-thing: off, rule-level-unknown: error'))).toContain('rule-level-unknown error');
    expect(shown(check('no-such-thing: off, rule-level-unknown: off')).join()).not.toContain('rule-level');
  });

  it('given with the call win over those of the fleet, within the same limits', () => {
    const found = check('warns: info', { levels: { warns: 'error', guards: 'off' } });
    expect(shown(found)).toEqual(['doubts warning', 'guards error', 'rule-level-refused error', 'warns error']);
  });

  it('decide neither way about what stands on firm ground', () => {
    const passive = rule('follows', { chapter: 'passive', severity: 'warning' });
    const found = (severity: 'warning' | 'error', level: string) =>
      shown(check(`ground: ${level}`, { only: [rule('ground', { chapter: 'onboarding', severity }), passive] }));
    expect(found('error', 'error')).toEqual(['ground error']);
    // Raised to an error, it is no reason to be silent about consequences; nor is an error that counts as a warning.
    expect(found('warning', 'error')).toEqual(['follows warning', 'ground error']);
    expect(found('error', 'warning')).toEqual(['follows warning', 'ground warning']);
    expect(found('error', 'off')).toEqual(['follows warning']);
  });

  it('keep a rule that is off from silencing others', () => {
    const loud = rule('loud', { severity: 'error', silences: { rules: ['warns'] } });
    const rules = [loud, rule('warns', {})];
    expect(shown(check('', { only: rules }))).toEqual(['loud error']);
    expect(shown(check('loud: off', { only: rules }))).toEqual(['warns warning']);
  });

  it('leave a waiver of a rule that is off without anything to waive', () => {
    const waiver = 'waivers: [{ rule: exclusion-of-drive-root, group: g, reason: r, owner: o, expires: 2099-12-31 }]\n';
    const rules = [rule('exclusion-of-drive-root', {})];
    expect(shown(check('', { only: rules }, waiver))).toEqual(['exclusion-of-drive-root waived']);
    expect(shown(check('exclusion-of-drive-root: off', { only: rules }, waiver))).toEqual(['waiver-unused warning']);
  });
});

describe('levelledSeverity', () => {
  it('never leaves the three severities', () => {
    expect(levelledSeverity(rule('x', { severity: 'error' }), 'info', 'info')).toBe('info');
    expect(levelledSeverity(rule('x', { severity: 'info' }), 'info', 'error')).toBe('error');
    expect(levelledSeverity(rule('x', { severity: 'info' }), 'warning', 'error')).toBe('error');
    expect(levelledSeverity(rule('x', { severity: 'error' }), 'error', undefined)).toBe('error');
  });

  it('never makes a guard of ours milder', () => {
    const guards = RULE_INFOS.filter((info) => info.guard === true);
    expect(guards.length).toBeGreaterThan(10);
    for (const guard of guards)
      for (const level of ['off', 'info', 'warning', 'error'] as const) {
        const { levels, findings } = settleLevels([{ rule: guard.id, level, at: {} }], RULE_INFOS);
        expect(levelledSeverity(guard, guard.severity, levels.get(guard.id)), guard.id).toBe(guard.severity);
        expect(levels.get(guard.id)).not.toBe('off');
        expect(findings.length).toBe(level === guard.severity ? 0 : 1);
      }
  });
});
