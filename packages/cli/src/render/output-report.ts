import { count, inLog, jsonForLogs } from '@mdav/review';
import type { OutputComparison, OutputProblem } from '../read/compare-output.ts';
import { outputDiff } from './output-diff.ts';
import type { Paint } from './paint.ts';

const WORDS: { readonly [K in OutputProblem['kind']]: string } = {
  stale: 'differs from what a build writes',
  missing: 'a build writes it',
  extra: 'it is no part of this build',
  tampered: 'somebody changed it after mdav wrote it',
};

/** How an output folder compares with a build, for people. */
export function outputReport(comparison: OutputComparison, folder: string, command: string, paint: Paint): string {
  const { problems, fresh, hasManifest } = comparison;
  const name = paint.bold(inLog(folder));
  if (problems.length === 0) return `${paint.good('✓')} ${name} is up to date: ${count(fresh, 'file')}.\n`;
  const lines = problems.flatMap((problem) => [heading(problem, paint), ...detail(problem, paint)]);
  const missing = hasManifest
    ? []
    : [`${name} has no manifest.json, so that old files cannot be told from edited ones.`];
  return [
    ...lines,
    '',
    ...missing,
    `${paint.severity('error', '✗')} ${name} is not what this fleet builds: ${tallyOf(problems)}; ${count(fresh, 'file')} up to date.`,
    `  ${paint.good('→')} Run \`${inLog(command)}\` and commit the result.`,
    '',
  ].join('\n');
}

function heading(problem: OutputProblem, paint: Paint): string {
  const { kind, path } = problem;
  const severity = kind === 'tampered' ? 'error' : 'warning';
  const why = problem.kind === 'extra' && problem.from === 'elsewhere' ? 'mdav did not write it' : WORDS[kind];
  return `${paint.severity(severity, kind.padEnd(9))} ${paint.bold(inLog(path))}: ${why}`;
}

/** Files that follow from the others or from mdav itself: what changed in them shows elsewhere in fewer words. */
const DERIVED = /^(?:manifest\.json|[^/]+\/expected\.json|(?:[^/]+\/)?verify\/.*)$/;

function detail(problem: OutputProblem, paint: Paint): readonly string[] {
  if (problem.kind === 'stale' && DERIVED.test(problem.path)) return [];
  return outputDiff(problem).map((line) => {
    const shown = `  ${inLog(line)}`;
    if (line.startsWith('+')) return paint.good(shown);
    if (line.startsWith('-')) return paint.severity('error', shown);
    return paint.dim(shown);
  });
}

/** `1 stale, 2 missing`. */
function tallyOf(problems: readonly OutputProblem[]): string {
  return (['tampered', 'stale', 'missing', 'extra'] as const)
    .map((kind) => ({ kind, number: problems.filter((problem) => problem.kind === kind).length }))
    .filter(({ number }) => number > 0)
    .map(({ kind, number }) => `${number} ${kind}`)
    .join(', ');
}

/** The same for other programs. */
export function outputDocument({ problems, fresh, hasManifest }: OutputComparison, folder: string): string {
  return jsonForLogs({
    formatVersion: 1,
    out: folder,
    upToDate: problems.length === 0,
    hasManifest,
    fresh,
    problems: problems.map((problem) => ({ kind: problem.kind, path: problem.path, diff: outputDiff(problem) })),
  });
}
