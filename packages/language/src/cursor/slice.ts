/** A part of a text that can be read alone, and where it stands in the whole. */
export interface Slice {
  readonly text: string;
  /** The first line is that of the top-level key; what follows starts here in the whole. */
  readonly headStart: number;
  readonly headLength: number;
  readonly restStart: number;
}

const INDENTED = /^( *)[^ \r\n#]/;

/**
 * What says where a place is, in a file of any length: the top-level key with what is below it, and of groups and profiles
 * the one. The whole text where it is not written in blocks, as JSON is not.
 */
export function sliceAround(text: string, offset: number): Slice {
  const starts = lineStarts(text);
  const at = lineOf(starts, offset);
  const indentOf = (line: number): number => {
    const content = text.slice(starts[line], starts[line + 1]);
    const found = content.trim() === '' ? null : INDENTED.exec(content);
    return found === null ? Number.POSITIVE_INFINITY : (found[1] ?? '').length;
  };
  let top = at;
  while (top > 0 && indentOf(top) > 0) top--;
  const head = text.slice(starts[top], starts[top + 1]);
  const isTopLevel = top === at || (starts[at] === offset && indentOf(at) === Number.POSITIVE_INFINITY);
  if (isTopLevel || !/^[\w"'][^:]*:\s*(?:#.*)?$/.test(head.trimEnd()))
    return { text, headStart: 0, headLength: 0, restStart: 0 };
  // The entries below a top-level key have the indent of its first.
  let first = top + 1;
  while (first < starts.length && indentOf(first) === Number.POSITIVE_INFINITY) first++;
  const indent = /^(groups|profiles)\b/.test(head) ? Math.max(indentOf(first), 0) : 0;
  let from = indent === 0 ? top + 1 : at;
  while (from > top + 1 && indentOf(from) > indent) from--;
  let to = at + 1;
  while (to < starts.length && indentOf(to) > indent) to++;
  const restStart = starts[from] ?? 0;
  return {
    text: head + text.slice(restStart, starts[to] ?? text.length),
    headStart: starts[top] ?? 0,
    headLength: head.length,
    restStart,
  };
}

/** An offset of the whole text within its slice. */
export function toSlice({ headStart, headLength, restStart }: Slice, offset: number): number {
  return offset >= restStart ? offset - restStart + headLength : offset - headStart;
}

/** An offset of a slice within the whole text. */
export function fromSlice({ headStart, headLength, restStart }: Slice, offset: number): number {
  return offset >= headLength ? offset - headLength + restStart : offset + headStart;
}

/** Where each line of a text starts. */
export function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1)) starts.push(end + 1);
  return starts;
}

/** The line, from 0, that an offset is in. */
export function lineOf(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return low;
}
