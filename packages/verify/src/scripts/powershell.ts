/*
 * Pieces of Windows PowerShell 5.1. Scripts are plain ASCII, because 5.1 takes a file without byte order mark for the
 * code page of the machine, and lines end as Windows writes them.
 */

/** A text as a literal in which nothing is expanded. Characters outside of printable ASCII are shown as `\uXXXX`. */
export function psText(text: string): string {
  const plain = text.replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return `'${plain.replaceAll("'", "''")}'`;
}

/** Texts as an array, in as few lines as fit; lines behind the first one are indented by `indent` blanks. */
export function psTexts(texts: readonly string[], indent: number): string {
  const literals = texts.map(psText);
  const oneLine = `@(${literals.join(', ')})`;
  if (oneLine.length <= WIDTH) return oneLine;
  const lines: string[] = [];
  for (const literal of literals) {
    const last = lines.at(-1);
    if (last !== undefined && `${last}, ${literal}`.length <= WIDTH) lines[lines.length - 1] = `${last}, ${literal}`;
    else lines.push(literal);
  }
  const inner = ' '.repeat(indent + 4);
  return `@(\n${inner}${lines.join(`,\n${inner}`)}\n${' '.repeat(indent)})`;
}

const WIDTH = 84;

/** The text of a script file as it is written. */
export function psFile(text: string): string {
  return text.replaceAll('\n', '\r\n');
}
