import type { CST, Node, Pair, YAMLMap, YAMLSeq } from 'yaml';
import { isCollection, isPair, isScalar } from 'yaml';

/** A part of a text, by offsets; the end is not part of it. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A replacement of a part of a text. */
export interface Splice extends Span {
  readonly text: string;
}

/** An entry of a map or list as it stands in the text, from its first character (`-`, or the key) to its last. */
export interface EntrySpan extends Span {
  readonly key: string | number;
  readonly entry: Pair<Node, Node | null> | Node;
  /** Behind the colon of a key; behind the dash of an item. */
  readonly valueStart: number;
}

/** The entries of a map or list in the text; `undefined` where it is written in a way that is not edited. */
export function entrySpans(collection: YAMLMap | YAMLSeq, text: string): readonly EntrySpan[] | undefined {
  const dashes = collection.flow === true ? [] : dashOffsets(collection.srcToken);
  const spans = (collection.items as readonly (Pair<Node, Node | null> | Node)[]).map((entry, index) => {
    if (isPair(entry)) return pairSpan(entry as Pair<Node, Node | null>, text);
    const start = collection.flow === true ? (hasProperties(entry) ? undefined : entry.range?.[0]) : dashes[index];
    if (start === undefined) return undefined;
    const valueStart = collection.flow === true ? start : start + 1;
    return { key: index, entry, start, valueStart, end: Math.max(valueStart, contentEnd(entry, text)) };
  });
  return spans.every((span) => span !== undefined) ? spans : undefined;
}

function pairSpan(entry: Pair<Node, Node | null>, text: string): EntrySpan | undefined {
  const { key, value, srcToken } = entry;
  const colon = srcToken?.sep?.find(({ type }) => type === 'map-value-ind')?.offset;
  const isPlainKey = isScalar(key) && !hasProperties(key) && key.range != null;
  const isExplicit = srcToken?.start.some(({ type }) => type === 'explicit-key-ind') ?? true;
  if (!isPlainKey || isExplicit || colon === undefined || key.range == null) return undefined;
  const end = value === null ? colon + 1 : contentEnd(value, text);
  return { key: String(key.value), entry, start: key.range[0], valueStart: colon + 1, end: Math.max(colon + 1, end) };
}

/** Where what somebody wrote for a node ends: before the comment and the line end that follow. */
function contentEnd(node: Node, text: string): number {
  const [start, end] = node.range ?? [0, 0];
  if (isCollection(node) && node.flow !== true) {
    const last = node.items.at(-1);
    if (last === undefined) return start;
    if (!isPair(last)) return contentEnd(last as Node, text);
    const pair = last as Pair<Node, Node | null>;
    const colon = pair.srcToken?.sep?.find(({ type }) => type === 'map-value-ind')?.offset;
    const afterKey = colon === undefined ? (pair.key.range?.[1] ?? start) : colon + 1;
    return pair.value === null ? afterKey : Math.max(afterKey, contentEnd(pair.value, text));
  }
  return start + text.slice(start, end).trimEnd().length;
}

function dashOffsets(token: unknown): readonly number[] {
  const { items = [] } = (token ?? {}) as Partial<CST.BlockSequence>;
  return items.flatMap(({ start }) => start.find(({ type }) => type === 'seq-item-ind')?.offset ?? []);
}

/** An anchor or a tag: others may refer to it, so it is left to people. */
function hasProperties(node: Node): boolean {
  return ('anchor' in node && node.anchor !== undefined) || ('tag' in node && isScalar(node) && node.tag !== undefined);
}

/** Start of the line that an offset is in. */
export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** End of the line that an offset is in, behind its line end. */
export function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end + 1;
}
