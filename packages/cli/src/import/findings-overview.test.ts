import type { Finding } from '@mdav/core';
import { PLAIN_PAINT } from '@mdav/review';
import { describe, expect, it } from 'vitest';
import { findingsOverview } from './findings-overview.ts';

const finding = (rule: string, severity: Finding['severity'], group?: string): Finding => ({
  rule,
  severity,
  message: 'No matter.',
  at: {},
  sources: [],
  ...(group === undefined ? {} : { group }),
});
const overview = (findings: readonly Finding[], file?: string) => findingsOverview(findings, file, PLAIN_PAINT);

describe('the overview of what the rules find in an import', () => {
  it('has a line per rule and group with their number, errors first', () => {
    const findings = [
      finding('tamper-ignores-channel', 'info', 'desks'),
      ...Array.from({ length: 11 }, () => finding('deprecated-setting', 'info', 'desks')),
      finding('tamper-ignores-channel', 'info', 'servers'),
      finding('raw-owned-by-catalogue', 'error', 'servers'),
      finding('fleet-unknown-key', 'error'),
    ];
    expect(overview(findings, 'mdav.yaml')).toBe(
      [
        'error     1  raw-owned-by-catalogue · servers',
        'error     1  fleet-unknown-key',
        'info      1  tamper-ignores-channel · desks',
        'info     11  deprecated-setting · desks',
        'info      1  tamper-ignores-channel · servers',
        '',
        '✗ 2 errors, 13 to know',
        '  → Run `mdav check mdav.yaml` to see them with their places.',
        '',
      ].join('\n'),
    );
  });

  it('tells the groups of a rule together where there are many', () => {
    const findings = Array.from({ length: 30 }, (_, index) => [
      finding('turn-off-policy-with-passive', 'error', `g${index}`),
      finding('turn-off-policy-with-passive', 'error', `g${index}`),
    ]).flat();
    expect(overview(findings, 'a b.yaml')).toBe(
      'error    60  turn-off-policy-with-passive · 30 groups\n\n✗ 60 errors\n  → Run `mdav check "a b.yaml"` to see them with their places.\n',
    );
  });

  it('leaves out what is waived, and says what to do with standard output', () => {
    const waived = { ...finding('edr-block-licence', 'error', 'desks'), waiver: WAIVER };
    expect(overview([waived], 'mdav.yaml')).toBe('✓ no findings (1 waived)\n');
    expect(overview([finding('edr-block-licence', 'warning', 'desks')])).toContain('→ Save the fleet, and run');
    expect(overview([])).toBe('✓ no findings\n');
  });
});

const WAIVER = { rule: 'edr-block-licence', group: 'desks', reason: 'bought', owner: 'us', expires: '2027-01-01' };
