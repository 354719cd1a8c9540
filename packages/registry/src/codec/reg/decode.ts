import type { Diagnostic, Outcome } from '@mdav/core';
import { fail, succeed } from '@mdav/core/format';
import { type Charset, decodeUnits } from '../../text/charset.ts';
import { regError, regWarning, shown } from './diagnostics.ts';
import { HEADER_4, HEADER_5, type RegFile, type RegItem, type RegRoot } from './form.ts';
import {
  columnOf,
  createCursor,
  endOfLine,
  nextLine,
  placeOf,
  rest,
  skipBlanks,
  type TextCursor,
  takeUnit,
  textBetween,
  unitHere,
} from './lines.ts';
import { readPlainValues } from './plain-values.ts';
import { isOdd, oddData, readDataText } from './read-data.ts';
import { readKeyPath } from './read-key.ts';
import { readQuoted } from './read-quoted.ts';
import { UNIT } from './units.ts';

/** Errors after which the rest of a file is not looked at: it is most likely something else. */
const MOST_ERRORS = 100;

/** What the values of a line belong to. */
type Section =
  /** No key, or one that is deleted: importers skip the values. */
  | { readonly kind: 'none' }
  /** A key that could not be read, which was said once. */
  | { readonly kind: 'unreadable' }
  /** A key; `empty` is where the item for it stands, until a value makes it needless. */
  | { readonly kind: 'key'; readonly root: RegRoot; readonly key: string; empty: number | undefined };

/** A file and what was read of it. */
interface Reading {
  readonly cursor: TextCursor;
  readonly ansi: boolean;
  readonly items: RegItem[];
  readonly diagnostics: Diagnostic[];
  section: Section;
}

/**
 * Reads a .reg file of version 5 or REGEDIT4.
 *
 * Takes what importers agree on: UTF-16 and UTF-8 with byte order mark, 8-bit text, CR LF or LF, blanks around the
 * equals sign, comments, short and upper-case numbers, missing blank lines. Everything else is an error with line and
 * column, where Windows would skip the line without a word. Comments are kept as items.
 */
export function decodeReg(bytes: Uint8Array): Outcome<RegFile> {
  return readReg(bytes, fail);
}

/**
 * As `decodeReg`, and a line that is no good costs that line alone: its error is a warning, and `reg-partly` says that
 * importers would take the rest. A file of which nothing can be read, or that breaks off with errors, stays an error.
 */
export function decodeRegPartly(bytes: Uint8Array): Outcome<RegFile> {
  return readReg(bytes, (diagnostics, items) => {
    const bad = diagnostics.filter(({ severity }) => severity === 'error');
    const isNothing = items.every(({ kind }) => kind === 'comment' || kind === 'key');
    if (isNothing || bad.length >= MOST_ERRORS) return fail(diagnostics);
    const lines = bad.map(({ at }) => at.line);
    const first = bad[0]?.at ?? {};
    const shownLines = lines.length === 1 ? `line ${lines[0]}` : `${lines.length} lines, the first of them ${lines[0]}`;
    const message = `The file imports partly: importers skip ${shownLines}, and take the rest.`;
    const partly: Diagnostic = { code: 'reg-partly', severity: 'warning', message, at: first, hint: 'Mend the lines.' };
    const told = diagnostics.map(
      (one): Diagnostic => (one.severity === 'error' ? { ...one, severity: 'warning' } : one),
    );
    return succeed({ items }, [partly, ...told]);
  });
}

/** Reads a file; what becomes of one with errors is for the caller to say. */
function readReg(
  bytes: Uint8Array,
  withErrors: (diagnostics: readonly Diagnostic[], items: readonly RegItem[]) => Outcome<RegFile>,
): Outcome<RegFile> {
  const decoded = decodeUnits(bytes, 'utf-8-or-ansi');
  if (decoded === undefined) {
    const message = 'The bytes contradict the byte order mark at the start of the file.';
    return fail([regError('reg-bad-encoding', message, { line: 1, column: 1 }, 'Save the file as UTF-16LE.')]);
  }
  const cursor = createCursor(decoded.units);
  const header = rest(cursor);
  if (header !== HEADER_5 && header !== HEADER_4) return fail([badHeader(header)]);
  const ansi = header === HEADER_4;
  const diagnostics = charsetWarning(decoded.charset);
  const items: RegItem[] = [];
  const reading: Reading = { cursor, ansi, items, diagnostics, section: { kind: 'none' } };
  let errors = 0;

  while (errors < MOST_ERRORS && nextLine(cursor)) {
    const { section } = reading;
    // The older header has 8-bit text in hexadecimal, and an empty key is to be taken back first.
    if (section.kind === 'key' && section.empty === undefined && !ansi)
      readPlainValues(cursor, section.root, section.key, items);
    skipBlanks(cursor);
    const error = readLine(reading);
    if (error === undefined) continue;
    diagnostics.push(error);
    errors += 1;
  }
  return errors > 0 ? withErrors(diagnostics, items) : succeed({ items }, diagnostics);
}

/** Reads what the line says, and gives back what is wrong with it. */
function readLine(reading: Reading): Diagnostic | undefined {
  const first = unitHere(reading.cursor);
  if (first === UNIT.quote || first === UNIT.at) return readValue(reading);
  if (first === UNIT.openBracket) return readKey(reading);
  if (first === UNIT.numberSign) return readSkipped(reading);
  return readEnd(reading);
}

