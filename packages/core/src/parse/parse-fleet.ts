import type { Outcome } from '../diagnostic/diagnostic.ts';
import { fail, succeed } from '../diagnostic/diagnostic.ts';
import { type Locate, locateByPath } from '../diagnostic/locate.ts';
import type { ParameterisedFleet } from '../model/define-fleet.ts';
import type { Fleet } from '../model/fleet.ts';
import type { ParsedFleet } from '../model/parsed-fleet.ts';
import { checkStructure } from './check-structure.ts';
import { readDocument } from './read-document.ts';
import { readJson } from './read-json.ts';
import { settleParameters } from './settle-parameters.ts';
import { concernsParameters, type Given, withParameters } from './with-parameters.ts';

/** What a fleet is read from, and values for its parameters. */
export interface FleetText extends Given {
  readonly text: string;
  /** Path as the user named it: shown in diagnostics, and its ending decides between YAML and JSON. */
  readonly file?: string;
  /** What its `extends` names, by its names. */
  readonly layers?: ParsedFleet['layers'];
}

/** Reads a fleet from YAML or JSON. Every mistake is reported at once, each with its place. */
export function parseFleet({ text, file, layers, ...given }: FleetText): Outcome<ParsedFleet> {
  const read = file?.toLowerCase().endsWith('.json') ? readJson(text, file) : readDocument(text, file);
  if (!read.ok) return read;
  const { data, locate } = read.value;
  const checked = concernsParameters(data, text, given) ? withParameters(data, locate, given) : check(data, locate);
  if (!checked.ok) return checked;
  return succeed({
    fleet: checked.value as Fleet,
    ...(file === undefined ? {} : { file }),
    locate,
    ...(layers === undefined ? {} : { layers }),
  });
}

/** Takes a fleet that was made in memory, for example by `defineFleet`, and holds it to the same schema. */
export function acceptFleet(fleet: Fleet | ParameterisedFleet, file?: string, given: Given = {}): Outcome<ParsedFleet> {
  const locate = locateByPath(file);
  const made = isParameterised(fleet) ? madeOf(fleet, locate, given) : succeed(fleet);
  if (!made.ok) return made;
  const isLeft = !isParameterised(fleet) && concernsParameters(made.value, '', given);
  const checked = isLeft ? withParameters(made.value, locate, given) : check(made.value, locate);
  if (!checked.ok) return checked;
  return succeed({ fleet: checked.value as Fleet, ...(file === undefined ? {} : { file }), locate });
}

function isParameterised(fleet: Fleet | ParameterisedFleet): fleet is ParameterisedFleet {
  return typeof fleet === 'object' && fleet !== null && 'fleetOf' in fleet && typeof fleet.fleetOf === 'function';
}

/** The fleet of a function of parameters, which is code and runs once they have their values. */
function madeOf({ parameters, fleetOf }: ParameterisedFleet, locate: Locate, given: Given): Outcome<Fleet> {
  const { values, problems } = settleParameters(parameters, given.parameters ?? [], locate, given.unknownParameters);
  return problems.length > 0 ? fail(problems) : succeed(fleetOf(Object.fromEntries(values)));
}

function check(data: unknown, locate: Locate): Outcome<unknown> {
  const problems = checkStructure(data, locate);
  return problems.length > 0 ? fail(problems) : succeed(data);
}
