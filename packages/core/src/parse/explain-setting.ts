import { describeType } from '../catalogue/describe.ts';
import type { SettingRow, ValueType } from '../catalogue/row.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { Locate, Path } from '../diagnostic/locate.ts';
import { VALUE } from '../model/justification.ts';
import { plainPath, settingsIndex, valueAt } from './document-path.ts';
import { EXTEND, hintForEntry, hintForMapValue, hintForValue } from './setting-hint.ts';
import { show } from './value-words.ts';

/** What is wrong with the value of a setting, or with the part of it that the path leads to. */
export function explainSetting(row: SettingRow, path: Path, data: unknown, locate: Locate): Diagnostic {
  const value = valueAt(data, path);
  const plain = plainPath(path);
  const isPart = isMapValue(row.type, plain);
  const isEntry = typeof path.at(-1) === 'number';
  const isUnderKey = path.at(-1) === EXTEND || path.at(-1) === VALUE;
  return {
    code: 'fleet-setting-value',
    severity: 'error',
    message: `${isPart ? takesInMap(row, plain) : `${settingPart(row, path)} takes ${takesAt(row.type, path)}`}, not ${show(value)}.`,
    at: locate(path),
    hint: isPart
      ? hintForMapValue(row, String(path.at(-1)), value)
      : isEntry
        ? hintForEntry(row, value)
        : hintForValue(row, value, isUnderKey ? String(path.at(-1)) : row.id),
  };
}

function takesInMap({ id, type }: SettingRow, path: Path): string {
  const words = type.kind === 'map' ? Object.keys(type.values) : [];
  return `"${path.at(-1)}" of ${id} takes ${words.length === 0 ? 'a list of texts' : `one of ${words.join(', ')}`}`;
}

function takesAt(type: ValueType, path: Path): string {
  if (typeof path.at(-1) !== 'number') return describeType(type);
  const words = 'options' in type ? Object.keys(type.options ?? {}) : [];
  return words.length === 0 ? 'text of one line' : `one of ${words.join(', ')}`;
}

/** True where the path leads to what a map gives to one of its names. */
function isMapValue(type: ValueType, path: Path): boolean {
  return type.kind === 'map' && path.length > settingsIndex(path) + 2 && path.at(-1) !== EXTEND;
}

/** What a path inside a setting leads to, as the subject of a sentence: the value, an entry of it, or what has a name there. */
export function settingPart({ id, type }: SettingRow, path: Path): string {
  const plain = plainPath(path);
  if (typeof plain.at(-1) === 'number') return `An entry of ${id}`;
  return isMapValue(type, plain) ? `"${plain.at(-1)}" of ${id}` : `Setting ${id}`;
}
