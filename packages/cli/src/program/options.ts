import { countOf, dayOf, oneOf } from './usage.ts';

/** A word that can stand at a place, with what it means. */
export interface Word {
  readonly text: string;
  readonly meaning?: string;
}

/** What the value of an option looks like, for help and for completion. */
export interface Taken {
  /** As the help shows it: `FILE`, `ID,…`, `pretty|json`. */
  readonly shown: string;
  /** The words that can stand there; worked out when somebody completes. Absent where anything can. */
  readonly words?: () => readonly Word[];
  /** What a shell adds to the words, or completes in their place. */
  readonly paths?: 'files' | 'folders';
  /** Several words with commas between them; behind a `=`, where a name stands before them. */
  readonly isList?: boolean;
  /** The words stand before a `=`, with one of the paths behind it. */
  readonly isBeforeFile?: boolean;
  /** The heading under which the help tells the words with their meanings. */
  readonly heading?: string;
}

/** One option of a verb: parsing, help, completion and the pages of docs come from this row alone. */
export interface Option<Value = unknown> {
  readonly meaning: string;
  /** The letter that stands for it after one dash. */
  readonly short?: string;
  /** Absent for a switch. */
  readonly takes?: Taken;
  /** True where it may be given any number of times; else the last one counts. */
  readonly isMany?: boolean;
  /** The option that it goes with, for the help: `--fix --dry-run`. */
  readonly beside?: string;
  /** True for what programs ask with: neither told nor offered. */
  readonly isHidden?: boolean;
  /**
   * The value of what was written, in order; a switch that is on is one empty text. `option` is the name with its dashes.
   *
   * Throws `UsageError`.
   */
  readonly read: (written: readonly string[], option: string) => Value;
}

/** The options of a verb by their names, in the order of the help. */
export type Options = Readonly<Record<string, Option>>;

/** What the options of a verb come to. */
export type ValuesOf<O extends Options> = { readonly [Name in keyof O]: ReturnType<O[Name]['read']> };

type More = Omit<Taken, 'shown'> & Pick<Option, 'short' | 'isHidden'>;

/** A switch. */
export function flag(meaning: string, more: Pick<Option, 'beside'> = {}): Option<boolean> {
  return { meaning, ...more, read: (written) => written.length > 0 };
}

/** A text; nothing where it is not given. */
export function text(shown: string, meaning: string, { short, isHidden, ...taken }: More = {}) {
  const option: Option<string | undefined> = {
    meaning,
    takes: { shown, ...taken },
    ...(short === undefined ? {} : { short }),
    ...(isHidden === undefined ? {} : { isHidden }),
    read: (written) => written.at(-1),
  };
  return option;
}

/** A text that may be given any number of times. */
export function texts(shown: string, meaning: string, more: More = {}): Option<readonly string[]> {
  return { ...text(shown, meaning, more), isMany: true, read: (written) => written };
}

/** One of a few words; the fallback, or nothing, where it is not given. */
export function word<const W extends string>(
  words: readonly W[],
  meaning: string,
  more: Wording<W> & { fallback: W },
): Option<W>;
export function word<const W extends string>(
  words: readonly W[],
  meaning: string,
  more?: Wording<W>,
): Option<W | undefined>;
export function word<const W extends string>(
  words: readonly W[],
  meaning: string,
  { fallback, shown = words.join('|'), told = () => plainWords(words) }: Wording<W> = {},
): Option<W | undefined> {
  return {
    meaning,
    takes: { shown, words: told },
    read: (written, option) => last((one) => oneOf(one, words, option))(written, option) ?? fallback,
  };
}

interface Wording<W> {
  readonly fallback?: W;
  /** What stands for the words in the help (default: the words). */
  readonly shown?: string;
  /** The words with their meanings (default: without). */
  readonly told?: () => readonly Word[];
}

/** How many at most, or `all` of them, which is nothing; `usual` where nobody says. */
export function atMost(usual: number, meaning: string, example: string): Option<number | undefined> {
  const hint = `Write a whole number, such as ${example}, or all.`;
  return {
    meaning,
    takes: { shown: 'N', words: () => plainWords(['all']) },
    read: (written, option) => {
      const most = written.at(-1);
      if (most === undefined) return usual;
      return most === 'all' ? undefined : countOf(most, option, hint);
    },
  };
}

/** What GitHub takes as a comment or an issue. */
const COMMENT_CHARACTERS = 65_536;

/** How long the Markdown may be that somebody posts. */
export const MAX_CHARACTERS = atMost(
  COMMENT_CHARACTERS,
  `let markdown have N characters at most, the most harmful first, or all of them (default: ${COMMENT_CHARACTERS}, what a comment on GitHub takes)`,
  '30000',
);

/** A whole number from 0. */
export function count(shown: string, meaning: string, hint?: string): Option<number | undefined> {
  return { meaning, takes: { shown }, read: last((written, option) => countOf(written, option, hint)) };
}

/** Reads what was written last; nothing where nothing was. */
export function last<Value>(read: (written: string, option: string) => Value): Option<Value | undefined>['read'] {
  return (written, option) => {
    const one = written.at(-1);
    return one === undefined ? undefined : read(one, option);
  };
}

/** Words without a meaning of their own. */
export function plainWords(words: readonly string[]): readonly Word[] {
  return words.map((one) => ({ text: one }));
}

/** The form of what is told in one way to people and one to programs. */
export const FORMAT = word(['pretty', 'json'], 'for people (default), or one JSON document', { fallback: 'pretty' });

/** The day of a check, of every verb that holds waivers against one. */
export const DATE: Option<string | undefined> = {
  meaning: 'the day that waivers are held against (default: today)',
  takes: { shown: 'YYYY-MM-DD' },
  read: last(dayOf),
};

/** Values of the parameters of a fleet, of every verb that reads one; `defineCommand` hands them to whoever reads it. */
export const PARAMETERS = {
  env: texts('FILE', 'take values of parameters from a file, any number of times; a later one counts more', {
    paths: 'files',
  }),
  param: texts('NAME=VALUE', 'give a parameter a value, any number of times; it counts more than those of files'),
  'ignore-unknown-parameters': flag('pass over values for parameters that this fleet does not have'),
};

/** Modules with rules of one's own, of every verb that checks a fleet. */
export const RULES = texts(
  'FILE',
  'hold it to the rules of a module as well, any number of times; the module is code and runs',
  { paths: 'files' },
);
