/** The command line as a function, for tests and for tools that embed it. */

export type { ExitCode } from './exit-codes.ts';
export { EXIT } from './exit-codes.ts';
export type { TextFindings } from './import/check-text.ts';
export type { ImportedFiles, ImportFilesOptions } from './import/import-files.ts';
export { importFiles } from './import/import-files.ts';
export type { FoundSources } from './import/sources-in.ts';
export { sourcesIn } from './import/sources-in.ts';
export type { Io } from './io.ts';
export type { NamedFiles } from './read/named-files.ts';
export { COMMANDS, run } from './run.ts';
export { FLEET_TARGETS, TARGETS } from './targets.ts';
