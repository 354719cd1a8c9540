import { groupBy } from '@mdav/core/rule';
import { mdProse, mdTable, mdText } from '@mdav/quote';
import type { Reporter } from '../../reporter/reporter.ts';
import { nameList } from '../../text/name-list.ts';
import { fileFromRoot, placeWords } from '../../text/place.ts';
import { WORST_FIRST } from '../capped.ts';
import { type CheckResult, isFailing, mendWords } from '../check-result.ts';
import { fittingFindings } from '../fitting.ts';
import { groupsOf, isOnePlace, type RolledFinding } from '../roll-up.ts';
import { tallyWords } from '../tally.ts';

/** Tables for a comment or a page: the open findings worst first, then the waived ones with who answers for them. */
export const markdown: Reporter<CheckResult> = {
  id: 'markdown',
  title: 'tables in Markdown, for a comment or a page',
  endings: ['.md'],
  render: (report) => renderTables(report, report.maxFindings),
};

/** What GitHub takes as the summary of a step is a mebibyte at most; a step may write more than ours. */
const SUMMARY_CHARACTERS = 250_000;

/** The same for the summary of a job: as many rows as fit, and how many more there are. */
export function jobSummary(report: CheckResult): string {
  const most = Math.min(500, report.maxFindings ?? 500);
  for (let rows = most; rows >= 1; rows = Math.floor(rows / 2)) {
    const text = renderTables(report, rows);
    if (text.length <= SUMMARY_CHARACTERS) return text;
  }
  return `${headOf(report)}\n`;
}

function renderTables(report: CheckResult, most: number | undefined): string {
  const { open, waived, rest } = fittingFindings(report.findings, most);
  const bySeverity = groupBy(open, ({ finding: { severity } }) => severity);
  const worstFirst = WORST_FIRST.flatMap((severity) => bySeverity.get(severity) ?? []);
  return [
    headOf(report),
    ...section('', ['Severity', 'Group', 'What', 'Rule', 'Place'], worstFirst, (rolled) => openRow(rolled, report)),
    ...section('### Waived', ['Rule', 'Group', 'Until', 'By', 'Reason'], waived, waivedRow),
    ...(rest === undefined ? [] : ['', `… and ${rest}.`]),
    '',
  ].join('\n');
}

function headOf(report: CheckResult): string {
  const name = report.fleet?.name ?? report.file;
  const baselines = [...new Set(report.fleet?.groups.values() ?? [])].filter((baseline) => baseline !== 'current');
  const held = baselines.length === 0 ? '' : ` Held in part to ${baselines.sort().join(', ')}.`;
  const mends = mendWords(report);
  return [
    `## mdav${name === undefined ? '' : `: ${mdText(name)}`}`,
    '',
    `${isFailing(report) ? '❌' : '✅'} ${tallyWords(report.tally)}.${mends === undefined ? '' : ` ${mends}.`}${held}`,
  ].join('\n');
}

function section(
  title: string,
  head: readonly string[],
  rolled: readonly RolledFinding[],
  row: (rolled: RolledFinding) => readonly string[],
): readonly string[] {
  if (rolled.length === 0) return [];
  return ['', ...(title === '' ? [] : [title, '']), mdTable(head, rolled.map(row))];
}

function openRow(rolled: RolledFinding, report: CheckResult): readonly string[] {
  const { severity, message, hint, rule, at } = rolled.finding;
  const file = at.file ?? report.file;
  const first = placeWords({ ...at, ...(file === undefined ? {} : { file: fileFromRoot(file, report.folder) }) });
  const others = isOnePlace(rolled) ? 0 : rolled.all.length - 1;
  const place = others === 0 ? first : `${first} and ${others} more`;
  const what = `${mdProse(message)}${hint === undefined ? '' : `<br>→ ${mdProse(hint)}`}`;
  return [severity, mdText(nameList(groupsOf(rolled))), what, ruleLink(rule, report), mdText(place)];
}

function ruleLink(rule: string, { docs, rules }: CheckResult): string {
  const hasPage = docs !== undefined && rules.some(({ id }) => id === rule);
  return hasPage ? `[${mdText(rule)}](${docs}/rules/${rule}.md)` : mdText(rule);
}

function waivedRow(rolled: RolledFinding): readonly string[] {
  const { rule, waiver } = rolled.finding;
  return [rule, nameList(groupsOf(rolled)), waiver?.expires ?? '', waiver?.owner ?? '', waiver?.reason ?? ''].map(
    mdText,
  );
}
