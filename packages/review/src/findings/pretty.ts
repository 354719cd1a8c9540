import type { Finding, Location } from '@mdav/core';
import { groupBy } from '@mdav/core';
import type { Paint } from './paint.ts';
import { PLAIN_PAINT } from './paint.ts';
import { placeWords } from './place.ts';
import { isFailing, type Report, type Reporter } from './report.ts';
import { inLog } from './safe-text.ts';
import { tallyWords } from './tally.ts';

/** For people at a terminal: the line that a finding is about, what is wrong with it, what to do, and a tally. */
export const pretty: Reporter = {
  id: 'pretty',
  title: 'for people, with the lines that findings are about',
  render: (report, paint = PLAIN_PAINT) => {
    const blocks = prettyFindings(report.findings, report, paint);
    const mark = isFailing(report) ? paint.severity('error', '✗') : paint.good('✓');
    return `${blocks}${blocks === '' ? '' : '\n'}${mark} ${tallyWords(report.tally)}\n`;
  },
};

/** The text that findings point into. Without the file's name it is taken to be the one that all of them are about. */
export type SourceText = Pick<Report, 'file' | 'text'>;

/** The findings alone, file by file; the open ones each with its line, the waived ones in a line each. */
export function prettyFindings(findings: readonly Finding[], source: SourceText, paint: Paint): string {
  const files = groupBy(findings, ({ at }) => at.file ?? source.file ?? '');
  const heads = (file: string) => (files.size > 1 ? [`${paint.bold(inLog(file === '' ? 'no file' : file))}\n`] : []);
  return [...files].flatMap(([file, own]) => [...heads(file), ...blocksOf(own, file, source, paint)]).join('\n');
}

function blocksOf(findings: readonly Finding[], file: string, source: SourceText, paint: Paint): readonly string[] {
  const isShown = source.file === undefined || source.file === file;
  const lines = isShown ? source.text?.split('\n') : undefined;
  const open = findings.filter(({ waiver }) => waiver === undefined).map((finding) => block(finding, lines, paint));
  const waived = findings.flatMap(({ rule, group, waiver }) => {
    if (waiver === undefined) return [];
    const who = `until ${waiver.expires} by ${inLog(waiver.owner)}: ${inLog(waiver.reason)}`;
    return [`${paint.dim('waived')}   ${inLog(rule)} for ${inLog(group ?? '')} ${who}\n`];
  });
  return [...open, ...waived];
}

function block(finding: Finding, lines: readonly string[] | undefined, paint: Paint): string {
  const { severity, message, hint, rule, group, at } = finding;
  const about = [rule, ...(group === undefined ? [] : [group])].map(inLog).join(' · ');
  return [
    `${paint.severity(severity, paint.bold(severity.padEnd(8)))} ${paint.bold(inLog(message))}`,
    `${paint.dim(`  ${inLog(placeWords(at))}  ${about}`)}`,
    ...frame(at, lines, paint),
    ...(hint === undefined ? [] : [`  ${paint.good('→')} ${inLog(hint)}`]),
    '',
  ].join('\n');
}

/** The line itself with a mark under the place. */
function frame({ line, column = 1 }: Location, lines: readonly string[] | undefined, paint: Paint): readonly string[] {
  const source = line === undefined ? undefined : lines?.[line - 1]?.replace(/\r$/, '').replaceAll('\t', ' ');
  if (source === undefined || source.trim() === '') return [];
  const number = String(line);
  const start = Math.max(0, column - 60);
  // What is hidden takes more room once it is shown, and the mark moves along.
  const before = inLog(source.slice(start, column - 1)).length;
  return [
    `  ${paint.dim(`${number} │`)} ${inLog(source.slice(start, start + 110))}`,
    `  ${paint.dim(`${' '.repeat(number.length)} │`)} ${' '.repeat(before)}${paint.accent('^')}`,
  ];
}
