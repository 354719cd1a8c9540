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
  /** As many as there are columns; the first one is the head of the row. */
  readonly cells: readonly Part[];
  readonly id?: string;
}

/** The table as markup. */
export function table({ caption, columns, rows, look = '' }: PageTable): Html {
  return html`<table class="t ${look}"><caption>${caption}</caption><thead><tr>${columns.map(
    (title) => html`<th scope="col">${title}</th>`,
  )}</tr></thead><tbody>
${rows.map((row) => tableRow(row, columns))}</tbody></table>
`;
}

/** What a row takes of a page. */
export function rowText(row: PageRow, columns: readonly string[]): string {
  return pageText(tableRow(row, columns));
}

function tableRow({ cells, id }: PageRow, columns: readonly string[]): Html {
  const [first = '', ...others] = cells;
  return html`<tr${id === undefined ? NOTHING : html` id="${id}"`}><th scope="row">${first}</th>${others.map(
    (cell, index) => html`<td data-label="${columns[index + 1] ?? ''}">${cell}</td>`,
  )}</tr>
`;
}
