import type { Diagnostic, Outcome } from '../diagnostic/diagnostic.ts';
import { fail, succeed } from '../diagnostic/diagnostic.ts';
import { CONFLICT_WORDS, mergeConflictAt } from '../parse/merge-conflict.ts';
import { countMembers, countMembersAtMost, measureJson, opensMoreThan } from './measure.ts';
import { lineAndColumn } from './places.ts';
import { findProblem, type ScanProblem } from './scan.ts';
import { show } from './shape.ts';

/** Deeper than any policy; the deepest export seen has 17 levels. */
export const MAX_DEPTH = 64;

/** Texts that open more are measured before they are parsed: nesting as deep as they allow would cost a lot of memory. */
const MEASURE_FIRST = 1_000_000;

/**
 * `JSON.parse` that says where it stumbled, refuses two members of the same name, and never hands out anything nested
 * so deep that going through it could overflow the stack. Never throws.
 *
 * @returns diagnostics `json-too-deep`, `json-syntax`, `json-duplicate-key`, the last two with line and column
 */
export function parseJson(text: string): Outcome<unknown> {
  if (opensMoreThan(text, MEASURE_FIRST) && measureJson(text).depth > MAX_DEPTH) return fail([tooDeep()]);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return fail([measureJson(text).depth > MAX_DEPTH ? tooDeep() : explain(text)]);
  }
  const members = countMembers(value, MAX_DEPTH);
  if (members < 0) return fail([tooDeep()]);
  return hasEveryMember(text, members) ? succeed(value) : fail([explain(text)]);
}

/**
 * Whether the parser kept all members of the text: it keeps the last of those with the same name. The quick count is
 * never too low, so when it agrees there is none missing.
 */
function hasEveryMember(text: string, members: number): boolean {
  return countMembersAtMost(text) === members || measureJson(text).members === members;
}

function tooDeep(): Diagnostic {
  return {
    code: 'json-too-deep',
    severity: 'error',
    message: `Objects and arrays are nested more than ${MAX_DEPTH} levels deep.`,
    at: {},
    hint: 'Check that this is one exported policy.',
  };
}

function explain(text: string): Diagnostic {
  const mark = mergeConflictAt(text);
  if (mark !== undefined) {
    return {
      code: 'json-syntax',
      severity: 'error',
      message: CONFLICT_WORDS.message,
      at: lineAndColumn(text, mark),
      hint: 'Build an output folder again; of any other file keep what is wanted of both sides.',
    };
  }
  const problem = findProblem(text);
  if (problem === undefined) {
    return {
      code: 'json-syntax',
      severity: 'error',
      message: 'This is not JSON.',
      at: {},
      hint: 'Export the policy again.',
    };
  }
  return explainProblem(text, problem);
}

/** What is wrong with a text, with line and column. */
export function explainProblem(text: string, problem: ScanProblem): Diagnostic {
  const at = lineAndColumn(text, problem.offset);
  if (problem.kind === 'duplicate') {
    return {
      code: 'json-duplicate-key',
      severity: 'error',
      message: `${show(problem.what)} stands twice in the same object.`,
      at,
      hint: 'Remove one of the two; readers disagree on which one counts.',
    };
  }
  const found =
    problem.offset >= text.length ? 'the end of the file' : show(text.slice(problem.offset, problem.offset + 12));
  return {
    code: 'json-syntax',
    severity: 'error',
    message: `This is not JSON: expected ${problem.what}, found ${found}.`,
    at,
    hint: 'Correct the JSON at this place.',
  };
}
