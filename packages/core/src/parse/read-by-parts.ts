import type { Location, Outcome } from '../diagnostic/diagnostic.ts';
import { succeed } from '../diagnostic/diagnostic.ts';
import type { Locate } from '../diagnostic/locate.ts';
import { LIMITS } from './limits.ts';
import { type ReadDocument, readDocument } from './read-document.ts';
import { type SplitPart, splitFleet } from './split-fleet.ts';

/** The parts of the last text that could be read, by what they say. */
export interface ReadMemory {
  parts: ReadonlyMap<string, KnownPart>;
}

/** A top-level key with what is below it, or a group or profile with the key above it, read alone. */
export interface KnownPart extends ReadDocument {
  /** The top-level key. */
  readonly top: string;
  /** The name of the group or profile. */
  readonly name?: string;
  readonly value: unknown;
  readonly count: number;
}

/** A part, and the line of the whole text that its second line is. */
interface PlacedPart {
  readonly part: KnownPart;
  readonly firstLine: number;
  readonly restLine: number;
}

/**
 * Reads a document as `readDocument` does, and reads again only what says something else than the last time: the same data
 * are the same objects then. What cannot be taken apart for sure is read as a whole, and so is what has mistakes.
 */
export function readByParts(text: string, file: string | undefined, memory: ReadMemory): Outcome<ReadDocument> {
  const joined = join(text, file, memory);
  return joined === undefined ? readDocument(text, file) : succeed(joined);
}

function join(text: string, file: string | undefined, memory: ReadMemory): ReadDocument | undefined {
  const split = splitFleet(text);
  if (split === undefined) return undefined;
  const known = new Map<string, KnownPart>();
  const placed: PlacedPart[] = [];
  let count = 0;
  for (const one of split) {
    const key = `${file} ${one.text}`;
    const part = memory.parts.get(key) ?? readPart(one, file);
    if (part === undefined) return undefined;
    known.set(key, part);
    placed.push({ part, firstLine: one.firstLine, restLine: one.restLine });
    count += part.count;
  }
  // Near the limit, which values are too many is for the whole to say.
  if (count > LIMITS.values / 2) return undefined;
  const tops = new Map<string, Map<string, PlacedPart> | PlacedPart>();
  for (const [index, one] of placed.entries()) {
    const { top, name } = one.part;
    const before = tops.get(top);
    const isNext = before instanceof Map && placed[index - 1]?.firstLine === one.firstLine;
    // A key that stands there twice is for the whole to tell of.
    if (before !== undefined && (!isNext || name === undefined || before.has(name))) return undefined;
    if (name === undefined) tops.set(top, one);
    else if (isNext) before.set(name, one);
    else tops.set(top, new Map([[name, one]]));
  }
  memory.parts = known;
  const data: Record<string, unknown> = {};
  for (const [top, held] of tops) define(data, top, held instanceof Map ? mapOf(held) : held.part.value);
  return { data, locate: locateIn(tops, placed[0]) };
}

function mapOf(parts: ReadonlyMap<string, PlacedPart>): Record<string, unknown> {
  const map: Record<string, unknown> = {};
  for (const [name, { part }] of parts) define(map, name, part.value);
  return map;
}

/** Defined, not assigned: a key named __proto__ stays a key. */
function define(map: Record<string, unknown>, name: string, value: unknown): void {
  Object.defineProperty(map, name, { value, enumerable: true, writable: true, configurable: true });
}

function locateIn(
  tops: ReadonlyMap<string, ReadonlyMap<string, PlacedPart> | PlacedPart>,
  first: PlacedPart | undefined,
): Locate {
  return (path, what) => {
    // A number is no key, even where a key is written like it.
    const [top, name] = path.map((step) => (typeof step === 'string' ? step : undefined));
    const held = top === undefined ? undefined : tops.get(top);
    const named = held instanceof Map && name !== undefined ? held.get(name) : undefined;
    // What is not there is where the map is that it would be in, which begins with its first part.
    const found = named ?? (held instanceof Map ? held.values().next().value : (held ?? first));
    return found === undefined ? {} : placeIn(found, found.part.locate(path, what));
  };
}

function placeIn({ firstLine, restLine }: PlacedPart, at: Location): Location {
  const { line = 1 } = at;
  return { ...at, line: line === 1 ? firstLine : restLine + line - 2 };
}

/** Nothing for a part that is no entry of its own, or has mistakes. */
function readPart({ text, isNested }: SplitPart, file: string | undefined): KnownPart | undefined {
  const read = readDocument(text, file);
  if (!read.ok) return undefined;
  const { data, locate } = read.value;
  const [top, value] = onlyEntry(data) ?? [];
  if (top === undefined) return undefined;
  if (!isNested) return { data, locate, top, value, count: countOf(data) };
  const [name, inner] = onlyEntry(value) ?? [];
  return name === undefined ? undefined : { data, locate, top, name, value: inner, count: countOf(inner) };
}

function onlyEntry(data: unknown): readonly [string, unknown] | undefined {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return undefined;
  const [entry, ...others] = Object.entries(data);
  return others.length > 0 ? undefined : entry;
}

function countOf(data: unknown): number {
  if (typeof data !== 'object' || data === null) return 1;
  return Object.values(data).reduce<number>((sum, value) => sum + countOf(value), 1);
}
