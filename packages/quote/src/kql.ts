import { type Code, codeTag } from './code.ts';

/** A query, or a piece of one. */
export type Kql = Code<'kql'>;

/** A query with pieces of a query in it. */
export const kql = codeTag<'kql'>();

/** A text of the Kusto query language: quotes, escapes, no control characters. */
export function kqlText(text: string, quotes: 'double' | 'single' = 'double'): Kql {
  const quote = quotes === 'double' ? '"' : "'";
  const escaped = text.replace(/["'\\]/g, (sign) => (sign === '\\' || sign === quote ? `\\${sign}` : sign));
  return `${quote}${escaped.replace(HIDDEN, escapeCharacter)}${quote}` as Kql;
}

/** A name of a column: bare where it may be. */
export function kqlName(name: string): Kql {
  return /^[A-Za-z_]\w*$/.test(name) ? (name as Kql) : kql`[${kqlText(name)}]`;
}

/** Text behind the `//` of a comment; what would end it or turn it round is left out. */
export function kqlInComment(text: string): Kql {
  return text.replace(HIDDEN, ' ') as Kql;
}

/** A comment of one line. */
export function kqlComment(text: string): Kql {
  return `// ${kqlInComment(text)}`.trimEnd() as Kql;
}

const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

function escapeCharacter(character: string): string {
  return [...Array(character.length).keys()]
    .map((index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`)
    .join('');
}
