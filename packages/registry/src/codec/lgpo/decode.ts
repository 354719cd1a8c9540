import type { Diagnostic, Outcome } from '@mdav/core';
import { fail, succeed } from '@mdav/core/format';
import { decodeText } from '../../text/charset.ts';
import { entryOfAction } from './action.ts';
import type { LgpoConfiguration, LgpoFile, LgpoItem } from './form.ts';

/** Lines of an entry: configuration, key, name, action. */
const ENTRY_LINES = 4;

/**
 * Reads a text for LGPO.exe, as strictly as LGPO.exe 3.0 does and with its escapes: entries of four lines, comments only
 * between them, blank lines truly empty. Comments are kept as items; what LGPO.exe says of itself above them is not.
 *
 * The first error ends the reading, as it ends LGPO.exe: `lgpo-bad-configuration`, `lgpo-no-key`, `lgpo-incomplete` or
 * `lgpo-bad-action` with line and column, `lgpo-bad-encoding` for UTF-16 without or with the wrong byte order mark,
 * `lgpo-bad-line-break` for a carriage return alone, of which nobody knows what LGPO.exe makes.
 */
export function decodeLgpo(bytes: Uint8Array): Outcome<LgpoFile> {
  const decoded = decodeText(bytes, 'ansi');
  if (decoded === undefined || decoded.charset === 'utf-16be' || decoded.text.includes('\0')) {
    const message = 'The text is in no encoding that LGPO.exe reads.';
    return fail([
      problem('lgpo-bad-encoding', message, 1, 'Save it as UTF-16LE with byte order mark, or in plain ASCII.'),
    ]);
  }
  const warnings = decoded.charset === 'windows-1252' ? [codePageWarning()] : [];
  const lines = decoded.text.split(/\r\n|\n/);
  const broken = lines.findIndex((line) => line.includes('\r'));
  if (broken >= 0) {
    return fail([
      problem(
        'lgpo-bad-line-break',
        'A carriage return stands without its line feed.',
        broken + 1,
        'Save it with CR LF.',
      ),
    ]);
  }
  const items: LgpoItem[] = [];
  let index = endOfBanner(lines);
  while (index < lines.length) {
    const line = lines[index] as string;
    if (line === '') {
      index += 1;
    } else if (line.startsWith(';')) {
      items.push({ kind: 'comment', text: line.slice(line.startsWith('; ') ? 2 : 1) });
      index += 1;
    } else {
      const item = readEntry(lines, index);
      if ('code' in item) return fail([...warnings, item]);
      items.push(item);
      index += ENTRY_LINES;
    }
  }
  return succeed({ items }, warnings);
}

/** What LGPO.exe says of itself on its screen, above what it parses: in a file of that, as of `/parse` with both streams. */
const BANNER = /^LGPO\.exe - Local Group Policy Object Utility\s*$/;

/** The first line behind what LGPO.exe says of itself, which ends with an empty line; the first of all without that. */
export function endOfBanner(lines: readonly string[]): number {
  const first = lines.findIndex((line) => line.trim() !== '');
  if (first === -1 || !BANNER.test(lines[first] ?? '')) return 0;
  const end = lines.findIndex((line, index) => index > first && line.trim() === '');
  return end === -1 ? lines.length : end;
}

function readEntry(lines: readonly string[], index: number): LgpoItem | Diagnostic {
  const [first = '', key = '', name = '', action = ''] = lines.slice(index, index + ENTRY_LINES);
  const configuration = configurationOf(first);
  if (configuration === undefined) {
    return problem(
      'lgpo-bad-configuration',
      `Found ${JSON.stringify(first)} where Computer or User belongs.`,
      index + 1,
      'Begin every entry with Computer or User alone on a line.',
    );
  }
  if (key === '')
    return problem(
      'lgpo-no-key',
      'The line of the key is empty.',
      index + 2,
      'Write the key without its root below the first line.',
    );
  if (index + ENTRY_LINES > lines.length || action === '') {
    return problem(
      'lgpo-incomplete',
      'An entry has no action.',
      Math.min(index + ENTRY_LINES, lines.length),
      'Give every entry its four lines.',
    );
  }
  const entry = entryOfAction(key, name, action);
  if ('wrong' in entry)
    return problem(
      'lgpo-bad-action',
      `The action does not hold: ${entry.wrong}.`,
      index + ENTRY_LINES,
      'Write an action such as DWORD:1, SZ:text or DELETE.',
    );
  return 'unset' in entry
    ? { kind: 'unset', configuration, key, name: entry.unset }
    : { kind: 'entry', configuration, entry };
}

/** The word does not mind case, but no blanks around it. */
function configurationOf(line: string): LgpoConfiguration | undefined {
  const word = line.toLowerCase();
  if (word === 'computer') return 'Computer';
  if (word === 'user') return 'User';
  return word.startsWith('user:') && line.length > 'user:'.length ? `User:${line.slice('user:'.length)}` : undefined;
}

function codePageWarning(): Diagnostic {
  const message =
    'The text has characters outside ASCII and no byte order mark: read as Windows-1252, LGPO.exe uses the code page of the device.';
  return {
    code: 'lgpo-charset',
    severity: 'warning',
    message,
    at: { line: 1, column: 1 },
    hint: 'Save it as UTF-16LE with byte order mark.',
  };
}

function problem(code: string, message: string, line: number, hint: string): Diagnostic {
  return { code, severity: 'error', message, at: { line, column: 1 }, hint };
}
