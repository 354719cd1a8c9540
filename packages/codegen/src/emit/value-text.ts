import type { DurationUnit, ListItem, SettingRow, ValueType } from '@mdav/core';
import { literal, propertyName, quote } from './literal.ts';

/** Name of the property that holds the value of an annotated list entry. */
export const ENTRY_PROPERTY: Readonly<Record<ListItem, string>> = {
  path: 'path',
  extension: 'extension',
  process: 'process',
  'ip-address': 'address',
  source: 'value',
  text: 'value',
};

/** The TypeScript type of a setting's value, `'remove'` included. */
export function valueTypeText(type: ValueType): string {
  return `${bareTypeText(type)} | 'remove'`;
}

function bareTypeText(type: ValueType): string {
  switch (type.kind) {
    case 'toggle':
      return 'boolean';
    case 'choice':
      return Object.keys(type.options).map(quote).join(' | ');
    case 'flags':
      return `readonly (${Object.keys(type.options).map(quote).join(' | ')})[]`;
    case 'integer':
      return 'number';
    case 'duration':
      return `{ readonly ${type.unit}: number }`;
    case 'time-of-day':
    case 'text':
      return 'string';
    case 'list':
      return listTypeText(type);
    case 'map':
      return mapTypeText(type);
  }
}

function listTypeText({ of, annotated, options }: ValueType & { kind: 'list' }): string {
  const plain = options === undefined ? 'string' : Object.keys(options).map(quote).join(' | ');
  if (annotated === undefined) return `readonly ${options === undefined ? plain : `(${plain})`}[]`;
  const entry = `{ readonly ${ENTRY_PROPERTY[of]}: ${plain}; readonly reason?: string; readonly owner?: string; readonly expires?: string }`;
  return `readonly (${plain} | ${entry})[]`;
}

/** Index signatures of keys that have no name. */
const OTHER_KEY = {
  guid: `guid: \`\${string}-\${string}-\${string}-\${string}-\${string}\``,
  number: `id: \`\${number}\``,
} as const;

function mapTypeText({ keys, values, otherKeys, freeValues }: ValueType & { kind: 'map' }): string {
  const value = freeValues ? 'string' : Object.keys(values).map(quote).join(' | ');
  const named = Object.keys(keys).map((key) => `readonly ${propertyName(key)}?: ${value}`);
  const other = otherKeys === undefined ? [] : [`readonly [${OTHER_KEY[otherKeys]}]: ${value}`];
  return `{ ${[...named, ...other].join('; ')} }`;
}

/** What may be written, in words: `true or false`, `high, moderate`, `whole number of kilobytes, 0 to 50`. */
export function describeValues(type: ValueType): string {
  switch (type.kind) {
    case 'toggle':
      return '`true` or `false`';
    case 'choice':
      return wordList(Object.keys(type.options));
    case 'flags':
      return `any of ${wordList(Object.keys(type.options))}; an empty list for none`;
    case 'integer':
      return `whole number of ${type.unit}, ${type.min} to ${type.max}`;
    case 'duration':
      return `\`{ ${type.unit}: … }\`, ${type.min} to ${type.max}`;
    case 'time-of-day':
      return "time of day such as `'02:30'`";
    case 'text':
      return type.maxLength === undefined ? 'text of one line' : `text of one line, up to ${type.maxLength} characters`;
    case 'list':
      return `list of ${type.options === undefined ? LIST_NOUN[type.of] : wordList(Object.keys(type.options))}${type.ordered ? ', in order' : ''}`;
    case 'map':
      return describeMap(type);
  }
}

const LIST_NOUN: Readonly<Record<ListItem, string>> = {
  path: 'paths',
  extension: 'file extensions',
  process: 'processes',
  'ip-address': 'IP addresses',
  source: 'sources',
  text: 'texts',
};

function describeMap({ keys, values, otherKeys, freeValues }: ValueType & { kind: 'map' }): string {
  const names = Object.keys(keys);
  const other = otherKeys === undefined ? [] : [otherKeys === 'guid' ? 'any other GUID' : 'a number'];
  return `${[...(names.length > 0 ? [names.length > 6 ? 'a name below' : wordList(names)] : []), ...other].join(' or ')} to ${freeValues ? 'text' : wordList(Object.keys(values))}`;
}

/** Words between backticks, joined by commas. */
export function wordList(words: readonly string[]): string {
  return words.map((word) => `\`${word}\``).join(', ');
}

/** A value that the type accepts, as YAML on one line, for the pages. */
export function exampleText(row: SettingRow): string {
  const { type } = row;
  switch (type.kind) {
    case 'toggle':
      return 'true';
    case 'choice':
      return Object.keys(type.options).at(-1) ?? '';
    case 'flags':
      return `[${Object.keys(type.options)[0]}]`;
    case 'integer':
      return String(Math.min(type.max, Math.max(type.min, 50)));
    case 'duration':
      return exampleDuration(type.unit, type.min, type.max);
    case 'time-of-day':
      return "'02:30'";
    case 'text':
      return "'…'";
    case 'list':
      return `[${Object.keys(type.options ?? {}).join(', ') || "'…'"}]`;
    case 'map':
      return `{ ${Object.keys(type.keys)[0] ?? "'…'"}: ${Object.keys(type.values)[0] ?? "'…'"} }`;
  }
}

function exampleDuration(unit: DurationUnit, min: number, max: number): string {
  return literal({ [unit]: Math.min(max, Math.max(min, 4)) });
}
