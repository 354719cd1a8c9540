import type { Diagnostic, FleetText, Outcome } from '@mdav/core';
import {
  entrySpans,
  escapeReferences,
  fail,
  lineEnd,
  lineStart,
  type Path,
  readDocument,
  succeed,
} from '@mdav/core/format';
import {
  type Document,
  isMap,
  isSeq,
  type Node,
  Pair,
  parseDocument,
  Scalar,
  visit,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { commentAbove, documentText, mapNode, tightList, yamlText } from '../yaml/yaml-nodes.ts';

/** Something new for a map or list of a document. */
export type Addition =
  | {
      readonly kind: 'entry';
      /** Of the map that gets the entry. */
      readonly path: Path;
      readonly key: string;
      readonly value: unknown;
      /** Comment above the entry. */
      readonly heading: readonly string[];
      /** With a blank line before it. */
      readonly apart?: true;
      /** The value as YAML, for a column. */
      readonly node: (indent: number) => Node;
    }
  | {
      readonly kind: 'items';
      /** Of the list that gets the items. */
      readonly path: Path;
      readonly values: readonly unknown[];
      readonly node: (indent: number) => YAMLSeq<Node>;
    };

/**
 * Adds to a YAML or JSON document. In YAML everything that was there keeps its bytes; where that cannot be, as in a map on
 * one line, the document is laid out anew with all of its comments, and `import-into-respaced` says so. The result is read
 * again and compared with what is meant; where the two differ, nothing is added: `import-into-layout`.
 */
export function addToDocument({ text, file }: FleetText, additions: readonly Addition[]): Outcome<string> {
  if (additions.length === 0) return succeed(text);
  if (file?.toLowerCase().endsWith('.json')) return addToJson(text, additions);
  const before = readDocument(text, file);
  if (!before.ok) return before;
  const meant = JSON.stringify(additions.reduce(withAddition, before.value.data));
  const isRight = (candidate: string | undefined): candidate is string => {
    const after = candidate === undefined ? undefined : readDocument(candidate, file);
    return after?.ok === true && JSON.stringify(after.value.data) === meant;
  };
  const spliced = splice(text, additions);
  if (isRight(spliced)) return succeed(spliced);
  const anew = layOut(text, additions);
  const at = file === undefined ? {} : { file };
  if (isRight(anew)) return succeed(anew, [respaced(at)]);
  return fail([
    {
      code: 'import-into-layout',
      severity: 'error',
      message: 'The fleet file is written in a way that is not edited by a program.',
      at,
      hint: 'Import without --into, and copy the groups by hand.',
    },
  ]);
}

function respaced(at: Diagnostic['at']): Diagnostic {
  return {
    code: 'import-into-respaced',
    severity: 'info',
    message: 'The fleet file was laid out anew: something is written on one line that gets more entries.',
    at,
    hint: 'Look at the difference before you commit it.',
  };
}

/** Adds by putting lines into the text; `undefined` where something stands in the way. */
function splice(text: string, additions: readonly Addition[]): string | undefined {
  const document = parseDocument(text, { keepSourceTokens: true, version: '1.2', uniqueKeys: false });
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const inserts: { readonly offset: number; readonly column: number; readonly lines: readonly string[] }[] = [];
  for (const addition of additions) {
    const collection = document.getIn(addition.path, true);
    if (!(isMap(collection) || isSeq(collection)) || collection.flow === true) return undefined;
    const spans = entrySpans(collection as YAMLMap | YAMLSeq, text);
    const [first, last] = [spans?.[0], spans?.at(-1)];
    if (first === undefined || last === undefined) return undefined;
    const column = first.start - lineStart(text, first.start);
    if (text.slice(lineStart(text, first.start), first.start).trim() !== '') return undefined;
    const offset = endOfEntry(text, last.end, column);
    const written = linesOf(addition, column).map((line) => (line === '' ? '' : `${' '.repeat(column)}${line}`));
    inserts.push({ offset, column, lines: addition.kind === 'entry' && addition.apart ? ['', ...written] : written });
  }
  // At one place the deepest comes first: what follows it further left ends its map.
  inserts.sort((left, right) => left.offset - right.offset || right.column - left.column);
  const parts: string[] = [];
  let done = 0;
  for (const { offset, lines } of inserts) {
    parts.push(text.slice(done, offset));
    if (offset > done && text[offset - 1] !== '\n') parts.push(newline);
    for (const one of lines.map((line) => `${line}${newline}`)) parts.push(one);
    done = offset;
  }
  return [...parts, text.slice(done)].join('');
}

/** Behind an entry with the comments below it that stand no further left than its key: they belong to it or to its map. */
function endOfEntry(text: string, end: number, column: number): number {
  let offset = lineEnd(text, end);
  for (let next = offset; next < text.length; ) {
    const stop = lineEnd(text, next);
    const line = text.slice(next, stop);
    const found = /^( *)#/.exec(line);
    if (found === null ? line.trim() !== '' : (found[1] ?? '').length < column) break;
    next = stop;
    if (found !== null) offset = stop;
  }
  return offset;
}

/** The lines of an addition, without indentation. */
function linesOf(addition: Addition, column: number): readonly string[] {
  if (addition.kind === 'items') return yamlText(addition.node(column)).split('\n');
  const map = mapNode([[addition.key, addition.node(column + 2)]]);
  const [pair] = map.items;
  if (pair !== undefined) commentAbove(pair.key, addition.heading);
  return yamlText(map).split('\n');
}

/** Adds to the document as a tree and writes it again: comments stay, spaces may not. */
function layOut(text: string, additions: readonly Addition[]): string | undefined {
  const document = parseDocument(text, { version: '1.2', uniqueKeys: false });
  for (const addition of additions) {
    const collection = document.getIn(addition.path, true);
    if (addition.kind === 'items') {
      if (!isSeq(collection)) return undefined;
      collection.flow = false;
      for (const item of addition.node(0).items) collection.items.push(item);
      continue;
    }
    if (!isMap(collection)) return undefined;
    collection.flow = false;
    const key = new Scalar(addition.key);
    commentAbove(key, addition.heading);
    if (addition.apart) key.spaceBefore = true;
    collection.items.push(new Pair(key, addition.node(4)));
  }
  visit(document, {
    Seq: (_, list) => {
      if (list.flow === true) tightList(list as YAMLSeq<Node>);
    },
  });
  return documentText(document as unknown as Document);
}

function addToJson(text: string, additions: readonly Addition[]): Outcome<string> {
  const indent = /^\{\r?\n([ \t]+)/.exec(text)?.[1] ?? '  ';
  const data: unknown = additions.reduce(withAddition, JSON.parse(text.replace(/^\uFEFF/, '')) as unknown);
  return succeed(`${JSON.stringify(data, null, indent)}\n`);
}

/** A value as a fleet file has it, where two characters begin a reference to a parameter. */
function escaped(value: unknown): unknown {
  if (typeof value === 'string') return escapeReferences(value);
  if (Array.isArray(value)) return value.map(escaped);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, escaped(part)]));
}

/** Plain data with an addition. */
function withAddition(data: unknown, addition: Addition): unknown {
  const change = (value: unknown, path: Path): unknown => {
    const [step, ...rest] = path;
    if (step === undefined) {
      if (addition.kind === 'items') return [...(value as readonly unknown[]), ...addition.values.map(escaped)];
      return { ...(value as object), [addition.key]: escaped(addition.value) };
    }
    const parts = value as Readonly<Record<string | number, unknown>>;
    return { ...parts, [step]: change(parts[step], rest) };
  };
  return change(data, addition.path);
}
