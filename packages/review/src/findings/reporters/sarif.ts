import type { Finding, Severity } from '@mdav/core';
import { visible } from '@mdav/quote';
import type { Reporter } from '../../reporter/reporter.ts';
import { jsonForLogs } from '../../text/safe-text.ts';
import type { CheckResult } from '../check-result.ts';
import { fingerprints } from '../fingerprint.ts';
import { fileFromRoot, fileUri, isAbsolute } from '../place.ts';
import { describeRules, LEVELS } from '../sarif-rules.ts';

/**
 * SARIF 2.1.0, the exchange format of static analysis: GitHub code scanning, Azure DevOps and editors read it. What
 * somebody answers for is a suppressed result.
 */
export const sarif: Reporter<CheckResult> = {
  id: 'sarif',
  title: 'SARIF 2.1.0, for code scanning and editors',
  endings: ['.sarif'],
  render: (report) => jsonForLogs(sarifLog(report)),
};

function sarifLog(report: CheckResult): object {
  const { tool, fleet, findings } = report;
  const codes = [...new Set(findings.map(({ rule }) => rule))];
  const rules = describeRules(report, codes);
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  const marks = fingerprints(findings);
  return {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: tool.name, version: tool.version, semanticVersion: tool.version, rules } },
        columnKind: 'utf16CodeUnits',
        results: findings.map((finding, index) => ({
          ruleId: finding.rule,
          ruleIndex: indexes.get(finding.rule) ?? -1,
          ...resultOf(finding, report),
          partialFingerprints: { 'mdavFinding/v1': marks[index] ?? '' },
        })),
        ...(fleet === undefined ? {} : { properties: { fleet: fleet.name } }),
      },
    ],
  };
}

function resultOf(finding: Finding, report: CheckResult): object {
  const { severity, message, hint, group, setting, baseline, waiver } = finding;
  const locations = locationsOf(finding, report);
  return {
    level: levelOf(severity),
    message: { text: messageText(hint === undefined ? message : `${message} ${hint}`) },
    ...(locations.length === 0 ? {} : { locations }),
    ...(waiver === undefined
      ? {}
      : {
          suppressions: [
            {
              kind: 'inSource',
              status: 'accepted',
              justification: messageText(`${waiver.reason} (${waiver.owner}, until ${waiver.expires})`),
              properties: { owner: waiver.owner, expires: waiver.expires },
            },
          ],
        }),
    properties: {
      ...(group === undefined ? {} : { group }),
      ...(setting === undefined ? {} : { setting }),
      ...(baseline === undefined ? {} : { baseline }),
    },
  };
}

function levelOf(severity: Severity): string {
  return LEVELS[severity];
}

function locationsOf({ at }: Finding, report: CheckResult): readonly object[] {
  const { line, column, path } = at;
  const file = at.file ?? report.file;
  const isInRepository = file !== undefined && !isAbsolute(fileFromRoot(file, report.folder));
  const physical =
    file === undefined
      ? {}
      : {
          physicalLocation: {
            artifactLocation: {
              uri: fileUri(file, report.folder),
              ...(isInRepository ? { uriBaseId: '%SRCROOT%' } : {}),
            },
            ...(line === undefined
              ? {}
              : { region: { startLine: line, ...(column === undefined ? {} : { startColumn: column }) } }),
          },
        };
  const logical = path === undefined || path === '' ? {} : { logicalLocations: [{ fullyQualifiedName: path }] };
  const location = { ...physical, ...logical };
  return Object.keys(location).length === 0 ? [] : [location];
}

/** Text of a message. Readers make links of `[text](target)`, which the user's text is not to do. */
function messageText(text: string): string {
  return visible(text)
    .replace(/\[(?=[^\]]*\]\()/g, '\\[')
    .replaceAll('](', '\\](');
}
