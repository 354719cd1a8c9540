import { type SettingValue, showValue, valueText } from '@mdav/core';
import { isOrdered, partsOf } from '@mdav/core/format';

type Part = NonNullable<ReturnType<typeof partsOf>>[number];

/**
 * How to show values of a setting that differ: of lists, flags and maps what not all of them say, since nobody finds one
 * entry in two lists of forty. Where the order counts, values are shown whole.
 */
export function showDistinct(setting: string, values: readonly SettingValue[]): (value: SettingValue) => string {
  if (isOrdered(setting)) return valueText;
  const all = values.map((value) => new Set(partsOf(setting, value)?.map(idOf)));
  const isCommon = (part: Part) => all.every((ids) => ids.has(idOf(part)));
  return (value) => {
    const parts = partsOf(setting, value);
    if (parts === undefined) return showValue(value);
    const own = parts.filter((part) => !isCommon(part));
    const rest = parts.length - own.length;
    const shown = own.map(({ shown: text, word }) => (word === undefined ? text : `${text}: ${word}`)).join(', ');
    if (rest === 0) return own.length === 0 ? 'none' : shown;
    return own.length === 0 ? `nothing besides ${rest} that all say` : `${shown}, besides ${rest} that all say`;
  };
}

function idOf({ plain, word, plainWord = word }: Part): string {
  return JSON.stringify([plain, plainWord]);
}
