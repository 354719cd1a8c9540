import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hostileReport } from '../__tests__/hostile.ts';
import { reportOn, SAMPLE } from '../__tests__/sample.ts';
import { findingsDocument, json } from './json.ts';

const KEYS = [
  'rule',
  'severity',
  'group',
  'setting',
  'file',
  'line',
  'column',
  'path',
  'message',
  'hint',
  'baseline',
  'sources',
  'waiver',
];

it('has the same keys for every finding, and null for what is not known', () => {
  const { formatVersion, findings } = JSON.parse(json.render(reportOn(SAMPLE)));
  expect(formatVersion).toBe(1);
  expect(findings.length).toBe(8);
  for (const finding of findings) expect(Object.keys(finding)).toEqual(KEYS);
  expect(findings.find(({ rule }: { rule: string }) => rule === 'downlevel-os-out-of-scope')).toEqual({
    rule: 'downlevel-os-out-of-scope',
    severity: 'error',
    group: 'frozen',
    setting: null,
    file: 'fleet/mdav.yaml',
    line: 22,
    column: 9,
    path: 'groups.frozen.os',
    message: 'Windows 8.1 is outside the scope of Defender Antivirus policy.',
    hint: 'Take this operating system out of the group.',
    baseline: '2021-07',
    sources: ['compat-2026', 'onboard-downlevel', 'deployment-tool'],
    waiver: null,
  });
  expect(findings.find(({ rule }: { rule: string }) => rule === 'pua-no-effect-in-passive').waiver).toEqual({
    reason: 'kept for later',
    owner: 'desktop team',
    expires: '2099-12-31',
  });
});

it('gives back every text as it was', () => {
  fc.assert(
    fc.property(hostileReport, (report) => {
      expect(JSON.parse(json.render(report))).toEqual(JSON.parse(JSON.stringify(findingsDocument(report.findings))));
      expect(JSON.parse(json.render(report)).findings.map(({ message }: { message: string }) => message)).toEqual(
        report.findings.map(({ message }) => message),
      );
    }),
  );
});
