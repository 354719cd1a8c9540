import { describeType, ENTRY_KEY, exampleValue } from '../catalogue/describe.ts';
import { type Meaning, meaningsOf, switchOf } from '../catalogue/meanings.ts';
import type { SettingRow, ValueType } from '../catalogue/row.ts';
import { hintFor, misspelt, probable } from '../diagnostic/suggest.ts';
import { JUSTIFICATION_KEYS } from '../model/justification.ts';
import type { SettingValue } from '../model/value.ts';
import { REMOVE } from '../model/vocabulary.ts';
import { hintForAmount } from './amount-hint.ts';
import { wordFor } from './other-words.ts';
import { show } from './value-words.ts';
import { writeSettingValue } from './write-value.ts';

/** The key of the form that adds to a list or map of the layers below. */
export const EXTEND = 'extend';

/**
 * What to write in place of a value that a setting does not take: what was meant where that can be known,
 * else an example. The subject is the key in front of the value.
 */
export function hintForValue(row: SettingRow, value: unknown, subject: string = row.id): string {
  const { id, type } = row;
  if (wantsExtension(type, value))
    return `Write \`${id}: { ${EXTEND}: ${exampleValue(row)} }\` to add to the layers below, and nothing beside it.`;
  const meant = hintForCode(subject, type, value, meaningsInFile(row, value));
  if (meant !== undefined) return meant;
  const words = 'options' in type ? Object.keys(type.options ?? {}) : [];
  if (words.length > 0 && isPlain(value)) return hintFor(String(value), words);
  const amount = hintForAmount(row, value);
  if (amount !== undefined) return amount;
  return `Write \`${id}: ${exampleValue(row)}\`, or \`${REMOVE}\` to clear what an earlier policy set.`;
}

/** As `hintForValue`, for what a map gives to one of its names. */
export function hintForMapValue(row: SettingRow, key: string, value: unknown): string {
  const { type } = row;
  if (type.kind !== 'map') return hintForValue(row, value);
  const words = Object.keys(type.values);
  const named = wordFor(value, words);
  const said = named === undefined ? [] : [{ name: row.id, title: row.id, value: named }];
  const meant = hintForCode(key, type, value, [...said, ...mapMeanings(row, value)]);
  if (meant !== undefined) return meant;
  if (words.length === 0) return `Write a list, such as \`${key}: ['C:\\Tools\\tool.exe']\`.`;
  return isPlain(value) ? hintFor(String(value), words) : `Write \`${key}: ${words.find(isNotOff) ?? words[0]}\`.`;
}

/** As `hintForValue`, for an entry of a list. */
export function hintForEntry({ type }: SettingRow, value: unknown): string {
  const words = 'options' in type ? Object.keys(type.options ?? {}) : [];
  if (words.length > 0) return hintFor(String(value), words);
  if (typeof value === 'number') return `Write it in quotes: '${value}'.`;
  return 'Write each entry as text, or with who answers for it as a map.';
}

/** What to do about an unknown key in the value of a setting. */
export function hintForPart(row: SettingRow, key: string, value: unknown): string {
  const { id, type } = row;
  if (type.kind === 'list' && type.annotated === true) return hintFor(key, [ENTRY_KEY[type.of], ...JUSTIFICATION_KEYS]);
  const amount = hintForAmount(row, value);
  if (amount !== undefined) return amount;
  if (type.kind !== 'map') return `Setting ${id} takes ${describeType(type)}.`;
  const likely = probable(key, [...Object.keys(type.keys), EXTEND]);
  if (likely.length > 0) return `Did you mean ${likely.map((name) => `"${name}"`).join(' or ')}?`;
  const names = Object.keys(type.keys);
  return names.length > 8
    ? `Choose one of the ${names.length} names that \`mdav explain ${id}\` lists.`
    : `Setting ${id} takes ${describeType(type)}.`;
}

/** Says what a code means; where channels contradict each other, what it means in each. */
function hintForCode(
  subject: string,
  type: ValueType,
  code: unknown,
  meanings: readonly Meaning[],
): string | undefined {
  const titles = new Map<string, string[]>();
  for (const { value, title } of meanings) {
    const text = writeSettingValue(value);
    titles.set(text, [...(titles.get(text) ?? []), title]);
  }
  const [first, ...others] = [...titles];
  if (first === undefined || [...titles.keys()].some((text) => text.includes('`'))) return undefined;
  const [text, of] = first;
  if (others.length > 0) {
    const more = others.map(([other, by]) => `, or \`${other}\` where it is said of ${by.join(' and ')}`);
    return `Write \`${subject}: ${text}\` where ${show(code)} is said of ${of.join(' and ')}${more.join('')}.`;
  }
  const isWord =
    (type.kind === 'toggle' && typeof code === 'string') || ['integer', 'list', 'flags'].includes(type.kind);
  return `Write \`${subject}: ${text}\`${isWord ? '' : `: that is what ${show(code)} stands for`}.`;
}

/** What a value means under the setting's own id: as a code of whatever channel, or as what it plainly says. */
function meaningsInFile(row: SettingRow, value: unknown): readonly Meaning[] {
  const { id, type } = row;
  const own = ownMeaning(type, value);
  return [...(own === undefined ? [] : [{ name: id, title: id, value: own }]), ...meaningsOf(row, value)];
}

/** What is meant by a value in the right words and the wrong form: text for a switch, one entry for a list. */
function ownMeaning(type: ValueType, value: unknown): SettingValue | undefined {
  if (type.kind === 'toggle' && typeof value === 'string') return /^[01]$/.test(value) ? undefined : switchOf(value);
  if (type.kind === 'choice') return wordFor(value, Object.keys(type.options));
  if ((type.kind !== 'list' && type.kind !== 'flags') || typeof value !== 'string' || value === REMOVE)
    return undefined;
  const words = type.options === undefined ? undefined : Object.keys(type.options);
  const entries = value.split(words === undefined ? '|' : /[|,]/).map((entry) => {
    const text = entry.trim();
    return words === undefined || words.includes(text) ? text : (wordFor(text, words) ?? misspelt(text, words) ?? '');
  });
  return entries.includes('') ? undefined : entries;
}

function mapMeanings({ registry, mdm }: SettingRow, value: unknown): readonly Meaning[] {
  const writes = registry.kind === 'values' ? registry.writes : [];
  const codes = [
    ...writes.flatMap((write) =>
      write.kind === 'list'
        ? [{ title: 'the registry', as: { ...invert(write.alsoReads), ...invertOne(write.as) } }]
        : [],
    ),
    ...(mdm.kind === 'node' ? [{ title: 'the node', as: invertOne(mdm.as) }] : []),
  ];
  return codes.flatMap(({ title, as }) => {
    const word = as[String(value)];
    return word === undefined ? [] : [{ name: title, title, value: word }];
  });
}

function invertOne(codes: Readonly<Record<string, string | number>> = {}): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(codes).map(([word, code]) => [String(code), word]));
}

function invert(codes: Readonly<Record<string, readonly string[]>> = {}): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(codes).flatMap(([word, all]) => all.map((code) => [code, word])));
}

/** True for a map in place of a list, and for a map with the extending key: the extending form was meant. */
function wantsExtension(type: ValueType, value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return type.kind === 'map' ? Object.hasOwn(value, EXTEND) : type.kind === 'list' || type.kind === 'flags';
}

function isPlain(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function isNotOff(word: string): boolean {
  return word !== 'off';
}
