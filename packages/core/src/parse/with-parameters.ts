import type { Diagnostic, Location, Outcome } from '../diagnostic/diagnostic.ts';
import { fail, succeed } from '../diagnostic/diagnostic.ts';
import type { Locate } from '../diagnostic/locate.ts';
import { checkStructure } from './check-structure.ts';
import { expandReferences, REFERENCE_START } from './expand-references.ts';
import type { GivenParameter } from './given-parameter.ts';
import { readDocument } from './read-document.ts';
import { readJson } from './read-json.ts';
import { type Declared, problem, type SettledParameters, settleParameters } from './settle-parameters.ts';

/** Values from outside of a fleet for its parameters. */
export interface Given {
  readonly parameters?: readonly GivenParameter[];
  /** What to do about values for parameters that the fleet does not have. Default: `refused`. */
  readonly unknownParameters?: 'refused' | 'ignored';
}

/** True where a document has parameters, refers to some or is given some; nobody else has to look at them. */
export function concernsParameters(data: unknown, text: string, { parameters = [] }: Given): boolean {
  return parameters.length > 0 || text.includes(REFERENCE_START) || (isMap(data) && Object.hasOwn(data, 'parameters'));
}

/**
 * Checks a document after its parameters have their values, and gives it without them. Every mistake is reported at once;
 * what a reference without a value would cause is none.
 *
 * Errors: those of `settleParameters`, `expandReferences` and `checkStructure`, and `fleet-unused-parameter`.
 */
export function withParameters(document: unknown, locate: Locate, given: Given): Outcome<unknown> {
  if (!isMap(document)) return fail(checkStructure(document, locate));
  const { parameters = {}, ...rest } = document;
  if (!isMap(parameters)) return fail(checkDeclared(parameters, locate));
  const misdeclared = checkDeclared(parameters, locate);
  const isDeclared = (name: string) =>
    misdeclared.length === 0 || checkDeclared({ [name]: parameters[name] }, locate).length === 0;
  const declared = Object.fromEntries(Object.entries(parameters).filter(([name]) => isDeclared(name))) as Declared;
  const unusable = Object.keys(parameters).filter((name) => !Object.hasOwn(declared, name));
  const usable = (given.parameters ?? []).filter(({ name }) => !unusable.includes(name));
  const settled = withoutValue(settleParameters(declared, usable, locate, given.unknownParameters), unusable);
  const { data, used, behind, problems } = expandReferences(rest, settled.values, locate);
  const unused = Object.keys(parameters)
    .filter((name) => !used.has(name))
    .map((name) => {
      const message = `Nothing refers to the parameter ${name}.`;
      const hint = `Write \`\${${name}}\` where its value belongs, or remove it.`;
      return problem('fleet-unused-parameter', message, locate(['parameters', name], 'key'), hint);
    });
  const own = [...misdeclared, ...settled.problems, ...problems, ...unused];
  const isOpen = ([, names]: readonly [string, readonly string[]]) =>
    names.some((name) => settled.values.get(name) === undefined);
  const told = new Set([
    ...problems.map(({ at }) => at.path ?? ''),
    ...[...behind].filter(isOpen).map(([path]) => path),
  ]);
  const others = checkStructure(data, locate)
    .filter(({ at: { path = '' } }) => ![...told].some((place) => isWithin(path, place)))
    .map((one) => withOrigin(one, behind, settled));
  return own.length + others.length > 0 ? fail([...own, ...others]) : succeed(data);
}

/** Whether the parameters are declared as the schema wants it, in a fleet that is right but for them. */
function checkDeclared(parameters: unknown, locate: Locate): readonly Diagnostic[] {
  const groups = { group: { os: 'windows-11', mode: 'active' } };
  return checkStructure({ mdav: 1, name: 'fleet', parameters, groups }, locate);
}

/** Parameters that are declared in a wrong way are there, and what refers to them waits for their values. */
function withoutValue(settled: SettledParameters, names: readonly string[]): SettledParameters {
  if (names.length === 0) return settled;
  return { ...settled, values: new Map([...settled.values, ...names.map((name) => [name, undefined] as const)]) };
}

/** Says which parameter a wrong value came from, since that does not stand at its place. */
function withOrigin(
  diagnostic: Diagnostic,
  behind: ReadonlyMap<string, readonly string[]>,
  { places }: SettledParameters,
): Diagnostic {
  const { at, message } = diagnostic;
  const names = [...behind].find(([place]) => isWithin(at.path ?? '', place))?.[1];
  if (names === undefined) return diagnostic;
  const words = [...new Set(names)].map((name) => `${name}${placeWords(places.get(name))}`);
  return { ...diagnostic, message: `${message} It comes from the parameter ${words.join(' and ')}.` };
}

/** Where the value of a parameter stands, in parentheses. */
function placeWords({ file, line, column, path }: Location = {}): string {
  const where = [file, line ?? path, column].filter((part) => part !== undefined).join(':');
  return where === '' ? '' : ` (${where})`;
}

function isWithin(path: string, place: string): boolean {
  return path === place || path.startsWith(`${place}.`) || path.startsWith(`${place}[`);
}

const NAME_AND_VALUE = 'Write `name: value`, one parameter a line.';

/**
 * Reads a file with values of parameters by their names.
 *
 * Errors: those of the YAML or JSON, and `fleet-parameter-value` for a file that is no map.
 */
export function parseParameters({
  text,
  file,
}: {
  readonly text: string;
  readonly file?: string;
}): Outcome<readonly GivenParameter[]> {
  const read = file?.toLowerCase().endsWith('.json') ? readJson(text, file) : readDocument(text, file);
  if (!read.ok)
    return fail(read.diagnostics.map((one) => (one.code === 'fleet-empty' ? { ...one, hint: NAME_AND_VALUE } : one)));
  const { data, locate } = read.value;
  if (!isMap(data))
    return fail([
      problem('fleet-parameter-value', 'A file of parameters is a map from name to value.', locate([]), NAME_AND_VALUE),
    ]);
  return succeed(
    Object.entries(data).map(([name, value]) => ({ name, said: { kind: 'data', value }, at: locate([name]) })),
  );
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
