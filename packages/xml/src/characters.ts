/** Most texts are of these characters alone, and looking for anything else is then not begun. */
const PLAIN = /^[\t\n\r -~]*$/;

/** What XML 1.0 cannot hold, not even as a reference: most control characters, lone surrogates, U+FFFE and U+FFFF. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this is about
const illegal = () => /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu;

/** A text with U+FFFD in place of every character that XML cannot hold. */
export function legal(text: string): string {
  return PLAIN.test(text) ? text : text.replace(illegal(), '\uFFFD');
}

/** True when XML can hold every character of a text. */
export function isXmlText(text: string): boolean {
  return PLAIN.test(text) || text.search(illegal()) === -1;
}
