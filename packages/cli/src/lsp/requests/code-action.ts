import type { Finding } from '@mdav/core';
import { fixFleet, isMendable } from '@mdav/core';
import { canBeWaived, editsBetween, fixOf, type Problem, type TextEdit, waiverOf } from '@mdav/language';
import { type CodeAction, CodeActionKind, LSPErrorCodes, type Range, ResponseError } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { diagnosticOf, editOf, SOURCE } from '../workspace/convert.ts';
import type { JudgedFleet } from '../workspace/judged-fleets.ts';
import type { PlacedProblem } from '../workspace/placed-problems.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Feature } from './request.ts';

const FIX_ALL = `${CodeActionKind.SourceFixAll}.${SOURCE}`;
/** How long a waiver holds at first; a rule wants a day, and its author changes it. */
const WAIVER_DAYS = 90;

/** What an action does, for an editor that asks for the changes when somebody chooses it. */
interface Deferred {
  /** The fleet that it changes. */
  readonly uri: string;
  readonly version: number;
  readonly does: Deed;
}

/** A fix or a waiver of a problem by its position among all, or everything at once. */
type Deed = { readonly kind: 'fix' | 'waive'; readonly problem: number } | { readonly kind: 'all' };

/** Mends a finding, all of them, or says who answers for one. */
export const codeAction: Feature = {
  capabilities: { codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL], resolveProvider: true } },
  answer: (connection, workspace) => {
    connection.onCodeAction(async ({ textDocument: { uri }, range, context: { only } }) => {
      const document = workspace.get(uri);
      if (document === undefined) return [];
      const wants = (kind: string) =>
        only === undefined || only.some((one) => kind === one || kind.startsWith(`${one}.`));
      const fleets = await workspace.judgedWith(uri);
      return fleets.flatMap((judged): CodeAction[] => {
        const fleet = workspace.get(judged.uri);
        // Places and changes are those of the texts as they are.
        if (fleet?.version !== judged.version || judged.texts.get(uri) !== document.getText()) return [];
        const offered = [
          ...(wants(CodeActionKind.QuickFix) ? fixesAt(document, judged, range) : []),
          ...(wants(FIX_ALL) && judged.uri === uri ? fixAll(judged) : []),
        ];
        // Changes are worked out on the whole text: an editor that asks at every move of the cursor need not wait for them.
        if (workspace.asksForEdits)
          return offered.map(({ action, does }) => ({
            ...action,
            data: { uri: judged.uri, version: judged.version, does } satisfies Deferred,
          }));
        return offered.flatMap(({ action, does }) => {
          const edits = editsFor(does, judged, workspace);
          return edits === undefined ? [] : [{ ...action, edit: changes(fleet, edits) }];
        });
      });
    });
    connection.onCodeActionResolve(async (action) => {
      const { uri, version, does } = action.data as Deferred;
      const document = workspace.get(uri);
      const judged = await workspace.judged(uri);
      // The text has gone on meanwhile.
      if (document === undefined || judged?.version !== version || version !== document.version) return action;
      const edits = editsFor(does, judged, workspace);
      if (edits === undefined)
        throw new ResponseError(
          LSPErrorCodes.RequestFailed,
          'Mend this by hand: the file is written in a way that is not edited.',
        );
      return { ...action, edit: changes(document, edits) };
    });
  },
};

interface Offered {
  readonly action: CodeAction;
  readonly does: Deed;
}

function overlaps(document: TextDocument, { start, end }: Problem['span'], range: Range): boolean {
  return start <= document.offsetAt(range.end) && end >= document.offsetAt(range.start);
}

function fixesAt(document: TextDocument, judged: JudgedFleet, range: Range): readonly Offered[] {
  return judged.problems.flatMap((problem, index) =>
    problem.uri === document.uri && overlaps(document, problem.span, range)
      ? actionsFor(document, judged, problem, index)
      : [],
  );
}

function actionsFor(
  document: TextDocument,
  judged: JudgedFleet,
  problem: PlacedProblem,
  index: number,
): readonly Offered[] {
  const { finding } = problem;
  if (finding.waiver !== undefined) return [];
  const offer = (kind: 'fix' | 'waive', title: string): Offered => ({
    action: {
      title,
      kind: CodeActionKind.QuickFix,
      diagnostics: [diagnosticOf(document, problem, judged)],
      isPreferred: kind === 'fix' && isMendable(finding),
    },
    does: { kind, problem: index },
  });
  const { rule, group, fixes } = finding;
  // What is mended or answered for is the fleet, also where the finding stands in a file that it is made of.
  const where = document.uri === judged.uri ? '' : ` in ${judged.file}`;
  return [
    ...(fixes === undefined ? [] : [offer('fix', `${titleOf(finding)}${where}`)]),
    ...(canBeWaived(finding) ? [offer('waive', `Waive ${rule} for ${group}${where}, with a reason and an owner`)] : []),
  ];
}

/** The changes; nothing where the file is written in a way that is not edited. */
function editsFor(does: Deed, judged: JudgedFleet, { io }: Workspace): readonly TextEdit[] | undefined {
  if (does.kind === 'all') return editsForAll(judged, io.today());
  const source = { text: judged.text, file: judged.file };
  const finding = judged.problems[does.problem]?.finding;
  if (finding === undefined) return undefined;
  if (does.kind === 'fix') return fixOf(source, finding);
  const waivers = judged.fleet?.waivers.length ?? 0;
  return waiverOf(source, finding, { expires: daysAfter(io.today(), WAIVER_DAYS), waivers });
}

/** What the finding advises; its first sentence says what the fix does. */
function titleOf({ hint, rule }: Finding): string {
  return hint === undefined ? `Mend ${rule}` : hint.replace(/\.$/, '');
}

function fixAll({ parsed, problems }: JudgedFleet): readonly Offered[] {
  const hasAny = parsed.ok && problems.some(({ finding }) => isMendable(finding));
  const action = { title: 'Mend everything that has one safe answer', kind: FIX_ALL };
  return hasAny ? [{ action, does: { kind: 'all' } }] : [];
}

function editsForAll({ text, file, parsed, given }: JudgedFleet, date: string): readonly TextEdit[] | undefined {
  const layers = parsed.ok ? parsed.value.layers : undefined;
  const fixed = fixFleet({ text, file, ...(layers === undefined ? {} : { layers }), ...given }, { date });
  return fixed.ok && fixed.value.text !== text ? editsBetween(text, fixed.value.text) : undefined;
}

function changes(document: TextDocument, edits: readonly TextEdit[]): NonNullable<CodeAction['edit']> {
  return { changes: { [document.uri]: edits.map((edit) => editOf(document, edit)) } };
}

function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
