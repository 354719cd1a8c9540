import type { Finding } from '@mdav/core';
import type { Reporter } from '../../reporter/reporter.ts';
import { fileFromRoot, placeWords } from '../../text/place.ts';
import { inLog } from '../../text/safe-text.ts';
import { capFindings } from '../capped.ts';
import type { CheckResult } from '../check-result.ts';
import { tallyWords } from '../tally.ts';

/**
 * Logging commands of Azure Pipelines, which become issues of the run. There are errors and warnings only; what is
 * merely worth knowing is a line of the log.
 */
export const azure: Reporter<CheckResult> = {
  id: 'azure',
  title: 'issues of Azure Pipelines',
  endings: [],
  pipeline: { variable: 'TF_BUILD', value: 'true' },
  render: (report) => {
    const { shown, rest } = capFindings(report.findings);
    const more = rest.length === 0 ? '' : `; ${rest.join(', ')} not shown as issues`;
    return `${[...shown.map((finding) => line(finding, report)), `mdav: ${tallyWords(report.tally)}${more}`].join('\n')}\n`;
  },
};

function line(finding: Finding, report: CheckResult): string {
  const { severity, rule, group, message, hint, at } = finding;
  const file = at.file ?? report.file;
  const about = group === undefined ? '' : `${group}: `;
  const text = inLog(`${about}${message}${hint === undefined ? '' : ` ${hint}`}`);
  if (severity === 'info') return `to know: ${inLog(placeWords(at))} ${inLog(rule)}: ${text}`;
  const properties = [
    ['type', severity],
    ...(file === undefined ? [] : [['sourcepath', fileFromRoot(file, report.folder)]]),
    ...(at.line === undefined ? [] : [['linenumber', String(at.line)]]),
    ...(at.line === undefined || at.column === undefined ? [] : [['columnnumber', String(at.column)]]),
    ['code', rule],
  ].map(([name = '', value = '']) => `${name}=${escapeProperty(inLog(value))};`);
  return `##vso[task.logissue ${properties.join('')}]${escapeData(text)}`;
}

/** The text behind the bracket: what would end the line, and the sign of the escapes. */
function escapeData(text: string): string {
  return text.replaceAll('%', '%AZP25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** A property, in which bracket and semicolon have a meaning too. */
function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(']', '%5D').replaceAll(';', '%3B');
}
