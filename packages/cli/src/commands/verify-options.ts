import { extname, resolve } from 'node:path';
import { VERDICT_REPORTERS, type VerdictReporter } from '@mdav/review';
import type { Io } from '../program/io.ts';
import { type Arguments, countOf, oneOf, splitArguments, UsageError } from '../program/usage.ts';

/** What `mdav verify` was asked for. */
export interface VerifyArguments {
  readonly file: string | undefined;
  /** Files and folders of device data; `-` is standard input. */
  readonly states: readonly string[];
  readonly outputs: readonly VerifyOutput[];
  readonly group: string | undefined;
  readonly device: string | undefined;
  /** The group that every device is taken to be of. */
  readonly as: string | undefined;
  readonly all: boolean;
  readonly limit: number | undefined;
  readonly isStrict: boolean;
  readonly isModeOnly: boolean;
}

/** A report and where it goes. */
export interface VerifyOutput {
  readonly format: VerdictReporter;
  /** Path as it was given; absent for standard output. */
  readonly file?: string;
}

export const FORMATS: readonly string[] = Object.values(VERDICT_REPORTERS).map(({ id }) => id);

const OPTIONS = {
  state: { type: 'string', multiple: true },
  format: { type: 'string' },
  output: { type: 'string', multiple: true },
  group: { type: 'string' },
  device: { type: 'string' },
  as: { type: 'string' },
  all: { type: 'boolean' },
  limit: { type: 'string' },
  strict: { type: 'boolean' },
  'mode-only': { type: 'boolean' },
} as const;

/** Reads the arguments; what does not go together is refused. */
export function readVerifyArguments(args: readonly string[], io: Io): VerifyArguments {
  const { values, positionals } = splitArguments(args, OPTIONS, 'verify');
  const states = (values['state'] ?? []) as readonly string[];
  if (positionals.length > 1)
    throw new UsageError(
      `\`mdav verify\` takes one fleet, not ${positionals.length} files.`,
      states.length > 0
        ? 'Name the folder of the device data, or repeat --state for each file.'
        : 'Name device data with --state.',
    );
  if (states.length === 0)
    throw new UsageError(
      '`mdav verify` needs what devices told of themselves.',
      'Add --state FILE, a folder of files, or - for standard input.',
    );
  if (states.filter((state) => state === '-').length + (positionals[0] === '-' ? 1 : 0) > 1)
    throw new UsageError('Standard input can be read once.', 'Give all but one of them as a file.');
  const [group, as] = [textOf(values, 'group'), textOf(values, 'as')];
  if (group !== undefined && as !== undefined && group !== as)
    throw new UsageError(
      `No device would be left: --as takes every one for ${as}, and --group wants those of ${group}.`,
      'Leave --group out.',
    );
  return {
    file: positionals[0],
    states,
    outputs: readOutputs(values, [...states, ...positionals], io),
    group,
    device: textOf(values, 'device'),
    as,
    all: values['all'] === true,
    limit: countOf(values['limit'], '--limit'),
    isStrict: values['strict'] === true,
    isModeOnly: values['mode-only'] === true,
  };
}

function textOf(values: Arguments['values'], option: string): string | undefined {
  const value = values[option];
  return typeof value === 'string' ? value : undefined;
}

function readOutputs(values: Arguments['values'], inputs: readonly string[], io: Io): readonly VerifyOutput[] {
  const format = textOf(values, 'format');
  const chosen = format === undefined ? undefined : formatOf(oneOf(format, FORMATS, 'pretty', '--format'));
  const written = (values['output'] ?? []) as readonly string[];
  const outputs = written.map((text) => readOutput(text, chosen));
  const taken = new Set(inputs.filter((input) => input !== '-').map((input) => resolve(io.cwd, input)));
  for (const { file } of outputs) {
    const place = file === undefined ? '-' : resolve(io.cwd, file);
    if (taken.has(place))
      throw new UsageError(
        `${file ?? 'Standard output'} is read or written already.`,
        'Name another file for the report.',
      );
    taken.add(place);
  }
  if (taken.has('-')) return outputs;
  // A format that a file took is not meant for standard output as well.
  const isTaken = chosen !== undefined && written.some((text) => !hasFormat(text));
  return [{ format: chosen !== undefined && !isTaken ? chosen : formatOf('pretty') }, ...outputs];
}

function hasFormat(written: string): boolean {
  const at = written.indexOf('=');
  return at > 0 && /^[a-z]+$/.test(written.slice(0, at));
}

/** `FORMAT=FILE`, or a file alone: then --format says which, or the ending does. */
function readOutput(written: string, chosen: VerdictReporter | undefined): VerifyOutput {
  if (hasFormat(written)) {
    const at = written.indexOf('=');
    const format = formatOf(oneOf(written.slice(0, at), FORMATS, 'json', '--output'));
    const file = written.slice(at + 1);
    if (file === '')
      throw new UsageError(`--output ${written} names no file.`, 'Write FORMAT=FILE, such as html=out.html.');
    return file === '-' ? { format } : { format, file };
  }
  const ending = extname(written).toLowerCase();
  const format = chosen ?? Object.values(VERDICT_REPORTERS).find(({ endings }) => endings.includes(ending));
  if (format === undefined)
    throw new UsageError(`--output ${written} does not say which format.`, 'Write FORMAT=FILE, such as html=out.html.');
  return written === '-' ? { format } : { format, file: written };
}

function formatOf(id: string): VerdictReporter {
  const format = Object.values(VERDICT_REPORTERS).find((candidate) => candidate.id === id);
  if (format === undefined) throw new Error(`no format ${id}`);
  return format;
}
