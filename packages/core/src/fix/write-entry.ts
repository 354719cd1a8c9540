import type { Path } from '../diagnostic/locate.ts';
import { pathText } from '../diagnostic/locate.ts';
import { type Notation, writeValue } from '../parse/write-value.ts';
import type { EditValue } from '../rule/edit.ts';
import type { AddedEntry } from './edit-data.ts';

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
  if (typeof value !== 'object' || typeof key === 'number' || (isShort(value) && !hasInside(path, comments)))
    return [`${lead} ${writeInline(value, 'yaml')}${behind}`];
  const inner = { column: column + step, step, parent: path, comments };
  return [
    `${lead}${behind}`,
    ...Object.entries(value).flatMap(([name, part]) => writeEntryLines({ key: name, value: part as EditValue }, inner)),
  ];
}

/** True for lists, and for what fleets have on one line: quantities such as `{ hours: 4 }`. */
function isShort(value: object): boolean {
  const [first, second] = Object.values(value) as readonly unknown[];
  return Array.isArray(value) || first === undefined || (second === undefined && typeof first === 'number');
}

/** True where something inside is to have a comment, which takes a line of its own. */
function hasInside(path: Path, comments: Comments): boolean {
  const start = pathText(path);
  return [...comments.keys()].some((place) => place.startsWith(start) && place !== start);
}
