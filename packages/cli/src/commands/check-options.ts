import { relative } from 'node:path';
import { type CheckResult, FINDING_REPORTERS, type Reporter } from '@mdav/review';
import { repositoryOf } from '../disk/repository.ts';
import { chooseOutputs, type Output, outputOptions } from '../output/outputs.ts';
import type { Given } from '../program/arguments.ts';
import type { Io } from '../program/io.ts';
import { atMost, count, DATE, flag, PARAMETERS, RULES, word } from '../program/options.ts';
import { UsageError } from '../program/usage.ts';

/** What `mdav check` was asked for. */
export interface CheckArguments {
  readonly file: string | undefined;
  /** Modules with rules of one's own. */
  readonly ruleFiles: readonly string[];
  readonly outputs: readonly Output<Reporter<CheckResult>>[];
  /** Today, or the day that was given. */
  readonly date: string;
  readonly set: 'recommended' | 'strict';
  readonly maxWarnings: number | undefined;
  /** What people are shown at most; absent for everything. */
  readonly maxFindings: number | undefined;
  readonly fix: 'no' | 'yes' | 'dry-run';
}

/** More than these nobody reads at once; what they have in common comes with the first of them. */
export const MOST_FINDINGS = 100;

export const CHECK_OPTIONS = {
  ...outputOptions(FINDING_REPORTERS),
  'max-warnings': count('N', 'end with 1 when there are more open warnings than N'),
  'max-findings': atMost(
    MOST_FINDINGS,
    `show N at most in pretty and markdown, the worst ones, or all of them (default: ${MOST_FINDINGS})`,
    '20',
  ),
  set: word(['recommended', 'strict'], 'strict adds what is only good to know (default: recommended)', {
    fallback: 'recommended',
  }),
  rules: RULES,
  fix: flag('mend in the file what can be mended safely, then check again'),
  'dry-run': flag('show that as a diff and change nothing', { beside: 'fix' }),
  date: DATE,
  ...PARAMETERS,
};

/** Reads the arguments; what does not go together is refused. */
export function readCheckArguments({ values, operands }: Given<typeof CHECK_OPTIONS>, io: Io): CheckArguments {
  const { fix } = values;
  const isDry = values['dry-run'];
  if (isDry && !fix) throw new UsageError('--dry-run shows what --fix would do.', 'Add --fix, or leave --dry-run out.');
  if (isDry && (values.format !== undefined || values.output.length > 0))
    throw new UsageError('--dry-run shows a diff and no report.', 'Leave --format and --output out.');
  if (fix && !isDry && operands[0] === '-')
    throw new UsageError('Standard input cannot be edited in place.', 'Add --dry-run to see the diff.');
  return {
    file: operands[0],
    ruleFiles: values.rules,
    outputs: chooseOutputs(FINDING_REPORTERS, values, operands, io),
    date: values.date ?? io.today(),
    set: values.set,
    maxWarnings: values['max-warnings'],
    maxFindings: values['max-findings'],
    fix: isDry ? 'dry-run' : fix ? 'yes' : 'no',
  };
}

/**
 * The working folder as seen from the root of the repository: the folder that a pipeline says it checked out into, else
 * the one that has the `.git`, as it is on GitLab, Bitbucket, Jenkins and at home.
 */
export function folderInRepository({ env, cwd }: Io): string | undefined {
  const said = env['GITHUB_WORKSPACE'] || env['BUILD_SOURCESDIRECTORY'] || undefined;
  const isSaid = said !== undefined && folderBelow(said, cwd) !== undefined;
  const root = isSaid ? said : repositoryOf(cwd);
  return (root === undefined ? undefined : folderBelow(root, cwd)) || undefined;
}

/** The way from a folder down to another, `/`-separated; empty where they are one. Undefined where none leads down. */
function folderBelow(root: string, folder: string): string | undefined {
  const way = relative(root, folder).replaceAll('\\', '/');
  return way === '..' || way.startsWith('../') || /^([A-Za-z]:|\/)/.test(way) ? undefined : way;
}
