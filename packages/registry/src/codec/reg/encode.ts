import { assertNever, type Diagnostic } from '@mdav/core';
import { bytesOfData, codeOfData } from '../../data/data.ts';
import { REG } from '../../data/types.ts';
import type { RegistryData } from '../../form.ts';
import { encodeUtf16 } from '../../text/charset.ts';
import { HEADER_5, type RegFile, type RegItem } from './form.ts';

/**
 * Writes a .reg file as regedit exports it: UTF-16LE with byte order mark, CR LF, full root names, a blank line before
 * each key and at the end, wrapped hexadecimal data. The one form that every version of Windows takes.
 *
 * An item that no .reg file can say (a line break or NUL in a key or name) becomes a comment; `checkReg` reports it.
 */
export function encodeReg(file: RegFile): Uint8Array {
  const lines = [HEADER_5];
  /** The key that values go to; nothing after the header, an empty key or a deletion. */
  let open: string | undefined;
  const items = file.items.map((item) => (isWritable(item) ? item : asComment(item)));
  const following = followingPaths(items);
  for (const [index, item] of items.entries()) {
    switch (item.kind) {
      case 'comment':
        // A remark stands with what follows it: inside the open key, or before the next one.
        if (items[index - 1]?.kind !== 'comment' && following[index] !== open) lines.push('');
        lines.push(...commentLines(item.text));
        break;
      case 'key':
        lines.push('', `[${pathOf(item)}]`);
        open = undefined;
        break;
      case 'deleteKey':
        lines.push('', `[-${pathOf(item)}]`);
        open = undefined;
        break;
      case 'set':
      case 'delete':
        if (open !== pathOf(item)) lines.push('', `[${pathOf(item)}]`);
        open = pathOf(item);
        lines.push(valueLine(item));
        break;
      default:
        return assertNever(item);
    }
  }
  lines.push('', '');
  return encodeUtf16(lines.join('\r\n'));
}

function pathOf(item: Exclude<RegItem, { kind: 'comment' }>): string {
  return item.key === '' ? item.root : `${item.root}\\${item.key}`;
}

function commentLines(text: string): string[] {
  return text.split(/\r\n|\n|\r/).map((line) => (line === '' ? ';' : `; ${line}`));
}

/** For each item the key of the value that comes next, comments skipped; an empty text when no value does. */
function followingPaths(items: readonly RegItem[]): string[] {
  const following: string[] = new Array(items.length).fill('');
  let path = '';
  for (let index = items.length - 1; index >= 0; index -= 1) {
    following[index] = path;
    const item = items[index] as RegItem;
    if (item.kind !== 'comment') path = item.kind === 'set' || item.kind === 'delete' ? pathOf(item) : '';
  }
  return following;
}

/** Reports what no .reg file can say: `reg-not-writable`, one per item, with its place in the list as path. */
export function checkReg(file: RegFile): Diagnostic[] {
  return file.items.flatMap((item, index): Diagnostic[] =>
    isWritable(item)
      ? []
      : [
          {
            code: 'reg-not-writable',
            severity: 'error',
            message: `A .reg file cannot hold a line break or NUL in a key or name: ${describe(item)}.`,
            at: { path: `items[${index}]` },
            hint: 'Set this value by Group Policy or a script.',
          },
        ],
  );
}

function isWritable(item: RegItem): boolean {
  if (item.kind === 'comment') return true;
  return !/[\r\n\0]/.test(item.key) && !('name' in item && /[\r\n\0]/.test(item.name));
}

function asComment(item: RegItem): RegItem {
  return { kind: 'comment', text: `Not written, no .reg file can say it: ${describe(item)}` };
}

function describe(item: RegItem): string {
  if (item.kind === 'comment') return item.text;
  return `${item.kind} ${JSON.stringify(`${item.root}\\${item.key}`)}${'name' in item ? ` ${JSON.stringify(item.name)}` : ''}`;
}

function valueLine(item: Extract<RegItem, { kind: 'set' | 'delete' }>): string {
  const name = item.name === '' ? '@=' : `${quoted(item.name)}=`;
  return item.kind === 'delete' ? `${name}-` : withData(name, item.data);
}

function withData(name: string, data: RegistryData): string {
  if (data.type === 'dword') return `${name}dword:${data.value.toString(16).padStart(8, '0')}`;
  if (data.type === 'sz' && !/[\r\n\0]/.test(data.value)) return `${name}${quoted(data.value)}`;
  const code = codeOfData(data);
  const keyword = code === REG.binary ? 'hex:' : `hex(${code.toString(16)}):`;
  return wrapped(`${name}${keyword}`, bytesOfData(data));
}

function quoted(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&')}"`;
}

/** A line is continued once it is this long, looked at after each pair with its comma; measured on genuine exports. */
const WRAP_AT = 77;

function wrapped(start: string, bytes: Uint8Array): string {
  const lines: string[] = [];
  let line = start;
  for (const [index, byte] of bytes.entries()) {
    line += byte.toString(16).padStart(2, '0');
    if (index === bytes.length - 1) break;
    line += ',';
    if (line.length >= WRAP_AT) {
      lines.push(`${line}\\`);
      line = '  ';
    }
  }
  lines.push(line);
  return lines.join('\r\n');
}
