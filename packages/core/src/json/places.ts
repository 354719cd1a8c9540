import { endOfString, isBlank } from './measure.ts';

/** Names and indexes that lead from the root to a value. */
export type JsonPath = readonly (string | number)[];

interface Wanted {
  readonly index: number[];
  readonly below: Map<string | number, Wanted>;
}

/**
 * Where some values start in JSON text, in UTF-16 code units and in the order of the paths; undefined for a path that
 * leads nowhere. The text must be JSON, which the caller has seen by parsing it, and of bounded depth.
 */
export function findPlaces(text: string, paths: readonly JsonPath[]): readonly (number | undefined)[] {
  const root: Wanted = { index: [], below: new Map() };
  paths.forEach((path, index) => {
    want(root, path, index);
  });
  const offsets: (number | undefined)[] = paths.map(() => undefined);
  let missing = paths.length;
  visit(0, root);
  return offsets;

  /** Notes the places at and below a value, and returns where it ends; early when none is missing any more. */
  function visit(start: number, wanted: Wanted | undefined): number {
    const at = skipBlank(text, start);
    if (wanted === undefined) return skipValue(text, at);
    for (const index of wanted.index) offsets[index] = at;
    missing -= wanted.index.length;
    if (missing === 0) return text.length;
    if (wanted.below.size === 0) return skipValue(text, at);
    if (text[at] === '{') return visitMembers(at + 1, wanted);
    return text[at] === '[' ? visitItems(at + 1, wanted) : skipValue(text, at);
  }

  function visitMembers(start: number, { below }: Wanted): number {
    let at = skipBlank(text, start);
    while (at < text.length && text[at] !== '}') {
      const end = endOfString(text, at) + 1;
      const name = JSON.parse(text.slice(at, end)) as string;
      at = skipBlank(text, visit(skipBlank(text, end) + 1, below.get(name)));
      if (text[at] === ',') at = skipBlank(text, at + 1);
    }
    return at + 1;
  }

  function visitItems(start: number, { below }: Wanted): number {
    let at = skipBlank(text, start);
    for (let index = 0; at < text.length && text[at] !== ']'; index++) {
      at = skipBlank(text, visit(at, below.get(index)));
      if (text[at] === ',') at = skipBlank(text, at + 1);
    }
    return at + 1;
  }
}

function want(root: Wanted, path: JsonPath, index: number): void {
  let node = root;
  for (const step of path) {
    const known = node.below.get(step) ?? { index: [], below: new Map() };
    node.below.set(step, known);
    node = known;
  }
  node.index.push(index);
}

function skipBlank(text: string, start: number): number {
  let at = start;
  while (isBlank(text.charCodeAt(at))) at += 1;
  return at;
}

/** The end of a value: behind its last bracket or quotation mark, or at the character that ends a number or word. */
function skipValue(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case 0x22: // "
        at = endOfString(text, at);
        if (depth === 0) return at + 1;
        break;
      case 0x7b: // {
      case 0x5b: // [
        depth += 1;
        break;
      case 0x7d: // }
      case 0x5d: // ]
        if (depth === 0) return at;
        depth -= 1;
        if (depth === 0) return at + 1;
        break;
      case 0x2c: // ,
        if (depth === 0) return at;
        break;
    }
  }
  return text.length;
}

/** Line and column, both from 1, of an offset; the column counts UTF-16 code units. */
export function lineAndColumn(text: string, offset: number): { readonly line: number; readonly column: number } {
  let line = 1;
  let start = 0;
  for (let end = text.indexOf('\n'); end !== -1 && end < offset; end = text.indexOf('\n', end + 1)) {
    line += 1;
    start = end + 1;
  }
  return { line, column: offset - start + 1 };
}
