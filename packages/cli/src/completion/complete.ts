import type { Command } from '../program/command.ts';
import type { Taken, Word } from '../program/options.ts';

/** What can stand where somebody is writing. */
export interface Completion {
  /** What the shell adds to the words by itself. */
  readonly paths: 'none' | 'files' | 'folders';
  /** Whether the word goes on behind what is offered. */
  readonly isOpen: boolean;
  readonly words: readonly Word[];
}

const NOTHING: Completion = { paths: 'none', isOpen: false, words: [] };
const FILES: Completion = { paths: 'files', isOpen: false, words: [] };
const FOLDERS: Completion = { paths: 'folders', isOpen: false, words: [] };

/**
 * Completes a command line. `before` are the words in front of the one that is being written, from the name of the
 * program on. bash cuts words at `=`; such pieces are put together, and what is offered begins where `current` does.
 */
export function complete(commands: readonly Command[], before: readonly string[], current: string): Completion {
  const pieces = joinPieces([...before, current]);
  const whole = pieces.at(-1) ?? '';
  const offered = completeWord(commands, pieces.slice(1, -1), whole);
  const fitting = offered.words.filter(({ text }) => text.startsWith(whole));
  const done = whole.length - current.length;
  return { ...offered, words: fitting.map((word) => ({ ...word, text: word.text.slice(done) })) };
}

function completeWord(commands: readonly Command[], before: readonly string[], current: string): Completion {
  const [verb, ...rest] = before;
  if (verb === undefined || (verb === 'help' && rest.length === 0)) return verbs(commands, current, verb === 'help');
  const command = commands.find(({ name }) => name === verb);
  if (command === undefined) return NOTHING;
  const options = Object.entries(command.options).filter(([, { isHidden }]) => isHidden !== true);
  const taking = (written: string | undefined) => options.find(([name]) => `--${name}` === written)?.[1].takes;

  const [, name, written] = /^(--[^=]+)=(.*)$/s.exec(current) ?? [];
  const assigned = taking(name);
  if (assigned !== undefined && written !== undefined) return value(assigned, written, `${name}=`);
  const open = taking(rest.at(-1));
  if (open !== undefined) return value(open, current, '');
  if (current.startsWith('-')) {
    const names = options.map(([option, { meaning }]) => ({ text: `--${option}`, meaning }));
    return words([...names, { text: '--help', meaning: 'explain the verb' }]);
  }
  return operand(
    command,
    rest,
    rest.filter((word, index) => !word.startsWith('-') && taking(rest[index - 1]) === undefined),
  );
}

function operand({ operands = {} }: Command, rest: readonly string[], before: readonly string[]): Completion {
  const { paths } = operands;
  if (typeof paths === 'object') {
    if (rest.includes(`--${paths.beside}`)) return FILES;
  } else if (paths !== undefined) return paths === 'files' ? FILES : FOLDERS;
  return words(before.length === 0 ? (operands.words?.() ?? []) : []);
}

function verbs(commands: readonly Command[], current: string, isHelp: boolean): Completion {
  const names = commands.map(({ name, summary }) => ({ text: name, meaning: summary }));
  if (isHelp) return words(names);
  if (current.startsWith('-')) return words([{ text: '--help' }, { text: '--version' }]);
  return words([...names, { text: 'help', meaning: 'Explain a verb' }]);
}

function value({ words: known, paths, isList, isBeforeFile }: Taken, written: string, prefix: string): Completion {
  if (known !== undefined && isBeforeFile === true) {
    const formats = written.includes('=') ? [] : known().filter(({ text }) => text.startsWith(written));
    if (formats.length === 0) return paths === 'folders' ? FOLDERS : FILES;
    return { paths: 'none', isOpen: true, words: formats.map((word) => ({ ...word, text: `${prefix}${word.text}=` })) };
  }
  if (known !== undefined) {
    // Of a list only the last part is written; `GROUP=OS,…` of an import begins with the name of a group.
    const done =
      isList === true ? written.slice(0, Math.max(written.lastIndexOf(','), written.lastIndexOf('=')) + 1) : '';
    const taken = new Set(done.split(','));
    return words(
      known()
        .filter(({ text }) => !taken.has(text))
        .map((word) => ({ ...word, text: `${prefix}${done}${word.text}` })),
    );
  }
  return paths === 'files' ? FILES : paths === 'folders' ? FOLDERS : NOTHING;
}

function words(list: readonly Word[]): Completion {
  return { paths: 'none', isOpen: false, words: list };
}

/** `--format`, `=`, `json` are one word that bash has cut. */
function joinPieces(pieces: readonly string[]): readonly string[] {
  const joined: string[] = [];
  for (const [index, piece] of pieces.entries()) {
    const goesOn = piece === '=' || pieces[index - 1] === '=';
    if (goesOn && joined.length > 1) joined.push(`${joined.pop() ?? ''}${piece}`);
    else joined.push(piece);
  }
  return joined;
}

/** The answer to a shell: what it adds by itself, then a line for each word with its meaning behind a tabulator. */
export function answerLines({ paths, isOpen, words: offered }: Completion): string {
  const lines = offered.map(({ text, meaning }) => `${text}\t${shortened(meaning ?? '')}`);
  return [`${paths}${isOpen ? ' open' : ''}`, ...lines, ''].join('\n');
}

const MEANING_CHARACTERS = 100;

function shortened(meaning: string): string {
  const line = meaning.replace(/\s+/g, ' ').replaceAll('`', '');
  return line.length <= MEANING_CHARACTERS ? line : `${line.slice(0, MEANING_CHARACTERS - 1)}…`;
}
