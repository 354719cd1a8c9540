import { admx } from './commands/admx.ts';
import { build } from './commands/build.ts';
import { check } from './commands/check.ts';
import { completionOf } from './commands/completion.ts';
import { comply } from './commands/comply.ts';
import { diff } from './commands/diff.ts';
import { drift } from './commands/drift.ts';
import { explain } from './commands/explain.ts';
import { importCommand } from './commands/import.ts';
import { init } from './commands/init.ts';
import { lintAdmx } from './commands/lint-admx.ts';
import { lintIntune } from './commands/lint-intune.ts';
import { list } from './commands/list.ts';
import { lsp } from './commands/lsp.ts';
import { migrate } from './commands/migrate.ts';
import { plan } from './commands/plan.ts';
import { report } from './commands/report.ts';
import { schema } from './commands/schema.ts';
import { show } from './commands/show.ts';
import { verify } from './commands/verify.ts';
import type { Command } from './program/command.ts';
import { runAmong } from './program/dispatch.ts';
import type { ExitCode } from './program/exit-codes.ts';
import type { Io } from './program/io.ts';

/** Every verb, in the order of the help. */
export const COMMANDS: readonly Command[] = [
  init,
  importCommand,
  check,
  build,
  verify,
  comply,
  plan,
  migrate,
  diff,
  drift,
  report,
  show,
  explain,
  list,
  schema,
  lsp,
  admx,
  lintAdmx,
  lintIntune,
  completionOf(() => COMMANDS),
];

/** Runs one command line and says how it ended. */
export function run(args: readonly string[], io: Io): Promise<ExitCode> {
  return runAmong(COMMANDS, args, io);
}
