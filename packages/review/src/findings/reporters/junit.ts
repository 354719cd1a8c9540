import type { Finding } from '@mdav/core';
import { groupBy } from '@mdav/core/rule';
import { element, type XmlElement, xmlText } from '@mdav/xml';
import type { Reporter } from '../../reporter/reporter.ts';
import { JUNIT_HEAD, JUNIT_STYLE } from '../../text/junit-style.ts';
import { placeWords } from '../../text/place.ts';
import { uniqueNames } from '../../text/unique-names.ts';
import type { CheckResult } from '../check-result.ts';

/**
 * JUnit XML: a suite for each group, a case for each finding. Errors and warnings are failures, what is worth knowing
 * is output of a case that passed, what somebody answers for is skipped. A group without findings is one case that
 * passed, so that a server has something to count.
 */
export const junit: Reporter<CheckResult> = {
  id: 'junit',
  title: 'JUnit XML, for servers that count tests',
  endings: ['.xml'],
  render: (report) => {
    const suites = suitesOf(report);
    const name = `mdav ${report.fleet?.name ?? report.file ?? ''}`.trimEnd();
    // The schema of Jenkins has skipped cases for each suite alone.
    const { skipped: _, ...totals } = sum([...suites.values()].map(counts));
    const inner = [...suites].map(([group, findings]) => suite(group, findings, report));
    return `${JUNIT_HEAD}${xmlText(element('testsuites', { name, ...totals }, inner), JUNIT_STYLE)}`;
  },
};

/** The name of the suite for findings about no group. */
const FILE_SUITE = '(file)';

/** Findings by group, with the groups that have none. Parentheses are no part of a group's name. */
function suitesOf({ fleet, findings }: CheckResult): ReadonlyMap<string, readonly Finding[]> {
  const byGroup = groupBy(findings, ({ group }) => group ?? FILE_SUITE);
  const silent = [...(fleet?.groups.keys() ?? [])].filter((name) => !byGroup.has(name));
  const isEmpty = byGroup.size === 0 && silent.length === 0;
  return new Map([...byGroup, ...(isEmpty ? [FILE_SUITE] : silent).map((name) => [name, []] as const)]);
}

function suite(name: string, findings: readonly Finding[], report: CheckResult): XmlElement {
  const unique = uniqueNames();
  const cases = findings.map((finding) => testCase(finding, name, unique, report));
  return element('testsuite', { name, ...counts(findings) }, [
    ...(cases.length > 0 ? cases : [element('testcase', { name: 'no findings', classname: name })]),
  ]);
}

interface Counts {
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
  readonly skipped: number;
}

function counts(findings: readonly Finding[]): Counts {
  return {
    tests: Math.max(1, findings.length),
    failures: findings.filter((finding) => isFailure(finding)).length,
    errors: 0,
    skipped: findings.filter(({ waiver }) => waiver !== undefined).length,
  };
}

function sum(all: readonly Counts[]): Counts {
  return all.reduce(
    (total, { tests, failures, errors, skipped }) => ({
      tests: total.tests + tests,
      failures: total.failures + failures,
      errors: total.errors + errors,
      skipped: total.skipped + skipped,
    }),
    { tests: 0, failures: 0, errors: 0, skipped: 0 },
  );
}

function isFailure({ severity, waiver }: Finding): boolean {
  return waiver === undefined && severity !== 'info';
}

function testCase(
  finding: Finding,
  suiteName: string,
  unique: (name: string) => string,
  report: CheckResult,
): XmlElement {
  const { rule, severity, message, hint, setting, at, waiver } = finding;
  const attributes = {
    name: unique(setting === undefined ? rule : `${rule} ${setting}`),
    classname: suiteName,
    file: at.file ?? report.file,
    line: at.line,
  };
  const text = [placeWords(at), message, ...(hint === undefined ? [] : [`→ ${hint}`])]
    .filter((line) => line !== '')
    .join('\n');
  if (waiver !== undefined) {
    const why = `Waived until ${waiver.expires} by ${waiver.owner}: ${waiver.reason}`;
    return element('testcase', attributes, [element('skipped', { message: why }), element('system-out', {}, [text])]);
  }
  const told = isFailure(finding)
    ? element('failure', { type: severity, message }, [text])
    : element('system-out', {}, [text]);
  return element('testcase', attributes, [told]);
}
