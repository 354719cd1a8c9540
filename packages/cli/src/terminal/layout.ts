import { visible } from '@mdav/quote';
import type { Paint } from './paint.ts';

/** Width of prose where there is no terminal. */
const DEFAULT_COLUMNS = 100;
const LABEL_WIDTH = 19;
const INDENT = '  ';

/** What a page is laid out for. */
export interface Page {
  readonly paint: Paint;
  /** Columns of the terminal; absent where the text goes elsewhere, so that nothing is cut short. */
  readonly columns?: number | undefined;
}

/** One label of a page with what stands beside it, a paragraph each. */
export type Fact = readonly [label: string, paragraphs: readonly string[]];

/** Columns that prose may take. */
export function proseWidth({ columns = DEFAULT_COLUMNS }: Page): number {
  return Math.max(50, Math.min(columns, 120));
}

/** Words, and code between backticks with its blanks. */
const WORD = /`[^`]*`\S*|\S+/g;

/** Breaks a paragraph into lines of at most `width` characters; a longer word or piece of code has a line of its own. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of visible(text).match(WORD) ?? []) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

/** Shows what stands between backticks as code, where there is colour. */
export function prose(text: string, { paint }: Page): string {
  const code = paint.accent('x');
  return code === 'x' ? text : text.replace(/`([^`]+)`/g, (_, inside: string) => paint.accent(inside));
}

/** A paragraph with an indent. */
export function paragraph(text: string, page: Page): string {
  const lines = wrap(text, proseWidth(page) - INDENT.length).map((line) => INDENT + line);
  return prose(lines.join('\n'), page);
}

/** Labels in a column, their paragraphs beside them. A fact without paragraphs is left out. */
export function facts(rows: readonly Fact[], page: Page): readonly string[] {
  const width = proseWidth(page) - INDENT.length - LABEL_WIDTH;
  return rows.flatMap(([label, paragraphs]) =>
    paragraphs
      .flatMap((text) => text.split('\n').flatMap((line) => wrap(line, width)))
      .map((line, index) => {
        const name = (index === 0 ? label : '').padEnd(LABEL_WIDTH);
        return `${INDENT}${page.paint.dim(name)}${prose(line, page)}`;
      }),
  );
}

/** Text with every line indented, such as an example. */
export function verbatim(text: string, page: Page): string {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => `${INDENT}${INDENT}${page.paint.dim(visible(line))}`)
    .join('\n');
}
