import { basename } from 'node:path';
import type { Severity } from '@mdav/core';
import { SOURCES } from '@mdav/core';
import type { Span, TextEdit } from '@mdav/language';
import {
  type Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  type TextEdit as LspEdit,
  type Range,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Said } from './board.ts';
import type { JudgedFleet } from './judged-fleets.ts';
import type { PlacedProblem } from './placed-problems.ts';

/** Names who says it, beside the code. */
export const SOURCE = 'mdav';

export function rangeOf(document: TextDocument, { start, end }: Span): Range {
  return { start: document.positionAt(start), end: document.positionAt(end) };
}

export function editOf(document: TextDocument, { span, text }: TextEdit): LspEdit {
  return { range: rangeOf(document, span), newText: text };
}

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};

/** What a fleet says of itself, and of each file that it is made of where it has something to say. */
export function saidBy(judged: JudgedFleet, versionOf: (uri: string) => number | undefined): ReadonlyMap<string, Said> {
  const files = new Set([judged.uri, ...judged.problems.map(({ uri }) => uri)]);
  return new Map(
    [...files].map((uri) => {
      const document = textOf(judged, uri);
      const version = versionOf(uri);
      const diagnostics = judged.problems
        .filter((problem) => problem.uri === uri)
        .map((problem) => diagnosticOf(document, problem, judged));
      return [uri, { diagnostics, ...(version === undefined ? {} : { version }) }];
    }),
  );
}

/** The text of one of the files of a fleet as it was judged. */
export function textOf({ texts }: JudgedFleet, uri: string): TextDocument {
  return TextDocument.create(uri, 'yaml', 0, texts.get(uri) ?? '');
}

/** A finding as an editor shows it; one that somebody answers for is only a hint. */
export function diagnosticOf(document: TextDocument, problem: PlacedProblem, judged: JudgedFleet): Diagnostic {
  const { finding, span } = problem;
  const { rule, severity, message, hint, sources, waiver } = finding;
  const page = sources.map((source) => SOURCES[source].url).find((url) => url !== '');
  const advice = hint === undefined ? '' : `\n${hint}`;
  const waived = waiver === undefined ? '' : `\nWaived until ${waiver.expires} by ${waiver.owner}: ${waiver.reason}`;
  return {
    range: rangeOf(document, span),
    severity: waiver === undefined ? SEVERITIES[severity] : DiagnosticSeverity.Hint,
    code: rule,
    source: SOURCE,
    message: `${message}${advice}${waived}`,
    ...(page === undefined ? {} : { codeDescription: { href: page } }),
    ...(rule === 'deprecated-setting' ? { tags: [DiagnosticTag.Deprecated] } : {}),
    ...(problem.uri === judged.uri ? {} : { relatedInformation: [relatedOf(problem, judged)] }),
  };
}

/** The fleet, and the group of it, that a finding in another file is about. */
function relatedOf({ finding: { group }, namedAt }: PlacedProblem, { uri, file }: JudgedFleet) {
  const start = { line: (namedAt?.line ?? 1) - 1, character: (namedAt?.column ?? 1) - 1 };
  const who = group === undefined ? basename(file) : `${group} in ${basename(file)}`;
  return { location: { uri, range: { start, end: start } }, message: `Found for ${who}, which is made of this file.` };
}
