import type { Diagnostic } from '@mdav/core';
import { assertNever } from '@mdav/core/format';
import { encodeAscii, encodeUtf16 } from '../../text/charset.ts';
import { actionOfEntry } from './action.ts';
import { DEFAULT_NAME, type LgpoFile, type LgpoItem } from './form.ts';

/**
 * Writes a text for LGPO.exe: CR LF, and ASCII, or UTF-16LE with byte order mark as soon as one character is not.
 *
 * An entry that the text has no words for becomes a comment; `checkLgpo` reports it. An empty list of strings is
 * written as `MULTISZ:`, of which LGPO.exe makes four zero bytes where Group Policy's editor writes two.
 */
export function encodeLgpo(file: LgpoFile): Uint8Array {
  const lines: string[] = [];
  let afterEntry = false;
  for (const item of file.items) {
    const written = linesOf(item);
    if (afterEntry) lines.push('');
    for (const one of written.lines) lines.push(one);
    afterEntry = !written.isComment;
  }
  const text = lines.map((line) => `${line}\r\n`).join('');
  return isAscii(text) ? encodeAscii(text) : encodeUtf16(text);
}

/** Reports what LGPO text cannot say: `lgpo-cannot-say`, one per item, with its place in the list as path. */
export function checkLgpo(file: LgpoFile): Diagnostic[] {
  return file.items.flatMap((item, index): Diagnostic[] => {
    const why = obstacleOf(item);
    if (why === undefined) return [];
    const message = `LGPO text has no words for ${why}.`;
    return [
      {
        code: 'lgpo-cannot-say',
        severity: 'warning',
        message,
        at: { path: `items[${index}]` },
        hint: 'Take it from registry.pol.',
      },
    ];
  });
}

function linesOf(item: LgpoItem): { readonly lines: readonly string[]; readonly isComment: boolean } {
  switch (item.kind) {
    case 'comment':
      return { lines: commentLines(item.text), isComment: true };
    case 'entry': {
      const { configuration, entry } = item;
      const action = actionOfEntry(entry);
      if ('why' in action) return notWritten(item, action.why);
      return { lines: [configuration, entry.key, action.name, action.action], isComment: false };
    }
    case 'unset': {
      const why = obstacleOf(item);
      if (why !== undefined) return notWritten(item, why);
      return {
        lines: [item.configuration, item.key, item.name === '' ? DEFAULT_NAME : item.name, 'CLEAR'],
        isComment: false,
      };
    }
    default:
      return assertNever(item);
  }
}

function obstacleOf(item: LgpoItem): string | undefined {
  switch (item.kind) {
    case 'comment':
      return undefined;
    case 'entry': {
      const action = actionOfEntry(item.entry);
      return 'why' in action ? action.why : undefined;
    }
    case 'unset':
      if (item.key === '' || /[\r\n\0]/.test(item.key + item.name))
        return 'a key that is empty, or a line break or NUL in a key or name';
      return item.name === DEFAULT_NAME ? `a value that is really called ${DEFAULT_NAME}` : undefined;
    default:
      return assertNever(item);
  }
}

/** What stands in the text for an entry that it cannot say: never a silent gap. */
function notWritten(item: Exclude<LgpoItem, { kind: 'comment' }>, why: string) {
  const { key, name } =
    item.kind === 'unset' ? item : { key: item.entry.key, name: 'name' in item.entry ? item.entry.name : '' };
  const lines = [
    `Not written, LGPO text has no words for ${why}:`,
    item.configuration,
    JSON.stringify(key),
    JSON.stringify(name),
  ];
  return { lines: lines.flatMap(commentLines), isComment: true };
}

function commentLines(text: string): string[] {
  return text.split(/\r\n|\n|\r/).map((line) => (line === '' ? ';' : `; ${line}`));
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i += 1) {
    if (text.charCodeAt(i) >= 0x80) return false;
  }
  return true;
}
