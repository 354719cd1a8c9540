import type { Node } from 'yaml';
import { isAlias, isCollection, isPair, isScalar } from 'yaml';
import type { Path } from '../diagnostic/locate.ts';
import { pathText } from '../diagnostic/locate.ts';
import { type Notation, writeValue } from '../parse/write-value.ts';
import type { AddedEntry, EditedData } from './edit-data.ts';
import type { EntrySpan, Splice } from './spans.ts';
import { entrySpans, lineEnd, lineStart } from './spans.ts';
import { type Comments, writeEntryInline, writeEntryLines, writeInline } from './write-entry.ts';

/** A document as text, and how it is written. */
export interface EditedText {
  readonly text: string;
  readonly root: Node;
  readonly notation: Notation;
}

/**
 * The replacements in the text that bring edited data about. Everything that no edit is about keeps its bytes. A comment
 * behind a removed entry goes with its line, comments above it stay. `undefined` when something is written in a way
 * that is not edited: an alias on the way, a key with an anchor, an explicit key.
 */
export function spliceEdits(edited: EditedText, data: EditedData): readonly Splice[] | undefined {
  const splices: Splice[] = [];
  return visit(edited, data, edited.root, [], splices) ? splices : undefined;
}

function visit(edited: EditedText, data: EditedData, node: Node, path: Path, splices: Splice[]): boolean {
  if (isAlias(node) || !isCollection(node)) return false;
  const { text, notation } = edited;
  const spans = entrySpans(node as Parameters<typeof entrySpans>[0], text);
  if (spans === undefined) return false;
  const isFlow = node.flow === true;
  const kept = spans.filter(({ key }) => !data.removed.has(pathText([...path, key])));
  if (kept.length < spans.length)
    for (const one of (isFlow ? removeInFlow : removeInBlock)(text, spans, kept)) splices.push(one);

  for (const span of kept) {
    const at = [...path, span.key];
    const place = pathText(at);
    if (!data.touched.has(place)) continue;
    const name = data.renamed.get(place);
    const value = data.replaced.get(place);
    if (name !== undefined) {
      const key = isPair(span.entry) ? (span.entry.key as Node) : undefined;
      splices.push({
        start: span.start,
        end: key?.range?.[1] ?? span.start,
        text: writeValue(name, notation, key ?? null),
      });
    } else if (value !== undefined) {
      const splice = replaceValue(edited, span, (before) =>
        typeof value === 'object' ? writeInline(value, notation) : writeValue(value, notation, before),
      );
      if (splice === undefined || data.comments.has(place)) return false;
      splices.push(splice);
    } else {
      const inner = nodeOf(span);
      if (inner === null || !visit(edited, data, inner, at, splices)) return false;
    }
  }

  const added = data.added.get(pathText(path)) ?? [];
  if (added.length === 0) return true;
  if (isFlow) {
    // A comment would swallow the rest of the line.
    if (hasComment(path, added, data.comments)) return false;
    splices.push(addInFlow(edited, node.range?.[0] ?? 0, spans, kept.at(-1), added));
  } else {
    const [first, last] = [spans[0], spans.at(-1)];
    if (first === undefined || last === undefined) return false;
    splices.push(addInBlock(edited, [first, last], added, path, data.comments));
  }
  return true;
}

function nodeOf({ entry }: EntrySpan): Node | null {
  return isPair(entry) ? (entry.value as Node | null) : (entry as Node);
}

