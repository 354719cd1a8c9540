import { count, inLog, jsonForLogs } from '@mdav/review';
import { isMendedByBuild, type OutputComparison, type OutputProblem } from '../read/compare-output.ts';
import type { Paint } from '../terminal/paint.ts';
import { outputDiff } from './output-diff.ts';

type Leftover = OutputProblem & { readonly kind: 'leftover' };

const WORDS: { readonly [K in Exclude<OutputProblem['kind'], 'leftover'>]: string } = {
  stale: 'differs from what a build writes',
  missing: 'a build writes it',
  extra: 'it is no part of this build',
  tampered: 'somebody changed it after mdav wrote it',
  conflict: 'it has the marks of a merge that was not finished',
};

const LEFTOVER_WORDS: { readonly [K in Leftover['what']]: string } = {
  journal: 'a build was interrupted, or still writes: the files are partly the old ones and partly the new ones',
  stage: 'a build was interrupted, or still writes',
  lock: 'a build was interrupted, or still writes',
  beside: 'the first build of this folder was interrupted',
  unknown: 'no build of this version leaves it',
};
/** More names than these say no more. */
const MOST_NAMED = 5;

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
    ...nextSteps(problems, command).map((step) => `  ${paint.good('→')} ${step}`),
    '',
  ].join('\n');
}

function nextSteps(problems: readonly OutputProblem[], command: string): readonly string[] {
  const byHand = problems.filter((problem) => !isMendedByBuild(problem)).map(({ path }) => inLog(path));
  const named = [...byHand.slice(0, MOST_NAMED), ...(byHand.length > MOST_NAMED ? ['…'] : [])].join(', ');
  return [
    ...(byHand.length < problems.length ? [`Run \`${inLog(command)}\` and commit the result.`] : []),
    ...(byHand.length > 0 ? [`Move or remove what no build touches: ${named}`] : []),
  ];
}

function heading(problem: OutputProblem, paint: Paint): string {
  const { kind, path } = problem;
  const severity = kind === 'tampered' || kind === 'conflict' ? 'error' : 'warning';
  return `${paint.severity(severity, kind.padEnd(9))} ${paint.bold(inLog(path))}: ${reason(problem)}`;
}

function reason(problem: OutputProblem): string {
  if (problem.kind === 'leftover') return LEFTOVER_WORDS[problem.what];
  return problem.kind === 'extra' && problem.from === 'elsewhere' ? 'mdav did not write it' : WORDS[problem.kind];
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
  return (['leftover', 'conflict', 'tampered', 'stale', 'missing', 'extra'] as const)
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
