import type { Finding, Location } from '@mdav/core';
import { groupBy } from '@mdav/core/rule';
import type { Reporter } from '../../reporter/reporter.ts';
import { nameList } from '../../text/name-list.ts';
import type { Paint } from '../../text/paint.ts';
import { PLAIN_PAINT } from '../../text/paint.ts';
import { placeWords } from '../../text/place.ts';
import { inLog } from '../../text/safe-text.ts';
import { type CheckResult, isFailing, mendWords } from '../check-result.ts';
import { fittingFindings } from '../fitting.ts';
import { foldAlike, groupsOf, isOnePlace, type RolledFinding } from '../roll-up.ts';
import { tallyWords } from '../tally.ts';

/** For people at a terminal: the line that a finding is about, what is wrong with it, what to do, and a tally. */
export const pretty: Reporter<CheckResult> = {
  id: 'pretty',
  title: 'for people, with the lines that findings are about',
  endings: ['.txt'],
  render: (report, paint = PLAIN_PAINT) => {
    const blocks = prettyFindings(report.findings, report, paint);
    const mark = isFailing(report) ? paint.severity('error', '✗') : paint.good('✓');
    const mends = mendWords(report);
    const tail = mends === undefined ? '' : `  ${paint.good('→')} ${mends}\n`;
    return `${blocks}${blocks === '' ? '' : '\n'}${mark} ${tallyWords(report.tally)}\n${tail}`;
  },
};

/** The text that findings point into. Without the file's name it is taken to be the one that all of them are about. */
export type SourceText = Pick<CheckResult, 'file' | 'text' | 'maxFindings'>;

/**
 * The findings alone, file by file; the open ones each with its line, the waived ones in a line each. What says the same
 * of several groups is told once.
 */
export function prettyFindings(findings: readonly Finding[], source: SourceText, paint: Paint): string {
  const { open, waived, rest } = fittingFindings(findings, source.maxFindings);
  const fileOf = ({ finding: { at } }: RolledFinding) => at.file ?? source.file ?? '';
  const files = groupBy([...open, ...waived], fileOf);
  const heads = (file: string) => (files.size > 1 ? [`${paint.bold(inLog(file === '' ? 'no file' : file))}\n`] : []);
  const blocks = [...files].flatMap(([file, own]) => [...heads(file), ...blocksOf(own, file, source, paint)]);
  const more = rest === undefined ? [] : [`${paint.dim(`… and ${rest}; --max-findings all shows them`)}\n`];
  return [...blocks, ...more].join('\n');
}

function blocksOf(rolled: readonly RolledFinding[], file: string, source: SourceText, paint: Paint): readonly string[] {
  const isShown = source.file === undefined || source.file === file;
  const lines = isShown ? source.text?.split('\n') : undefined;
  return foldAlike(rolled).map(({ first: each, others }) => {
    const { rule, waiver } = each.finding;
    if (waiver === undefined) return block(each, others, lines, paint);
    const who = `until ${waiver.expires} by ${inLog(waiver.owner)}: ${inLog(waiver.reason)}`;
    return `${paint.dim('waived')}   ${inLog(rule)} for ${inLog(nameList(groupsOf(each)))} ${who}\n`;
  });
}

function block(
  rolled: RolledFinding,
  others: readonly RolledFinding[],
  lines: readonly string[] | undefined,
  paint: Paint,
): string {
  const { severity, message, hint, rule, group, at } = rolled.finding;
  const here = isOnePlace(rolled) ? nameList(groupsOf(rolled)) : (group ?? '');
  const about = [rule, ...(here === '' ? [] : [here])].map(inLog).join(' · ');
  return [
    `${paint.severity(severity, paint.bold(severity.padEnd(8)))} ${paint.bold(inLog(message))}`,
    `${paint.dim(`  ${inLog(placeWords(at))}  ${about}`)}`,
    ...frame(at, lines, paint),
    ...(isOnePlace(rolled) ? [] : [paint.dim(`  and ${inLog(otherPlaces(rolled))}`)]),
    ...(others.length === 0 ? [] : [paint.dim(`  the same ${inLog(otherSubjects(others))}`)]),
    ...(hint === undefined ? [] : [`  ${paint.good('→')} ${inLog(hint)}`]),
    '',
  ].join('\n');
}

/** Where the same is found besides: `laptops (21:5) and kiosks (33:5)`. */
function otherPlaces({ all: [, ...others] }: RolledFinding): string {
  return nameList(others.map(({ group, at: { file: _, ...at } }) => `${group} (${placeWords(at)})`));
}

/** `of scanAllowPause (7:218) and disableFamilyUI (7:241)`: all of them, as each is to be mended; places are counted. */
function otherSubjects(others: readonly RolledFinding[]): string {
  const places = others.map(({ finding: { at } }) => {
    const { file: _, ...place } = at;
    return placeWords(place);
  });
  const names = others.flatMap(({ finding: { setting } }, index) =>
    setting === undefined ? [] : [`${setting} (${places[index]})`],
  );
  if (names.length === 0) return `at ${nameList(places)}`;
  return `of ${names.length === 1 ? names[0] : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`}`;
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