function replaceValue(
  { text, notation }: EditedText,
  span: EntrySpan,
  write: (before: Node | null) => string,
): Splice | undefined {
  const before = nodeOf(span);
  const [start, end] = before?.range ?? [span.valueStart, span.valueStart];
  if (before === null || start === end)
    return { start: span.valueStart, end: span.valueStart, text: ` ${write(null)}` };
  if (isCollection(before) && before.flow !== true) return replaceBlock(text, span, write(before));
  const old = text.slice(start, end).trimEnd();
  const isReplaceable = isScalar(before)
    ? !old.includes('\n')
    : isCollection(before) && (notation === 'json' || !/(^|\s)#/.test(old));
  return isReplaceable ? { start, end: start + old.length, text: write(before) } : undefined;
}

/** Puts a value on the line of its key, in place of lines below it. What people wrote beside these is theirs to move. */
function replaceBlock(text: string, { valueStart, end }: EntrySpan, written: string): Splice | undefined {
  const old = text.slice(valueStart, end);
  return /(^|\s)#/.test(old) ? undefined : { start: valueStart, end, text: ` ${written}` };
}

/** Takes entries out of `{ a, b }` or `[a, b]`, each with one comma. */
function removeInFlow(text: string, spans: readonly EntrySpan[], kept: readonly EntrySpan[]): readonly Splice[] {
  return runs(spans, kept).map(({ first, last, before, after }) => {
    if (after === undefined) return cut(before?.end ?? first.start, last.end);
    // A comment between this entry and the next belongs to the next.
    const comma = text.indexOf(',', last.end) + 1;
    return cut(first.start, /\s#/.test(text.slice(comma, after.start)) ? comma : after.start);
  });
}

/** Takes entries out of a map or list that has a line for each. */
function removeInBlock(text: string, spans: readonly EntrySpan[], kept: readonly EntrySpan[]): readonly Splice[] {
  return spans
    .filter((span) => !kept.includes(span))
    .map((span) => {
      const line = lineStart(text, span.start);
      const end = lineEnd(text, span.end);
      if (text.slice(line, span.start).trim() === '') {
        const isLastLine = end === text.length && !text.endsWith('\n');
        return isLastLine ? cut(line === 0 ? 0 : beforeLineEnd(text, line), end) : cut(line, end);
      }
      // The first entry behind a dash: the next one that stays moves up, unless a comment stands between the two.
      const after = kept.find(({ start }) => start > span.start);
      const isNext = after !== undefined && text.slice(end, after.start).trim() === '';
      return isNext
        ? cut(span.start, after.start)
        : cut(text.slice(0, span.start).trimEnd().length, beforeLineEnd(text, end));
    });
}

/** Neighbours among what goes, with what stays on both sides. */
function runs(spans: readonly EntrySpan[], kept: readonly EntrySpan[]) {
  const found: { first: EntrySpan; last: EntrySpan; before: EntrySpan | undefined; after: EntrySpan | undefined }[] =
    [];
  const stays = new Set(kept);
  let before: EntrySpan | undefined;
  let isOpen = false;
  for (const span of spans) {
    const run = found.at(-1);
    if (stays.has(span)) {
      if (isOpen && run !== undefined) run.after = span;
      isOpen = false;
      before = span;
    } else if (isOpen && run !== undefined) run.last = span;
    else {
      found.push({ first: span, last: span, before, after: undefined });
      isOpen = true;
    }
  }
  return found;
}

function addInFlow(
  { text, notation }: EditedText,
  start: number,
  spans: readonly EntrySpan[],
  last: EntrySpan | undefined,
  added: readonly AddedEntry[],
): Splice {
  const entries = added.map((entry) => writeEntryInline(entry, notation));
  if (last === undefined) return { start: start + 1, end: start + 1, text: entries.join(', ') };
  const [first, second] = spans;
  // What stands between two entries, or before the first one, says whether each has a line of its own.
  const gap =
    first !== undefined && second !== undefined
      ? text.slice(first.end, second.start)
      : `,${text.slice(start + 1, first?.start ?? start + 1) || ' '}`;
  const separator = /^\s*,\s*$/.test(gap) ? gap : ', ';
  return { start: last.end, end: last.end, text: entries.map((entry) => `${separator}${entry}`).join('') };
}

function addInBlock(
  { text }: EditedText,
  [first, last]: readonly [EntrySpan, EntrySpan],
  added: readonly AddedEntry[],
  parent: Path,
  comments: Comments,
): Splice {
  const column = first.start - lineStart(text, first.start);
  const step = stepOf(column, parent);
  const end = lineEnd(text, last.end);
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const lines = added.flatMap((entry) => writeEntryLines(entry, { column, step, parent, comments }));
  const isTerminated = text.slice(0, end).endsWith('\n');
  return {
    start: end,
    end,
    text: isTerminated
      ? lines.map((line) => `${line}${newline}`).join('')
      : lines.map((line) => `${newline}${line}`).join(''),
  };
}

/** What a level of the document is indented by, as far as its depth tells. */
function stepOf(column: number, { length }: Path): number {
  const step = column / length;
  return Number.isInteger(step) && step >= 1 && step <= 8 ? step : 2;
}

/** True where something new is to have a comment. */
function hasComment(parent: Path, added: readonly AddedEntry[], comments: Comments): boolean {
  const places = added.map(({ key }) => pathText([...parent, key]));
  return [...comments.keys()].some((path) => places.some((place) => path === place || path.startsWith(`${place}.`)));
}

function cut(start: number, end: number): Splice {
  return { start, end, text: '' };
}

/** The offset before the line end that stands before an offset. */
function beforeLineEnd(text: string, offset: number): number {
  if (text[offset - 1] !== '\n') return offset;
  return text[offset - 2] === '\r' ? offset - 2 : offset - 1;
}
