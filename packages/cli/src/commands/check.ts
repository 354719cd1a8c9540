import { appendFileSync } from 'node:fs';
import type { CheckOptions } from '@mdav/core';
import { checkFleet, resolveFleet } from '@mdav/core';
import { asFinding } from '@mdav/core/rule';
import type { CheckResult } from '@mdav/review';
import { checkResult, count, inLog, isFailing, jobSummary } from '@mdav/review';
import { findFleet } from '../disk/find-fleet.ts';
import type { LoadedFleet } from '../disk/load-fleet.ts';
import { withRules } from '../disk/load-rules.ts';
import { DISK_DIAGNOSTICS } from '../explain/disk-diagnostics.ts';
import { refuseOverwriting, tellDocument } from '../output/outputs.ts';
import type { Given } from '../program/arguments.ts';
import { defineCommand } from '../program/command.ts';
import { EXIT, type ExitCode } from '../program/exit-codes.ts';
import type { Io } from '../program/io.ts';
import { whileShowing } from '../terminal/progress.ts';
import { CHECK_OPTIONS, type CheckArguments, folderInRepository, readCheckArguments } from './check-options.ts';
import { fixLoaded, mendableOf, showFixes } from './fix.ts';

export const check = defineCommand({
  name: 'check',
  elsewhere: ['lint', 'validate', 'test'],
  summary: 'Hold a fleet to what Microsoft documents',
  usage: 'mdav check [FILE] [--format FORMAT] [--output [FORMAT=]FILE]… [--fix [--dry-run]] [options]',
  about: [
    'Reads the fleet and reports every mistake and every documented constraint that it breaks, each with file, line,',
    'column and what to do. Without FILE it takes mdav.yaml, mdav.yml or mdav.json of this folder, else of the nearest one',
    'above it, up to the root of the repository; - is standard input.',
    'A TypeScript or JavaScript module is code: it runs only when FILE names it, and may export `rules` of its own. So may',
    'the modules that --rules and the `ruleFiles` of the fleet name; such rules stand beside ours.',
    'It ends with 1 when there is an error that nobody answers for, or more warnings than allowed. People are told once',
    'what several groups have in common, and how much of it --fix may mend; the formats for programs have every finding.',
    'On GitHub the findings also become the summary of the job.',
  ],
  options: CHECK_OPTIONS,
  operands: { paths: 'files' },
  examples: [
    ['mdav check', 'the fleet of this folder'],
    ['mdav check fleet/mdav.yaml --format json', 'findings for another program'],
    ['mdav check --output sarif=mdav.sarif --output junit=mdav.xml', 'a report here and two in files'],
    ['mdav check --max-warnings 0', 'let warnings count, for pull requests'],
    ['mdav check --rules house-rules.ts', 'and to the rules of the house'],
    ['mdav check --fix --dry-run | git apply', 'take the fix as a patch'],
  ],
  run: runCheck,
});

async function runCheck(given: Given<typeof CHECK_OPTIONS>, io: Io): Promise<ExitCode> {
  const wanted = readCheckArguments(given, io);
  const loaded = await withRules(await findFleet('check', given.operands, io), wanted.ruleFiles, io);
  if (loaded.source !== undefined && loaded.source.kind !== 'stdin')
    refuseOverwriting(wanted.outputs, loaded.source.file, io);
  const { rules, ruleFilesRun } = loaded;
  const options: CheckOptions = { date: wanted.date, set: wanted.set, rules, ruleFilesRun };
  if (wanted.fix === 'dry-run') showFixes(loaded, options, io);
  const report = reportOn(wanted.fix === 'yes' ? fixLoaded(loaded, options, io) : loaded, options, wanted, io);
  if (wanted.fix !== 'dry-run' || report.fleet === undefined) tell(report, wanted, io);
  if (report.fleet === undefined) return EXIT.unreadable;
  return isFailing(report) ? EXIT.findings : EXIT.ok;
}

function reportOn(
  loaded: LoadedFleet,
  options: CheckOptions,
  { maxWarnings, maxFindings, fix }: CheckArguments,
  io: Io,
): CheckResult {
  const { outcome, text, source, rules = [] } = loaded;
  const resolved = outcome.ok ? resolveFleet(outcome.value) : outcome;
  const folder = folderInRepository(io);
  const findings = resolved.ok
    ? whileShowing(io, `checking ${count(resolved.value.groups.length, 'group')} …`, () =>
        checkFleet(resolved.value, options),
      )
    : resolved.diagnostics.map(asFinding);
  return checkResult({
    findings,
    rules,
    diagnostics: DISK_DIAGNOSTICS,
    ...(resolved.ok ? { fleet: resolved.value } : {}),
    ...(source === undefined || source.kind === 'stdin' ? {} : { file: source.file }),
    ...(text === undefined ? {} : { text }),
    ...(folder === undefined ? {} : { folder }),
    ...(maxWarnings === undefined ? {} : { maxWarnings }),
    ...(maxFindings === undefined ? {} : { maxFindings }),
    ...(fix === 'no' ? { mendable: mendableOf(findings, loaded) } : {}),
  });
}

function tell(report: CheckResult, { outputs }: CheckArguments, io: Io): void {
  tellDocument(outputs, report, io);
  const { maxWarnings, tally } = report;
  if (maxWarnings !== undefined && tally.warning > maxWarnings)
    io.err(`${count(tally.warning, 'warning')}, and --max-warnings allows ${maxWarnings}.\n`);
  if (outputs.some(({ reporter }) => reporter.id === 'github')) summarise(report, io);
}

/** Adds the findings to the page of the job on GitHub. A page that cannot be written is no reason to fail. */
function summarise(report: CheckResult, io: Io): void {
  const page = io.env['GITHUB_STEP_SUMMARY'];
  if (page === undefined || page === '') return;
  try {
    appendFileSync(page, `${jobSummary(report)}\n`);
  } catch (error) {
    io.err(
      `The summary of the job was not written: ${inLog(error instanceof Error ? error.message : String(error))}\n`,
    );
  }
}
