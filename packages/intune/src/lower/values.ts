import type { Codes, SettingRow, SettingValue } from '@mdav/core';
import { entryText } from '@mdav/core';
import { codeOf, listCodes, mapCodes, wordsWithoutCode } from '@mdav/core/format';
import type { NodeCodes } from './catalog-row.ts';
import type { Said } from './said.ts';
import { cannot, said } from './said.ts';

/** A member of a table that was written down, and not one that every object has. */
export function lookUp<T>(table: Readonly<Record<string, T>> | undefined, word: string): T | undefined {
  return table !== undefined && Object.hasOwn(table, word) ? table[word] : undefined;
}

/** The words of a value: one of a toggle or choice, any number of flags or of a list with words. */
export function wordsOf({ type }: SettingRow, value: SettingValue): readonly string[] | undefined {
  if (type.kind === 'toggle') return typeof value === 'boolean' ? [value ? 'on' : 'off'] : undefined;
  if (type.kind === 'choice') return typeof value === 'string' ? [value] : undefined;
  if (!Array.isArray(value)) return undefined;
  const words = value.map(entryText);
  // The order of flags means nothing, so they stand as the row lists them.
  return type.kind === 'flags' ? Object.keys(type.options).filter((word) => words.includes(word)) : words;
}

/** The pairs of a map, sorted by key so that the order of the file does not show. */
export function pairsOf(value: SettingValue): readonly (readonly [string, string])[] | undefined {
  if (typeof value !== 'object' || Array.isArray(value)) return undefined;
  return Object.entries(value as Readonly<Record<string, string>>).sort(byName);
}

/** The code of a single value as the node takes it, within the range of the node. */
export function sayCode(row: SettingRow, node: NodeCodes, value: SettingValue): Said<number | string> {
  const code = codeOf(row.type, node.as, value);
  if (code === undefined) return noCode(row, node, value);
  const { range } = node;
  if (range !== undefined && typeof code === 'number' && (code < range.min || code > range.max)) {
    return cannot(`The MDM node takes ${range.min} to ${range.max}, not ${code}.`);
  }
  return said(code);
}

/** The code of a single value that must be a number. */
export function sayNumber(row: SettingRow, node: NodeCodes, value: SettingValue): Said<number> {
  const code = sayCode(row, node, value);
  if (code.kind === 'cannot') return code;
  return typeof code.it === 'number' ? said(code.it) : noCode(row, node, value);
}

/** The texts of a list's entries, words turned into codes where there are codes. */
export function sayEntries(row: SettingRow, node: NodeCodes, value: SettingValue): Said<readonly string[]> {
  const texts = listCodes(value, node.as);
  if (texts === undefined) return noCode(row, node, value);
  return texts.length === 0 ? cannot('MDM cannot say an empty list.') : said(texts);
}

/** The keys and values of a map in the codes of the node, sorted by key. */
export function sayMap(
  row: SettingRow,
  node: NodeCodes,
  value: SettingValue,
): Said<readonly (readonly [string, string])[]> {
  if (row.type.kind !== 'map') return noCode(row, node, value);
  const pairs = mapCodes(row.type, { keys: node.keys, values: textCodes(node.as) }, value);
  if (pairs === undefined) return noCode(row, node, value);
  return pairs.length === 0 ? cannot('MDM cannot say an empty map.') : said([...pairs].sort(byName));
}

/** The codes of a node as text, which is how a list of pairs holds them. */
export function textCodes(codes: Codes | undefined): Readonly<Record<string, string>> | undefined {
  return codes && Object.fromEntries(Object.entries(codes).map(([word, code]) => [word, String(code)]));
}

/** Texts joined into one; an entry that holds the delimiter would come apart differently. */
export function joinEntries(texts: readonly string[], delimiter: string): Said<string> {
  const broken = texts.find((text) => text.includes(delimiter));
  if (broken !== undefined) return cannot(`"${broken}" holds "${delimiter}", which separates the entries.`);
  return said(texts.join(delimiter));
}

/** That the node has nothing for a value, with the words that it lacks. */
export function noCode(row: SettingRow, node: NodeCodes, value: SettingValue) {
  const missing = wordsWithoutCode(row.type, node.as, value).map((word) => `"${word}"`);
  return cannot(`The MDM node has no code for ${missing.length === 0 ? 'this value' : missing.join(', ')}.`);
}

function byName([left]: readonly [string, string], [right]: readonly [string, string]): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
