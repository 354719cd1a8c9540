import { LIMITS } from './limits.ts';
import { plainScalar } from './plain-scalar.ts';

/** Offsets of the entries of one map or list: of the key, and of the value. */
export type Places = Map<string | number, readonly [key: number, value: number]>;

/** Data with the places of what is in its maps and lists. */
export interface PlacedData {
  readonly data: unknown;
  readonly places: WeakMap<object, Places>;
  readonly root: number;
}

/** Where reading stands: at `at`, in a line that begins at `line`. */
interface Cursor {
  readonly text: string;
  readonly places: WeakMap<object, Places>;
  at: number;
  line: number;
  count: number;
}

/** What tells that a text is not laid out plainly; no value of a document is that. */
const ODD = undefined;

/** Documents and directives, white space that is no blank, what no terminal shows: any of it is for the library. */
const ODD_TEXT =
  /^(?:---|\.\.\.|%)|[^\n\r\x20-\x7e\xa1-\u1fff\u2030-\u205e\u2070-\u2fff\u3001-\ufefe\uff00-\ufffd]|\r(?!\n)/m;
/** Blank lines, comments, and the indent of the first line that says something. */
const TO_NEXT_LINE = /(?: *(?:#[^\n]*)?\r?\n)* */y;
const LINE_END = / *(?:(?<= )#[^\n]*)?\r?\n/y;
const FLOW_SPACE = / *(?:\r?\n *)*/y;
const SINGLE_QUOTED = /'((?:[^'\r\n]|'')*)'/y;
const DOUBLE_QUOTED = /"(?:[^"\\\r\n]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/y;
/** What ends a plain scalar before its line ends. */
const PLAIN_END = /:(?: |$)| #/;
const FLOW_PLAIN = /(?:[^ \r\n,[\]{}:#]|:(?=[^ \r\n,[\]{}])|(?<=[^ ])#| +(?=[^ \r\n,[\]{}:#]))+/y;
/** The library minds the length of keys, and where a limit lies is for it to say. */
const KEY_LENGTH = 1000;
const DEPTH = LIMITS.depth / 2;

/**
 * Reads YAML of the layout that nearly every fleet has: maps and lists by indent or in brackets, with texts that stand on
 * one line each. It gives what the library gives, for which a process that has just started takes a third of all that a
 * check does. Of any other layout, and of whatever has a mistake, it gives nothing: the library is to read it. JSON is of
 * that layout, too.
 */
export function readPlainLayout(given: string): PlacedData | undefined {
  if (ODD_TEXT.test(given)) return undefined;
  const text = given.endsWith('\n') ? given : `${given}\n`;
  const cursor: Cursor = { text, places: new WeakMap(), at: 0, line: 0, count: 0 };
  toNextLine(cursor);
  const root = cursor.at;
  if (columnOf(cursor) !== 0 || root >= text.length) return undefined;
  const isFlow = opensFlow(cursor);
  const data = isFlow ? readFlow(cursor, -1, 0) : readBlock(cursor, 0, 0);
  if (data === ODD || (isFlow && !endLine(cursor)) || cursor.at < text.length) return undefined;
  return cursor.count > LIMITS.values / 2 ? undefined : { data, places: cursor.places, root };
}

function columnOf({ at, line }: Cursor): number {
  return at - line;
}

/** What a sticky expression finds here, and goes behind it. */
function take(cursor: Cursor, what: RegExp): string | undefined {
  what.lastIndex = cursor.at;
  const found = what.exec(cursor.text)?.[0];
  if (found !== undefined) cursor.at += found.length;
  return found;
}

function toNextLine(cursor: Cursor): void {
  take(cursor, TO_NEXT_LINE);
  cursor.line = cursor.text.lastIndexOf('\n', cursor.at - 1) + 1;
}

/** Goes to the next line that says something, if nothing but a comment is left of this one. */
function endLine(cursor: Cursor): boolean {
  if (take(cursor, LINE_END) === undefined) return false;
  toNextLine(cursor);
  return true;
}

function opensFlow({ text, at }: Cursor): boolean {
  return text[at] === '[' || text[at] === '{';
}

function opensItem({ text, at }: Cursor): boolean {
  return text[at] === '-' && ' \r\n'.includes(text.charAt(at + 1));
}

/** The map or list whose first entry stands here. */
function readBlock(cursor: Cursor, column: number, depth: number): unknown {
  if (depth > DEPTH) return ODD;
  return opensItem(cursor) ? readList(cursor, column, depth) : readMap(cursor, column, depth);
}

function readList(cursor: Cursor, column: number, depth: number): unknown {
  const list: unknown[] = [];
  const here: Places = new Map();
  do {
    cursor.at += 1;
    const value = readItem(cursor, column, depth, here, list.length);
    if (value === ODD) return ODD;
    list.push(value);
    // A key may follow, whose map has the list at its own indent.
  } while (isNext(cursor, column) && opensItem(cursor));
  return settled(cursor, column, list, here);
}

function readItem(cursor: Cursor, column: number, depth: number, here: Places, index: number): unknown {
  if (!endLine(cursor)) take(cursor, / */y);
  const start = cursor.at;
  here.set(index, [start, start]);
  if (columnOf(cursor) <= column) return ODD;
  if (opensItem(cursor)) return readBlock(cursor, columnOf(cursor), depth + 1);
  if (opensFlow(cursor)) return readLine(cursor, column, depth);
  const key = readKey(cursor);
  cursor.at = start;
  return key === ODD ? readLine(cursor, column, depth) : readBlock(cursor, columnOf(cursor), depth + 1);
}

function readMap(cursor: Cursor, column: number, depth: number): unknown {
  const map: Record<string, unknown> = {};
  const here: Places = new Map();
  do {
    const start = cursor.at;
    const key = readKey(cursor);
    if (key === ODD || here.has(key)) return ODD;
    if (endLine(cursor)) {
      const below = columnOf(cursor);
      here.set(key, [start, cursor.at]);
      const isBelow = below > column || (below === column && opensItem(cursor));
      if (!isBelow || !put(map, key, readBlock(cursor, below, depth + 1))) return ODD;
    } else {
      take(cursor, / */y);
      here.set(key, [start, cursor.at]);
      if (!put(map, key, readLine(cursor, column, depth))) return ODD;
    }
  } while (isNext(cursor, column));
  return settled(cursor, column, map, here);
}

/** True where another entry of the same map or list follows, or something that belongs to none. */
function isNext(cursor: Cursor, column: number): boolean {
  return cursor.at < cursor.text.length && columnOf(cursor) === column;
}

/** What was read, if what follows is further left: a text may go on below, and an entry may stand askew. */
function settled(cursor: Cursor, column: number, value: object, here: Places): unknown {
  if (cursor.at < cursor.text.length && columnOf(cursor) > column) return ODD;
  cursor.places.set(value, here);
  cursor.count += here.size;
  return value;
}

/** False for what is no value. A key named `__proto__` stays a key. */
function put(map: Record<string, unknown>, key: string, value: unknown): boolean {
  if (key === '__proto__')
    Object.defineProperty(map, key, { value, enumerable: true, writable: true, configurable: true });
  else map[key] = value;
  return value !== ODD;
}

/** A key of a map by indent, with its colon. */
function readKey(cursor: Cursor): string | undefined {
  const quoted = readQuoted(cursor);
  const key = quoted ?? readPlain(cursor);
  const { text, at } = cursor;
  if (key === ODD || text[at] !== ':' || !' \r\n'.includes(text.charAt(at + 1))) return ODD;
  cursor.at += 1;
  return nameOf(key);
}

function nameOf(key: unknown): string | undefined {
  const name = typeof key === 'string' || typeof key === 'number' ? String(key) : ODD;
  return name === undefined || name.length > KEY_LENGTH ? ODD : name;
}

/** A value that ends with its line, or with its bracket. */
function readLine(cursor: Cursor, column: number, depth: number): unknown {
  const value = opensFlow(cursor) ? readFlow(cursor, column, depth + 1) : (readQuoted(cursor) ?? readPlain(cursor));
  return value !== ODD && endLine(cursor) ? value : ODD;
}

function readQuoted(cursor: Cursor): string | undefined {
  const mark = cursor.text[cursor.at];
  if (mark === "'") return take(cursor, SINGLE_QUOTED)?.slice(1, -1).replaceAll("''", "'");
  const found = mark === '"' ? take(cursor, DOUBLE_QUOTED) : undefined;
  return found?.includes('\\') === true ? JSON.parse(found) : found?.slice(1, -1);
}

function readPlain(cursor: Cursor): unknown {
  const { text, at } = cursor;
  const end = text.indexOf('\n', at);
  const line = text.slice(at, text[end - 1] === '\r' ? end - 1 : end);
  const stop = line.search(PLAIN_END);
  const words = (stop === -1 ? line : line.slice(0, stop)).replace(/ +$/, '');
  cursor.at += words.length;
  return plainScalar(words);
}

/** The map or list in the brackets that open here. What goes on below has to stand further right than `column`. */
function readFlow(cursor: Cursor, column: number, depth: number): unknown {
  if (depth > DEPTH) return ODD;
  const isMap = cursor.text[cursor.at] === '{';
  const end = isMap ? '}' : ']';
  const map: Record<string, unknown> = {};
  const list: unknown[] = [];
  const here: Places = new Map();
  for (;;) {
    cursor.at += 1;
    if (!skipFlow(cursor, column)) return ODD;
    if (here.size === 0 && cursor.text[cursor.at] === end) break;
    const start = cursor.at;
    const key = isMap ? readFlowKey(cursor, column) : list.length;
    if (key === ODD || here.has(key)) return ODD;
    const from = cursor.at;
    const value = readFlowValue(cursor, column, depth);
    if (value === ODD || !skipFlow(cursor, column)) return ODD;
    here.set(key, [start, from]);
    if (typeof key === 'string') put(map, key, value);
    else list.push(value);
    const next = cursor.text[cursor.at];
    if (next === end) break;
    if (next !== ',') return ODD;
  }
  cursor.at += 1;
  const value = isMap ? map : list;
  cursor.places.set(value, here);
  cursor.count += here.size;
  return value;
}

function readFlowKey(cursor: Cursor, column: number): string | undefined {
  const quoted = readQuoted(cursor);
  const key = nameOf(quoted ?? readFlowPlain(cursor));
  const { text, at } = cursor;
  if (key === ODD || text[at] !== ':') return ODD;
  // Behind a quote the colon may touch what follows.
  if (quoted === undefined && !' \r\n'.includes(text.charAt(at + 1))) return ODD;
  cursor.at += 1;
  return skipFlow(cursor, column) ? key : ODD;
}

function readFlowValue(cursor: Cursor, column: number, depth: number): unknown {
  if (opensFlow(cursor)) return readFlow(cursor, column, depth + 1);
  return readQuoted(cursor) ?? readFlowPlain(cursor);
}

function readFlowPlain(cursor: Cursor): unknown {
  const words = take(cursor, FLOW_PLAIN);
  return words === undefined ? ODD : plainScalar(words);
}

function skipFlow(cursor: Cursor, column: number): boolean {
  const skipped = take(cursor, FLOW_SPACE);
  if (skipped?.includes('\n') !== true) return true;
  cursor.line = cursor.text.lastIndexOf('\n', cursor.at - 1) + 1;
  return cursor.at < cursor.text.length && columnOf(cursor) > column;
}
