import type { Outcome } from '../diagnostic/diagnostic.ts';
import { fail, succeed } from '../diagnostic/diagnostic.ts';
import { locateByPath } from '../diagnostic/locate.ts';
import type { Fleet } from '../model/fleet.ts';
import type { ParsedFleet } from '../model/parsed-fleet.ts';
import { checkStructure } from './check-structure.ts';
import { readDocument } from './read-document.ts';
import { readJson } from './read-json.ts';

/** What a fleet is read from. */
export interface FleetText {
  readonly text: string;
  /** Path as the user named it: shown in diagnostics, and its ending decides between YAML and JSON. */
  readonly file?: string;
  /** What its `extends` names, by its names. */
  readonly layers?: ParsedFleet['layers'];
}

/** Reads a fleet from YAML or JSON. Every mistake is reported at once, each with its place. */
export function parseFleet({ text, file, layers }: FleetText): Outcome<ParsedFleet> {
  const read = file?.toLowerCase().endsWith('.json') ? readJson(text, file) : readDocument(text, file);
  if (!read.ok) return read;
  const { data, locate } = read.value;
  const problems = checkStructure(data, locate);
  if (problems.length > 0) return fail(problems);
  return succeed({
    fleet: data as Fleet,
    ...(file === undefined ? {} : { file }),
    locate,
    ...(layers === undefined ? {} : { layers }),
  });
}

/** Takes a fleet that was made in memory, for example by `defineFleet`, and holds it to the same schema. */
export function acceptFleet(fleet: Fleet, file?: string): Outcome<ParsedFleet> {
  const locate = locateByPath(file);
  const problems = checkStructure(fleet, locate);
  return problems.length > 0 ? fail(problems) : succeed({ fleet, ...(file === undefined ? {} : { file }), locate });
}
