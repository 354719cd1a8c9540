import type { Severity, SourceId } from '@mdav/core';
import { SOURCES } from '@mdav/core';
import type { RuleInfo } from '@mdav/core/rule';
import type { CheckResult } from './check-result.ts';

/** The words of SARIF for severities. */
export const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
};

/** A `reportingDescriptor`: what SARIF says about a rule. */
export interface DescribedRule {
  readonly id: string;
  readonly [property: string]: unknown;
}

/** The rules of the report with their explanations, and the codes of mistakes in the file itself. */
export function describeRules(report: CheckResult, codes: readonly string[]): readonly DescribedRule[] {
  const known = new Set(report.rules.map(({ id }) => id));
  return [
    ...report.rules.map((rule) => describeRule(rule, report.docs)),
    ...codes.filter((code) => !known.has(code)).map((id) => ({ id })),
  ];
}

function describeRule(rule: RuleInfo, docs: string | undefined): DescribedRule {
  const { id, severity, what, why, fix, waive, chapter, basis, guard, sources } = rule;
  const listed = sources.map((source) => SOURCES[source]);
  const helpUri = docs === undefined ? firstPage(sources) : `${docs}/rules/${id}.md`;
  const cited = listed.map(({ title, date }) => `${title} (${date})`);
  const links = listed.map(({ title, url, date }) => `- ${url === '' ? title : `[${title}](${url})`}, ${date}`);
  return {
    id,
    shortDescription: { text: what },
    fullDescription: { text: why },
    ...(helpUri === undefined ? {} : { helpUri }),
    help: {
      text: [
        what,
        why,
        `What to do: ${fix}`,
        `Waive: ${waive}`,
        ...(cited.length === 0 ? [] : [`Sources: ${cited.join('; ')}.`]),
      ].join('\n\n'),
      markdown: [
        what,
        why,
        `**What to do.** ${fix}`,
        `**Waive.** ${waive}`,
        ...(links.length === 0 ? [] : [['**Sources**', '', ...links].join('\n')]),
      ].join('\n\n'),
    },
    defaultConfiguration: { level: LEVELS[severity] },
    properties: { tags: [chapter], basis, guard: guard === true, 'problem.severity': problemSeverity(severity) },
  };
}

/** Without a published page the first source has to do. */
function firstPage(sources: readonly SourceId[]): string | undefined {
  return sources.map((source) => SOURCES[source].url).find((url) => url !== '');
}

/** The word that GitHub sorts by. */
function problemSeverity(severity: Severity): string {
  return severity === 'info' ? 'recommendation' : severity;
}
