import type { Finding, Severity } from '@mdav/core';
import type { Reporter } from '../../reporter/reporter.ts';
import { inLog } from '../../text/safe-text.ts';
import { capFindings } from '../capped.ts';
import type { CheckResult } from '../check-result.ts';
import { fileFromRoot } from '../place.ts';
import { tallyWords } from '../tally.ts';

const COMMANDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/**
 * Workflow commands of GitHub Actions, which become annotations of the changed lines. GitHub shows ten of a kind for
 * each step; what goes beyond is counted.
 */
export const github: Reporter<CheckResult> = {
  id: 'github',
  title: 'annotations of GitHub Actions',
  endings: [],
  pipeline: { variable: 'GITHUB_ACTIONS', value: 'true' },
  render: (report) => {
    const { shown, rest } = capFindings(report.findings);
    const more = rest.length === 0 ? '' : `; ${rest.join(', ')} not annotated`;
    return `${[...shown.map((finding) => command(finding, report)), `mdav: ${tallyWords(report.tally)}${more}`].join('\n')}\n`;
  },
};

function command({ severity, rule, group, message, hint, at }: Finding, { folder, file }: CheckResult): string {
  const named = at.file ?? file;
  const properties = [
    ...(named === undefined ? [] : [['file', fileFromRoot(named, folder)]]),
    ...(at.line === undefined ? [] : [['line', String(at.line)]]),
    ...(at.line === undefined || at.column === undefined ? [] : [['col', String(at.column)]]),
    ['title', group === undefined ? rule : `${rule} · ${group}`],
  ].map(([name = '', value = '']) => `${name}=${escapeProperty(inLog(value))}`);
  const text = [message, ...(hint === undefined ? [] : [`→ ${hint}`])].map(inLog).join('\n');
  return `::${COMMANDS[severity]} ${properties.join(',')}::${escapeData(text)}`;
}

/** The text behind `::`, as the runner reads it: what would end the line, and the sign of the escapes. */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** A property, in which colon and comma have a meaning too. */
function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
