import { wellFormed } from '../findings/safe-text.ts';

const REFERENCES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for a page or an attribute in double quotes: what could be markup becomes a reference. */
export function escaped(text: string): string {
  return shown(text).replace(/[&<>"']/g, (character) => REFERENCES[character] ?? '');
}

/** Control characters, marks that turn the direction of text, and everything that takes no room. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{DI}]/gu;

/** Hidden characters as escapes, for people; half a surrogate pair as the mark for what is no character. */
export function shown(text: string): string {
  return wellFormed(text).replace(HIDDEN, (character) => {
    const number = (character.codePointAt(0) ?? 0).toString(16);
    return number.length > 4 ? `\\u{${number}}` : `\\u${number.padStart(4, '0')}`;
  });
}
