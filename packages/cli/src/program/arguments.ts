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

/** Splits the arguments of a verb by the table of its options; an unknown option is refused with the likely one. */
export function splitArguments<O extends Options>(args: readonly string[], options: O, verb: string): Given<O> {
  const { values, positionals } = parseBy(args, options, verb);
  const read = Object.entries(options).map(([name, option]) => {
    const given = values[name];
    const written = given === undefined ? [] : Array.isArray(given) ? given : [given];
    return [
      name,
      option.read(
        written.map((one) => (one === true ? '' : String(one))),
        `--${name}`,
      ),
    ] as const;
  });
  return { values: Object.fromEntries(read) as ValuesOf<O>, operands: positionals, args };
}

function parseBy(args: readonly string[], options: Options, verb: string) {
  const all: NonNullable<ParseArgsConfig['options']> = { help: { type: 'boolean', short: 'h' } };
  for (const [name, { takes, isMany = false, short }] of Object.entries(options))
    all[name] = {
      type: takes === undefined ? 'boolean' : 'string',
      multiple: isMany,
      ...(short === undefined ? {} : { short }),
    };
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
    const missing = /Option '([^']+)' argument missing|Option '([^']+)' argument is ambiguous/.exec(String(error));
    const option = (missing?.[1] ?? missing?.[2] ?? '').split(' ')[0];
    if (missing) throw new UsageError(`${option} needs a value.`, `See \`mdav ${verb} --help\`.`);
    throw new UsageError(String(error instanceof Error ? error.message : error), `See \`mdav ${verb} --help\`.`);
  }
}
