/** Longer values are for the JSON form; a page is read by people. */
const MOST_CHARACTERS = 400;

/** A text that fits a page: its beginning, and how much there is. */
export function clip(text: string, most = MOST_CHARACTERS): string {
  if (text.length <= most) return text;
  return `${text.slice(0, most)}… (${text.length} characters)`;
}
