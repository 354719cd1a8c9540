import type { Code } from './code.ts';
import { arePlainLines, replaceHidden, unicodeEscapes } from './hidden.ts';

/** A value as JSON in which nothing hides: its readers get the same value. With an indent in lines. */
export function jsonText(value: unknown, indent = 0): Code<'json'> {
  // Outside of texts a line end is all there is of what could hide.
  const text = JSON.stringify(value, null, indent);
  if (arePlainLines(text)) return text as Code<'json'>;
  const written = (character: string) => (character === '\n' ? character : unicodeEscapes(character));
  return replaceHidden(text, written) as Code<'json'>;
}
