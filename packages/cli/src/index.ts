/** The command line as a function, for tests and for tools that embed it. */

export { OUR_WORDS } from './explain/terms/our-words.ts';
export type { TermOf } from './explain/terms/term.ts';
export type { ExitCode } from './program/exit-codes.ts';
export { EXIT } from './program/exit-codes.ts';
export type { Io } from './program/io.ts';
export { COMMANDS, run } from './run.ts';
export { FLEET_TARGETS, FURTHER_TARGETS, TARGETS } from './targets/targets.ts';
