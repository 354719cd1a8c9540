import { settingIds, settingRows } from '../catalogue/lookup.ts';
import { wordOfKey } from '../catalogue/map-key.ts';
import { isTurnedRound, meaningsOf, switchOf } from '../catalogue/meanings.ts';
import { namesOf, settingsNamed, speaksOf } from '../catalogue/names.ts';
import type { SettingRow } from '../catalogue/row.ts';
import { closest } from '../diagnostic/suggest.ts';
import { once } from '../memory/once.ts';
import { writeSettingValue } from './write-value.ts';

/**
 * What to write in place of a name that no setting has: the setting that goes by that name in Windows or Intune, with the
 * value translated, else the ones that sound alike, else how to search.
 */
export function hintForUnknownSetting(key: string, value: unknown): string {
  const named = settingsNamed(key);
  if (named.length > 0) return hintForNamed(key, value, named);
  const ids = closest(key, settingIds).slice(0, 3);
  if (ids.length > 0) return `Did you mean ${ids.map((id) => `"${id}"`).join(' or ')}?`;
  const likely = closest(key, otherNames().keys())[0];
  const rows = likely === undefined ? [] : settingsNamed(likely);
  return likely === undefined || rows.length === 0 ? hintForSearch(key) : hintForNamed(likely, value, rows);
}

function hintForNamed(key: string, value: unknown, rows: readonly SettingRow[]): string {
  const [row, ...others] = rows;
  if (row === undefined) return hintForSearch(key);
  if (others.length > 0) return `Write ${rows.map(({ id }) => `\`${id}\``).join(' or ')}: both are known as ${key}.`;
  const part = row.type.kind === 'map' && row.type.lists === undefined ? wordOfKey(row, key) : undefined;
  if (part !== undefined) {
    const word = typeof value === 'string' && value !== '' ? value : '…';
    return `Write it under ${row.id}: \`${row.id}: { ${part}: ${word} }\`.`;
  }
  // A key of the registry or a path of nodes may stand before the name.
  const name = key.slice(Math.max(key.lastIndexOf('\\'), key.lastIndexOf('/')) + 1);
  const values = new Set(meaningsOf(row, value, name).map((meaning) => writeSettingValue(meaning.value)));
  const [text] = values;
  const isOpposite = isTurnedRound(row, name);
  const given = switchOf(value);
  if (text === undefined || values.size > 1)
    return `Write \`${row.id}\`${isOpposite ? `: ${name} says the opposite, so the value changes too` : ''}.`;
  const isTurned = given !== undefined && text === String(!given);
  return `Write \`${row.id}: ${text}\`${isTurned ? `: ${name} says the opposite of it` : ''}.`;
}

/** Names other than ids that people may misspell. Titles, paths and GUIDs are not typed from memory. */
const otherNames = once(
  (): ReadonlyMap<string, true> =>
    new Map(
      settingRows().flatMap((row) =>
        namesOf(row).flatMap((name) => (/^[A-Za-z][\w-]+$/.test(name) ? [[name, true]] : [])),
      ),
    ),
);

/** A search that finds something: with as many words of the name as the catalogue has together. */
function hintForSearch(key: string): string {
  const words = wordsIn(key);
  const found: string[] = [];
  for (const word of words.toSorted((a, b) => b.length - a.length))
    if (settingRows().some((row) => speaksOf(row, [...found, word]))) found.push(word);
  const text = words.filter((word) => found.includes(word));
  return `Search with \`mdav list settings ${text.length === 0 ? 'TEXT' : text.join(' ')}\`.`;
}

/** `NetworkProtectionFoo` as `network`, `protection`, `foo`; words that say little are left out. */
function wordsIn(key: string): string[] {
  const words = key
    .slice(0, 200)
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/);
  return [...new Set(words)].filter((word) => word.length > 2 && !SAYS_LITTLE.has(word));
}

const SAYS_LITTLE = new Set(['allow', 'enable', 'enabled', 'disable', 'disabled', 'the', 'and', 'set', 'configure']);
