import type { Code } from './code.ts';
import { replaceHidden, unicodeEscapes } from './hidden.ts';

/** A value as JSON in which nothing hides: its readers get the same value. With an indent in lines. */
export function jsonText(value: unknown, indent = 0): Code<'json'> {
  // Outside of texts a line end is all there is of what could hide.
  const written = (character: string) => (character === '\n' ? character : unicodeEscapes(character));
  return replaceHidden(JSON.stringify(value, null, indent), written) as Code<'json'>;
}
