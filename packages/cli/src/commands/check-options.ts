import { relative, resolve } from 'node:path';
import { type CheckResult, FINDING_REPORTERS, type Reporter } from '@mdav/review';
import type { Io } from '../program/io.ts';
import { namedRules, RULES_OPTION } from '../program/rules-option.ts';
import { countOf, dayOf, oneOf, splitArguments, UsageError } from '../program/usage.ts';

/** What `mdav check` was asked for. */
export interface CheckArguments {
  readonly file: string | undefined;
  /** Modules with rules of one's own. */
  readonly ruleFiles: readonly string[];
  readonly outputs: readonly Output[];
  /** Today, or the day that was given. */
  readonly date: string;
  readonly set: 'recommended' | 'strict';
  readonly maxWarnings: number | undefined;
  /** What people are shown at most; absent for everything. */
  readonly maxFindings: number | undefined;
  readonly fix: 'no' | 'yes' | 'dry-run';
}

/** A report and where it goes. */
export interface Output {
  readonly reporter: Reporter<CheckResult>;
  /** Path as it was given; absent for standard output. */
  readonly file?: string;
}

export const FORMATS: readonly string[] = Object.values(FINDING_REPORTERS).map(({ id }) => id);

const OPTIONS = {
  format: { type: 'string' },
  output: { type: 'string', multiple: true },
  date: { type: 'string' },
  set: { type: 'string' },
  ...RULES_OPTION,
  'max-warnings': { type: 'string' },
  'max-findings': { type: 'string' },
  fix: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
} as const;

/** Reads the arguments; what does not go together is refused. */
export function readCheckArguments(args: readonly string[], io: Io): CheckArguments {
  const { values, positionals } = splitArguments(args, OPTIONS, 'check');
  if (positionals.length > 1)
    throw new UsageError(
      `\`mdav check\` takes one file, not ${positionals.length}.`,
      'Check them one after the other.',
    );
  const isDry = values['dry-run'] === true;
  if (isDry && values['fix'] !== true)
    throw new UsageError('--dry-run shows what --fix would do.', 'Add --fix, or leave --dry-run out.');
  if (isDry && (values['format'] !== undefined || values['output'] !== undefined))
    throw new UsageError('--dry-run shows a diff and no report.', 'Leave --format and --output out.');
  if (values['fix'] === true && !isDry && positionals[0] === '-')
    throw new UsageError('Standard input cannot be edited in place.', 'Add --dry-run to see the diff.');
  return {
    file: positionals[0],
    ruleFiles: namedRules(values),
    outputs: readOutputs(values['format'], (values['output'] ?? []) as readonly string[], io),
    date: dayOf(values['date'], io.today(), '--date'),
    set: oneOf(values['set'], ['recommended', 'strict'], 'recommended', '--set'),
    maxWarnings: countOf(values['max-warnings'], '--max-warnings'),
    maxFindings: mostFindings(values['max-findings']),
    fix: isDry ? 'dry-run' : values['fix'] === true ? 'yes' : 'no',
  };
}

/** More than these nobody reads at once; what they have in common comes with the first of them. */
export const MOST_FINDINGS = 100;

function mostFindings(value: unknown): number | undefined {
  if (value === 'all') return undefined;
  return countOf(value, '--max-findings', 'Write a whole number, such as 20, or all.') ?? MOST_FINDINGS;
}

function readOutputs(format: unknown, written: readonly string[], io: Io): readonly Output[] {
  const outputs = written.map(readOutput);
  const files = new Set<string>();
  for (const { file } of outputs) {
    const place = file === undefined ? '-' : resolve(io.cwd, file);
    if (files.has(place)) throw new UsageError(`Two reports go to ${file ?? 'standard output'}.`, 'Give each its own.');
    files.add(place);
  }
  const standard = reporterOf(oneOf(format, FORMATS, defaultFormat(io), '--format'));
  if (!files.has('-')) return [{ reporter: standard }, ...outputs];
  if (format !== undefined)
    throw new UsageError('--format and --output FORMAT=- both go to standard output.', 'Leave one of the two out.');
  return outputs;
}

function readOutput(written: string): Output {
  const [, format, file] = /^([^=]*)=(.+)$/s.exec(written) ?? [];
  if (format === undefined || file === undefined)
    throw new UsageError(`--output cannot be "${written}".`, 'Write FORMAT=FILE, such as sarif=mdav.sarif.');
  const reporter = reporterOf(oneOf(format, FORMATS, 'json', '--output'));
  return file === '-' ? { reporter } : { reporter, file };
}

function reporterOf(format: string): Reporter<CheckResult> {
  const reporter = Object.values(FINDING_REPORTERS).find(({ id }) => id === format);
  if (reporter === undefined) throw new Error(`no reporter ${format}`);
  return reporter;
}

/** Pipelines that show annotations get them without being asked. */
function defaultFormat({ env }: Io): string {
  if (env['GITHUB_ACTIONS'] === 'true') return 'github';
  return env['TF_BUILD']?.toLowerCase() === 'true' ? 'azure' : 'pretty';
}

/** The working folder as seen from the root of the repository that a pipeline checked out. */
export function folderInRepository({ env, cwd }: Io): string | undefined {
  const root = env['GITHUB_WORKSPACE'] ?? env['BUILD_SOURCESDIRECTORY'];
  if (root === undefined || root === '') return undefined;
  const folder = relative(root, cwd).replaceAll('\\', '/');
  const isInside = folder !== '' && !folder.startsWith('..') && !/^([A-Za-z]:|\/)/.test(folder);
  return isInside ? folder : undefined;
}
