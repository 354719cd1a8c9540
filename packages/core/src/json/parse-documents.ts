import type { Outcome } from '../diagnostic/diagnostic.ts';
import { fail, succeed } from '../diagnostic/diagnostic.ts';
import { measureJson } from './measure.ts';
import { explainProblem, MAX_DEPTH, parseJson } from './parse-json.ts';
import { END_OF_FILE, findProblem } from './scan.ts';

/** Where a document may end and another begin; nothing between members and items looks like it. */
const BETWEEN = /[}\]]\s*[{[]/;

/**
 * The same as `parseJson`, for files that scripts append to: objects and lists one after another, on lines of their own or
 * not, are a list of them. Never throws.
 *
 * @returns diagnostics of `parseJson`; where a later document is broken, with its place in the whole text
 */
export function parseDocuments(text: string): Outcome<unknown> {
  const whole = parseJson(text);
  if (whole.ok || !BETWEEN.test(text) || measureJson(text).depth > MAX_DEPTH) return whole;
  const documents: unknown[] = [];
  for (let start = 0; ; ) {
    const rest = text.slice(start);
    // What stands behind a document and begins none is a mistake in that one.
    if (!/^\s*[{[]/.test(rest)) return whole;
    const problem = findProblem(rest);
    const isBefore = problem?.kind === 'syntax' && problem.what === END_OF_FILE;
    if (problem !== undefined && !isBefore) {
      if (documents.length === 0) return whole;
      return fail([explainProblem(text, { ...problem, offset: start + problem.offset })]);
    }
    const end = problem === undefined ? text.length : start + problem.offset;
    const one = parseJson(text.slice(start, end));
    if (!one.ok) return whole;
    documents.push(one.value);
    if (end === text.length) return succeed(documents);
    start = end;
  }
}
