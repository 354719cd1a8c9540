import { type ParseArgsConfig, parseArgs } from 'node:util';
import { suggest } from '@mdav/core/format';
import { EXIT } from './exit-codes.ts';
import { Refusal } from './refusal.ts';

/** The command line was wrong, and how to put it right. */
export class UsageError extends Refusal {
  readonly code = 'command-usage';
  readonly exit = EXIT.usage;
  readonly hint: string;
  constructor(message: string, hint: string) {
    super(message);
    this.hint = hint;
  }
  inWords() {
    return { message: this.message, hint: this.hint };
  }
}

type Options = NonNullable<ParseArgsConfig['options']>;

/** Options with their values, and what is left. */
export interface Arguments {
  readonly values: Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;
  readonly positionals: readonly string[];
}

/** Splits the arguments of a verb; an unknown option is refused with the likely one. */
export function splitArguments(args: readonly string[], options: Options, verb: string): Arguments {
  const all: Options = { ...options, help: { type: 'boolean', short: 'h' } };
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: all, allowPositionals: true, strict: true });
    return { values: values as Arguments['values'], positionals };
  } catch (error) {
    const unknown = /Unknown option '(-{1,2}[^']+)'/.exec(String(error))?.[1];
    if (unknown !== undefined) {
      const likely = suggest(unknown.replace(/^-+/, ''), Object.keys(all));
      throw new UsageError(
        `\`mdav ${verb}\` has no option ${unknown}.`,
        likely === undefined ? `See \`mdav ${verb} --help\`.` : `Did you mean --${likely}?`,
      );
    }
    const missing = /Option '([^']+)' argument missing|Option '([^']+)' argument is ambiguous/.exec(String(error));
    const option = (missing?.[1] ?? missing?.[2] ?? '').split(' ')[0];
    if (missing) throw new UsageError(`${option} needs a value.`, `See \`mdav ${verb} --help\`.`);
    throw new UsageError(String(error instanceof Error ? error.message : error), `See \`mdav ${verb} --help\`.`);
  }
}

/** The value of an option that takes one of some words. */
export function oneOf<const W extends string>(value: unknown, words: readonly W[], fallback: W, option: string): W {
  if (value === undefined) return fallback;
  if ((words as readonly unknown[]).includes(value)) return value as W;
  const likely = suggest(String(value), words);
  throw new UsageError(
    `${option} cannot be "${String(value)}".`,
    likely === undefined ? `Use one of: ${words.join(', ')}.` : `Did you mean "${likely}"?`,
  );
}

/** A day given on the command line. */
export function dayOf(value: unknown, fallback: string, option: string): string {
  if (value === undefined) return fallback;
  const text = String(value);
  const isDay =
    /^\d{4}-\d{2}-\d{2}$/.test(text) &&
    !Number.isNaN(Date.parse(text)) &&
    new Date(text).toISOString().startsWith(text);
  if (!isDay) throw new UsageError(`${option} cannot be "${text}".`, 'Write a day such as 2026-11-21.');
  return text;
}

/** A whole number from 0 given on the command line. */
export function countOf(value: unknown, option: string, hint = 'Write a whole number, such as 0.'): number | undefined {
  if (value === undefined) return undefined;
  const text = String(value);
  if (!/^\d{1,9}$/.test(text)) throw new UsageError(`${option} cannot be "${text}".`, hint);
  return Number(text);
}
