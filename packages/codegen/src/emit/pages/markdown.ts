import { mdTable } from '@mdav/quote';

export { mdCode as code } from '@mdav/quote';

/** The lines of a table. Cells are Markdown already. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  return mdTable(head, rows).split('\n');
}
