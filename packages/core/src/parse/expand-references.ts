import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { Locate, Path } from '../diagnostic/locate.ts';
import { pathText } from '../diagnostic/locate.ts';
import type { ParameterValue } from './given-parameter.ts';
import { near, PARAMETER_NAME, problem } from './settle-parameters.ts';
import { show } from './value-words.ts';

/** A document with its references replaced. */
export interface Expanded {
  readonly data: unknown;
  /** The parameters that something refers to. */
  readonly used: ReadonlySet<string>;
  /** The parameters behind a value, by the `pathText` of where it stands. */
  readonly behind: ReadonlyMap<string, readonly string[]>;
  readonly problems: readonly Diagnostic[];
}

/** What begins a reference, so that a text without it need not be looked at. */
export const REFERENCE_START = '${';

/** A literal, or a reference with what stands in it; one that is not closed ends with the text. */
const MARK = /\$\$\{|\$\{([^{}]*)(\}?)/g;

/**
 * Replaces every `${name}` in the values of a document: one that is the whole of a value keeps the type of the parameter,
 * inside a text it becomes text, and `$${` stands for the two characters. Keys and the names that ids are made of take none.
 *
 * Errors: `fleet-unknown-parameter`, `fleet-parameter-place`, `fleet-parameter-value`.
 */
export function expandReferences(
  data: unknown,
  values: ReadonlyMap<string, ParameterValue | undefined>,
  locate: Locate,
): Expanded {
  const used = new Set<string>();
  const behind = new Map<string, readonly string[]>();
  const problems: Diagnostic[] = [];
  const names = [...values.keys()];

  const expandText = (text: string, path: Path): unknown => {
    if (!text.includes(REFERENCE_START)) return text;
    const whole = /^\$\{([^{}]*)\}$/.exec(text)?.[1];
    const inside: string[] = [];
    let missing = false;
    const expanded = text.replaceAll(MARK, (mark: string, name: string | undefined, end: string | undefined) => {
      if (name === undefined) return REFERENCE_START;
      const value = referredTo(name, end === '}', path);
      inside.push(name);
      if (value === undefined) missing = true;
      else if (Array.isArray(value) && whole === undefined) {
        missing = true;
        const hint = `Refer to it as the whole of a value: \`"\${${name}}"\`.`;
        const message = `The parameter ${name} is a list and cannot stand inside a text.`;
        problems.push(problem('fleet-parameter-value', message, locate(path), hint));
      }
      return String(value ?? mark);
    });
    if (inside.length > 0) behind.set(pathText(path), inside);
    if (missing) return text;
    return whole === undefined ? expanded : values.get(whole);
  };

  /** The value behind a name; nothing where there is none, which is told here or where the parameter is declared. */
  const referredTo = (name: string, isClosed: boolean, path: Path): ParameterValue | undefined => {
    if (refusesReference(path)) {
      const hint = 'Write it out: ids, folders and code derive from it, and have to stay what they are.';
      problems.push(problem('fleet-parameter-place', 'No parameter can stand here.', locate(path), hint));
      if (values.has(name)) used.add(name);
      return undefined;
    }
    if (values.has(name)) {
      used.add(name);
      return values.get(name);
    }
    const isName = isClosed && PARAMETER_NAME.test(name);
    const message = isName
      ? `There is no parameter ${show(name)}.`
      : `"${REFERENCE_START}${name}${isClosed ? '}' : ''}" names no parameter.`;
    const hint = isName ? near(name, names) : 'Write `$${` where the two characters themselves are meant.';
    problems.push(problem('fleet-unknown-parameter', message, locate(path), hint));
    return undefined;
  };

  const expand = (value: unknown, path: Path): unknown => {
    if (typeof value === 'string') return expandText(value, path);
    if (Array.isArray(value)) return value.map((item, index) => expand(item, [...path, index]));
    if (typeof value !== 'object' || value === null) return value;
    const map: Record<string, unknown> = {};
    for (const [key, part] of Object.entries(value)) {
      const at = [...path, key];
      if (/(?:^|[^$])\$\{/.test(key)) {
        const hint = 'Write the key out: groups and settings go by their names.';
        problems.push(problem('fleet-parameter-place', 'No parameter can stand in a key.', locate(at, 'key'), hint));
      }
      // Defined, not assigned: a key named __proto__ stays a key.
      Object.defineProperty(map, key, {
        value: expand(part, at),
        enumerable: true,
        writable: true,
        configurable: true,
      });
    }
    return map;
  };
  return { data: expand(data, []), used, behind, problems };
}

/** True for what ids, folders and code derive from: the same in every environment. */
function refusesReference([first, , third]: Path): boolean {
  return first === 'mdav' || first === 'name' || first === 'ruleFiles' || (first === 'groups' && third === 'was');
}

/** The names that a text refers to. */
export function referencesIn(text: string): readonly string[] {
  return [...text.matchAll(MARK)].flatMap(([, name]) => (name === undefined ? [] : [name]));
}

/** Text as a document has to write it, where it is to be text and no reference. */
export function escapeReferences(text: string): string {
  return text.replaceAll(REFERENCE_START, () => `$${REFERENCE_START}`);
}
