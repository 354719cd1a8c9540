/** Longer values are for the JSON form; a page is read by people. */
const MOST_CHARACTERS = 400;

/** A text that fits a page: its beginning, and how much there is. */
export function clip(text: string): string {
  if (text.length <= MOST_CHARACTERS) return text;
  return `${text.slice(0, MOST_CHARACTERS)}… (${text.length} characters)`;
}
