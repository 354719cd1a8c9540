import type { Outcome } from '../diagnostic/diagnostic.ts';
import { fail } from '../diagnostic/diagnostic.ts';
import { CONFLICT_WORDS, mergeConflictAt } from './merge-conflict.ts';
import type { ReadDocument } from './read-document.ts';
import { readDocument } from './read-document.ts';

/**
 * Reads strict JSON as data with positions. The YAML reader does the work, JSON being a subset of YAML, once
 * JSON's own parser has said that the text is no more than JSON.
 *
 * Errors: `fleet-json-syntax`, `fleet-merge-conflict` and those of `readDocument`.
 */
export function readJson(text: string, file?: string): Outcome<ReadDocument> {
  const withoutMark = text.replace(/^\uFEFF/, '');
  const problem = jsonProblem(withoutMark);
  if (problem === undefined) {
    // A tab in JSON can only be white space between tokens; YAML minds it, and columns do not change.
    return readDocument(withoutMark.replaceAll('\t', ' '), file);
  }
  const mark = mergeConflictAt(withoutMark);
  const offset = mark ?? firstBadOffset(withoutMark);
  const before = withoutMark.slice(0, offset).split('\n');
  const at = { ...(file === undefined ? {} : { file }), line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  return fail([
    {
      code: mark === undefined ? 'fleet-json-syntax' : 'fleet-merge-conflict',
      severity: 'error',
      at,
      ...(mark === undefined
        ? { message: `This is not JSON: ${problem}.`, hint: 'Correct the JSON at this place.' }
        : CONFLICT_WORDS),
    },
  ]);
}

function jsonProblem(text: string): string | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    // Node's message quotes the text and sometimes the position; neither is the same in every version.
    const message = error instanceof Error ? error.message : String(error);
    return message.replace(
      /,? (?:"[\s\S]*is not valid JSON|\.\.\.[\s\S]*is not valid JSON|in JSON at position [\s\S]*|at position [\s\S]*)$/,
      '',
    );
  }
}

/** The first character at which the text stops being the beginning of some JSON. */
function firstBadOffset(text: string): number {
  let good = 0;
  let bad = text.length;
  while (good < bad) {
    const middle = (good + bad + 1) >> 1;
    if (isJsonPrefix(text.slice(0, middle))) good = middle;
    else bad = middle - 1;
  }
  return good;
}

function isJsonPrefix(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    return (
      /end of (JSON )?(input|data)|Unterminated|Expected .* in JSON at position/.test(String(error)) &&
      endsInside(String(error), text.length)
    );
  }
}

/** Messages that name a position are about a missing continuation only when the position is the end. */
function endsInside(message: string, length: number): boolean {
  const position = /position (\d+)/.exec(message)?.[1];
  return position === undefined || Number(position) >= length;
}
