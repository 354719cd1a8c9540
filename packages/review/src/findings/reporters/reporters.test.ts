import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agentCommands, asRead, hiddenCharacters, hostileReport } from '../__tests__/hostile.ts';
import { reportOn, SAMPLE } from '../__tests__/sample.ts';
import { checkResult, isFailing } from '../check-result.ts';
import { tallyOf, tallyWords } from '../tally.ts';
import { FINDING_REPORTERS } from './list.ts';

describe.each(Object.values(FINDING_REPORTERS).map((reporter) => [reporter.id, reporter] as const))(
  '%s',
  (id, reporter) => {
    it('has an id for the command line, a title, and ends its text with a line end', () => {
      expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(reporter.title).toMatch(/^[A-Za-z].*[^.]$/);
      for (const report of [reportOn(SAMPLE), reportOn('mdav: 2\n'), checkResult({ findings: [] })])
        expect(reporter.render(report)).toMatch(/[^\n]\n$/);
    });

    it('says the same of the same report', () => {
      expect(reporter.render(reportOn(SAMPLE))).toBe(reporter.render(reportOn(SAMPLE)));
    });

    it('lets no text of a fleet give a command to a build agent', () => {
      const ours = id === 'azure' ? /^##vso\[task\.logissue type=(error|warning);/ : /^::(error|warning|notice) /;
      fc.assert(
        fc.property(hostileReport, (report) => {
          const commands = agentCommands(asRead(reporter.render(report)));
          const foreign = commands.filter((line) => !((id === 'azure' || id === 'github') && ours.test(line)));
          expect(foreign).toEqual([]);
          // Within a line of ours there is no second one.
          for (const line of commands) expect(line.slice(2)).not.toMatch(/##(vso)?\[/i);
        }),
        { numRuns: 300 },
      );
    });

    it('shows no character that moves a cursor, hides or turns text', () => {
      fc.assert(
        fc.property(hostileReport, (report) => {
          const text = reporter.render(report);
          expect(hiddenCharacters(text)).toEqual([]);
        }),
        { numRuns: 300 },
      );
    });
  },
);

describe('a report', () => {
  it('counts what is open, and what somebody answers for apart', () => {
    const report = reportOn(SAMPLE);
    expect(report.tally).toEqual(tallyOf(report.findings));
    expect(report.tally.error + report.tally.warning + report.tally.info + report.tally.waived).toBe(
      report.findings.length,
    );
    expect(tallyWords({ error: 4, warning: 0, info: 3, waived: 1 })).toBe('4 errors, 3 to know (1 waived)');
    expect(tallyWords({ error: 1, warning: 2, info: 0, waived: 0 })).toBe('1 error, 2 warnings');
    expect(tallyWords(tallyOf([]))).toBe('no findings');
  });

  it('fails for an open error, or for more open warnings than allowed', () => {
    const tally = { error: 0, warning: 2, info: 5, waived: 9 };
    expect(isFailing({ tally })).toBe(false);
    expect(isFailing({ tally, maxWarnings: 2 })).toBe(false);
    expect(isFailing({ tally, maxWarnings: 1 })).toBe(true);
    expect(isFailing({ tally: { ...tally, error: 1 } })).toBe(true);
  });

  it('knows the groups of its fleet with their baselines, and no fleet where there is none', () => {
    expect([...(reportOn(SAMPLE).fleet?.groups ?? [])]).toEqual([
      ['desks', 'current'],
      ['frozen', '2021-07'],
      ['quiet', 'current'],
    ]);
    expect(reportOn('mdav: 2\n').fleet).toBeUndefined();
  });
});
