import { VERDICT_REPORTERS, type VerdictReporter } from '@mdav/review';
import { chooseOutputs, type Output, outputOptions } from '../output/outputs.ts';
import type { Given } from '../program/arguments.ts';
import type { Io } from '../program/io.ts';
import { count, DATE, flag, PARAMETERS, text, texts } from '../program/options.ts';
import { UsageError } from '../program/usage.ts';

/** What `mdav verify` was asked for. */
export interface VerifyArguments {
  readonly file: string | undefined;
  /** Files and folders of device data; `-` is standard input. */
  readonly states: readonly string[];
  readonly outputs: readonly Output<VerdictReporter>[];
  /** What an earlier run wrote, or a folder of such files. */
  readonly since: string | undefined;
  readonly group: string | undefined;
  readonly device: string | undefined;
  /** The group that every device is taken to be of. */
  readonly as: string | undefined;
  readonly all: boolean;
  readonly limit: number | undefined;
  /** Threads that somebody asked for. */
  readonly threads: number | undefined;
  /** Days after which what a device told does not count. */
  readonly maxAge: number | undefined;
  readonly date: string | undefined;
  readonly isStrict: boolean;
  readonly isModeOnly: boolean;
}

export const VERIFY_OPTIONS = {
  state: texts(
    'FILE|FOLDER|-',
    'what devices told, any number of times; a folder holds a file per device; - is standard input',
    { paths: 'files' },
  ),
  ...outputOptions(VERDICT_REPORTERS),
  since: text(
    'FILE|FOLDER',
    'tell what changed since an earlier run, by what it wrote with --all; a folder holds a file per day, none at first',
    {
      paths: 'files',
    },
  ),
  group: text('NAME', 'only the devices of this group'),
  device: text('NAME', 'only this device, with everything that is known of it'),
  as: text('NAME', 'take every device for one of this group, whatever it says'),
  all: flag('list devices that are right too'),
  limit: count('N', 'list at most N devices; the numbers are of all of them'),
  'max-age': count(
    'DAYS',
    'a device that told of itself longer ago cannot be told: for a gate that is not to stay green',
  ),
  date: { ...DATE, meaning: 'the day that the age of what devices told is counted to (default: today)' },
  'mode-only': flag('leave settings out: for a gate while policy is still on its way'),
  threads: count('N', 'judge devices in N threads (default: as many as there are processors, and one for little data)'),
  strict: flag('end with 1 unless every device is right: what is pending or not known counts as well'),
  ...PARAMETERS,
};

/** Reads the arguments; what does not go together is refused. */
export function readVerifyArguments({ values, operands }: Given<typeof VERIFY_OPTIONS>, io: Io): VerifyArguments {
  const { state: states, since, group, as } = values;
  if (operands.length > 1)
    throw new UsageError(
      `\`mdav verify\` takes one fleet, not ${operands.length} files.`,
      states.length > 0
        ? 'Name the folder of the device data, or repeat --state for each file.'
        : 'Name device data with --state.',
    );
  if (states.length === 0)
    throw new UsageError(
      '`mdav verify` needs what devices told of themselves.',
      'Add --state FILE, a folder of files, or - for standard input.',
    );
  if (states.filter((state) => state === '-').length + (operands[0] === '-' ? 1 : 0) > 1)
    throw new UsageError('Standard input can be read once.', 'Give all but one of them as a file.');
  if (since === '-') throw new UsageError('--since takes a file or a folder.', 'Name what an earlier run wrote.');
  if (group !== undefined && as !== undefined && group !== as)
    throw new UsageError(
      `No device would be left: --as takes every one for ${as}, and --group wants those of ${group}.`,
      'Leave --group out.',
    );
  return {
    file: operands[0],
    states,
    outputs: chooseOutputs(
      VERDICT_REPORTERS,
      values,
      [...states, ...operands, ...(since === undefined ? [] : [since])],
      io,
    ),
    since,
    group,
    device: values.device,
    as,
    all: values.all,
    limit: values.limit,
    threads: values.threads,
    maxAge: values['max-age'],
    date: values.date,
    isStrict: values.strict,
    isModeOnly: values['mode-only'],
  };
}
