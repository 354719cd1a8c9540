import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Finding, Severity } from '@mdav/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileSchema } from '../findings/__tests__/dev-packages.ts';
import { checkResult } from '../findings/check-result.ts';
import { FINDING_REPORTERS } from '../findings/reporters/list.ts';
import { runOfCheck } from '../findings/sarif-run.ts';
import { SARIF_SUBSET } from './__tests__/sarif-subset.ts';
import { forCodeScanning } from './code-scanning.ts';
import { SARIF_LEVELS } from './sarif-run.ts';

const waiver = { rule: 'r', group: 'g', reason: 'for now', owner: 'infra', expires: '2099-01-31' };
const finding = (severity: Severity, index: number): Finding => ({
  rule: 'exclusion-of-drive-root',
  severity,
  group: `group-${index}`,
  message: `Number ${index}.`,
  at: { file: 'mdav.yaml', line: index + 1, column: 1 },
  sources: [],
});

describe('SARIF for code scanning', () => {
  it('has nothing that somebody answers for, and otherwise the worst first', () => {
    const severities = fc.constantFrom<Severity>('error', 'warning', 'info');
    fc.assert(
      fc.property(fc.array(fc.tuple(severities, fc.boolean())), (list) => {
        const findings = list.map(([severity, isWaived], index) => ({
          ...finding(severity, index),
          ...(isWaived ? { waiver } : {}),
        }));
        const { results } = forCodeScanning(runOfCheck(checkResult({ findings })));
        const open = findings.filter((one) => !('waiver' in one));
        expect(results.map(({ message }) => message).sort()).toEqual(open.map(({ message }) => message).sort());
        const ranks = results.map(({ level }) => SARIF_LEVELS.indexOf(level));
        expect(ranks).toEqual([...ranks].sort());
      }),
    );
  });

  it('keeps the 5,000 worst of a fleet of 2,000 groups, and says how many it left off', () => {
    const findings = Array.from({ length: 30_000 }, (_, index) =>
      finding(index % 1000 === 999 ? 'error' : index % 2 === 0 ? 'info' : 'warning', index),
    );
    const report = checkResult({ findings: [...findings, { ...finding('error', 30_000), waiver }] });
    const { 'code-scanning': codeScanning, sarif } = FINDING_REPORTERS;
    const log = JSON.parse(codeScanning.render(report));
    const levels = log.runs[0].results.map(({ level }: { level: string }) => level);
    expect(levels.filter((level: string) => level === 'error')).toHaveLength(30);
    expect(levels.filter((level: string) => level === 'warning')).toHaveLength(4970);
    expect(log.runs[0].properties).toEqual({ leftOff: 25_000 });
    expect(codeScanning.leavesOff?.(report)).toBe(
      'Code scanning shows 5000 results: 25000 results are left off, the least severe.',
    );
    expect(codeScanning.leavesOff?.(checkResult({ findings: findings.slice(0, 5000) }))).toBeUndefined();
    expect(JSON.parse(sarif.render(report)).runs[0].results).toHaveLength(30_001);
    const schema = createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
    for (const one of [JSON.parse(readFileSync(schema, 'utf8')), SARIF_SUBSET])
      expect(compileSchema(one)(log)).toEqual([]);
  });
});
