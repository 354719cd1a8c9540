import { IS_LITTLE_ENDIAN, swapped } from './byte-order.ts';

/** Text under construction, as UTF-16 code units in one array that grows. */
export interface UnitWriter {
  units: Uint16Array;
  /** How many units were written; setting it to an earlier value takes back what came after. */
  length: number;
}

/** A writer that begins with room for this many units. */
export function createUnitWriter(room: number): UnitWriter {
  return { units: new Uint16Array(Math.max(room, 64)), length: 0 };
}

/** Makes room for this many more units and returns the array to write them to; earlier ones are void then. */
export function reserve(writer: UnitWriter, more: number): Uint16Array {
  const wanted = writer.length + more;
  if (wanted <= writer.units.length) return writer.units;
  const grown = new Uint16Array(Math.max(wanted, 2 * writer.units.length));
  grown.set(writer.units.subarray(0, writer.length));
  writer.units = grown;
  return grown;
}

/** Writes the code units of the text one for one, unpaired surrogates included. */
export function writeUnits(writer: UnitWriter, text: string): void {
  const units = reserve(writer, text.length);
  const start = writer.length;
  for (let i = 0; i < text.length; i += 1) units[start + i] = text.charCodeAt(i);
  writer.length = start + text.length;
}

/** What was written, as UTF-16LE in a buffer of its own. */
export function writtenBytes(writer: UnitWriter): Uint8Array {
  const units = writer.units.slice(0, writer.length);
  return new Uint8Array((IS_LITTLE_ENDIAN ? units : swapped(units)).buffer);
}
