import { parse, resolve } from 'node:path';
import { suggest } from '@mdav/core/format';
import { isDay } from '@mdav/core/rule';
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

/** The value of an option that takes one of some words. */
export function oneOf<const W extends string>(value: string, words: readonly W[], option: string): W {
  if ((words as readonly string[]).includes(value)) return value as W;
  const likely = suggest(value, words);
  throw new UsageError(
    `${option} cannot be "${value}".`,
    likely === undefined ? `Use one of: ${words.join(', ')}.` : `Did you mean "${likely}"?`,
  );
}

/** A day given on the command line. */
export function dayOf(text: string, option: string): string {
  if (!isDay(text)) throw new UsageError(`${option} cannot be "${text}".`, 'Write a day such as 2026-11-21.');
  return text;
}

/** A whole number from 0 given on the command line. */
export function countOf(text: string, option: string, hint = 'Write a whole number, such as 0.'): number {
  if (!/^\d{1,9}$/.test(text)) throw new UsageError(`${option} cannot be "${text}".`, hint);
  return Number(text);
}

/** Refuses the name of a group that the fleet has not. */
export function demandGroup(group: string | undefined, names: readonly string[]): void {
  if (group === undefined || names.includes(group)) return;
  const likely = suggest(group, names);
  throw new UsageError(
    `The fleet has no group "${group}".`,
    likely === undefined ? `Use one of: ${names.join(', ')}.` : `Did you mean "${likely}"?`,
  );
}

/** Refuses the root of a disk as the place of many files: what lies there is not one's own. */
export function demandOwnFolder(written: string, { cwd }: { readonly cwd: string }): void {
  const folder = resolve(cwd, written);
  if (folder !== parse(folder).root) return;
  throw new UsageError(`${written} is the root of the disk.`, 'Name a folder for the output alone, such as dist.');
}
