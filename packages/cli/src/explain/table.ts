import { visible } from '@mdav/quote';
import type { Page } from '../terminal/layout.ts';

const GAP = '  ';

/** A table for a terminal: columns as wide as they need; the widest give way when the terminal is too narrow. */
export function textTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  page: Page,
): readonly string[] {
  const plain = rows.map((row) => row.map(visible));
  const natural = head.map((name, column) => Math.max(name.length, ...plain.map((row) => (row[column] ?? '').length)));
  const widths = fit(natural, page.columns);
  const line = (cells: readonly string[]) =>
    widths
      .map((width, column) => cut(cells[column] ?? '', width))
      .join(GAP)
      .trimEnd();
  return [page.paint.dim(line(head)), ...plain.map(line)];
}

const NARROWEST = 10;

/** Takes what is too much from the widest column, one character at a time, so that all stay readable. */
function fit(natural: readonly number[], columns: number | undefined): readonly number[] {
  const widths = [...natural];
  const total = () => widths.reduce((sum, width) => sum + width + GAP.length, -GAP.length);
  while (columns !== undefined && total() > columns) {
    const widest = Math.max(...widths);
    if (widest <= NARROWEST) break;
    widths[widths.indexOf(widest)] = widest - 1;
  }
  return widths;
}

function cut(text: string, width: number): string {
  return text.length > width ? `${text.slice(0, width - 1)}…` : text.padEnd(width);
}
