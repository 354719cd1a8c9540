import type { Codes, MapPart, MdmNode, SettingRow, SettingValue, ValueType } from '@mdav/core';
import { assertNever, listValue, mapPair, valueOfCode } from '@mdav/core/format';
import { listData } from '../lower/say-element.ts';
import { textCodes } from '../lower/values.ts';

/** What a reader of texts needs to know of a node, or of a registry value that says the same. */
export type TextCodes = Pick<MdmNode, 'as' | 'keys' | 'delimiter'> & {
  readonly alsoReads?: Readonly<Record<string, readonly (number | string)[]>>;
};

/** The value that some words make, for a type that has words. */
export function valueOfWords(type: ValueType, words: readonly string[]): SettingValue | undefined {
  if (type.kind === 'flags' || type.kind === 'list') return words;
  const [word, ...others] = words;
  if (others.length > 0) return undefined;
  if (type.kind === 'toggle') return word === 'on' ? true : word === 'off' ? false : undefined;
  return type.kind === 'choice' ? word : undefined;
}

/** The word that a code stands for; a number in text counts as the number. */
export function wordOfCode({ as = {}, alsoReads = {} }: TextCodes, code: number | string): string | undefined {
  const plain = Object.keys(as).find((word) => String(as[word]) === String(code));
  return (
    plain ?? Object.keys(alsoReads).find((word) => alsoReads[word]?.some((other) => String(other) === String(code)))
  );
}

/** The list that some texts make; no text makes none, because an empty list is never written. */
export function entriesToValue(texts: readonly string[], codes: Codes | undefined): SettingValue | undefined {
  return texts.length === 0 || texts.includes('') ? undefined : listValue(texts, codes);
}

/** The value of a node's text: a joined list, a number or word in text, or text. */
export function textToValue({ type }: SettingRow, codes: TextCodes, text: string): SettingValue | undefined {
  switch (type.kind) {
    case 'list':
      return entriesToValue(text.split(codes.delimiter ?? '|'), codes.as);
    case 'text':
      return valueOfCode(type, codes.as, text);
    case 'toggle':
    case 'choice': {
      const word = wordOfCode(codes, text);
      return word === undefined ? undefined : valueOfWords(type, [word]);
    }
    case 'flags':
    case 'integer':
    case 'duration':
    case 'time-of-day':
      return /^(0|[1-9]\d{0,14})$/.test(text) ? valueOfCode(type, codes.as, Number(text)) : undefined;
    case 'map':
      return undefined;
    default:
      return assertNever(type);
  }
}

/** The list or map that names and data of a list make. */
export function pairsToValue(
  row: SettingRow,
  codes: TextCodes,
  pairs: readonly (readonly [string, string])[],
): SettingValue | undefined {
  const { type } = row;
  if (type.kind === 'list') {
    const data = listData(row);
    const names = pairs.map(([name]) => name);
    return pairs.every((pair) => pair[1] === data) ? entriesToValue(names, codes.as) : undefined;
  }
  if (type.kind !== 'map' || pairs.length === 0) return undefined;
  const value: Record<string, MapPart> = {};
  for (const [name, code] of pairs) {
    const pair = mapPair(type, { keys: codes.keys, values: textCodes(codes.as) }, name, code);
    if (pair === undefined || Object.hasOwn(value, pair[0])) return undefined;
    value[pair[0]] = pair[1];
  }
  return value;
}
