import type { RuleDescription } from '@mdav/review';
import { type Fact, facts, type Page, paragraph, verbatim } from '../terminal/layout.ts';
import { sourceFact } from './source-fact.ts';

/** Everything about a rule. */
export function rulePage(rule: RuleDescription, page: Page): string {
  const { paint } = page;
  return [
    `${paint.bold(paint.accent(rule.id))}  ${rule.chapter}`,
    '',
    paragraph(rule.what, page),
    '',
    ...facts(explanation(rule), page),
    '',
    `  ${paint.dim('It refuses')}`,
    verbatim(rule.bad, page),
    '',
    `  ${paint.dim('It accepts')}`,
    verbatim(rule.good, page),
    '',
    ...facts([sourceFact(rule.sources)], page),
    '',
  ].join('\n');
}

function explanation(rule: RuleDescription): readonly Fact[] {
  const { why, fix, autofix, byHand, waive, settles, basis, severities, milder, strict, guard } = rule;
  return [
    ['Why', [why]],
    ['Fix', [fix]],
    ['--fix', [autofix ?? `Left to people. ${byHand ?? ''}`]],
    ['Waive', [waive]],
    ['Settles', settles === undefined ? [] : [settles]],
    [
      'Severity',
      [
        severities.map(({ baseline, severity }) => `${baseline}: ${severity ?? 'does not hold'}`).join(', '),
        ...(milder === undefined ? [] : [`one lower ${milder}`]),
      ],
    ],
    ['Told', strict ? ['only to who asks for the strict set'] : []],
    ['Level', guard ? ['can be waived, never turned off'] : []],
    ['Basis', [basis]],
  ];
}
