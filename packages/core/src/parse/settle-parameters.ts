import type { Diagnostic, Location } from '../diagnostic/diagnostic.ts';
import type { Locate } from '../diagnostic/locate.ts';
import { hintFor, suggest } from '../diagnostic/suggest.ts';
import type { Parameter } from '../model/fleet.ts';
import type { ParameterType } from '../model/vocabulary.ts';
import type { GivenParameter, ParameterValue } from './given-parameter.ts';
import { show } from './value-words.ts';

/** What the parameters of a fleet come to. */
export interface SettledParameters {
  /** The value of each; nothing for one that has none, which `problems` tells. */
  readonly values: ReadonlyMap<string, ParameterValue | undefined>;
  /** Where the value of each stands. */
  readonly places: ReadonlyMap<string, Location>;
  readonly problems: readonly Diagnostic[];
}

export type Declared = Readonly<Record<string, Parameter>>;

/** What a name of a parameter looks like. */
export const PARAMETER_NAME = /^[A-Za-z][A-Za-z0-9_-]{0,63}$/;

/**
 * Gives every parameter its value: of several the one that was given last, else its default.
 *
 * Errors: `fleet-unknown-parameter` for what is given and nowhere declared, unless that is to be `ignored`;
 * `fleet-parameter-value`.
 */
export function settleParameters(
  declared: Declared,
  given: readonly GivenParameter[],
  locate: Locate,
  unknown: 'refused' | 'ignored' = 'refused',
): SettledParameters {
  const names = Object.keys(declared);
  const problems: Diagnostic[] = [];
  if (unknown === 'refused')
    for (const { name, at } of given)
      if (!Object.hasOwn(declared, name))
        problems.push(
          problem('fleet-unknown-parameter', `The fleet has no parameter ${show(name)}.`, at, near(name, names)),
        );
  const values = new Map<string, ParameterValue | undefined>();
  const places = new Map<string, Location>();
  for (const [name, parameter] of Object.entries(declared)) {
    const taken = given.findLast((one) => one.name === name);
    const at = taken?.at ?? locate(['parameters', name, 'default']);
    const value = taken === undefined ? parameter.default : readSaid(taken.said, parameter.type);
    places.set(name, at);
    values.set(name, undefined);
    if (!PARAMETER_NAME.test(name)) {
      const hint = 'Begin with a letter, then letters, digits, - and _, at most 64 of them.';
      const key = locate(['parameters', name], 'key');
      problems.push(problem('fleet-parameter-value', `A parameter cannot be named ${show(name)}.`, key, hint));
    } else if (parameter.values !== undefined && parameter.type !== 'string') {
      const message = `Only a string has values to choose from, and the parameter ${name} is ${TYPE_WORDS[parameter.type]}.`;
      const key = locate(['parameters', name, 'values'], 'key');
      problems.push(problem('fleet-parameter-value', message, key, 'Remove `values`, or write `type: string`.'));
    } else if (parameter.values?.length === 0) {
      const hint = 'List the texts that it can be, or remove `values`.';
      const key = locate(['parameters', name, 'values'], 'key');
      problems.push(problem('fleet-parameter-value', `The parameter ${name} has no values to choose from.`, key, hint));
    } else if (value === undefined && taken === undefined) {
      const hint = `Give it a default, or a value: --param ${name}=…, or ${name} in a file for --env.`;
      const key = locate(['parameters', name], 'key');
      problems.push(problem('fleet-parameter-value', `The parameter ${name} has no value.`, key, hint));
    } else if (!isOfType(value, parameter.type)) {
      const said = taken === undefined ? parameter.default : saidBy(taken);
      const message = `The parameter ${name} is ${TYPE_WORDS[parameter.type]}, not ${show(said)}.`;
      problems.push(problem('fleet-parameter-value', message, at, `Write ${TYPE_WORDS[parameter.type]}.`));
    } else if (parameter.values !== undefined && !parameter.values.some((word) => word === value)) {
      const message = `The parameter ${name} cannot be ${show(value)}.`;
      problems.push(problem('fleet-parameter-value', message, at, hintFor(String(value), parameter.values)));
    } else values.set(name, value);
  }
  return { values, places, problems };
}

/** What to do about a name that no parameter has. */
export function near(name: string, names: readonly string[]): string {
  if (names.length === 0) return 'Declare it under `parameters` at the top of the fleet file.';
  const likely = suggest(name, names);
  return likely === undefined
    ? `Use one of: ${names.join(', ')}; or declare it under \`parameters\`.`
    : `Did you mean "${likely}"?`;
}

const TYPE_WORDS: Readonly<Record<ParameterType, string>> = {
  string: 'text',
  integer: 'a whole number',
  boolean: 'true or false',
  list: 'a list of texts',
};

function isOfType(value: unknown, type: ParameterType): value is ParameterValue {
  switch (type) {
    case 'string':
      return typeof value === 'string';
    case 'integer':
      return Number.isSafeInteger(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'list':
      return Array.isArray(value) && value.every((entry) => typeof entry === 'string');
  }
}

/** What somebody gave, as it was written. */
function saidBy({ said }: GivenParameter): unknown {
  return said.kind === 'text' ? said.text : said.value;
}

/** Text is read by the type; what it does not say in that type stays text, and is refused as that. */
function readSaid(said: GivenParameter['said'], type: ParameterType): unknown {
  if (said.kind === 'data') return said.value;
  const { text } = said;
  if (type === 'boolean') return text === 'true' ? true : text === 'false' ? false : text;
  if (type === 'integer') return /^-?\d+$/.test(text) ? Number(text) : text;
  if (type === 'list') return text === '' ? [] : text.split(',').map((entry) => entry.trim());
  return text;
}

/** An error about a parameter. */
export function problem(code: string, message: string, at: Location, hint: string): Diagnostic {
  return { code, severity: 'error', message, at, hint };
}
