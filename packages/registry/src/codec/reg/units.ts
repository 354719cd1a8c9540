/** Code units that mean something in a .reg file. */
export const UNIT = {
  nul: 0x00,
  tab: 0x09,
  lineFeed: 0x0a,
  carriageReturn: 0x0d,
  blank: 0x20,
  quote: 0x22,
  numberSign: 0x23,
  comma: 0x2c,
  minus: 0x2d,
  semicolon: 0x3b,
  equals: 0x3d,
  at: 0x40,
  openBracket: 0x5b,
  backslash: 0x5c,
  closeBracket: 0x5d,
} as const;

/** Neither a key, a name nor a quoted string can hold these: line breaks and NUL. */
export function isUnsayable(unit: number): boolean {
  return unit === UNIT.lineFeed || unit === UNIT.carriageReturn || unit === UNIT.nul;
}

/** The worth of a hexadecimal digit, upper or lower case; -1 for anything else. */
export function digitOf(unit: number): number {
  if (unit >= 0x30 && unit <= 0x39) return unit - 0x30;
  const lower = unit | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1;
}

/** What {@link digitOf} says, of units below 256. */
export const WORTH: Int8Array = Int8Array.from({ length: 256 }, (_, unit) => digitOf(unit));

/** The code unit of a hexadecimal digit from 0 to 15, lower case. */
export function unitOfDigit(digit: number): number {
  return digit < 10 ? digit + 0x30 : digit + 0x57;
}
