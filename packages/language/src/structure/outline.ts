import type { Outcome } from '@mdav/core';
import { type Path, type ReadDocument, readDocument } from '@mdav/core/format';
import type { Span } from '../cursor/cursor.ts';
import { lineStarts } from '../cursor/slice.ts';

/** A key of a fleet file, or an entry of one of its lists, with what is below it. */
export interface OutlineNode {
  readonly name: string;
  readonly path: Path;
  /** The key; of an entry of a list its value's first character. */
  readonly key: Span;
  /** From the key to the end of its value. */
  readonly span: Span;
  /** Where the value starts. */
  readonly value: number;
  /** The value, where it is no map and no list. */
  readonly scalar?: unknown;
  readonly children: readonly OutlineNode[];
}

/**
 * The keys of a file with their places, in the order of the text; nothing where it cannot be read. Who has read it already
 * says what came of that.
 */
export function outlineOf(
  text: string,
  isJson: boolean,
  read: Outcome<ReadDocument> = readDocument(isJson ? text.replaceAll('\t', ' ') : text),
): readonly OutlineNode[] {
  if (!read.ok) return [];
  const { data, locate } = read.value;
  const starts = lineStarts(text);
  const offsetOf = (path: Path, what: 'key' | 'value') => {
    const { line = 1, column = 1 } = locate(path, what);
    return (starts[line - 1] ?? 0) + column - 1;
  };
  const nodesIn = (value: unknown, path: Path, end: number): readonly OutlineNode[] => {
    if (typeof value !== 'object' || value === null) return [];
    const steps = Array.isArray(value) ? value.map((_, index) => index) : Object.keys(value);
    // Keys that are numbers come first in an object, whatever the text says.
    const places = steps
      .map((step) => ({ step, start: offsetOf([...path, step], 'key') }))
      .sort((a, b) => a.start - b.start);
    return places.map(({ step, start }, index) => {
      const next = places[index + 1]?.start ?? end;
      const last = start + text.slice(start, next).replace(/[\s,\]}]+$|(?:\s*-\s*)$/, '').length;
      const below = (value as Record<string | number, unknown>)[step];
      const at = [...path, step];
      const isMap = typeof below === 'object' && below !== null;
      const key = { start, end: typeof step === 'number' ? start : tokenEnd(text, start) };
      return {
        name: String(step),
        path: at,
        key,
        span: { start, end: Math.max(last, key.end) },
        value: offsetOf(at, 'value'),
        ...(isMap ? {} : { scalar: below }),
        children: nodesIn(below, at, next),
      };
    });
  };
  return nodesIn(data, [], text.length);
}

/** Where a key or a value ends that starts here: behind its quote, or before what cannot be part of it. */
export function tokenEnd(text: string, start: number): number {
  const quoted = /"(?:[^"\\\r\n]|\\.)*"?|'(?:[^'\r\n]|'')*'?/y;
  quoted.lastIndex = start;
  if (quoted.test(text)) return quoted.lastIndex;
  const rest = /[^\r\n]*/y;
  rest.lastIndex = start;
  const line = rest.exec(text)?.[0] ?? '';
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const inFlow = /[[{]/.test(before);
  const stop = line.search(inFlow ? /\s*(?:[,\]}]|:(?:\s|$)|\s#)/ : /:(?:\s|$)|\s+#|\s*$/);
  return start + (stop === -1 ? line.length : Math.max(stop, line === '' ? 0 : 1));
}

/** The node at a path. */
export function nodeAt(nodes: readonly OutlineNode[], path: Path): OutlineNode | undefined {
  const [step, ...rest] = path;
  const node = nodes.find(({ path: at }) => at.at(-1) === step);
  return node === undefined || rest.length === 0 ? node : nodeAt(node.children, rest);
}

/** A node and everything below it. */
export function everyNode(nodes: readonly OutlineNode[]): readonly OutlineNode[] {
  return nodes.flatMap((node) => [node, ...everyNode(node.children)]);
}
