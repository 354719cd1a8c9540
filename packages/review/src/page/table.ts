import { byObject } from '@mdav/core/format';
import { type Html, html, NOTHING, type Part, pageText } from './html.ts';

/** A table of the page: with a caption, heads that stay in sight, and rows that a narrow screen stacks. */
export interface PageTable {
  readonly caption: Part;
  readonly columns: readonly string[];
  readonly rows: readonly PageRow[];
  /** A class for the widths of the columns. */
  readonly look?: string;
}

/** A row of a table. */
export interface PageRow {
  /** The first one is the head of the row. */
  readonly cells: readonly Part[];
  /** Cells behind them, up to the last column: markup that is made once for all rows with this list. */
  readonly shared?: readonly Part[];
  readonly id?: string;
}

/** The table as markup. */
export function table({ caption, columns, rows, look = '' }: PageTable): Html {
  const rowOf = rowWriter(columns);
  return html`<table class="t ${look}"><caption>${caption}</caption><thead><tr>${columns.map(
    (title) => html`<th scope="col">${title}</th>`,
  )}</tr></thead><tbody>
${rows.map(rowOf)}</tbody></table>
`;
}

/** What a row takes of a page. */
export function rowText(row: PageRow, columns: readonly string[]): string {
  return pageText(rowWriter(columns)(row));
}

function rowWriter(columns: readonly string[]): (row: PageRow) => Html {
  const cellsFrom = (cells: readonly Part[], from: number): Html =>
    html`${cells.map((cell, index) => html`<td data-label="${columns[from + index] ?? ''}">${cell}</td>`)}`;
  const sharedCells = byObject((cells: readonly Part[]) => cellsFrom(cells, columns.length - cells.length));
  return ({ cells, id, shared }) => {
    const [first = '', ...others] = cells;
    const behind = shared === undefined ? NOTHING : sharedCells(shared);
    return html`<tr${id === undefined ? NOTHING : html` id="${id}"`}><th scope="row">${first}</th>${cellsFrom(others, 1)}${behind}</tr>
`;
  };
}
