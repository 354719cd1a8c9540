import { CORE_DIAGNOSTICS, type DiagnosticInfo, type Severity, SOURCES, type SourceId } from '@mdav/core';
import type { RuleInfo } from '@mdav/core/rule';
import type { SarifLevel, SarifRule, SarifRun } from '../sarif/sarif-run.ts';
import type { CheckResult } from './check-result.ts';

const LEVELS: Readonly<Record<Severity, SarifLevel>> = { error: 'error', warning: 'warning', info: 'note' };

/** What a check found, with the rules that it was held to. */
export function runOfCheck(report: CheckResult): SarifRun {
  const { fleet, findings, folder, file } = report;
  return {
    rules: rulesOf(report),
    results: findings.map((finding) => {
      const { rule, severity, message, hint, at, group, setting, baseline, waiver } = finding;
      return {
        rule,
        level: LEVELS[severity],
        message: hint === undefined ? message : `${message} ${hint}`,
        at: at.file === undefined && file !== undefined ? { ...at, file } : at,
        mark: finding,
        waiver,
        properties: {
          ...(group === undefined ? {} : { group }),
          ...(setting === undefined ? {} : { setting }),
          ...(baseline === undefined ? {} : { baseline }),
        },
      };
    }),
    folder,
    ...(fleet === undefined ? {} : { properties: { fleet: fleet.name } }),
  };
}

/** The rules of the report with their explanations, and the codes of mistakes in the file itself. */
function rulesOf({ rules, findings, diagnostics, docs }: CheckResult): readonly SarifRule[] {
  const known = new Set(rules.map(({ id }) => id));
  const codes = [...new Set(findings.map(({ rule }) => rule))].filter((code) => !known.has(code));
  const infos = new Map([...CORE_DIAGNOSTICS, ...diagnostics].map((info) => [info.code, info]));
  return [
    ...rules.map((rule) => describeRule(rule, docs)),
    ...codes.map((code) => describeCode(infos.get(code) ?? unexplained(code), docs)),
  ];
}

function describeRule(rule: RuleInfo, docs: string | undefined): SarifRule {
  const { id, severity, what, why, fix, waive, chapter, basis, guard, sources } = rule;
  const listed = sources.map((source) => SOURCES[source]);
  const cited = listed.map(({ title, date }) => `${title} (${date})`);
  const links = listed.map(({ title, url, date }) => `- ${url === '' ? title : `[${title}](${url})`}, ${date}`);
  return {
    id,
    short: what,
    full: why,
    helpUri: docs === undefined ? firstPage(sources) : `${docs}/rules/${id}.md`,
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
    level: LEVELS[severity],
    properties: { tags: [chapter], basis, guard: guard === true, 'problem.severity': problemSeverity(severity) },
  };
}

function describeCode({ code, what, fix }: DiagnosticInfo, docs: string | undefined): SarifRule {
  return {
    id: code,
    short: what,
    full: what,
    ...(docs === undefined ? {} : { helpUri: `${docs}/diagnostics/${code}.md` }),
    help: { text: [what, `What to do: ${fix}`].join('\n\n'), markdown: [what, `**What to do.** ${fix}`].join('\n\n') },
  };
}

/** What a program of somebody else found: the result says it. */
function unexplained(code: string): DiagnosticInfo {
  return { code, what: `The file cannot be taken as it is: ${code}.`, fix: 'See the message of the result.' };
}

/** Without a published page the first source has to do. */
function firstPage(sources: readonly SourceId[]): string | undefined {
  return sources.map((source) => SOURCES[source].url).find((url) => url !== '');
}

/** The word that GitHub sorts by. */
function problemSeverity(severity: Severity): string {
  return severity === 'info' ? 'recommendation' : severity;
}
