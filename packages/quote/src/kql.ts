import { type Code, codeTag } from './code.ts';
import { replaceHidden, unicodeEscapes } from './hidden.ts';

/** A query, or a piece of one. */
export type Kql = Code<'kql'>;

/** A query with pieces of a query in it. */
export const kql = codeTag<'kql'>();

/** A text of the Kusto query language: quotes, and escapes where something is hidden. */
export function kqlText(text: string, quotes: 'double' | 'single' = 'double'): Kql {
  const quote = quotes === 'double' ? '"' : "'";
  const escaped = text.replace(/["'\\]/g, (sign) => (sign === '\\' || sign === quote ? `\\${sign}` : sign));
  return `${quote}${replaceHidden(escaped, unicodeEscapes)}${quote}` as Kql;
}

/** A name of a column: bare where it may be. Words of the language have no capitals, but for what is true or false. */
export function kqlName(name: string): Kql {
  return /^(?=\w*[A-Z])[A-Za-z_]\w*$/.test(name) && !/^(?:true|false)$/i.test(name)
    ? (name as Kql)
    : kql`[${kqlText(name)}]`;
}

/** Text behind the `//` of a comment; what would end it or turn it round is left out. */
export function kqlInComment(text: string): Kql {
  return replaceHidden(text, () => ' ') as Kql;
}

/** A comment of one line. */
export function kqlComment(text: string): Kql {
  return `// ${kqlInComment(text)}`.trimEnd() as Kql;
}
