/**
 * What moves a cursor, turns the direction of text, takes no room or ends a line for some reader; halves of surrogate
 * pairs, which no file can hold. The two selectors between emoji and text may stay.
 */
const HIDDEN = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{DI}\ufff9-\ufffb](?<![\ufe0e\ufe0f])/gu;

/** Text for people: what is hidden is shown as escapes, `\u202e`. */
export function visible(text: string): string {
  return text.replace(HIDDEN, unicodeEscapes);
}

/** The same on one line: line ends and tabs are blanks. */
export function visibleLine(text: string): string {
  return visible(text.replace(/\r\n|[\r\n\t\u2028\u2029]/g, ' '));
}

/** True for text that has something to hide. */
export function hasHidden(text: string): boolean {
  return text.search(HIDDEN) >= 0;
}

/** Replaces what is hidden by what a language writes in its place. */
export function replaceHidden(text: string, written: (character: string) => string): string {
  return text.replace(HIDDEN, written);
}

/** `\uXXXX` for every UTF-16 unit: the escapes of JSON and its relatives. */
export function unicodeEscapes(text: string): string {
  return Array.from({ length: text.length }, (_, index) => `\\u${hex(text.charCodeAt(index), 4)}`).join('');
}

/** A number in hexadecimal digits. */
export function hex(number: number, digits: number): string {
  return number.toString(16).padStart(digits, '0');
}

/** Half a surrogate pair is no character: no file can be written with it. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, '\ufffd');
}
