import type { Diagnostic } from '@codemirror/lint';
import type { EditorView } from '@codemirror/view';
import type { ResolvedFleet } from '@mdav/core';
import { fixOf, type Problem, type TextEdit, waiverOf } from '@mdav/language';
import { fleetText } from '../model/fleet-text.ts';
import type { Judged } from '../model/judge.ts';
import { element } from '../page/element.ts';
import { messageNodes } from '../page/markdown.ts';

/** A waiver that nobody has filled in holds for a quarter. */
const WAIVER_DAYS = 90;

/** The findings as marks in the text, each with what mends it. */
export function marksOf({ text, problems, fleet }: Judged, date: string): Diagnostic[] {
  return problems.map((problem): Diagnostic => {
    const { finding, span } = problem;
    const { severity, message, hint, rule } = finding;
    return {
      from: span.start,
      to: Math.max(span.end, span.start),
      severity,
      source: rule,
      message,
      renderMessage: () => element('span', {}, ...messageNodes(hint === undefined ? message : `${message} → ${hint}`)),
      actions: actionsOf({ text, fleet }, problem, date).map(({ name, edits }) => ({
        name,
        apply: (view) => applyEdits(view, edits()),
      })),
    };
  });
}

/** Something that can be done about a finding; what it changes is worked out when it is asked for. */
export interface FindingAction {
  readonly name: 'Fix' | 'Waive';
  readonly edits: () => readonly TextEdit[];
}

/** What can be done about a finding: mend it, or say who answers for it. */
export function actionsOf(
  { text, fleet }: Pick<Judged, 'text'> & { readonly fleet?: ResolvedFleet | undefined },
  { finding }: Problem,
  date: string,
): readonly FindingAction[] {
  if (finding.waiver !== undefined) return [];
  const source = fleetText(text);
  const expires = daysLater(date, WAIVER_DAYS);
  const waivers = fleet?.waivers.length ?? 0;
  const isRule = finding.sources.length > 0 || finding.baseline !== undefined;
  return [
    ...(finding.fixes === undefined ? [] : [{ name: 'Fix', edits: () => fixOf(source, finding) ?? [] } as const]),
    ...(fleet !== undefined && finding.group !== undefined && isRule
      ? [{ name: 'Waive', edits: () => waiverOf(source, finding, { expires, waivers }) ?? [] } as const]
      : []),
  ];
}

/** Changes the text; it is the one that the edits were made for, for marks go with every change. */
export function applyEdits(view: EditorView, edits: readonly TextEdit[]): void {
  view.dispatch({
    changes: edits.map(({ span, text }) => ({ from: span.start, to: span.end, insert: text })),
    userEvent: 'input.fix',
  });
  view.focus();
}

function daysLater(date: string, days: number): string {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
}
