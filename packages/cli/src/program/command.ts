import { type Given, splitArguments } from './arguments.ts';
import type { ExitCode } from './exit-codes.ts';
import type { Io, WrittenParameters } from './io.ts';
import { type Options, PARAMETERS, type Word } from './options.ts';

/** A verb of the command line. */
export interface Command {
  readonly name: string;
  /** What other programs call it, to lead on whoever types that. */
  readonly elsewhere?: readonly string[];
  /** One line of the overview. */
  readonly summary: string;
  readonly usage: string;
  readonly about: readonly string[];
  readonly options: Options;
  /** What can stand beside the options, for completion; absent where nothing can. */
  readonly operands?: Operands;
  /** A line to type, and what it is for. */
  readonly examples: readonly (readonly [string, string])[];
  readonly run: (args: readonly string[], io: Io) => Promise<ExitCode>;
}

/** What the operands of a verb are. */
export interface Operands {
  /** The words that can stand first. */
  readonly words?: () => readonly Word[];
  /** True where one may begin with a dash, as a parameter of PowerShell does. */
  readonly areDashed?: boolean;
  /** What a shell completes; with the name of an option, only beside that one. */
  readonly paths?: 'files' | 'folders' | { readonly beside: string };
}

interface CommandParts<O extends Options> extends Omit<Command, 'options' | 'run'> {
  readonly options: O;
  readonly run: (given: Given<O>, io: Io) => Promise<ExitCode>;
}

/** Makes a verb whose arguments are read by the table of its options. */
export function defineCommand<O extends Options>(parts: CommandParts<O>): Command {
  const { env, param } = parts.options;
  const takesParameters = env === PARAMETERS.env && param === PARAMETERS.param;
  return {
    ...parts,
    run: async (args, io) => {
      const given = splitArguments(args, parts.options, parts.name, parts.operands?.areDashed);
      const parameters = takesParameters ? writtenParameters(given.values) : undefined;
      return parts.run(given, parameters === undefined ? io : { ...io, parameters });
    },
  };
}

function writtenParameters(values: Readonly<Record<string, unknown>>): WrittenParameters | undefined {
  const [files, written] = [values['env'], values['param']] as readonly (readonly string[])[];
  if (!files?.length && !written?.length) return undefined;
  return { files: files ?? [], values: written ?? [], ignoresUnknown: values['ignore-unknown-parameters'] === true };
}
