import {
  Composer,
  type CST,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  Parser,
} from 'yaml';
import type { Diagnostic, Location, Outcome } from '../diagnostic/diagnostic.ts';
import { fail, succeed } from '../diagnostic/diagnostic.ts';
import type { Locate, Path } from '../diagnostic/locate.ts';
import { pathText } from '../diagnostic/locate.ts';
import { LIMITS } from './limits.ts';
import { CONFLICT_WORDS, mergeConflictAt } from './merge-conflict.ts';
import { syntaxProblems } from './syntax-problems.ts';
import { composerOptions, FLEET_YAML, isMergeKey, mergedFrom, type YamlDialect } from './yaml-dialect.ts';

/** A document as plain data, with the way back to its text. */
export interface ReadDocument {
  readonly data: unknown;
  readonly locate: Locate;
}

/** Offsets of the entries of one map or list: of the key, and of the value. */
type Places = Map<string | number, readonly [key: number, value: number]>;

/**
 * Reads one YAML 1.2 document (JSON is a subset) as data, or one of another dialect. Never throws.
 *
 * Errors: `fleet-yaml-syntax`, `fleet-merge-conflict`, `fleet-duplicate-key`, `fleet-too-large`, `fleet-too-deep`, `fleet-too-many-values`,
 * `fleet-several-documents`, `fleet-empty`, `fleet-yaml-tag`, `fleet-yaml-alias`, `fleet-yaml-key`.
 */
export function readDocument(text: string, file?: string, dialect: YamlDialect = FLEET_YAML): Outcome<ReadDocument> {
  // The library's parser tells of line ends too, but not of those in what it cannot read.
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1)) lines.addNewLine(end + 1);
  const problems: Diagnostic[] = [];
  const at = (offset: number, path?: string): Location => {
    const { line, col } = lines.linePos(offset);
    return {
      ...(file === undefined ? {} : { file }),
      line: Math.max(1, line),
      column: Math.max(1, col),
      ...(path === undefined ? {} : { path }),
    };
  };
  const report = (code: string, offset: number, message: string, hint: string) => {
    problems.push({ code, severity: 'error', message, at: at(offset), hint });
  };

  // What the marks of a merge break is not worth a word each.
  const ofMerge = (found: readonly Diagnostic[]): readonly Diagnostic[] => {
    const mark = found.some(({ code }) => code === 'fleet-yaml-syntax') ? mergeConflictAt(text) : undefined;
    if (mark === undefined) return found;
    return [{ code: 'fleet-merge-conflict', severity: 'error', at: at(mark), ...CONFLICT_WORDS }];
  };

  if (text.length > LIMITS.characters) {
    report(
      'fleet-too-large',
      0,
      `The file has ${text.length} characters; ${LIMITS.characters} are the limit.`,
      'Split the fleet into several files.',
    );
    return fail(problems);
  }
  const tokens = [...new Parser().parse(text)];
  const tooDeep = findTooDeep(tokens);
  if (tooDeep !== undefined) {
    report(
      'fleet-too-deep',
      tooDeep,
      `Values are nested more than ${LIMITS.depth} levels deep.`,
      'Write the fleet with the few levels that its format has.',
    );
    return fail(problems);
  }
  // Duplicate keys are found below, in linear time; the library compares every pair of keys.
  const documents = [
    ...new Composer({ prettyErrors: false, uniqueKeys: false, ...composerOptions(dialect) }).compose(
      tokens,
      true,
      text.length,
    ),
  ];
  const [document, second] = documents;
  if (document === undefined || document.contents === null) {
    if (document !== undefined)
      for (const { offset, message, hint } of syntaxProblems(document, text))
        report('fleet-yaml-syntax', offset, message, hint);
    if (problems.length === 0)
      report('fleet-empty', 0, 'The file is empty.', 'Start with `mdav: 1`, a `name` and `groups`.');
    return fail(ofMerge(problems));
  }
  if (second !== undefined)
    report(
      'fleet-several-documents',
      second.range[0],
      'The file holds more than one YAML document.',
      'Keep one fleet per file.',
    );
  for (const each of documents)
    for (const { offset, message, hint } of syntaxProblems(each, text))
      report('fleet-yaml-syntax', offset, message, hint);
  for (const warning of document.warnings)
    report(
      'fleet-yaml-tag',
      warning.pos[0],
      sentence(warning.message),
      'Remove the tag: a fleet file holds plain data.',
    );

  const places = new WeakMap<object, Places>();
  const converted = convert(document, places, report, dialect);
  if (problems.length > 0) return fail(ofMerge(problems));
  const root = (document.contents as Node).range?.[0] ?? 0;
  return succeed({ data: converted, locate: locateIn(converted, places, root, at) });
}

