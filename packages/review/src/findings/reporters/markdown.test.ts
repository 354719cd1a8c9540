import type { Finding } from '@mdav/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostileReport } from '../__tests__/hostile.ts';
import { reportOn, SAMPLE } from '../__tests__/sample.ts';
import { checkResult } from '../check-result.ts';
import { rollUp } from '../roll-up.ts';
import { jobSummary, markdown } from './markdown.ts';

/** Cells of a row: a bar ends one unless a backslash escapes it; a backslash may itself be escaped. */
function cells(row: string): readonly string[] {
  return [...row.slice(1, -1).matchAll(/((?:\\.|[^|\\])*)(?:\||$)/g)].map(([, cell = '']) => cell).slice(0, -1);
}

describe('markdown', () => {
  it('has a table of what is open, worst first, and one of what is waived', () => {
    const lines = markdown.render(reportOn(SAMPLE)).split('\n');
    expect(lines.slice(0, 7)).toEqual([
      '## mdav: contoso',
      '',
      '❌ 5 errors, 1 warning, 1 to know (1 waived). Held in part to 2021-07.',
      '',
      '| Severity | Group | What | Rule | Place |',
      '| --- | --- | --- | --- | --- |',
      '| error | desks | allowRealtimeMonitoring: false does not make Defender passive, and leaves the device bare when it becomes active.<br>→ Leave the protection on: passive mode keeps it from interfering. | protection-turned-off-in-passive | fleet/mdav.yaml:11:7 |',
    ]);
    expect(lines.slice(-6)).toEqual([
      '### Waived',
      '',
      '| Rule | Group | Until | By | Reason |',
      '| --- | --- | --- | --- | --- |',
      '| pua-no-effect-in-passive | desks | 2099-12-31 | desktop team | kept for later |',
      '',
    ]);
  });

  it('links rules where their pages are published', () => {
    const linked = markdown.render(reportOn(SAMPLE, { docs: 'https://example.org/docs' }));
    expect(linked).toContain(
      '[downlevel-os-out-of-scope](https://example.org/docs/rules/downlevel-os-out-of-scope.md)',
    );
    const code = markdown.render(reportOn('mdav: 1\n', { docs: 'https://example.org/docs' }));
    expect(code).toContain('| fleet-missing-key |');
  });

  it('is a table of five columns, whatever stands in the fleet', () => {
    fc.assert(
      fc.property(hostileReport, (report) => {
        const lines = markdown.render(report).split('\n');
        const rows = lines.filter((line) => line.startsWith('|'));
        for (const row of rows) expect(cells(row)).toHaveLength(5);
        const heads =
          (report.findings.some(({ waiver }) => waiver !== undefined) ? 2 : 0) +
          (report.findings.some(({ waiver }) => waiver === undefined) ? 2 : 0);
        expect(rows).toHaveLength(rollUp(report.findings).length + heads);
      }),
      { numRuns: 300 },
    );
  });
});

describe('jobSummary', () => {
  const finding = (message: string): Finding => ({ rule: 'a-rule', severity: 'error', message, at: {}, sources: [] });

  it('is the whole table when it fits', () => {
    expect(jobSummary(reportOn(SAMPLE))).toBe(markdown.render(reportOn(SAMPLE)));
  });

  it('counts the rows that do not fit, and gives up rows for their length', () => {
    const many = checkResult({ findings: Array.from({ length: 700 }, (_, index) => finding(`Number ${index}.`)) });
    expect(jobSummary(many)).toContain('\n\n… and 200 errors.\n');
    const long = checkResult({ findings: Array.from({ length: 700 }, () => finding('x'.repeat(5000))) });
    expect(jobSummary(long).length).toBeLessThan(250_001);
    expect(jobSummary(long)).toMatch(/… and \d+ errors\.\n$/);
    const endless = checkResult({ findings: [finding('x'.repeat(300_000))] });
    expect(jobSummary(endless)).toBe('## mdav\n\n❌ 1 error.\n');
  });
});
