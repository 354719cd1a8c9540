import { type Document, isNode, isPair, isScalar, LineCounter, type Node, type ParsedNode, parseDocument } from 'yaml';
import type { Problem } from './problem.ts';

/** A YAML file with what it takes to point at any place in it. */
export interface SourceDocument {
  /** Path relative to the repository. */
  readonly file: string;
  readonly document: Document.Parsed<ParsedNode>;
  /** Filled while the file is read and checked. */
  readonly problems: Problem[];
  /** Report a mistake at a node, or at the top of the file. */
  readonly complain: (node: unknown, message: string) => void;
}

/** Keys and indexes from the top of a document down to a node. */
export type Path = readonly (string | number)[];

/** Parses a YAML file; mistakes of syntax become problems. */
export function openDocument(file: string, text: string): SourceDocument {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const problems: Problem[] = [];
  const at = (offset: number, message: string) => {
    const { line, col } = lines.linePos(offset);
    problems.push({ file, line: Math.max(line, 1), column: Math.max(col, 1), message });
  };
  for (const error of [...document.errors, ...document.warnings]) at(error.pos[0], error.message);
  return { file, document, problems, complain: (node, message) => at(offsetOf(node), message) };
}

/** Report a mistake at a path; at the key of the last step when there is one. */
export function complainAt(source: SourceDocument, path: Path, message: string): void {
  let node: unknown = source.document.contents;
  let place: unknown = node;
  for (const step of path) {
    const next = childOf(node, step);
    if (next === undefined) break;
    place = next.key ?? next.value;
    node = next.value;
  }
  source.complain(place, message);
}

function childOf(node: unknown, step: string | number): { key?: unknown; value: unknown } | undefined {
  if (typeof node !== 'object' || node === null || !('items' in node) || !Array.isArray(node.items)) return undefined;
  if (typeof step === 'number') return step in node.items ? { value: node.items[step] } : undefined;
  const pair = node.items.find((item) => isPair(item) && isScalar(item.key) && String(item.key.value) === step);
  return isPair(pair) ? { key: pair.key, value: pair.value } : undefined;
}

function offsetOf(node: unknown): number {
  return isNode(node) ? ((node as Node).range?.[0] ?? 0) : 0;
}
