import { answerLines, complete } from '../completion/complete.ts';
import { SCRIPTS } from '../completion/scripts.ts';
import { SHELLS } from '../completion/words.ts';
import type { Command } from '../program/command.ts';
import { EXIT, type ExitCode } from '../program/exit-codes.ts';
import type { Io } from '../program/io.ts';
import { oneOf, splitArguments, UsageError } from '../program/usage.ts';

/** The verb that teaches shells all the others; it is one of them, hence the list is asked for when it is needed. */
export function completionOf(commands: () => readonly Command[]): Command {
  return {
    name: 'completion',
    summary: 'Print what a shell loads to complete mdav command lines',
    usage: `mdav completion ${SHELLS.join('|')}`,
    about: [
      'The shell then completes verbs, options, words that an option takes, and with `mdav explain` the ids of settings,',
      'rules, operating systems and codes. It asks mdav each time, so that a new version needs no new script.',
    ],
    options: [],
    examples: [
      ['eval "$(mdav completion bash)"', 'in ~/.bashrc; with zsh instead of bash in ~/.zshrc'],
      ['mdav completion fish > ~/.config/fish/completions/mdav.fish', 'once'],
      ['mdav completion powershell | Out-String | Invoke-Expression', 'in $PROFILE'],
    ],
    run: async (args, io) => runCompletion(args, commands(), io),
  };
}

function runCompletion(args: readonly string[], commands: readonly Command[], io: Io): ExitCode {
  // The scripts ask with these two: the words before the cursor, a line each, and what is written of the next one.
  const options = { before: { type: 'string' }, current: { type: 'string' } } as const;
  const { values, positionals } = splitArguments(args, options, 'completion');
  const { before, current } = values;
  if (typeof before === 'string') {
    const completion = complete(commands, before.split('\n'), typeof current === 'string' ? current : '');
    io.out(answerLines(completion));
    return EXIT.ok;
  }
  const [shell, ...more] = positionals;
  if (shell === undefined || more.length > 0)
    throw new UsageError('`mdav completion` needs to know the shell.', `Write one of ${SHELLS.join(', ')}.`);
  io.out(SCRIPTS[oneOf(shell, SHELLS, 'bash', 'The shell')]);
  return EXIT.ok;
}
