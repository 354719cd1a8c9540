import type { Finding } from '@mdav/core';
import type { Reporter } from '../../reporter/reporter.ts';
import { jsonForLogs } from '../../text/safe-text.ts';
import type { CheckResult } from '../check-result.ts';

/** Findings for other programs. */
export interface FindingsDocument {
  readonly formatVersion: 1;
  readonly findings: readonly FindingRecord[];
}

/** A finding as other programs read it; what is not known is null. */
export interface FindingRecord {
  readonly rule: string;
  readonly severity: string;
  readonly group: string | null;
  readonly setting: string | null;
  readonly file: string | null;
  readonly line: number | null;
  readonly column: number | null;
  readonly path: string | null;
  readonly message: string;
  readonly hint: string | null;
  readonly baseline: string | null;
  readonly sources: readonly string[];
  readonly waiver: { readonly reason: string; readonly owner: string; readonly expires: string } | null;
}

/** One JSON document with every finding, the waived ones too. */
export const json: Reporter<CheckResult> = {
  id: 'json',
  title: 'one JSON document, for other programs',
  endings: ['.json'],
  render: ({ findings }) => jsonForLogs(findingsDocument(findings)),
};

/** Findings for other programs. */
export function findingsDocument(findings: readonly Finding[]): FindingsDocument {
  return { formatVersion: 1, findings: findings.map(recordOf) };
}

function recordOf(finding: Finding): FindingRecord {
  const { rule, severity, group, setting, at, message, hint, baseline, sources, waiver } = finding;
  return {
    rule,
    severity,
    group: group ?? null,
    setting: setting ?? null,
    file: at.file ?? null,
    line: at.line ?? null,
    column: at.column ?? null,
    path: at.path ?? null,
    message,
    hint: hint ?? null,
    baseline: baseline ?? null,
    sources: [...sources],
    waiver: waiver === undefined ? null : { reason: waiver.reason, owner: waiver.owner, expires: waiver.expires },
  };
}
