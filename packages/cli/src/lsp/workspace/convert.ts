import type { Severity } from '@mdav/core';
import { SOURCES } from '@mdav/core';
import type { Problem, Span, TextEdit } from '@mdav/language';
import {
  type Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  type TextEdit as LspEdit,
  type Range,
} from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';

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

/** A finding as an editor shows it; one that somebody answers for is only a hint. */
export function diagnosticOf(document: TextDocument, { finding, span }: Problem): Diagnostic {
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
  };
}
