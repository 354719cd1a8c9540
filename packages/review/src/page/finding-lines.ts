import type { Finding, Location } from '@mdav/core';

/** Findings that say the same of several groups, as one. */
export interface FindingLine extends Pick<Finding, 'rule' | 'severity' | 'message' | 'hint' | 'sources'> {
  /** Where it was found; no group when it is about the file as a whole. */
  readonly places: readonly { readonly group?: string; readonly at: Location }[];
}

const SEVERITIES = ['error', 'warning', 'info'];

/** The findings that nobody answers for: the worst first, then by rule and text. */
export function findingLines(findings: readonly Finding[]): readonly FindingLine[] {
  const lines = new Map<string, FindingLine>();
  for (const { rule, severity, message, hint, sources, group, at, waiver } of findings) {
    if (waiver !== undefined) continue;
    const key = [SEVERITIES.indexOf(severity), rule, message, hint ?? ''].join('\u0000');
    const place = { ...(group === undefined ? {} : { group }), at };
    const line = lines.get(key) ?? {
      rule,
      severity,
      message,
      ...(hint === undefined ? {} : { hint }),
      sources,
      places: [],
    };
    lines.set(key, { ...line, places: [...line.places, place] });
  }
  return [...lines].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => line);
}
