/** The command line as a function, for tests and for tools that embed it. */

export type { ExitCode } from './program/exit-codes.ts';
export { EXIT } from './program/exit-codes.ts';
export type { Io } from './program/io.ts';
export { COMMANDS, run } from './run.ts';
export { FLEET_TARGETS, FURTHER_TARGETS, TARGETS } from './targets/targets.ts';
