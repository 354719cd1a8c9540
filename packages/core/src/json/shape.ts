import type { Diagnostic, Severity } from '../diagnostic/diagnostic.ts';
import type { JsonPath } from './places.ts';
import { findPlaces, lineAndColumn } from './places.ts';

/** An object of parsed JSON. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Something wrong with the shape of a document: which object or array, and which of its members. */
export interface ShapeProblem {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly hint?: string;
  readonly node: object;
  readonly member?: string | number;
}

/**
 * Collects what is wrong while a document is read. Paths and places are worked out afterwards, from the node itself:
 * a document without problems pays nothing for them.
 */
export interface Reading {
  readonly problems: ShapeProblem[];
}

/** A file of nonsense gets this many diagnostics, not one per value. */
const MOST_PROBLEMS = 100;

/** Notes a problem with a member of a node, or with the node itself. */
export function report(reading: Reading, problem: ShapeProblem): void {
  if (reading.problems.length < MOST_PROBLEMS) reading.problems.push(problem);
}

/** An object that is no array: what it holds is still anybody's guess. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value in a message: as JSON, and cut off where it gets long. */
export function show(value: unknown): string {
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'object' && value !== null) return 'an object';
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(typeof value === 'string' ? value.slice(0, 80) : value);
  return text.length > 62 ? `${text.slice(0, 60)}…` : text;
}

/** Where the document sits that was read. */
export interface DocumentSource {
  readonly root: unknown;
  /** The text that `root` was parsed from, when positions in it mean something to the reader. */
  readonly text?: string;
  /** Steps that lead to `root` in the file, such as those of a wrapper. */
  readonly prefix: JsonPath;
}

/** Turns what was collected into diagnostics with a path, and with line and column where there is a text. */
export function locateProblems(reading: Reading, source: DocumentSource): readonly Diagnostic[] {
  if (reading.problems.length === 0) return [];
  const paths = pathsOf(source.root, new Set(reading.problems.map(({ node }) => node)));
  const located = reading.problems.map((problem) => {
    const path = paths.get(problem.node) ?? [];
    return problem.member === undefined ? path : [...path, problem.member];
  });
  // A member that is absent has no place of its own; its owner has.
  const owners = reading.problems.map((problem) => paths.get(problem.node) ?? []);
  const { text } = source;
  const places = text === undefined ? undefined : findPlaces(text, [...located, ...owners]);
  return reading.problems.map((problem, index) => {
    const offset = places?.[index] ?? places?.[located.length + index];
    const path = showPath([...source.prefix, ...(located[index] ?? [])]);
    return {
      code: problem.code,
      severity: problem.severity,
      message: problem.message,
      at: {
        ...(text === undefined || offset === undefined ? {} : lineAndColumn(text, offset)),
        ...(path === '' ? {} : { path }),
      },
      ...(problem.hint === undefined ? {} : { hint: problem.hint }),
    };
  });
}

/** Paths of some nodes, found by going through the tree once. */
function pathsOf(root: unknown, wanted: ReadonlySet<object>): ReadonlyMap<object, JsonPath> {
  const found = new Map<object, JsonPath>();
  const path: (string | number)[] = [];
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null || found.size === wanted.size) return;
    if (wanted.has(value)) found.set(value, [...path]);
    const entries = Array.isArray(value) ? value.entries() : Object.entries(value);
    for (const [step, inner] of entries) {
      path.push(step);
      visit(inner);
      path.pop();
    }
  };
  visit(root);
  return found;
}

/** `settings[3].settingInstance`; a name that is no plain word stands in brackets, cut off where it gets long. */
export function showPath(path: JsonPath): string {
  let shown = '';
  for (const step of path) {
    if (typeof step === 'number') shown += `[${step}]`;
    else if (/^[A-Za-z_$][\w$]{0,79}$/.test(step)) shown += shown === '' ? step : `.${step}`;
    else shown += `[${show(step)}]`;
  }
  return shown;
}
