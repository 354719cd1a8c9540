/** The command line as a function, for tests and for tools that embed it. */

export type { ExitCode } from './exit-codes.ts';
export { EXIT } from './exit-codes.ts';
export type { Io } from './io.ts';
export { COMMANDS, run } from './run.ts';
export { FLEET_TARGETS, TARGETS } from './targets.ts';
