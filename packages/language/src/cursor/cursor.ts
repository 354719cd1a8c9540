import type { Path } from '@mdav/core/format';
import type { CST } from 'yaml';
import { fromSlice, type Slice, sliceAround, toSlice } from './slice.ts';
import { type Item, keysOf, rootOf, sourceOf, unquoted } from './tokens.ts';

/** A part of a text, by offsets in UTF-16 code units; the end is not part of it. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where somebody is in a fleet file that may be half written. */
export interface Cursor {
  /** At a key: the map that it is in. At a value: the value itself. */
  readonly path: Path;
  readonly role: 'key' | 'value';
  /** The key or value as it stands, with its quotes; empty where nothing is yet. */
  readonly span: Span;
  /** The same without quotes. */
  readonly word: string;
  /** The keys beside it in the same map. */
  readonly taken: readonly string[];
  /** Nothing stands before it on its line, so that what is written may be more than a word. */
  readonly startsLine: boolean;
  /** It stands between brackets, as all of JSON does. */
  readonly inFlow: boolean;
  /** Behind a key that is written stands a colon. */
  readonly hasColon: boolean;
  /** It touches the colon or dash before it, which YAML takes for a part of what is written there without a space. */
  readonly needsSpace: boolean;
}

/** Finds out where an offset is; `undefined` in comments and in long texts. */
export function cursorAt(text: string, offset: number, isJson: boolean): Cursor | undefined {
  const slice: Slice = isJson ? { text, headStart: 0, headLength: 0, restStart: 0 } : sliceAround(text, offset);
  // A tab in JSON is white space between tokens; YAML minds it, and offsets do not change.
  const spaced = isJson ? slice.text.replaceAll('\t', ' ') : slice.text;
  const place = toSlice(slice, offset);
  const start = spaced.lastIndexOf('\n', place - 1) + 1;
  const before = spaced.slice(start, place);
  const source = isJson ? spaced : withColon(spaced, start, place);
  if (!isJson && /^(?:[^'"#]|'[^']*'|"[^"]*")*?(?:^|\s)#/.test(before)) return undefined;
  const root = rootOf(source);
  const at: Place = { offset: place, column: place - start, isBlank: before.trim() === '', inFlow: false };
  const found = root === undefined ? { ...EMPTY, span: { start: place, end: place } } : inToken(root, [], at);
  if (found === undefined) return undefined;
  const span = { start: fromSlice(slice, found.span.start), end: fromSlice(slice, found.span.end) };
  const startsLine = /^\s*(?:- +)*$/.test(source.slice(start, found.span.start));
  const hasColon = /^\s*:/.test(text.slice(span.end, span.end + 80));
  const needsSpace = !isJson && found.role === 'value' && found.word === '' && /[:-]/.test(text[span.start - 1] ?? '');
  return { ...found, span, startsLine, hasColon, needsSpace };
}

/** A word alone on its line becomes a key: without its colon it would go on with the next line. */
function withColon(text: string, start: number, place: number): string {
  const end = text.indexOf('\n', place);
  const line = text.slice(start, end === -1 ? text.length : end).trimEnd();
  return /^\s*[\w.-]+$/.test(line) && !/^\s*-/.test(line)
    ? `${text.slice(0, start + line.length)}:${text.slice(start + line.length)}`
    : text;
}

type Found = Omit<Cursor, 'startsLine' | 'hasColon' | 'needsSpace'>;

const EMPTY = { path: [], role: 'key', word: '', taken: [], inFlow: false } as const;

interface Place {
  readonly offset: number;
  readonly column: number;
  /** Only white space stands before it on its line. */
  readonly isBlank: boolean;
  /** What is looked at stands between brackets. */
  readonly inFlow: boolean;
}

/** A text with more levels is no fleet, and is refused for that. */
const MOST_LEVELS = 64;

function inToken(token: CST.Token, path: Path, at: Place): Found | undefined {
  if (path.length > MOST_LEVELS) return undefined;
  switch (token.type) {
    case 'block-map':
      return inMap(token.items, path, at, { taken: keysOf(token.items), column: token.indent });
    case 'block-seq':
      return inList(token.items, path, at, token.indent);
    case 'flow-collection': {
      // Before the first bracket and behind the last nothing more can be written.
      if (at.offset <= token.offset || at.offset > closingOf(token)) return undefined;
      const within = { ...at, inFlow: true };
      return token.start.source === '{'
        ? inMap(token.items, path, within, { taken: keysOf(token.items) })
        : inList(token.items, path, within);
    }
    case 'scalar':
    case 'single-quoted-scalar':
    case 'double-quoted-scalar':
      return at.offset <= token.offset + token.source.length
        ? value(path, spanOf(token), at.inFlow, unquoted(token.source))
        : undefined;
    default:
      return undefined;
  }
}

/** A map in blocks has the column of its keys; one between brackets has none. */
interface MapShape {
  readonly taken: readonly string[];
  readonly column?: number;
}

/** Where a flow collection ends; one that is not closed goes on. */
function closingOf({ end }: CST.FlowCollection): number {
  const closing = end.find(({ type }) => type === 'flow-map-end' || type === 'flow-seq-end');
  return closing?.offset ?? Number.POSITIVE_INFINITY;
}

/** Between brackets that are closed a column says nothing. */
function isInBrackets(token: CST.Token | null | undefined, offset: number, level = 0): boolean {
  if (token == null || !('items' in token) || level > MOST_LEVELS) return false;
  if (token.type === 'flow-collection')
    return offset > token.offset && offset <= closingOf(token) && closingOf(token) < Number.POSITIVE_INFINITY;
  return isInBrackets(itemAt(token.items, offset)?.value, offset, level + 1);
}

/**
 * The entry that an offset belongs to. Between brackets an entry begins with the comma before it, and what touches the
 * comma from the left still belongs to the one before.
 */
function itemAt(items: readonly Item[], offset: number): Item | undefined {
  return items.findLast((one) => beginOf(one) + (startsWithComma(one) ? 1 : 0) <= offset);
}

function startsWithComma({ start }: Item): boolean {
  return start.find(({ type }) => !BLANKS.has(type))?.type === 'comma';
}

const BLANKS: ReadonlySet<string> = new Set(['space', 'newline', 'comment']);

function inMap(items: readonly Item[], path: Path, at: Place, { taken, column }: MapShape): Found | undefined {
  const inFlow = column === undefined;
  const key = (span: Span, word: string): Found => ({
    path,
    role: 'key',
    span,
    word,
    taken: taken.filter((one) => one !== word),
    inFlow,
  });
  const here = { start: at.offset, end: at.offset };
  const item = itemAt(items, at.offset);
  // On a line of its own the column says in which of the maps around a new entry is.
  if (
    at.isBlank &&
    !inFlow &&
    item !== undefined &&
    at.offset > endOfKey(item) &&
    !isInBrackets(item.value, at.offset)
  ) {
    if (at.column < column) return undefined;
    if (at.column === column) return key(here, '');
  }
  if (item?.key == null) return key(here, '');
  const span = spanOf(item.key);
  const colon = item.sep?.find(({ type }) => type === 'map-value-ind')?.offset;
  const name = unquoted(sourceOf(item.key));
  if (at.offset >= span.start && at.offset <= span.end) return key(span, name);
  if (at.offset < span.start || colon === undefined) return key(here, '');
  if (at.offset <= colon) return undefined;
  const below = [...path, name];
  if (item.value == null || at.offset < spanOf(item.value).start) return value(below, here, inFlow, '');
  const inside = inToken(item.value, below, at);
  return inside === undefined && at.isBlank && isBlock(item.value) ? key(here, '') : inside;
}

function inList(items: readonly Item[], path: Path, at: Place, column?: number): Found | undefined {
  const inFlow = column === undefined;
  const here = { start: at.offset, end: at.offset };
  const item = itemAt(items, at.offset);
  if (
    at.isBlank &&
    !inFlow &&
    item !== undefined &&
    at.offset > beginOf(item) + 1 &&
    !isInBrackets(item.value, at.offset)
  ) {
    if (at.column < column) return undefined;
    if (at.column === column) return value(path, here, inFlow, '');
  }
  if (item === undefined) return value(inFlow ? [...path, 0] : path, here, inFlow, '');
  const below = [...path, items.indexOf(item)];
  const token = item.value ?? item.key;
  if (token == null || at.offset < spanOf(token).start) return value(below, here, inFlow, '');
  return inToken(token, below, at);
}

function isBlock({ type }: CST.Token): boolean {
  return type === 'block-map' || type === 'block-seq';
}

function endOfKey(item: Item): number {
  return item.key == null ? beginOf(item) : spanOf(item.key).end;
}

function value(path: Path, span: Span, inFlow: boolean, word: string): Found {
  return { path, role: 'value', span, word, taken: [], inFlow };
}

function beginOf({ start, key, value: held }: Item): number {
  const first = start.find(({ type }) => !BLANKS.has(type));
  return first?.offset ?? key?.offset ?? held?.offset ?? start[0]?.offset ?? 0;
}

/** From the first character of what a token says to the last; of a collection what its entries cover. */
function spanOf(token: CST.Token): Span {
  if (token.type === 'flow-collection') {
    const end = token.end.at(-1);
    const closing = token.end.find(({ type }) => type === 'flow-map-end' || type === 'flow-seq-end');
    const last = closing ?? end;
    const open = token.items.at(-1);
    const inner = open?.value ?? open?.key;
    return {
      start: token.offset,
      end:
        last === undefined
          ? inner == null
            ? token.offset + 1
            : Number.POSITIVE_INFINITY
          : last.offset + last.source.length,
    };
  }
  if ('items' in token) return { start: token.offset, end: Number.POSITIVE_INFINITY };
  return { start: token.offset, end: token.offset + sourceOf(token).length };
}
