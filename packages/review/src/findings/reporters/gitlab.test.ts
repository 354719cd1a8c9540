import { describe, expect, it } from 'vitest';
import { reportOn, SAMPLE } from '../__tests__/sample.ts';
import { checkResult } from '../check-result.ts';
import { gitlab } from './gitlab.ts';

interface Issue {
  readonly description: string;
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: string;
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}
const issuesOf = (...report: Parameters<typeof reportOn>): readonly Issue[] =>
  JSON.parse(gitlab.render(reportOn(...report)));

describe('gitlab', () => {
  it('has the members that GitLab asks for, of every finding that is open', () => {
    const report = reportOn(SAMPLE);
    const open = report.findings.filter(({ waiver }) => waiver === undefined);
    const issues = issuesOf(SAMPLE);
    expect(open.length).toBeLessThan(report.findings.length);
    expect(issues.map(({ check_name }) => check_name)).toEqual(open.map(({ rule }) => rule));
    for (const issue of issues) {
      expect(Object.keys(issue)).toEqual(['description', 'check_name', 'fingerprint', 'severity', 'location']);
      expect(['info', 'minor', 'major', 'critical', 'blocker']).toContain(issue.severity);
      expect(issue.location).toEqual({ path: 'fleet/mdav.yaml', lines: { begin: expect.any(Number) } });
    }
    expect(issues.find(({ check_name }) => check_name === 'downlevel-os-out-of-scope')).toMatchObject({
      description:
        'frozen: Windows 8.1 is outside the scope of Defender Antivirus policy. Take this operating system out of the group.',
      severity: 'critical',
      location: { lines: { begin: 22 } },
    });
  });

  it('names files from the root of the repository', () => {
    for (const { location } of issuesOf(SAMPLE, { folder: 'infra' }))
      expect(location.path).toBe('infra/fleet/mdav.yaml');
  });

  it('knows findings again by fingerprints of their own that lines do not move', () => {
    const marks = (text: string) => issuesOf(text).map(({ fingerprint }) => fingerprint);
    expect(new Set(marks(SAMPLE)).size).toBe(marks(SAMPLE).length);
    expect(marks(SAMPLE.replace('groups:', '\n# moved\n\ngroups:'))).toEqual(marks(SAMPLE));
  });

  it('gives what has no place the first line, and is an empty array where nothing is open', () => {
    const bare = { rule: 'a', severity: 'warning', message: 'b.', at: {}, sources: [] } as const;
    expect(JSON.parse(gitlab.render(checkResult({ findings: [bare], file: 'x.yaml' })))).toMatchObject([
      { description: 'b.', severity: 'major', location: { path: 'x.yaml', lines: { begin: 1 } } },
    ]);
    expect(JSON.parse(gitlab.render(checkResult({ findings: [] })))).toEqual([]);
  });
});
