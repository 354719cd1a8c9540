import type { Diagnostic } from '@mdav/core';
import { createUnitWriter, type UnitWriter, writeUnits, writtenBytes } from '../../text/unit-writer.ts';
import { HEADER_5, type RegFile, type RegItem } from './form.ts';
import { writeValue } from './write-value.ts';

type KeyedItem = Exclude<RegItem, { kind: 'comment' }>;

/** Code units that an item takes, roughly, for the first size of what is written. */
const USUAL_ITEM = 40;

/**
 * Writes a .reg file as regedit exports it: UTF-16LE with byte order mark, CR LF, full root names, a blank line before
 * each key and at the end, wrapped hexadecimal data. The one form that every version of Windows takes.
 *
 * An item that no .reg file can say (a line break or NUL in a key or name) becomes a comment; `checkReg` reports it.
 */
export function encodeReg(file: RegFile): Uint8Array {
  const { items } = file;
  const out = createUnitWriter(USUAL_ITEM * items.length);
  /** The value whose key the next values go to; nothing after the header, an empty key or a deletion. */
  let open: KeyedItem | undefined;
  let afterComment = false;
  writeUnits(out, `\uFEFF${HEADER_5}\r\n`);
  for (const [index, item] of items.entries()) {
    if (item.kind !== 'comment' && writeItem(out, item, open)) {
      open = isValue(item) ? item : undefined;
      afterComment = false;
    } else {
      // A remark stands with what follows it: inside the open key, or before the next one.
      if (!afterComment && !goesOn(items, index, open)) writeUnits(out, '\r\n');
      writeComment(
        out,
        item.kind === 'comment' ? item.text : `Not written, no .reg file can say it: ${describe(item)}`,
      );
      afterComment = true;
    }
  }
  writeUnits(out, '\r\n');
  return writtenBytes(out);
}

/** Writes the item, under its key where that is not the open one; nothing, and false, when no .reg file can say it. */
function writeItem(out: UnitWriter, item: KeyedItem, open: KeyedItem | undefined): boolean {
  const before = out.length;
  const isUnderOpen = isValue(item) && isSameKey(item, open);
  if (!isUnderOpen) {
    if (!isSayable(item.key)) return false;
    writeUnits(out, `\r\n[${item.kind === 'deleteKey' ? '-' : ''}${pathOf(item)}]\r\n`);
  }
  if (!isValue(item) || writeValue(out, item)) return true;
  out.length = before;
  return false;
}

function isValue(item: RegItem): item is Extract<RegItem, { kind: 'set' | 'delete' }> {
  return item.kind === 'set' || item.kind === 'delete';
}

function isSameKey(item: KeyedItem, other: KeyedItem | undefined): boolean {
  return other !== undefined && item.key === other.key && item.root === other.root;
}

/** True when a value of the open key comes next, comments skipped. */
function goesOn(items: readonly RegItem[], index: number, open: KeyedItem | undefined): boolean {
  let next = index + 1;
  while (next < items.length && isComment(items[next] as RegItem)) next += 1;
  const item = items[next];
  return item !== undefined && isValue(item) && isSameKey(item, open);
}

/** True for what stands in the file as a comment. */
function isComment(item: RegItem): boolean {
  return item.kind === 'comment' || !isWritable(item);
}

function pathOf(item: KeyedItem): string {
  return item.key === '' ? item.root : `${item.root}\\${item.key}`;
}

function writeComment(out: UnitWriter, text: string): void {
  for (const line of text.split(/\r\n|\n|\r/)) writeUnits(out, line === '' ? ';\r\n' : `; ${line}\r\n`);
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
  return isSayable(item.key) && !('name' in item && !isSayable(item.name));
}

/** True when a line of a .reg file can hold the text. */
function isSayable(text: string): boolean {
  return !/[\r\n\0]/.test(text);
}

function describe(item: RegItem): string {
  if (item.kind === 'comment') return item.text;
  return `${item.kind} ${JSON.stringify(`${item.root}\\${item.key}`)}${'name' in item ? ` ${JSON.stringify(item.name)}` : ''}`;
}
