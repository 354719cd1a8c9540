import { type Document, isMap, isPair, isSeq } from 'yaml';

/** What is wrong with the form of a text, at an offset of it. */
export interface SyntaxProblem {
  readonly offset: number;
  readonly message: string;
  readonly hint: string;
}

type SyntaxError = Document['errors'][number];

/**
 * The syntax errors of a document that have a cause of their own. A bracket that is not closed is told where it opens:
 * the library sees it where something else begins, and trips over that as well.
 */
export function syntaxProblems(document: Pick<Document, 'contents' | 'errors'>, text: string): SyntaxProblem[] {
  const { errors } = document;
  const isUnclosed = errors.some(({ message }) => /\bend with a [}\]]/.test(message));
  const open = isUnclosed ? unclosed(document.contents, text) : [];
  const brackets = open.map(({ offset, bracket }) => ({
    offset,
    message: `The ${bracket} is not closed.`,
    hint: `Write ${bracket === '{' ? '}' : ']'} where its last entry ends.`,
  }));
  const others = errors.filter(({ pos: [at] }) => !open.some(({ line }) => at >= line.start && at <= line.end));
  return [...brackets, ...others.map(ofError)].sort((one, other) => one.offset - other.offset);
}

function ofError({ code, message, pos }: SyntaxError): SyntaxProblem {
  return { offset: pos[0], message: /[.!?]$/.test(message) ? message : `${message}.`, hint: hintOf(code) };
}

function hintOf(code: string): string {
  if (code === 'TAB_AS_INDENT') return 'Indent with spaces.';
  if (code === 'BAD_INDENT') return 'Align the line with its neighbours of the same level.';
  if (code === 'MISSING_CHAR' || code === 'UNEXPECTED_TOKEN') return 'Close the quote or bracket, or quote the text.';
  // A path of Windows, nearly always.
  if (code === 'BAD_DQ_ESCAPE')
    return 'Put the text into single quotes, where \\ stands for itself, or write each \\ twice.';
  return 'Correct the YAML at this place.';
}

interface Unclosed {
  readonly offset: number;
  readonly bracket: string;
  /** From the bracket to the end of the line at which the library gave up: what it tells there comes of the bracket. */
  readonly line: { readonly start: number; readonly end: number };
}

/** The flow maps and lists that no bracket ends, the outer ones first. */
function unclosed(node: unknown, text: string): Unclosed[] {
  if (isPair(node)) return [...unclosed(node.key, text), ...unclosed(node.value, text)];
  if (!isMap(node) && !isSeq(node)) return [];
  const inner = node.items.flatMap((item: unknown) => unclosed(item, text));
  const [offset, last] = node.range ?? [];
  if (node.flow !== true || offset === undefined || last === undefined) return inner;
  const bracket = text.charAt(offset);
  if (!'{['.includes(bracket) || text.charAt(last - 1) === (bracket === '{' ? '}' : ']')) return inner;
  const lineEnd = text.indexOf('\n', last);
  return [{ offset, bracket, line: { start: offset, end: lineEnd < 0 ? text.length : lineEnd } }, ...inner];
}
