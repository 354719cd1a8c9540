import type { Finding } from '@mdav/core';

/** What is found now and was not before. One that only moved is the same. */
export function newFindings(before: readonly Finding[], after: readonly Finding[]): readonly Finding[] {
  const known = new Map<string, number>();
  for (const finding of before) known.set(idOf(finding), (known.get(idOf(finding)) ?? 0) + 1);
  return after.filter((finding) => {
    const left = known.get(idOf(finding)) ?? 0;
    if (left > 0) known.set(idOf(finding), left - 1);
    return left === 0;
  });
}

/** What nobody answers for and no build passes. */
export function errorsIn(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ severity, waiver }) => severity === 'error' && waiver === undefined);
}

function idOf({ rule, severity, group, setting, message, waiver }: Finding): string {
  return JSON.stringify([rule, severity, group, setting, message, waiver !== undefined]);
}
