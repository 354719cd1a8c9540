import type { Code } from './code.ts';

/** A text of SQL: single quotes doubled. */
export function sqlText(text: string): Code<'sql'> {
  return `'${text.replaceAll("'", "''")}'` as Code<'sql'>;
}
