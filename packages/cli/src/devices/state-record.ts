import type { Diagnostic } from '@mdav/core';
import { type AnswerPage, answerPage } from '@mdav/core/json';

/**
 * A record of the input with the line on which it begins, or why there is none where one should be. A document may be an
 * answer with records in it: then it is a page of a list, and the records may have been given before.
 */
export type StateRecord =
  | { readonly kind: 'record'; readonly line: number; readonly value: unknown; readonly page?: AnswerPage }
  | StateProblem;

/** A document that was read, with what it says of further pages. */
export function recordOf(value: unknown, line: number): StateRecord {
  const page = answerPage(value);
  return page === undefined ? { kind: 'record', line, value } : { kind: 'record', line, value, page };
}

/** Why there is no record. */
export interface StateProblem {
  readonly kind: 'problem';
  readonly of: ProblemOf;
  readonly diagnostic: Diagnostic;
}

/** What cannot be read: one record, the rest of the input from here on, or the input as a whole. */
export type ProblemOf = 'record' | 'rest' | 'input';

/** Something that should be a record and is no JSON. */
export function noJson(line: number, message: string, hint: string, of: 'record' | 'rest' = 'record'): StateProblem {
  return { kind: 'problem', of, diagnostic: { code: 'state-json', severity: 'error', message, at: { line }, hint } };
}

/** An input that is not to be read at all. */
export function noState(code: string, message: string, hint: string): StateProblem {
  return { kind: 'problem', of: 'input', diagnostic: { code, severity: 'error', message, at: {}, hint } };
}

/** The longest single record that is taken: a device tells some kilobytes. */
export const LONGEST_RECORD = 16 * 1024 * 1024;
