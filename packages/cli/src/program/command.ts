import type { ExitCode } from './exit-codes.ts';
import type { Io } from './io.ts';

/** A verb of the command line, with the help that teaches it. */
export interface Command {
  readonly name: string;
  /** One line for the list of verbs. */
  readonly summary: string;
  readonly usage: string;
  readonly about: readonly string[];
  readonly options: readonly (readonly [option: string, meaning: string])[];
  readonly examples: readonly (readonly [line: string, meaning: string])[];
  readonly run: (args: readonly string[], io: Io) => Promise<ExitCode>;
}
