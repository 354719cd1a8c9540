import type { Rule } from '@mdav/core/rule';
import { describe, expect, it } from 'vitest';
import type { Placed } from './find.ts';
import { findingsOf } from './find.ts';
import type { RuleCases } from './rule-case.ts';
import { tryCase } from './rule-case.ts';

/** Tries one rule alone on every case; places, severities, messages and fixes are compared as a whole. */
export function describeRule(rule: Rule, { accept, reject }: RuleCases): void {
  describe(rule.id, () => {
    it.each(accept)('accepts $name', ({ fleet }) => {
      expect(findingsOf(rule, fleet).map(shown)).toEqual([]);
    });
    it.each(reject)('rejects $name', (example) => {
      const { found, wanted } = tryCase(rule, example);
      expect(found).toEqual(wanted);
      const isMended = example.findings.some(({ mended }) => mended !== undefined);
      expect(isMended && 'none' in rule.autofix, `${rule.id} says that it mends nothing`).toBe(false);
    });
  });
}

function shown({ place, finding }: Placed): string {
  return `${place} ${finding.severity} ${finding.message}`;
}