function locateIn(
  data: unknown,
  places: WeakMap<object, Places>,
  root: number,
  at: (offset: number, path: string) => Location,
): Locate {
  return (path: Path, what = 'value') => {
    let value: unknown = data;
    let offset = root;
    for (const [index, step] of path.entries()) {
      const place = typeof value === 'object' && value !== null ? places.get(value)?.get(step) : undefined;
      // A path that leaves the document points at the last thing that is there.
      if (place === undefined) break;
      offset = what === 'key' && index === path.length - 1 ? place[0] : place[1];
      value = (value as Record<string | number, unknown>)[step];
    }
    return at(offset, pathText(path));
  };
}

/** Offset of the first token that is nested too deeply. Walks with a stack of its own: depth is what it guards against. */
function findTooDeep(tokens: readonly CST.Token[]): number | undefined {
  const stack: { token: CST.Token; depth: number }[] = tokens.map((token) => ({ token, depth: 0 }));
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { token, depth } = next;
    if (depth > LIMITS.depth) return token.offset;
    if (token.type === 'document' && token.value) stack.push({ token: token.value, depth });
    if (!('items' in token)) continue;
    for (const item of token.items) {
      if (item.key) stack.push({ token: item.key, depth: depth + 1 });
      if (item.value) stack.push({ token: item.value, depth: depth + 1 });
    }
  }
  return undefined;
}

/** Nodes to plain data, with a budget of values, anchors by name and no way to reach a prototype. */
function convert(
  document: Document.Parsed,
  places: WeakMap<object, Places>,
  report: (code: string, offset: number, message: string, hint: string) => void,
  { merges }: YamlDialect,
): unknown {
  const anchors = new Map<string, Node>();
  const open = new Set<Node>();
  let budget = LIMITS.values;

  const offsetOf = (node: unknown): number => (node as Node | null)?.range?.[0] ?? 0;

  const plain = (node: unknown): unknown => {
    if (budget-- <= 0) {
      if (budget === -1)
        report(
          'fleet-too-many-values',
          offsetOf(node),
          `The file expands to more than ${LIMITS.values} values.`,
          'Remove the aliases that multiply each other.',
        );
      return null;
    }
    if (isAlias(node)) return plainAlias(node);
    if (isScalar(node)) {
      if (node.anchor !== undefined) anchors.set(node.anchor, node);
      return node.value;
    }
    if (!isMap(node) && !isSeq(node)) return null;
    if (node.anchor !== undefined) anchors.set(node.anchor, node);
    open.add(node);
    const value = isMap(node) ? plainMap(node.items) : plainList(node.items);
    open.delete(node);
    return value;
  };

  const plainAlias = (node: { source: string }): unknown => {
    const target = anchors.get(node.source);
    if (target === undefined || open.has(target)) {
      const why = target === undefined ? 'has no anchor before it' : 'contains itself';
      report('fleet-yaml-alias', offsetOf(node), `The alias *${node.source} ${why}.`, 'Write the value out.');
      return null;
    }
    return plain(target);
  };

  const plainList = (items: readonly unknown[]): unknown[] => {
    const here: Places = new Map();
    const list = items.map((item, index) => {
      here.set(index, [offsetOf(item), offsetOf(item)]);
      return plain(item);
    });
    places.set(list, here);
    return list;
  };

  const plainMap = (items: readonly { key: unknown; value: unknown }[]): Record<string, unknown> => {
    const here: Places = new Map();
    const map: Record<string, unknown> = {};
    const merged: unknown[] = [];
    for (const { key, value } of items) {
      if (merges && isMergeKey(key)) {
        merged.push(plain(value));
        continue;
      }
      if (!isScalar(key) || (typeof key.value !== 'string' && typeof key.value !== 'number')) {
        report('fleet-yaml-key', offsetOf(key), 'A key is not plain text.', 'Write the key as a word.');
        continue;
      }
      const name = String(key.value);
      if (here.has(name)) {
        report(
          'fleet-duplicate-key',
          offsetOf(key),
          `The key "${name}" stands here a second time.`,
          'Keep one of the two.',
        );
        continue;
      }
      here.set(name, [offsetOf(key), value === null ? offsetOf(key) : offsetOf(value)]);
      // Defined, not assigned: a key named __proto__ stays a key.
      Object.defineProperty(map, name, { value: plain(value), enumerable: true, writable: true, configurable: true });
    }
    for (const [name, value] of mergedFrom(merged))
      if (!here.has(name))
        Object.defineProperty(map, name, { value, enumerable: true, writable: true, configurable: true });
    places.set(map, here);
    return map;
  };

  return plain(document.contents);
}

function sentence(message: string): string {
  return /[.!?]$/.test(message) ? message : `${message}.`;
}
