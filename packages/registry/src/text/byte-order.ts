/** True when this machine keeps the low byte of a number first, as UTF-16LE does: then code units can be read and written in place. */
export const IS_LITTLE_ENDIAN: boolean = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/** The same code units with their bytes the other way round. */
export function swapped(units: Uint16Array): Uint16Array {
  return units.map((unit) => (unit << 8) | (unit >> 8));
}
