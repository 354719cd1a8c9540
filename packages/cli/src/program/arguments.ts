import { type ParseArgsConfig, parseArgs } from 'node:util';
import { suggest } from '@mdav/core/format';
import type { Options, ValuesOf } from './options.ts';
import { UsageError } from './usage.ts';

/** What a verb was asked for. */
export interface Given<O extends Options> {
  readonly values: ValuesOf<O>;
  readonly operands: readonly string[];
  /** Everything as it was written. */
  readonly args: readonly string[];
}

/**
 * Splits the arguments of a verb by the table of its options; an unknown option is refused with the likely one. Where
 * operands are dashed, a name behind one dash is an operand, unless an option has it.
 */
export function splitArguments<O extends Options>(
  args: readonly string[],
  options: O,
  verb: string,
  areDashed = false,
): Given<O> {
  const { values, positionals } = parseBy(areDashed ? args.map((one) => withMark(one, options)) : args, options, verb);
  const read = Object.entries(options).map(([name, option]) => {
    const given = values[name];
    const written = given === undefined ? [] : Array.isArray(given) ? given : [given];
    return [
      name,
      option.read(
        written.map((one) => (one === true ? '' : withoutMark(String(one)))),
        `--${name}`,
      ),
    ] as const;
  });
  return { values: Object.fromEntries(read) as ValuesOf<O>, operands: positionals.map(withoutMark), args };
}

/** What no argument of a process can hold. */
const MARK = '\0';

/** Marks what has one dash and is no option's name, so that it is not read as letters of options: `-PUAProtection`. */
function withMark(argument: string, options: Options): string {
  const [, name] = /^-([a-z]\w+)/i.exec(argument) ?? [];
  return name === undefined || name === 'help' || Object.hasOwn(options, name) ? argument : `${MARK}${argument}`;
}

function withoutMark(argument: string): string {
  return argument.startsWith(MARK) ? argument.slice(MARK.length) : argument;
}

function parseBy(args: readonly string[], options: Options, verb: string) {
  const all: NonNullable<ParseArgsConfig['options']> = { help: { type: 'boolean', short: 'h' } };
  for (const [name, { takes, isMany = false, short }] of Object.entries(options))
    all[name] = {
      type: takes === undefined ? 'boolean' : 'string',
      multiple: isMany,
      ...(short === undefined ? {} : { short }),
    };
  refuseOneDash(args, options, verb);
  try {
    return parseArgs({ args: [...args], options: all, allowPositionals: true, strict: true });
  } catch (error) {
    const unknown = /Unknown option '(-{1,2}[^']+)'/.exec(String(error))?.[1];
    if (unknown !== undefined) {
      const told = Object.keys(all).filter((name) => options[name]?.isHidden !== true);
      const likely = suggest(unknown.replace(/^-+/, ''), told);
      throw new UsageError(
        `\`mdav ${verb}\` has no option ${unknown}.`,
        likely === undefined ? `See \`mdav ${verb} --help\`.` : `Did you mean --${likely}?`,
      );
    }
    const [, missing] = /Option '([^']+)' argument (?:missing|is ambiguous)/.exec(String(error)) ?? [];
    if (missing !== undefined) {
      // Node names an option with its letter: `-o, --out <value>`.
      const option = /--[\w-]+/.exec(missing)?.[0] ?? missing;
      const takes = options[option.slice('--'.length)]?.takes?.shown;
      const hint = `Write ${option} ${takes}, or see \`mdav ${verb} --help\`.`;
      throw new UsageError(`${option} needs a value.`, takes === undefined ? `See \`mdav ${verb} --help\`.` : hint);
    }
    throw new UsageError(String(error instanceof Error ? error.message : error), `See \`mdav ${verb} --help\`.`);
  }
}

/** `-out dist` would be the value `ut` of `-o`, and `dist` an operand. */
function refuseOneDash(args: readonly string[], options: Options, verb: string): void {
  const end = args.indexOf('--');
  for (const argument of end < 0 ? args : args.slice(0, end)) {
    const [, name] = /^-([a-z][a-z-]+)$/.exec(argument) ?? [];
    if (name !== undefined && Object.hasOwn(options, name))
      throw new UsageError(`\`mdav ${verb}\` has no option ${argument}.`, `Did you mean --${name}?`);
  }
}
