import { visible } from '../diagnostic/visible.ts';

/** Text for a sentence or table cell of Markdown: what would end the cell, start markup or hide text is made harmless. */
export function inText(text: string): string {
  return oneLine(text).replace(/[\\`*_{}[\]<>|#~]/g, (character) =>
    character === '<' ? '&lt;' : character === '>' ? '&gt;' : `\\${character}`,
  );
}

/** A message: what stands between backticks becomes code, the rest harmless text. */
export function inProse(text: string): string {
  return text
    .split(/`([^`]+)`/)
    .map((part, index) => (index % 2 === 1 ? asCode(part) : inText(part)))
    .join('');
}

/** Text as code. A run of backticks longer than any inside fences it. */
export function asCode(text: string): string {
  const plain = oneLine(text).replaceAll('|', '\\|');
  const longest = Math.max(0, ...[...plain.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? `${fence}${plain}${fence}` : `${fence} ${plain} ${fence}`;
}

/** A table; the cells are Markdown already. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** One line: line ends become spaces, hidden characters escapes. */
function oneLine(text: string): string {
  return visible(text.replace(/\r\n|[\r\n\t\u2028\u2029]/g, ' '));
}
