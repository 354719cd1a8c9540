import { type Diagnostic, type Finding, type Location, visible } from '@mdav/core';
import type { Paint } from './paint.ts';
import { count } from './paint.ts';

/** What `--format json` prints for a check. */
export interface FindingsDocument {
  readonly formatVersion: 1;
  readonly findings: readonly FindingRecord[];
}

/** A finding as other programs read it; what is not known is null. */
export interface FindingRecord {
  readonly rule: string;
  readonly severity: string;
  readonly group: string | null;
  readonly setting: string | null;
  readonly file: string | null;
  readonly line: number | null;
  readonly column: number | null;
  readonly path: string | null;
  readonly message: string;
  readonly hint: string | null;
  readonly baseline: string | null;
  readonly sources: readonly string[];
  readonly waiver: { readonly reason: string; readonly owner: string; readonly expires: string } | null;
}

/** A mistake in the file itself, in the form of a finding. */
export function asFinding({ code, severity, message, at, hint }: Diagnostic): Finding {
  return { rule: code, severity, message, at, sources: [], ...(hint === undefined ? {} : { hint }) };
}

export function findingsDocument(findings: readonly Finding[]): FindingsDocument {
  return { formatVersion: 1, findings: findings.map(record) };
}

function record({
  rule,
  severity,
  group,
  setting,
  at,
  message,
  hint,
  baseline,
  sources,
  waiver,
}: Finding): FindingRecord {
  return {
    rule,
    severity,
    group: group ?? null,
    setting: setting ?? null,
    file: at.file ?? null,
    line: at.line ?? null,
    column: at.column ?? null,
    path: at.path ?? null,
    message,
    hint: hint ?? null,
    baseline: baseline ?? null,
    sources: [...sources],
    waiver: waiver === undefined ? null : { reason: waiver.reason, owner: waiver.owner, expires: waiver.expires },
  };
}

/** Findings for people: the place, what is wrong with the line that says it, and what to do. */
export function prettyFindings(findings: readonly Finding[], text: string | undefined, paint: Paint): string {
  const lines = text?.split('\n');
  const blocks = findings.filter(({ waiver }) => waiver === undefined).map((finding) => block(finding, lines, paint));
  const waived = findings.filter(({ waiver }) => waiver !== undefined);
  const waivedLines = waived.map(
    ({ rule, group, waiver }) =>
      `${paint.dim('waived')}   ${rule} for ${visible(group ?? '')} until ${waiver?.expires} by ${visible(waiver?.owner ?? '')}: ${visible(waiver?.reason ?? '')}\n`,
  );
  return [...blocks, ...waivedLines].join('\n');
}

function block(finding: Finding, lines: readonly string[] | undefined, paint: Paint): string {
  const { severity, message, hint, rule, group, at } = finding;
  const about = [rule, ...(group === undefined ? [] : [visible(group)])].join(' · ');
  return [
    `${paint.severity(severity, paint.bold(severity.padEnd(8)))} ${paint.bold(visible(message))}`,
    `${paint.dim(`  ${place(at)}  ${about}`)}`,
    ...frame(at, lines, paint),
    ...(hint === undefined ? [] : [`  ${paint.good('→')} ${visible(hint)}`]),
    '',
  ].join('\n');
}

/** `mdav.yaml:12:5`, or the path where there is no line. */
export function place({ file, line, column, path }: Location): string {
  const where = line === undefined ? path : `${line}:${column ?? 1}`;
  return visible([file, where].filter((part) => part !== undefined && part !== '').join(':'));
}

/** The line itself with a mark under the place. */
function frame({ line, column = 1 }: Location, lines: readonly string[] | undefined, paint: Paint): readonly string[] {
  const source = line === undefined ? undefined : lines?.[line - 1];
  if (source === undefined || source.trim() === '') return [];
  const number = String(line);
  const start = Math.max(0, column - 60);
  const shown = visible(
    source
      .replace(/\r$/, '')
      .slice(start, start + 110)
      .replaceAll('\t', ' '),
  );
  return [
    `  ${paint.dim(`${number} │`)} ${shown}`,
    `  ${paint.dim(`${' '.repeat(number.length)} │`)} ${' '.repeat(column - 1 - start)}${paint.accent('^')}`,
  ];
}

/** `2 errors, 1 warning (1 waived)`. */
export function tally(findings: readonly Finding[]): string {
  const open = findings.filter(({ waiver }) => waiver === undefined);
  const words = (['error', 'warning', 'info'] as const)
    .map((severity) => ({ severity, number: open.filter((finding) => finding.severity === severity).length }))
    .filter(({ number }) => number > 0)
    .map(({ severity, number }) => (severity === 'info' ? `${number} to know` : count(number, severity)));
  const waived = findings.length - open.length;
  return `${words.length === 0 ? 'no findings' : words.join(', ')}${waived > 0 ? ` (${waived} waived)` : ''}`;
}
