import type { Finding } from '@mdav/core';
import { shellText } from '@mdav/quote';
import { inLog } from '@mdav/review';
import { findingGroupLines, groupFindings } from '../output/finding-groups.ts';
import { tally } from '../output/findings.ts';
import type { Paint } from '../terminal/paint.ts';

/**
 * What the rules find in an imported fleet, in a line per rule and group: `mdav check` says the rest, and `file` is what
 * it is to read. Without `file` the fleet went to standard output.
 */
export function findingsOverview(findings: readonly Finding[], file: string | undefined, paint: Paint): string {
  const groups = groupFindings(findings);
  const mark = groups.some(({ severity }) => severity === 'error') ? paint.severity('error', '✗') : paint.good('✓');
  const lines = [...findingGroupLines(groups, paint), ...(groups.length > 0 ? [''] : []), `${mark} ${tally(findings)}`];
  if (groups.length > 0) lines.push(`  ${paint.good('→')} ${nextStep(file)}`);
  return `${lines.join('\n')}\n`;
}

function nextStep(file: string | undefined): string {
  if (file === undefined) return 'Save the fleet, and run `mdav check FILE` to see them with their places.';
  return `Run \`mdav check ${inLog(shellText(file))}\` to see them with their places.`;
}
