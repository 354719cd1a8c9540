import type { ListItem, SettingRow, SettingValue, ValueType } from '@mdav/core';
import { entryText, REMOVE } from '@mdav/core';

/**
 * Values of a setting at the edges of what a fleet may say: every word, both ends of every range that any channel has,
 * nothing, one and many entries, text that formats have to escape, and the removal.
 */
export function boundaryValues(row: SettingRow): readonly SettingValue[] {
  return [REMOVE, ...plainBoundaries(row)];
}

function plainBoundaries(row: SettingRow): readonly SettingValue[] {
  const { type } = row;
  switch (type.kind) {
    case 'toggle':
      return [true, false];
    case 'choice':
      return Object.keys(type.options);
    case 'flags': {
      const words = Object.keys(type.options);
      return [[], ...words.map((word) => [word]), words, [...words].reverse()];
    }
    case 'integer':
      return amounts(row, type);
    case 'duration':
      return amounts(row, type).map((amount) => ({ [type.unit]: amount }) as unknown as SettingValue);
    case 'time-of-day':
      // The node ends at 23:00, the registry knows every minute.
      return ['00:00', '02:30', '23:00', '23:59'];
    case 'text':
      return TEXTS.filter((text) => isText(type, text));
    case 'list':
      return listBoundaries(type);
    case 'map':
      return mapBoundaries(type);
  }
}

/** Both ends of the type's range and of the channels' own, their neighbours inside, and the middle. */
function amounts(
  { registry, mdm }: SettingRow,
  { min, max }: { readonly min: number; readonly max: number },
): readonly number[] {
  const ranges = [
    { min, max },
    ...(registry.kind === 'values' ? registry.writes : []).flatMap((write) =>
      write.kind === 'value' && write.range !== undefined ? [write.range] : [],
    ),
    ...(mdm.kind === 'node' && mdm.range !== undefined ? [mdm.range] : []),
  ];
  const edges = ranges.flatMap((range) => [range.min - 1, range.min, range.max, range.max + 1]);
  const wanted = [...edges, min + 1, max - 1, Math.floor((min + max) / 2)];
  return [...new Set(wanted)].filter((amount) => amount >= min && amount <= max).sort((a, b) => a - b);
}

/** Text that one format or another has to escape, and text outside every code page. */
const TEXTS: readonly string[] = [
  'x',
  'tenant-1',
  '\\\\server\\share with blanks',
  'quote " apostrophe \' backtick ` percent %PATH%',
  '<tag attribute="&amp;"> ]]> --',
  'semicolon; bar| comma, equals= tilde~ bracket[]',
  '\u00e4\u00df\u0142\u4e2d\u{1f6e1}',
];

function isText({ maxLength, pattern }: Extract<ValueType, { kind: 'text' }>, text: string): boolean {
  return text.length <= (maxLength ?? text.length) && (pattern === undefined || new RegExp(pattern, 'u').test(text));
}

const ENTRY_KEY: Readonly<Record<ListItem, string>> = {
  path: 'path',
  extension: 'extension',
  process: 'process',
  'ip-address': 'address',
  source: 'value',
  text: 'value',
};

function listBoundaries({ of, annotated, options }: Extract<ValueType, { kind: 'list' }>): readonly SettingValue[] {
  if (options !== undefined) {
    const words = Object.keys(options);
    return [[], ...words.map((word) => [word]), words, [...words].reverse()];
  }
  const withOwner = { [ENTRY_KEY[of]]: 'D:\\Ledger', reason: 'advice', owner: 'erp', expires: '2027-03-01' };
  return [
    [],
    ['C:\\Data'],
    ['b', 'a', '\u00e4'],
    // Each of these separates entries somewhere, so one channel or another cannot say them.
    ...['a;b', 'a|b', 'a,b', 'a=b'].map((entry) => [entry]),
    Array.from({ length: 40 }, (_, index) => `C:\\Folder ${index}`),
    ...(annotated ? [[withOwner, 'C:\\b']] : []),
  ];
}

function mapBoundaries({
  keys,
  values,
  otherKeys,
  lists,
}: Extract<ValueType, { kind: 'map' }>): readonly SettingValue[] {
  const words =
    lists === undefined ? Object.keys(values) : [['C:\\Tools\\a.exe'], ['C:\\b c\\*', '%ProgramFiles%\\d.exe']];
  const others = { guid: ['11111111-2222-3333-4444-555555555555'], number: ['7', '2147519003'] };
  const all = [...Object.keys(keys), ...(otherKeys === undefined ? [] : others[otherKeys])];
  const first = all[0] ?? '';
  return [
    {},
    ...words.map((word) => ({ [first]: word })),
    ...words.map((word) => Object.fromEntries(all.map((key) => [key, word]))),
    ...words.map((word) => Object.fromEntries(Object.keys(keys).map((key) => [key, word]))),
    Object.fromEntries(all.map((key, index) => [key, words[index % words.length] ?? ''])),
  ];
}

/** A value as a channel gives it back: entries without who answers for them, flags in the order of the row. */
export function plainValue({ type }: SettingRow, value: SettingValue): SettingValue {
  if (!Array.isArray(value)) return value;
  const texts = value.map(entryText);
  return type.kind === 'flags' ? Object.keys(type.options).filter((word) => texts.includes(word)) : texts;
}