/** Reads what may stand at the end of a line, and alone on one: nothing, or a comment. */
function readEnd({ cursor, items }: Reading): Diagnostic | undefined {
  skipBlanks(cursor);
  const first = unitHere(cursor);
  if (first === undefined) return undefined;
  const left = rest(cursor);
  if (first === UNIT.semicolon) {
    items.push({ kind: 'comment', text: left.slice(left.startsWith('; ') ? 2 : 1) });
    return undefined;
  }
  const message = `Importers do not understand ${shown(left)}.`;
  return regError('reg-bad-line', message, placeOf(cursor), 'Put remarks behind a semicolon.');
}

/** A remark with a number sign, found in files written by hand; importers skip the line like any that they do not know. */
function readSkipped({ cursor, items, diagnostics }: Reading): Diagnostic | undefined {
  const text = rest(cursor);
  items.push({ kind: 'comment', text });
  const message = `Importers skip the line ${shown(text)}; it was read as a comment.`;
  diagnostics.push(regWarning('reg-skipped-line', message, placeOf(cursor), 'Begin remarks with a semicolon.'));
  return undefined;
}

function readKey(reading: Reading): Diagnostic | undefined {
  const { cursor, items } = reading;
  const place = placeOf(cursor);
  reading.section = { kind: 'unreadable' };
  const close = lastBracket(cursor);
  if (close === undefined) {
    const hint = 'Write the key on one line between [ and ].';
    return regError('reg-bad-key', 'A key has no closing bracket.', place, hint);
  }
  cursor.at += 1;
  const deletes = takeUnit(cursor, UNIT.minus);
  const path = readKeyPath(textBetween(cursor, cursor.at, close), placeOf(cursor));
  cursor.at = close + 1;
  if (!path.ok) return path.error;
  const { root, key } = path;
  if (deletes && key === '') {
    const message = `The whole of ${root} cannot be deleted.`;
    return regError('reg-bad-key', message, place, 'Name the key to delete.');
  }
  reading.section = deletes ? { kind: 'none' } : { kind: 'key', root, key, empty: items.length };
  items.push({ kind: deletes ? 'deleteKey' : 'key', root, key });
  for (const one of path.warnings) reading.diagnostics.push(one);
  return readEnd(reading);
}

function readValue(reading: Reading): Diagnostic | undefined {
  const { cursor, items, section } = reading;
  const { line } = cursor;
  const column = columnOf(cursor);
  const name = takeUnit(cursor, UNIT.at) ? '' : readQuoted(cursor, 'name');
  if (name === undefined) return cursor.problem;
  skipBlanks(cursor);
  if (!takeUnit(cursor, UNIT.equals)) {
    const message = 'No equals sign follows the name of a value.';
    return regError('reg-bad-line', message, placeOf(cursor), 'Write name=data.');
  }
  skipBlanks(cursor);
  const dataColumn = columnOf(cursor);
  const deletes = takeDeletion(cursor);
  const data = deletes ? undefined : readDataText(cursor, reading.ansi);
  if (data === undefined && !deletes) return cursor.problem;
  if (section.kind === 'unreadable') return undefined;
  if (section.kind === 'none') {
    const message = `The value ${shown(name)} stands under no key, and importers skip it.`;
    return regError('reg-value-without-key', message, { line, column }, 'Write the key in brackets above it.');
  }
  const { root, key, empty } = section;
  if (empty !== undefined) {
    items.splice(empty, 1);
    section.empty = undefined;
  }
  items.push(data === undefined ? { kind: 'delete', root, key, name } : { kind: 'set', root, key, name, data });
  if (data?.type === 'raw' && isOdd(data)) reading.diagnostics.push(oddData(data, { line, column: dataColumn }));
  return readEnd(reading);
}

/** Where the last closing bracket of the line stands, when one does behind the cursor. */
function lastBracket(cursor: TextCursor): number | undefined {
  let at = endOfLine(cursor) - 1;
  while (at > cursor.at && cursor.units[at] !== UNIT.closeBracket) at -= 1;
  return at > cursor.at ? at : undefined;
}

/** Moves past the minus sign that deletes a value, when that and at most a comment is left of the line. */
function takeDeletion(cursor: TextCursor): boolean {
  if (unitHere(cursor) !== UNIT.minus || !/^-[ \t]*(?:;|$)/.test(rest(cursor))) return false;
  cursor.at += 1;
  return true;
}

function badHeader(line: string): Diagnostic {
  const message = line.includes('\0')
    ? 'The file looks like UTF-16 without a byte order mark, which Windows does not take.'
    : `The first line is ${shown(line)}, not ${shown(HEADER_5)}.`;
  const hint = `Write ${shown(HEADER_5)} on the first line, exactly so, and save as UTF-16LE.`;
  return regError('reg-bad-header', message, { line: 1, column: 1 }, hint);
}

/** What a device may read differently. */
function charsetWarning(charset: Charset): Diagnostic[] {
  const told: { readonly [C in Charset]?: string } = {
    'utf-8': 'The file is UTF-8 without a byte order mark; Windows reads it in the code page of the device.',
    'utf-8-bom': 'The file is UTF-8 with a byte order mark; reports differ on whether Windows imports it.',
    'utf-16be': 'The file is UTF-16BE, which Windows does not import.',
    'windows-1252': 'The file is 8-bit text; it was read as Windows-1252, a device reads it in its own code page.',
  };
  const message = told[charset];
  return message === undefined
    ? []
    : [regWarning('reg-charset', message, { line: 1, column: 1 }, 'Save the file as UTF-16LE.')];
}
