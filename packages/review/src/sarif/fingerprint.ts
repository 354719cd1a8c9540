import type { Finding } from '@mdav/core';
import { sha256Hex, utf8 } from '@mdav/core/format';

/** What tells one finding from another. */
export type Marked = Pick<Finding, 'rule' | 'group' | 'setting' | 'message' | 'at'>;

/**
 * What a finding is known by from one check to the next: the same when lines move, when entries of a list come and go
 * before it, and when the severity or the waiver changes. Findings that are alike in all of that are counted.
 */
export function fingerprints(findings: readonly Marked[]): readonly string[] {
  const seen = new Map<string, number>();
  return findings.map(({ rule, group, setting, message, at }) => {
    const path = at.path?.replaceAll(/\[\d+\]/g, '[]');
    const hash = sha256Hex(utf8(JSON.stringify([rule, group, setting, at.file, path, message]))).slice(0, 32);
    const earlier = seen.get(hash) ?? 0;
    seen.set(hash, earlier + 1);
    return `${hash}:${earlier + 1}`;
  });
}
