import type { Diagnostic, Location } from '../diagnostic/diagnostic.ts';
import type { Locate, Path } from '../diagnostic/locate.ts';
import { hintFor } from '../diagnostic/suggest.ts';
import { groupNameTrouble, isName, type NameTrouble } from '../model/group-name.ts';
import { show } from './value-words.ts';

const FORM = 'names are letters, digits, - and _, at most 64 of them';

/** What is wrong with a name, by what speaks against it. */
const TROUBLES: { readonly [K in NameTrouble]: (name: string) => string } = {
  form: (name) => `A group cannot be named ${show(name)}: ${FORM}.`,
  device: (name) => `"${name}" cannot be the name of a folder on Windows.`,
  'root-folder': (name) => `"${name}" is the name of a folder that a build makes beside those of the groups.`,
};

/** The names in a document, which need not be right in anything else. */
interface Named {
  readonly groups: Readonly<Record<string, unknown>>;
  readonly profiles: Readonly<Record<string, unknown>>;
}

/**
 * What a schema cannot say of the names in a fleet, also in one with mistakes of other kinds. What is no map says no names.
 *
 * Errors: `fleet-name`, `fleet-missing-key`, `fleet-unknown-profile`, `fleet-repeated-profile`, `fleet-repeated-extends`.
 */
export function checkNames(data: unknown, locate: Locate): readonly Diagnostic[] {
  const { groups, profiles = {}, defaults, ...top } = isMap(data) ? data : {};
  if (!isMap(groups) || !isMap(profiles)) return [];
  const named = { groups, profiles };
  return [
    ...checkGroupNames(named, locate),
    ...checkProfileNames(named, locate),
    ...checkProfileLists(named, locate),
    ...checkExtends(defaults, ['defaults'], locate),
    ...Object.entries(groups).flatMap(([group, body]) => checkExtends(body, ['groups', group], locate)),
    ...checkExtends(top, [], locate),
  ];
}

/** Names of groups become folders, also on Windows: they must be possible there and differ by more than case. */
function checkGroupNames({ groups }: Named, locate: Locate): readonly Diagnostic[] {
  const seen = new Map<string, string>();
  const diagnostics: Diagnostic[] = [];
  const report = (name: string, message: string) => {
    diagnostics.push(problem('fleet-name', message, locate(['groups', name], 'key'), 'Rename the group.'));
  };
  for (const name of Object.keys(groups)) {
    const twin = seen.get(name.toLowerCase());
    const trouble = groupNameTrouble(name);
    if (trouble !== undefined) report(name, TROUBLES[trouble](name));
    else if (twin !== undefined)
      report(name, `Groups "${twin}" and "${name}" differ by case only, and Windows would give them one folder.`);
    seen.set(name.toLowerCase(), name);
  }
  if (seen.size > 0) return diagnostics;
  const at = locate(['groups'], 'key');
  return [problem('fleet-missing-key', 'The fleet has no groups.', at, 'Add a group with an `os` and a `mode`.')];
}

function checkProfileNames({ profiles }: Named, locate: Locate): readonly Diagnostic[] {
  return Object.keys(profiles)
    .filter((name) => !isName(name))
    .map((name) => {
      const message = `A profile cannot be named ${show(name)}: ${FORM}.`;
      return problem('fleet-name', message, locate(['profiles', name], 'key'), 'Rename the profile.');
    });
}

/** Every profile that a group lists must exist, and stand in the list once: its place decides what wins. */
function checkProfileLists({ groups, profiles }: Named, locate: Locate): readonly Diagnostic[] {
  const known = Object.keys(profiles);
  return Object.entries(groups).flatMap(([group, body]) => {
    const listed: unknown = isMap(body) ? body['profiles'] : undefined;
    if (!Array.isArray(listed)) return [];
    return listed.flatMap((name: unknown, index) => {
      if (typeof name !== 'string') return [];
      const at = locate(['groups', group, 'profiles', index]);
      if (!Object.hasOwn(profiles, name)) {
        const hint = known.length === 0 ? 'Add it under `profiles` at the top of the file.' : hintFor(name, known);
        return [problem('fleet-unknown-profile', `There is no profile ${show(name)}.`, at, hint)];
      }
      if (listed.indexOf(name) === index) return [];
      const message = `Group "${group}" lists the profile "${name}" twice.`;
      return [problem('fleet-repeated-profile', message, at, 'Keep the one whose place in the order is meant.')];
    });
  });
}

/** What a layer extends stands in its list once, for the same reason. */
function checkExtends(layer: unknown, path: Path, locate: Locate): readonly Diagnostic[] {
  const listed: unknown = isMap(layer) ? layer['extends'] : undefined;
  if (!Array.isArray(listed)) return [];
  return listed.flatMap((name: unknown, index) => {
    if (typeof name !== 'string' || listed.indexOf(name) === index) return [];
    const at = locate([...path, 'extends', index]);
    const hint = 'Keep the one whose place in the order is meant.';
    return [problem('fleet-repeated-extends', `${show(name)} is extended twice.`, at, hint)];
  });
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function problem(code: string, message: string, at: Location, hint: string): Diagnostic {
  return { code, severity: 'error', message, at, hint };
}
