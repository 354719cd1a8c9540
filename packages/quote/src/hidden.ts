/**
 * ASCII, Latin letters, dashes, quotes, arrows, lines of tables and ticks: most texts hold nothing else, and what is
 * hidden takes half a millisecond to compile.
 */
const PLAIN = /^[ -~\xa0-\xac\xae-\u02ff\u2010-\u2027\u2030-\u205e\u2190-\u23ff\u2500-\u27bf]*$/;

/** The same in several lines. */
const PLAIN_LINES = /^[\n -~\xa0-\xac\xae-\u02ff\u2010-\u2027\u2030-\u205e\u2190-\u23ff\u2500-\u27bf]*$/;

let hidden: RegExp | undefined;

/**
 * What moves a cursor, turns the direction of text, takes no room or ends a line for some reader; halves of surrogate
 * pairs, which no file can hold. The two selectors between emoji and text may stay.
 */
function hiddenCharacters(): RegExp {
  hidden ??= /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{DI}\ufff9-\ufffb](?<![\ufe0e\ufe0f])/gu;
  return hidden;
}

/** Text for people: what is hidden is shown as escapes, `\u202e`. */
export function visible(text: string): string {
  return replaceHidden(text, unicodeEscapes);
}

/** The same on one line: line ends and tabs are blanks. */
export function visibleLine(text: string): string {
  return visible(text.replace(/\r\n|[\r\n\t\u2028\u2029]/g, ' '));
}

/** True for lines of which it is plain at a glance that nothing in them hides. */
export function arePlainLines(text: string): boolean {
  return PLAIN_LINES.test(text);
}

/** True for text that has something to hide. */
export function hasHidden(text: string): boolean {
  return !PLAIN.test(text) && text.search(hiddenCharacters()) >= 0;
}

/** Replaces what is hidden by what a language writes in its place. */
export function replaceHidden(text: string, written: (character: string) => string): string {
  return PLAIN.test(text) ? text : text.replace(hiddenCharacters(), written);
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
  return PLAIN_LINES.test(text) ? text : text.replace(/\p{Cs}/gu, '\ufffd');
}
