import type { Finding } from '@mdav/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameList } from '../text/name-list.ts';
import { PLAIN_PAINT } from '../text/paint.ts';
import { hostileReport } from './__tests__/hostile.ts';
import { checkResult } from './check-result.ts';
import { fittingFindings } from './fitting.ts';
import { FINDING_REPORTERS } from './reporters/list.ts';
import { prettyFindings } from './reporters/pretty.ts';
import { rollUp } from './roll-up.ts';

const waiver = { rule: 'a-rule', group: 'a', reason: 'for now', owner: 'infra', expires: '2027-01-31' };
const find = (group: string | undefined, line: number, more: Partial<Finding> = {}): Finding => ({
  rule: 'a-rule',
  severity: 'warning',
  message: 'Off.',
  at: { file: 'mdav.yaml', line, column: 3 },
  sources: [],
  ...(group === undefined ? {} : { group }),
  ...more,
});
/** Which of the findings are told together. */
const together = (findings: readonly Finding[]) =>
  rollUp(findings).map(({ all }) => all.map((finding) => findings.indexOf(finding)));

describe('findings of several groups', () => {
  it.each<[string, Finding[], number[][]]>([
    ['that say the same', [find('a', 1), find('b', 2), find('c', 1)], [[0, 1, 2]]],
    ['with something else between them', [find('a', 1), find('b', 1, { message: 'On.' }), find('c', 1)], [[0, 2], [1]]],
    ['of two rules', [find('a', 1), find('b', 1, { rule: 'other' })], [[0], [1]]],
    ['of two severities', [find('a', 1), find('b', 1, { severity: 'info' })], [[0], [1]]],
    ['with another hint', [find('a', 1), find('b', 1, { hint: 'Mend it.' })], [[0], [1]]],
    ['about another setting', [find('a', 1), find('b', 1, { setting: 'puaProtection' })], [[0], [1]]],
    ['in another file', [find('a', 1), find('b', 1, { at: { file: 'other.yaml', line: 1 } })], [[0], [1]]],
    ['of which one is waived', [find('a', 1), find('b', 1, { waiver })], [[0], [1]]],
    [
      'that two people answer for',
      [find('a', 1, { waiver }), find('b', 1, { waiver: { ...waiver, owner: 'x' } })],
      [[0], [1]],
    ],
    ['waived alike', [find('a', 1, { waiver }), find('b', 2, { waiver: { ...waiver, group: 'b' } })], [[0, 1]]],
    ['that are about the file', [find(undefined, 1), find(undefined, 2)], [[0], [1]]],
  ])('%s', (_, findings, expected) => {
    expect(together(findings)).toEqual(expected);
  });

  it.each<[string[], string]>([
    [[], ''],
    [['a'], 'a'],
    [['a', 'b'], 'a and b'],
    [['a', 'b', 'c', 'd', 'e', 'f'], 'a, b, c, d, e and f'],
    [['a', 'b', 'c', 'd', 'e', 'f', 'g'], 'a, b, c, d, e and 2 more'],
  ])('%j are told as "%s"', (names, words) => {
    expect(nameList(names)).toBe(words);
  });

  it.each<[string, Finding[], string[]]>([
    ['one place once', [find('a', 1), find('b', 1)], ['warning  Off.', '  mdav.yaml:1:3  a-rule · a and b', '']],
    [
      'several places with the first one shown',
      [find('a', 1), find('b', 2), find('c', 3)],
      ['warning  Off.', '  mdav.yaml:1:3  a-rule · a', '  and b (2:3) and c (3:3)', ''],
    ],
    [
      'what is waived in a line',
      [find('a', 1, { waiver }), find('b', 2, { waiver })],
      ['waived   a-rule for a and b until 2027-01-31 by infra: for now', ''],
    ],
  ])('have in text %s', (_, findings, lines) => {
    expect(prettyFindings(findings, {}, PLAIN_PAINT).split('\n')).toEqual(lines);
  });
});

describe('more than anybody reads', () => {
  const errors = ['x', 'y', 'z'].map((message, index) => find('a', 10 + index, { severity: 'error', message }));
  const notes = ['p', 'q'].map((message, index) => find('a', 20 + index, { severity: 'info', message }));
  const waived = [find('a', 30, { waiver, message: 'w' })];
  const all = [...notes, ...waived, ...errors];

  it.each<[number | undefined, string[], string | undefined]>([
    [undefined, ['p', 'q', 'x', 'y', 'z', 'w'], undefined],
    [6, ['p', 'q', 'x', 'y', 'z', 'w'], undefined],
    [5, ['p', 'q', 'x', 'y', 'z'], '1 waived'],
    [4, ['p', 'x', 'y', 'z'], '1 to know (1 waived)'],
    [2, ['x', 'y'], '1 error, 2 to know (1 waived)'],
    [0, [], '3 errors, 2 to know (1 waived)'],
  ])('is cut to %s: the worst stay in their order, and the rest is counted', (most, shown, rest) => {
    const fitting = fittingFindings(all, most);
    expect([...fitting.open, ...fitting.waived].map(({ finding }) => finding.message)).toEqual(shown);
    expect(fitting.rest).toBe(rest);
  });

  it.each(Object.values(FINDING_REPORTERS).map((reporter) => [reporter.id, reporter] as const))(
    'is cut for people alone: %s',
    (id, { render }) => {
      const [whole, cut] = [undefined, 2].map((maxFindings) =>
        render(checkResult({ findings: all, ...(maxFindings === undefined ? {} : { maxFindings }) })),
      );
      if (id === 'pretty' || id === 'markdown') expect(cut).toContain('… and 1 error, 2 to know (1 waived)');
      else expect(cut).toBe(whole);
    },
  );

  it('loses no finding, whatever is found', () => {
    fc.assert(
      fc.property(hostileReport, fc.nat(8), ({ findings }, most) => {
        const { open, waived: answered, rest } = fittingFindings(findings, most);
        const shown = [...open, ...answered].flatMap(({ all: alike }) => alike);
        expect(new Set(shown).size).toBe(shown.length);
        expect(shown.length === findings.length).toBe(rest === undefined);
        expect(open.length + answered.length).toBeLessThanOrEqual(most + (rest === undefined ? 100 : 0));
      }),
      { numRuns: 300 },
    );
  });
});

describe('what --fix mends', () => {
  it.each<[number | undefined, number, string]>([
    [undefined, 3, '✓ 3 warnings\n'],
    [0, 3, '✓ 3 warnings\n'],
    [2, 3, '✓ 3 warnings\n  → `mdav check --fix` may mend 2 of them\n'],
    [3, 3, '✓ 3 warnings\n  → `mdav check --fix` may mend all of them\n'],
    [1, 1, '✓ 1 warning\n  → `mdav check --fix` may mend it\n'],
  ])('is told at the end: %s of %s', (mendable, number, end) => {
    const findings = Array.from({ length: number }, (_, index) => find('a', index + 1, { message: `${index}` }));
    const report = checkResult({ findings, ...(mendable === undefined ? {} : { mendable }) });
    const text = FINDING_REPORTERS.pretty.render(report);
    expect(text.slice(text.lastIndexOf('✓'))).toBe(end);
  });
});
