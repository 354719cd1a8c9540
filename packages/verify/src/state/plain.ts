/** Longest text that is taken from device data; names, versions and captions are far shorter. */
const LONGEST = 4096;

/** A text of sensible length that is not empty; anything else was not told. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' && value.length <= LONGEST ? value : undefined;
}

/** `null` stays `null`: looked for and not there. */
export function textOrNull(value: unknown): string | null | undefined {
  return value === null ? null : textOf(value);
}

/** True and false, also as CSV has them: words in any case, 1 and 0. */
export function booleanOf(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  if (value === 1 || value === '1') return true;
  if (value === 0 || value === '0') return false;
  if (typeof value !== 'string' || value.length > 5) return undefined;
  const word = value.toLowerCase();
  return word === 'true' ? true : word === 'false' ? false : undefined;
}

/** A whole number from 0, also in decimal digits. */
export function wholeNumberOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && isDigits(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : undefined;
}

/** The build in `10.0.17763`, also with more behind it. */
export function buildIn(version: string | undefined): number | undefined {
  return version === undefined ? undefined : wholeNumberOf(version.split('.', 3)[2]);
}

function isDigits(text: string): boolean {
  if (text === '' || text.length > 15) return false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 48 || code > 57) return false;
  }
  return true;
}

/** An object that is no array; what it holds is still anybody's guess. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
