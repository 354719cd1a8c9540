import { isAbsolute, relative } from 'node:path';
import { suggest, TOOL_VERSION } from '@mdav/core';
import { inLog } from '@mdav/review';
import { admx } from './commands/admx.ts';
import { build } from './commands/build.ts';
import { check } from './commands/check.ts';
import type { Command } from './commands/command.ts';
import { completionOf } from './commands/completion.ts';
import { diff } from './commands/diff.ts';
import { explain } from './commands/explain.ts';
import { importCommand } from './commands/import.ts';
import { init } from './commands/init.ts';
import { lintAdmx } from './commands/lint-admx.ts';
import { lintIntune } from './commands/lint-intune.ts';
import { list } from './commands/list.ts';
import { migrate } from './commands/migrate.ts';
import { plan } from './commands/plan.ts';
import { report } from './commands/report.ts';
import { schema } from './commands/schema.ts';
import { show } from './commands/show.ts';
import { verify } from './commands/verify.ts';
import { OutputError } from './disk/output/errors.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { commandHelp, overview } from './help.ts';
import type { Io } from './io.ts';
import { paintFor } from './render/paint.ts';
import { isSystemError, systemWords } from './render/system-error.ts';
import { UsageError } from './usage.ts';

/** Every verb, in the order of the help. */
export const COMMANDS: readonly Command[] = [
  init,
  importCommand,
  check,
  build,
  verify,
  plan,
  migrate,
  diff,
  report,
  show,
  explain,
  list,
  schema,
  admx,
  lintAdmx,
  lintIntune,
  completionOf(() => COMMANDS),
];

/** Runs one command line and says how it ended. */
export async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  try {
    return await dispatch(args, io);
  } catch (error) {
    const paint = paintFor(io.color);
    const head = paint.severity('error', 'mdav:');
    if (error instanceof UsageError) {
      io.err(`${head} ${error.message} ${paint.dim('command-usage')}\n  ${paint.good('→')} ${error.hint}\n`);
      return EXIT.usage;
    }
    if (error instanceof OutputError) {
      const { message, hint } = error.words(shownPath(error.folder, io.cwd));
      io.err(`${head} ${inLog(message)} ${paint.dim(error.code)}\n  ${paint.good('→')} ${inLog(hint)}\n`);
      return EXIT.unreadable;
    }
    if (isSystemError(error)) {
      const { message, todo } = systemWords(error);
      io.err(
        `${head} ${message} ${paint.dim('command-system')}\n  ${paint.good('→')} ${todo}, then run it again. Nothing of the last output was lost.\n`,
      );
      return EXIT.unreadable;
    }
    io.err(
      `${head} this is a mistake of mdav itself. Please report it with the text below. ${paint.dim('command-internal')}\n${error instanceof Error ? error.stack : String(error)}\n`,
    );
    return EXIT.internal;
  }
}

/** Relative where that leads down. */
function shownPath(path: string, cwd: string): string {
  const below = relative(cwd, path);
  return below.startsWith('..') || isAbsolute(below) ? path : below || '.';
}

async function dispatch(args: readonly string[], io: Io): Promise<ExitCode> {
  const [verb, ...rest] = args;
  if (verb === undefined || verb === '--help' || verb === '-h' || (verb === 'help' && rest.length === 0)) {
    io.out(overview(COMMANDS, TOOL_VERSION));
    return verb === undefined ? EXIT.usage : EXIT.ok;
  }
  if (verb === '--version' || verb === '-v') {
    io.out(`${TOOL_VERSION}\n`);
    return EXIT.ok;
  }
  const command = findCommand(verb === 'help' ? (rest[0] ?? '') : verb);
  const wantsHelp = verb === 'help' || rest.some((argument) => argument === '--help' || argument === '-h');
  if (!wantsHelp) return command.run(rest, io);
  io.out(commandHelp(command));
  return EXIT.ok;
}

function findCommand(name: string): Command {
  const command = COMMANDS.find((candidate) => candidate.name === name);
  if (command !== undefined) return command;
  const likely = suggest(
    name,
    COMMANDS.map((candidate) => candidate.name),
  );
  throw new UsageError(
    `There is no verb "${name}".`,
    likely === undefined ? 'See `mdav --help`.' : `Did you mean \`mdav ${likely}\`?`,
  );
}
