import { TOOL_VERSION } from '@mdav/core';
import { suggest } from '@mdav/core/format';
import { inLog } from '@mdav/review';
import { paintFor } from '../terminal/paint.ts';
import type { Command } from './command.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { commandHelp, overview } from './help.ts';
import type { Io } from './io.ts';
import { Refusal } from './refusal.ts';
import { isSystemError, systemWords } from './system-error.ts';
import { UsageError } from './usage.ts';

/** Runs one command line with the verbs that there are, and says how it ended. */
export async function runAmong(commands: readonly Command[], args: readonly string[], io: Io): Promise<ExitCode> {
  try {
    return await dispatch(commands, args, io);
  } catch (error) {
    const paint = paintFor(io.color);
    const head = paint.severity('error', 'mdav:');
    if (error instanceof Refusal) {
      const { message, hint } = error.inWords(io.cwd);
      io.err(`${head} ${inLog(message)} ${paint.dim(error.code)}\n  ${paint.good('→')} ${inLog(hint)}\n`);
      return error.exit;
    }
    if (isSystemError(error)) {
      const { message, todo } = systemWords(error);
      io.err(
        `${head} ${inLog(message)} ${paint.dim('command-system')}\n  ${paint.good('→')} ${inLog(todo)}, then run it again. Nothing of the last output was lost.\n`,
      );
      return EXIT.unreadable;
    }
    io.err(
      `${head} this is a mistake of mdav itself. Please report it with the text below. ${paint.dim('command-internal')}\n${stackOf(error)}\n`,
    );
    return EXIT.internal;
  }
}

function stackOf(error: unknown): string {
  const text = (error instanceof Error && error.stack) || String(error);
  return text.split('\n').map(inLog).join('\n');
}

async function dispatch(commands: readonly Command[], args: readonly string[], io: Io): Promise<ExitCode> {
  const [verb, ...rest] = args;
  const isHelp = (argument: string) => argument === '--help' || argument === '-h';
  if (verb === undefined || isHelp(verb) || (verb === 'help' && rest.every(isHelp))) {
    io.out(overview(commands, TOOL_VERSION));
    return verb === undefined ? EXIT.usage : EXIT.ok;
  }
  if (verb === '--version' || verb === '-v' || verb === '-V' || verb === 'version') {
    io.out(`${TOOL_VERSION}\n`);
    return EXIT.ok;
  }
  const command = findCommand(commands, verb === 'help' ? (rest[0] ?? '') : verb);
  const wantsHelp = verb === 'help' || rest.some(isHelp);
  if (!wantsHelp) return command.run(rest, io);
  io.out(commandHelp(command));
  return EXIT.ok;
}

function findCommand(commands: readonly Command[], name: string): Command {
  const command = commands.find((candidate) => candidate.name === name);
  if (command !== undefined) return command;
  throw new UsageError(`There is no verb "${name}".`, verbHint(commands, name.toLowerCase()));
}

function verbHint(commands: readonly Command[], name: string): string {
  // A verb of other programs is no slip of the pen, whatever it looks like.
  const meant = commands.filter(({ elsewhere = [] }) => elsewhere.includes(name));
  if (meant.length > 0) return `See ${meant.map((command) => `\`mdav help ${command.name}\``).join(' or ')}.`;
  const likely = suggest(
    name,
    commands.map((candidate) => candidate.name),
  );
  return likely === undefined ? 'See `mdav --help`.' : `Did you mean \`mdav ${likely}\`?`;
}
