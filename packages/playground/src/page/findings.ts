import type { Problem } from '@mdav/language';
import { lineOf, lineStarts } from '@mdav/language';
import { tallyOf, tallyWords } from '@mdav/review';
import type { Judged } from '../model/judge.ts';
import { byId, element, fill } from './element.ts';
import { messageNodes } from './markdown.ts';

const RANK = { error: 0, warning: 1, info: 2 } as const;

/** The findings of the text below the editor, the worst first; each leads to its place. */
export function showFindings(
  judged: Judged,
  go: (problem: Problem) => void,
  actions: (problem: Problem) => readonly { readonly name: string; readonly run: () => unknown }[],
): void {
  const { problems, findings, text, waits } = judged;
  const open = problems
    .filter(({ finding }) => finding.waiver === undefined)
    .toSorted((a, b) => RANK[a.finding.severity] - RANK[b.finding.severity]);
  const worst = open[0]?.finding.severity ?? 'good';
  const tally = byId('tally');
  tally.className = `badge ${waits ? '' : worst}`;
  tally.textContent = waits
    ? 'loading the presets …'
    : findings.length === 0
      ? 'no findings'
      : tallyWords(tallyOf(findings));
  const starts = lineStarts(text);
  fill(
    byId('findings'),
    ...open.map((problem) => {
      const { finding, span } = problem;
      return element(
        'li',
        {},
        element(
          'button',
          { type: 'button', class: 'finding', onclick: () => go(problem) },
          element('span', { class: `badge ${finding.severity}` }, finding.severity),
          element(
            'span',
            {},
            element('span', { class: 'message' }, ...messageNodes(finding.message)),
            finding.hint !== undefined && element('span', { class: 'hint' }, '→ ', ...messageNodes(finding.hint)),
            element('span', { class: 'place' }, `line ${lineOf(starts, span.start) + 1} · ${finding.rule}`),
          ),
        ),
        ...actions(problem).map(({ name, run }) =>
          element('button', { type: 'button', 'aria-label': `${name}: ${finding.message}`, onclick: run }, name),
        ),
      );
    }),
  );
}
