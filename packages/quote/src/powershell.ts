import { type Code, codeTag } from './code.ts';

/*
 * Windows PowerShell 5.1 and later. Scripts are plain ASCII, because 5.1 takes a file without byte order mark for the
 * code page of the machine, and lines end as Windows writes them.
 */

/** A script, or a piece of one. */
export type PowerShell = Code<'powershell'>;

/** PowerShell with pieces of PowerShell in it. */
export const ps = codeTag<'powershell'>();

/** A text as a literal in which nothing is expanded. Characters outside of printable ASCII are shown as `\uXXXX`. */
export function psText(text: string): PowerShell {
  return `'${visible(text).replaceAll("'", "''")}'` as PowerShell;
}

/** Text within a comment: what could end it, or hide in it, is shown. */
export function psInComment(text: string): PowerShell {
  return visible(text).replaceAll('#>', '# >') as PowerShell;
}

/** A name as the key of a hashtable: bare where it may be. */
export function psKey(name: string): PowerShell {
  return /^[A-Za-z_]\w*$/.test(name) ? (name as PowerShell) : psText(name);
}

/** Texts as an array, in as few lines as fit. */
export function psTexts(texts: readonly string[]): PowerShell {
  const literals = texts.map(psText);
  const oneLine = `@(${literals.join(', ')})`;
  if (oneLine.length <= WIDTH) return oneLine as PowerShell;
  const lines: string[] = [];
  for (const literal of literals) {
    const last = lines.at(-1);
    if (last !== undefined && `${last}, ${literal}`.length <= WIDTH) lines[lines.length - 1] = `${last}, ${literal}`;
    else lines.push(literal);
  }
  return `@(\n    ${lines.join(',\n    ')}\n)` as PowerShell;
}

const WIDTH = 84;

function visible(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The text of a script file as it is written. */
export function psFile(script: PowerShell): string {
  return script.replaceAll('\n', '\r\n');
}
