import type { Duration, SettingRow, SettingValue } from '@mdav/core';
import { entryText } from '@mdav/core';

/** Values of a setting that are worth a test: every word, both ends of a range, one entry and several. */
export function sampleValues({ type, mdm }: SettingRow): readonly SettingValue[] {
  const range = mdm.kind === 'node' && mdm.range !== undefined ? [mdm.range.min, mdm.range.max] : [];
  switch (type.kind) {
    case 'toggle':
      return [true, false];
    case 'choice':
      return Object.keys(type.options);
    case 'flags': {
      const words = Object.keys(type.options);
      return [[], ...words.map((word) => [word]), [...words].reverse()];
    }
    case 'integer':
      return [type.min, type.max, Math.floor((type.min + type.max) / 2), ...range];
    case 'duration':
      return [type.min, type.max, ...range].map((amount) => ({ [type.unit]: amount }) as unknown as Duration);
    case 'time-of-day':
      return ['00:00', '02:30', '23:00', '23:59'];
    case 'text':
      return ['plain', 'C:\\Users\\%NAME%\\ä "x" <&> \u{1F6E1}'].filter(
        (text) => type.pattern === undefined || new RegExp(type.pattern, 'u').test(text),
      );
    case 'list': {
      if (type.options !== undefined) {
        const words = Object.keys(type.options);
        return [[], ...words.map((word) => [word]), [...words].reverse()];
      }
      return [[], ['C:\\Data'], ['b', 'a'], [{ path: 'C:\\Ledger', reason: 'advice', owner: 'erp' }, '"<&>"']];
    }
    case 'map': {
      const keys = Object.keys(type.keys);
      const words = type.lists === undefined ? Object.keys(type.values) : [['C:\\Tools\\a.exe', 'D:\\b']];
      const others =
        type.otherKeys === 'guid'
          ? ['11111111-2222-3333-4444-555555555555']
          : type.otherKeys === 'number'
            ? ['2147519003', '7']
            : [];
      const all = [...keys, ...others].reverse();
      return [
        {},
        ...words.map((word) => Object.fromEntries(all.slice(0, 3).map((key) => [key, word]))),
        Object.fromEntries(all.map((key, index) => [key, words[index % words.length] ?? ''])),
        ...words.map((word) => Object.fromEntries(keys.map((key) => [key, word]))),
      ];
    }
  }
}

/** A value as it comes back from a channel: entries without who answers for them, flags in the order of the row. */
export function plainValue({ type }: SettingRow, value: SettingValue): SettingValue {
  if (!Array.isArray(value)) return value;
  const texts = value.map(entryText);
  return type.kind === 'flags' ? Object.keys(type.options).filter((word) => texts.includes(word)) : texts;
}
