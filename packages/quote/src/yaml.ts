import type { Code } from './code.ts';
import { hex, replaceHidden } from './hidden.ts';

/** A text as a scalar of YAML in double quotes. What is hidden stands there as an escape. */
export function yamlText(text: string): Code<'yaml'> {
  return replaceHidden(JSON.stringify(text), yamlEscape) as Code<'yaml'>;
}

/** A hidden character between double quotes. */
export function yamlEscape(character: string): string {
  const point = character.codePointAt(0) ?? 0;
  return point > 0xffff ? `\\U${hex(point, 8)}` : `\\u${hex(point, 4)}`;
}
