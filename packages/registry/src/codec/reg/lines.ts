import type { Diagnostic } from '@mdav/core';
import { IS_LITTLE_ENDIAN, swapped } from '../../text/byte-order.ts';
import { textOfUnits, viewOf } from '../../text/unit-strings.ts';
import type { Place } from './diagnostics.ts';
import { UNIT } from './units.ts';

/** The text of a file and where the reader stands in it. Line breaks are CR LF, LF or CR, as importers take them. */
export interface TextCursor {
  readonly units: Uint16Array;
  /** Position among the units. */
  at: number;
  /** Number of the current line, from 1. */
  line: number;
  /** Position where the current line begins. */
  lineStart: number;
  /** What was wrong where reading ended last. */
  problem: Diagnostic | undefined;
  /** A stretch of the units as text, which long strings are cut out of, where it begins, and how much was cut out. */
  block: string;
  blockStart: number;
  blockUsed: number;
  /** Units that the last block was to have. */
  blockSize: number;
  /** Arrays to collect units of a string in, by their length. */
  readonly scratch: (number[] | undefined)[];
}

export function createCursor(units: Uint16Array): TextCursor {
  const block = { block: '', blockStart: 0, blockUsed: 0, blockSize: LEAST_BLOCK };
  return { units, at: 0, line: 1, lineStart: 0, problem: undefined, ...block, scratch: [] };
}

export function placeOf(cursor: TextCursor): Place {
  return { line: cursor.line, column: columnOf(cursor) };
}

/** Notes what is wrong here, for whoever goes over the lines to tell. */
export function refuse(cursor: TextCursor, problem: Diagnostic): false {
  cursor.problem = problem;
  return false;
}

/** The column of the cursor, for a place that is only made when there is something to say about it. */
export function columnOf(cursor: TextCursor): number {
  return cursor.at - cursor.lineStart + 1;
}

/** The code unit at the cursor; nothing at the end of the line. */
export function unitHere({ units, at }: TextCursor): number | undefined {
  const unit = units[at];
  return unit === undefined || isLineBreak(unit) ? undefined : unit;
}

export function skipBlanks(cursor: TextCursor): void {
  const { units } = cursor;
  while (units[cursor.at] === UNIT.blank || units[cursor.at] === UNIT.tab) cursor.at += 1;
}

/** Moves past the code unit when it stands here. */
export function takeUnit(cursor: TextCursor, unit: number): boolean {
  if (cursor.units[cursor.at] !== unit) return false;
  cursor.at += 1;
  return true;
}

/** Moves past the word, which holds no line break, when it stands here. */
export function takeWord(cursor: TextCursor, word: string): boolean {
  const { units, at } = cursor;
  for (let i = 0; i < word.length; i += 1) {
    if (units[at + i] !== word.charCodeAt(i)) return false;
  }
  cursor.at = at + word.length;
  return true;
}

/** What is left of the current line. */
export function rest(cursor: TextCursor): string {
  return textBetween(cursor, cursor.at, endOfLine(cursor));
}

/** Moves to the beginning of the next line; to the end of the text, and false, when there is none. */
export function nextLine(cursor: TextCursor): boolean {
  const { units } = cursor;
  const end = endOfLine(cursor);
  cursor.at = end;
  if (end === units.length) return false;
  const isPair = units[end] === UNIT.carriageReturn && units[end + 1] === UNIT.lineFeed;
  cursor.at += isPair ? 2 : 1;
  cursor.line += 1;
  cursor.lineStart = cursor.at;
  return true;
}

/** Where the current line ends, its line break not included. */
export function endOfLine({ units, at }: TextCursor): number {
  let end = at;
  while (end < units.length && !isLineBreak(units[end] as number)) end += 1;
  return end;
}

/** True for the code units that end a line. */
export function isLineBreak(unit: number): boolean {
  return unit === UNIT.lineFeed || unit === UNIT.carriageReturn;
}

/** Strings up to this many units are collected one by one: `TextDecoder` takes longer to call than to read a name. */
const SHORT = 64;
/** Units that become text at once, at least and at most. */
const LEAST_BLOCK = 256;
const MOST_BLOCK = 8192;
/** Code units that `String.fromCharCode` is handed at once. */
const CHUNK = 256;

/**
 * The text between two positions, without the backslashes that escape, of which there are as many as said.
 *
 * Long ones are cut out of blocks of the text: pieces of the whole text would keep all of it in memory for as long as one
 * of them lives.
 */
export function textBetween(cursor: TextCursor, from: number, to: number, escapes = 0): string {
  if (escapes > 0 || to - from <= SHORT) return collected(cursor, from, to, escapes);
  if (from < cursor.blockStart || to > cursor.blockStart + cursor.block.length) takeBlock(cursor, from, to);
  cursor.blockUsed += to - from;
  return cursor.block.slice(from - cursor.blockStart, to - cursor.blockStart);
}

/** A block is larger than the last one where a third of that was asked for, and smaller where it was mostly hexadecimal. */
function takeBlock(cursor: TextCursor, from: number, to: number): void {
  const { units, block, blockUsed, blockSize } = cursor;
  const isWorth = 3 * blockUsed >= block.length;
  cursor.blockSize = isWorth ? Math.min(2 * blockSize, MOST_BLOCK) : Math.max(blockSize / 2, LEAST_BLOCK);
  cursor.block = textOf(units, from, Math.max(to, Math.min(from + cursor.blockSize, units.length)));
  cursor.blockStart = from;
  cursor.blockUsed = 0;
}

/** The units as text, one for one. */
function textOf(units: Uint16Array, from: number, to: number): string {
  const some = units.subarray(from, to);
  const little = IS_LITTLE_ENDIAN ? some : swapped(some);
  const bytes = new Uint8Array(little.buffer, little.byteOffset, little.byteLength);
  return textOfUnits(bytes, viewOf(bytes), 0, bytes.length);
}

/** From arrays that are used again: pieces put together would each be an object, and so would their sums. */
function collected({ units, scratch }: TextCursor, from: number, to: number, escapes: number): string {
  let text = '';
  let at = from;
  for (let left = to - from - escapes; left > 0; left -= CHUNK) {
    const length = Math.min(left, CHUNK);
    scratch[length] ??= new Array<number>(length).fill(0);
    const chunk = scratch[length];
    for (let i = 0; i < length; i += 1) {
      if (escapes > 0 && units[at] === UNIT.backslash) at += 1;
      chunk[i] = units[at] as number;
      at += 1;
    }
    text += String.fromCharCode.apply(null, chunk);
  }
  return text;
}
