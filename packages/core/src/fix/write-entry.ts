import type { Path } from '../diagnostic/locate.ts';
import { pathText } from '../diagnostic/locate.ts';
import { type Notation, writeValue } from '../parse/write-value.ts';
import type { EditValue } from '../rule/edit.ts';
import type { AddedEntry } from './plan-edits.ts';

/** What is to stand behind new values, by the `pathText` of each. */
export type Comments = ReadonlyMap<string, string>;

/** A value on one line. */
export function writeInline(value: EditValue, notation: Notation): string {
  if (typeof value !== 'object') return writeValue(value, notation);
  if (Array.isArray(value)) return `[${value.map((item: EditValue) => writeInline(item, notation)).join(', ')}]`;
  const entries = Object.entries(value).map(
    ([key, part]) => `${writeValue(key, notation)}: ${writeInline(part, notation)}`,
  );
  if (entries.length === 0) return '{}';
  return notation === 'json' ? `{${entries.join(', ')}}` : `{ ${entries.join(', ')} }`;
}

/** An entry of a map or list on one line. */
export function writeEntryInline({ key, value }: AddedEntry, notation: Notation): string {
  const written = writeInline(value, notation);
  return typeof key === 'number' ? written : `${writeValue(key, notation)}: ${written}`;
}

/** An entry of a YAML map or list that has lines of its own; `step` is what one level is indented by. */
export function writeEntryLines(
  { key, value }: AddedEntry,
  { column, step, parent, comments }: { column: number; step: number; parent: Path; comments: Comments },
): readonly string[] {
  const path = [...parent, key];
  const comment = comments.get(pathText(path));
  const behind = comment === undefined ? '' : ` # ${comment.replace(/\s+/g, ' ')}`;
  const lead = `${' '.repeat(column)}${typeof key === 'number' ? '-' : `${writeValue(key, 'yaml')}:`}`;
  const isMap = typeof value === 'object' && !Array.isArray(value) && Object.keys(value).length > 0;
  if (!isMap || typeof key === 'number') return [`${lead} ${writeInline(value, 'yaml')}${behind}`];
  const inner = { column: column + step, step, parent: path, comments };
  return [
    `${lead}${behind}`,
    ...Object.entries(value).flatMap(([name, part]) => writeEntryLines({ key: name, value: part as EditValue }, inner)),
  ];
}
