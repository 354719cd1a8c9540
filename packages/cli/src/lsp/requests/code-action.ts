import type { Finding } from '@mdav/core';
import { fixFleet } from '@mdav/core';
import { editsBetween, fixOf, type Problem, problemsIn, type TextEdit, waiverOf } from '@mdav/language';
import { type CodeAction, CodeActionKind, type Range } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { diagnosticOf, editOf, SOURCE } from '../workspace/convert.ts';
import type { JudgedFleet } from '../workspace/judged-fleets.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Feature } from './request.ts';

const FIX_ALL = `${CodeActionKind.SourceFixAll}.${SOURCE}`;
/** How long a waiver holds at first; a rule wants a day, and its author changes it. */
const WAIVER_DAYS = 90;

/** Mends a finding, all of them, or says who answers for one. */
export const codeAction: Feature = {
  capabilities: { codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL] } },
  answer: (connection, workspace) =>
    connection.onCodeAction(async ({ textDocument: { uri }, range, context: { only } }) => {
      const document = workspace.get(uri);
      const judged = await workspace.judged(uri);
      if (document === undefined || judged === undefined || judged.version !== document.version) return [];
      const wants = (kind: string) =>
        only === undefined || only.some((one) => kind === one || kind.startsWith(`${one}.`));
      const here = problemsIn(judged.text, judged.findings).filter(({ span }) => overlaps(document, span, range));
      return [
        ...(wants(CodeActionKind.QuickFix)
          ? here.flatMap((problem) => actionsFor(document, judged, problem, workspace))
          : []),
        ...(wants(FIX_ALL) ? fixAll(document, judged, workspace) : []),
      ];
    }),
};

function overlaps(document: TextDocument, { start, end }: Problem['span'], range: Range): boolean {
  return start <= document.offsetAt(range.end) && end >= document.offsetAt(range.start);
}

function actionsFor(
  document: TextDocument,
  judged: JudgedFleet,
  problem: Problem,
  { io }: Workspace,
): readonly CodeAction[] {
  const { finding } = problem;
  if (finding.waiver !== undefined) return [];
  const source = { text: judged.text, file: judged.file };
  const waivers = judged.fleet?.waivers.length ?? 0;
  const fix = fixOf(source, finding);
  const waiver = waiverOf(source, finding, { expires: daysAfter(io.today(), WAIVER_DAYS), waivers });
  const action = (title: string, edits: readonly TextEdit[], isPreferred: boolean): CodeAction => ({
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnosticOf(document, problem)],
    isPreferred,
    edit: changes(document, edits),
  });
  return [
    ...(fix === undefined ? [] : [action(titleOf(finding), fix, true)]),
    ...(waiver === undefined
      ? []
      : [action(`Waive ${finding.rule} for ${finding.group}, with a reason and an owner`, waiver, false)]),
  ];
}

/** What the finding advises; its first sentence says what the fix does. */
function titleOf({ hint, rule }: Finding): string {
  return hint === undefined ? `Mend ${rule}` : hint.replace(/\.$/, '');
}

function fixAll(document: TextDocument, judged: JudgedFleet, { io }: Workspace): readonly CodeAction[] {
  if (!judged.parsed.ok || judged.findings.every(({ fixes, waiver }) => fixes === undefined || waiver !== undefined))
    return [];
  const { layers } = judged.parsed.value;
  const fixed = fixFleet(
    { text: judged.text, file: judged.file, ...(layers === undefined ? {} : { layers }), ...judged.given },
    { date: io.today() },
  );
  if (!fixed.ok || fixed.value.text === judged.text) return [];
  const edit = changes(document, editsBetween(judged.text, fixed.value.text));
  return [{ title: 'Mend everything that has one safe answer', kind: FIX_ALL, edit }];
}

function changes(document: TextDocument, edits: readonly TextEdit[]): NonNullable<CodeAction['edit']> {
  return { changes: { [document.uri]: edits.map((edit) => editOf(document, edit)) } };
}

function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
