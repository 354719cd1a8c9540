import { describeType, exampleValue } from '../catalogue/describe.ts';
import type { SettingRow, ValueType } from '../catalogue/row.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { Locate, Path } from '../diagnostic/locate.ts';
import { hintFor, suggest } from '../diagnostic/suggest.ts';
import { settingsIndex, valueAt } from './document-path.ts';
import { show } from './words.ts';

/** The key of the form that adds to a list or map of the layers below. */
export const EXTEND = 'extend';

/** What is wrong with the value of a setting, or with the part of it that the path leads to. */
export function explainSetting(row: SettingRow, path: Path, data: unknown, locate: Locate): Diagnostic {
  const value = valueAt(data, path);
  const words = wordsAt(row.type, path);
  const part = isMapValue(row.type, path) ? `"${path.at(-1)}" of ${row.id}` : undefined;
  const takes =
    part === undefined
      ? `Setting ${row.id} takes ${describeType(row.type)}`
      : `${part} takes ${words.length === 0 ? 'text' : `one of ${words.join(', ')}`}`;
  return {
    code: 'fleet-setting-value',
    severity: 'error',
    message: `${takes}, not ${show(value)}.`,
    at: locate(path),
    hint: typeof value === 'string' && words.length > 0 ? hintFor(value, words) : exampleHint(row, value),
  };
}

/** The words that fit at a path; none where the type has no words. */
function wordsAt(type: ValueType, path: Path): readonly string[] {
  if (type.kind === 'map') return isMapValue(type, path) ? Object.keys(type.values) : [];
  return 'options' in type ? Object.keys(type.options ?? {}) : [];
}

/** True where the path leads to what a map gives to one of its names. */
function isMapValue(type: ValueType, path: Path): boolean {
  return type.kind === 'map' && path.length > settingsIndex(path) + 2 && path.at(-1) !== EXTEND;
}

function exampleHint(row: SettingRow, value: unknown): string {
  return wantsExtension(row.type, value)
    ? `Write \`${row.id}: { ${EXTEND}: ${exampleValue(row)} }\` to add to the layers below, and nothing beside it.`
    : `Write \`${row.id}: ${exampleValue(row)}\`, or \`remove\` to clear what an earlier policy set.`;
}

/** True for a map in place of a list, and for a map with the extending key: the extending form was meant. */
function wantsExtension(type: ValueType, value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return type.kind === 'map' ? Object.hasOwn(value, EXTEND) : type.kind === 'list' || type.kind === 'flags';
}

/** What a path inside a setting leads to, as the subject of a sentence: the value, or an entry of it. */
export function settingPart(setting: string, path: Path): string {
  return typeof path.at(-1) === 'number' ? `An entry of ${setting}` : `Setting ${setting}`;
}

/** What to do about an unknown key in the value of a setting. */
export function hintForPart({ id, type }: SettingRow, key: string): string {
  const likely = type.kind === 'map' ? suggest(key, [...Object.keys(type.keys), EXTEND]) : undefined;
  return likely === undefined ? `Setting ${id} takes ${describeType(type)}.` : `Did you mean "${likely}"?`;
}
