import { answerLines, complete } from '../completion/complete.ts';
import { SCRIPTS, SHELLS } from '../completion/scripts.ts';
import type { Given } from '../program/arguments.ts';
import { type Command, defineCommand } from '../program/command.ts';
import { EXIT, type ExitCode } from '../program/exit-codes.ts';
import type { Io } from '../program/io.ts';
import { plainWords, text } from '../program/options.ts';
import { oneOf, UsageError } from '../program/usage.ts';

/** The scripts ask with these two: the words before the cursor, a line each, and what is written of the next one. */
const OPTIONS = {
  before: text('WORDS', 'the words before the cursor', { isHidden: true }),
  current: text('WORD', 'what is written of the next one', { isHidden: true }),
};

/** The verb that teaches shells all the others; it is one of them, hence the list is asked for when it is needed. */
export function completionOf(commands: () => readonly Command[]): Command {
  return defineCommand({
    name: 'completion',
    summary: 'Print what a shell loads to complete mdav command lines',
    usage: `mdav completion ${SHELLS.join('|')}`,
    about: [
      'The shell then completes verbs, options, words that an option takes, and with `mdav explain` the ids of settings,',
      'rules, operating systems and codes. It asks mdav each time, so that a new version needs no new script.',
    ],
    options: OPTIONS,
    operands: { words: () => plainWords(SHELLS) },
    examples: [
      ['eval "$(mdav completion bash)"', 'in ~/.bashrc; with zsh instead of bash in ~/.zshrc'],
      ['mdav completion fish > ~/.config/fish/completions/mdav.fish', 'once'],
      ['mdav completion powershell | Out-String | Invoke-Expression', 'in $PROFILE'],
    ],
    run: async (given, io) => runCompletion(given, commands(), io),
  });
}

function runCompletion(
  { values: { before, current = '' }, operands }: Given<typeof OPTIONS>,
  commands: readonly Command[],
  io: Io,
): ExitCode {
  if (before !== undefined) {
    const completion = complete(commands, before.split('\n'), current);
    io.out(answerLines(completion));
    return EXIT.ok;
  }
  const [shell, ...more] = operands;
  if (shell === undefined || more.length > 0)
    throw new UsageError('`mdav completion` needs to know the shell.', `Write one of ${SHELLS.join(', ')}.`);
  // Its program is called so.
  io.out(SCRIPTS[oneOf(shell.toLowerCase() === 'pwsh' ? 'powershell' : shell, SHELLS, 'The shell')]);
  return EXIT.ok;
}
