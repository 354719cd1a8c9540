import { bytesOfData, codeOfData, heldNumber } from '../../data/data.ts';
import { REG } from '../../data/types.ts';
import type { RegistryData } from '../../form.ts';
import { reserve, type UnitWriter, writeUnits } from '../../text/unit-writer.ts';
import type { RegItem } from './form.ts';
import { isUnsayable, UNIT, unitOfDigit } from './units.ts';

/** Writes the line of a value; false when no .reg file can say its name, and what was written is to be taken back. */
export function writeValue(out: UnitWriter, item: Extract<RegItem, { kind: 'set' | 'delete' }>): boolean {
  const lineStart = out.length;
  if (item.name === '') writeUnits(out, '@');
  else if (!writeQuoted(out, item.name)) return false;
  writeUnits(out, '=');
  if (item.kind === 'delete') writeUnits(out, '-');
  else writeData(out, item.data, lineStart);
  writeUnits(out, '\r\n');
  return true;
}

function writeData(out: UnitWriter, data: RegistryData, lineStart: number): void {
  if (data.type === 'dword') {
    writeUnits(out, 'dword:');
    writeNumber(out, heldNumber(data));
    return;
  }
  if (data.type === 'sz' && writeQuoted(out, data.value)) return;
  const code = codeOfData(data);
  writeUnits(out, code === REG.binary ? 'hex:' : `hex(${code.toString(16)}):`);
  writePairs(out, bytesOfData(data), lineStart);
}

/** Writes the text in quotes; nothing at all, and false, when it holds a line break or NUL. */
function writeQuoted(out: UnitWriter, text: string): boolean {
  const units = reserve(out, 2 * text.length + 2);
  let at = out.length;
  units[at++] = UNIT.quote;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (isUnsayable(unit)) return false;
    if (unit === UNIT.backslash || unit === UNIT.quote) units[at++] = UNIT.backslash;
    units[at++] = unit;
  }
  units[at++] = UNIT.quote;
  out.length = at;
  return true;
}

/** Digits of a number of 32 bits. */
const DIGITS = 8;

function writeNumber(out: UnitWriter, value: number): void {
  const units = reserve(out, DIGITS);
  for (let shift = 28; shift >= 0; shift -= 4) units[out.length++] = unitOfDigit((value >>> shift) & 15);
}

/** A line is continued once it is this long, looked at after each pair with its comma; measured on genuine exports. */
const WRAP_AT = 77;
const INDENT = '  ';

/** Writes bytes as pairs of digits with commas, on as many lines as regedit takes for them. */
function writePairs(out: UnitWriter, bytes: Uint8Array, start: number): void {
  let lineStart = start;
  for (let i = 0; i < bytes.length; i += 1) {
    const byte = bytes[i] as number;
    const units = reserve(out, 3);
    units[out.length++] = unitOfDigit(byte >> 4);
    units[out.length++] = unitOfDigit(byte & 15);
    if (i === bytes.length - 1) return;
    units[out.length++] = UNIT.comma;
    if (out.length - lineStart < WRAP_AT) continue;
    writeUnits(out, `\\\r\n${INDENT}`);
    lineStart = out.length - INDENT.length;
  }
}
