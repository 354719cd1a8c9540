import type { Finding, Severity } from '@mdav/core';
import type { Reporter } from '../../reporter/reporter.ts';
import { fileFromRoot } from '../../text/place.ts';
import { type CommandProperties, workflowCommand } from '../../text/workflow-command.ts';
import { capFindings } from '../capped.ts';
import type { CheckResult } from '../check-result.ts';
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
  const properties: CommandProperties = [
    ...(named === undefined ? [] : [['file', fileFromRoot(named, folder)] as const]),
    ...(at.line === undefined ? [] : [['line', String(at.line)] as const]),
    ...(at.line === undefined || at.column === undefined ? [] : [['col', String(at.column)] as const]),
    ['title', group === undefined ? rule : `${rule} · ${group}`],
  ];
  return workflowCommand(COMMANDS[severity], properties, [message, ...(hint === undefined ? [] : [`→ ${hint}`])]);
}
