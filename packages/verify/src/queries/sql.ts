/** A text of SQL: single quotes doubled. */
export function sqlText(text: string): string {
  return `'${text.replace(/'/g, "''")}'`;
}
