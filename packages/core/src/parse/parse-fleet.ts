import type { Outcome } from '../diagnostic/diagnostic.ts';
import { fail, succeed } from '../diagnostic/diagnostic.ts';
import { type Locate, locateByPath } from '../diagnostic/locate.ts';
import type { ParameterisedFleet } from '../model/define-fleet.ts';
import type { Fleet } from '../model/fleet.ts';
import type { ParsedFleet } from '../model/parsed-fleet.ts';
import { checkStructure } from './check-structure.ts';
import { LIMITS } from './limits.ts';
import { explainOdd, oddInText, plainData } from './plain-data.ts';
import { type ReadMemory, readByParts } from './read-by-parts.ts';
import { readDocument } from './read-document.ts';
import { readJson } from './read-json.ts';
import { problem, settleParameters } from './settle-parameters.ts';
import { concernsParameters, type Given, withParameters } from './with-parameters.ts';

/** What a fleet is read from, and values for its parameters. */
export interface FleetText extends Given {
  readonly text: string;
  /** Path as the user named it: shown in diagnostics, and its ending decides between YAML and JSON. */
  readonly file?: string;
  /** What its `extends` names, by its names. */
  readonly layers?: ParsedFleet['layers'];
}

/**
 * Reads a fleet from YAML or JSON. Every mistake is reported at once, each with its place. With a memory, which is that of
 * one file, only what changed since the last time is read again.
 */
export function parseFleet({ text, file, layers, ...given }: FleetText, memory?: ReadMemory): Outcome<ParsedFleet> {
  const read = file?.toLowerCase().endsWith('.json')
    ? readJson(text, file)
    : memory === undefined
      ? readDocument(text, file)
      : readByParts(text, file, memory);
  if (!read.ok) return read;
  const { data, locate } = read.value;
  const odd = oddInText(data, text);
  if (odd.length > 0) return fail(odd.map((value) => explainOdd(value, locate)));
  const checked = concernsParameters(data, text, given) ? withParameters(data, locate, given) : check(data, locate);
  if (!checked.ok) return checked;
  return succeed({
    fleet: checked.value as Fleet,
    ...(file === undefined ? {} : { file }),
    locate,
    ...(layers === undefined ? {} : { layers }),
  });
}

/**
 * Takes a fleet that was made in memory, for example by `defineFleet`, and holds it to the same schema. What is accepted is
 * a copy: later changes of the objects that were given change nothing. A key whose value is `undefined` counts as not
 * written. What is no plain data, such as a `Map`, is a mistake: `fleet-wrong-type`. So are more values than
 * any file may have, each as often as the lists and maps that hold it are: `fleet-too-many-values`.
 */
export function acceptFleet(fleet: Fleet | ParameterisedFleet, file?: string, given: Given = {}): Outcome<ParsedFleet> {
  const locate = locateByPath(file);
  const made = isParameterised(fleet) ? madeOf(fleet, locate, given) : succeed(fleet);
  if (!made.ok) return made;
  const { data, odd, values } = plainData(made.value);
  if (odd.length > 0) return fail(odd.map((value) => explainOdd(value, locate)));
  if (values > LIMITS.values) {
    const message = `The fleet comes to more than ${LIMITS.values} values.`;
    const hint =
      'Split the fleet, or remove the lists or maps that hold the same one more than once, level upon level.';
    return fail([problem('fleet-too-many-values', message, locate([]), hint)]);
  }
  const isLeft = !isParameterised(fleet) && concernsParameters(data, '', given);
  const checked = isLeft ? withParameters(data, locate, given) : check(data, locate);
  if (!checked.ok) return checked;
  return succeed({ fleet: checked.value as Fleet, ...(file === undefined ? {} : { file }), locate });
}

function isParameterised(fleet: Fleet | ParameterisedFleet): fleet is ParameterisedFleet {
  return typeof fleet === 'object' && fleet !== null && 'fleetOf' in fleet && typeof fleet.fleetOf === 'function';
}

/** The fleet of a function of parameters, which is code and runs once they have their values. */
function madeOf({ parameters, fleetOf }: ParameterisedFleet, locate: Locate, given: Given): Outcome<Fleet> {
  const { values, problems } = settleParameters(parameters, given.parameters ?? [], locate, given.unknownParameters);
  if (problems.length > 0) return fail(problems);
  const used = new Set<string>();
  const fleet = fleetOf(noting(Object.fromEntries(values), used));
  const unused = Object.keys(parameters).filter((name) => !used.has(name) && isNowhere(name, String(fleetOf)));
  if (unused.length === 0) return succeed(fleet);
  return fail(
    unused.map((name) =>
      problem(
        'fleet-unused-parameter',
        `Nothing reads the parameter ${name}.`,
        locate(['parameters', name], 'key'),
        `Take \`${name}\` of the values where it belongs, or remove it.`,
      ),
    ),
  );
}

/**
 * True where the text of the function can read no parameter of that name in any run: what one run leaves unread may be
 * read in another environment, or by a function that gets all the values.
 */
function isNowhere(name: string, code: string): boolean {
  const [, pattern, values] = /^(?:async\s+)?(?:function\s*[\w$]*\s*)?\(?\s*(?:\{([^{}]*)\}|([\w$]+))/.exec(code) ?? [];
  if (new RegExp(`(?<![\\w$])${name.replaceAll(/[^\w]/g, '\\$&')}(?![\\w$])`).test(code)) return false;
  if (pattern !== undefined) return !pattern.includes('...');
  if (values === undefined) return false;
  const whole = new RegExp(`(?<![\\w$.])${values.replaceAll('$', '\\$')}(?![\\w$])(?!\\??\\.[\\w$])`, 'g');
  // Once for the function's own head.
  return (code.match(whole) ?? []).length === 1;
}

/** The values, noting which of them somebody reads. */
function noting(values: Readonly<Record<string, unknown>>, used: Set<string>): Readonly<Record<string, unknown>> {
  return new Proxy(values, {
    get: (target, name) => {
      if (typeof name === 'string') used.add(name);
      return Reflect.get(target, name);
    },
  });
}

function check(data: unknown, locate: Locate): Outcome<unknown> {
  const problems = checkStructure(data, locate);
  return problems.length > 0 ? fail(problems) : succeed(data);
}
