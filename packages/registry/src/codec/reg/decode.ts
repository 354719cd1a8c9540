import { type Diagnostic, fail, hasErrors, type Outcome, succeed } from '@mdav/core';
import { type Charset, decodeText } from '../../text/charset.ts';
import { regError, regWarning, shown } from './diagnostics.ts';
import { HEADER_4, HEADER_5, type RegFile, type RegItem, type RegRoot } from './form.ts';
import { createCursor, currentLine, nextLine, placeOf, rest, skipBlanks, take } from './lines.ts';
import { readDataText, readQuoted } from './read-data.ts';
import { readKeyPath } from './read-key.ts';

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

/**
 * Reads a .reg file of version 5 or REGEDIT4.
 *
 * Takes what importers agree on: UTF-16 and UTF-8 with byte order mark, 8-bit text, CR LF or LF, blanks around the
 * equals sign, comments, short and upper-case numbers, missing blank lines. Everything else is an error with line and
 * column, where Windows would skip the line without a word. Comments are kept as items.
 */
export function decodeReg(bytes: Uint8Array): Outcome<RegFile> {
  const decoded = decodeText(bytes, 'utf-8-or-ansi');
  if (decoded === undefined) {
    const message = 'The bytes contradict the byte order mark at the start of the file.';
    return fail([regError('reg-bad-encoding', message, { line: 1, column: 1 }, 'Save the file as UTF-16LE.')]);
  }
  const cursor = createCursor(decoded.text);
  const header = currentLine(cursor);
  if (header !== HEADER_5 && header !== HEADER_4) return fail([badHeader(header)]);
  const ansi = header === HEADER_4;
  const diagnostics = charsetWarning(decoded.charset);
  const items: (RegItem | undefined)[] = [];
  let section: Section = { kind: 'none' };
  let errors = 0;

  for (nextLine(cursor); cursor.index < cursor.lines.length && errors < MOST_ERRORS; nextLine(cursor)) {
    skipBlanks(cursor);
    const found = readLine();
    diagnostics.push(...found);
    if (hasErrors(found)) errors += 1;
  }
  return errors > 0 ? fail(diagnostics) : succeed({ items: items.filter((item) => item !== undefined) }, diagnostics);

  function readLine(): readonly Diagnostic[] {
    const first = currentLine(cursor)[cursor.at];
    if (first === '[') return readKey();
    if (first === '"' || first === '@') return readValue();
    if (first === '#') return readSkipped();
    return readEnd();
  }

  /** Reads what may stand at the end of a line, and alone on one: nothing, or a comment. */
  function readEnd(): readonly Diagnostic[] {
    skipBlanks(cursor);
    const left = rest(cursor);
    if (left === '') return [];
    if (!left.startsWith(';')) {
      const message = `Importers do not understand ${shown(left)}.`;
      return [regError('reg-bad-line', message, placeOf(cursor), 'Put remarks behind a semicolon.')];
    }
    items.push({ kind: 'comment', text: left.slice(left.startsWith('; ') ? 2 : 1) });
    return [];
  }

  /** A remark with a number sign, found in files written by hand; importers skip the line like any that they do not know. */
  function readSkipped(): readonly Diagnostic[] {
    const text = rest(cursor);
    items.push({ kind: 'comment', text });
    const message = `Importers skip the line ${shown(text)}; it was read as a comment.`;
    return [regWarning('reg-skipped-line', message, placeOf(cursor), 'Begin remarks with a semicolon.')];
  }

  function readKey(): readonly Diagnostic[] {
    const place = placeOf(cursor);
    section = { kind: 'unreadable' };
    const close = currentLine(cursor).lastIndexOf(']');
    if (close < cursor.at) {
      const hint = 'Write the key on one line between [ and ].';
      return [regError('reg-bad-key', 'A key has no closing bracket.', place, hint)];
    }
    cursor.at += 1;
    const deletes = take(cursor, '-');
    const path = readKeyPath(currentLine(cursor).slice(cursor.at, close), placeOf(cursor));
    cursor.at = close + 1;
    if (!path.ok) return [path.error];
    const { root, key } = path;
    if (deletes && key === '') {
      return [regError('reg-bad-key', `The whole of ${root} cannot be deleted.`, place, 'Name the key to delete.')];
    }
    section = deletes ? { kind: 'none' } : { kind: 'key', root, key, empty: items.length };
    items.push({ kind: deletes ? 'deleteKey' : 'key', root, key });
    return [...path.warnings, ...readEnd()];
  }

  function readValue(): readonly Diagnostic[] {
    const place = placeOf(cursor);
    const name = take(cursor, '@') ? '' : readQuoted(cursor);
    if (typeof name !== 'string') return [name];
    if (name.includes('\0')) return [regError('reg-bad-string', 'A name holds a NUL.', place, 'Choose another name.')];
    skipBlanks(cursor);
    if (!take(cursor, '=')) {
      const message = 'No equals sign follows the name of a value.';
      return [regError('reg-bad-line', message, placeOf(cursor), 'Write name=data.')];
    }
    skipBlanks(cursor);
    const isDeletion = /^-[ \t]*(?:;|$)/.test(rest(cursor));
    const read = isDeletion ? undefined : readDataText(cursor, ansi);
    if (read?.ok === false) return [read.error];
    if (isDeletion) cursor.at += 1;
    if (section.kind === 'unreadable') return [];
    if (section.kind === 'none') {
      const message = `The value ${shown(name)} stands under no key, and importers skip it.`;
      return [regError('reg-value-without-key', message, place, 'Write the key in brackets above it.')];
    }
    const { root, key, empty } = section;
    if (empty !== undefined) items[empty] = undefined;
    section.empty = undefined;
    items.push(
      read === undefined ? { kind: 'delete', root, key, name } : { kind: 'set', root, key, name, data: read.data },
    );
    return [...(read?.warning === undefined ? [] : [read.warning]), ...readEnd()];
  }
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
