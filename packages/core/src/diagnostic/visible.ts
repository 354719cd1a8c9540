/** Control characters, marks that are invisible or reverse the direction of text, and what some readers take for a line end. */
const HIDDEN = new RegExp(
  '[\\u0000-\\u001f\\u007f-\\u009f\\u061c\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u2069\\ufeff]',
  'g',
);

/** Text of the user's for a terminal or page: what could move a cursor, recolour or hide is shown as an escape. */
export function visible(text: string): string {
  return text.replace(HIDDEN, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
