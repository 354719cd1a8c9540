import type { ListItem, ValueType } from '@mdav/core';

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

function describeMap({ keys, values, otherKeys, lists }: ValueType & { kind: 'map' }): string {
  const names = Object.keys(keys);
  const other = otherKeys === undefined ? [] : [otherKeys === 'guid' ? 'any other GUID' : 'a number'];
  return `${[...(names.length > 0 ? [names.length > 6 ? 'a name below' : wordList(names)] : []), ...other].join(' or ')} to ${lists === undefined ? wordList(Object.keys(values)) : `a list of ${LIST_NOUN[lists.of]}`}`;
}

/** Words between backticks, joined by commas. */
export function wordList(words: readonly string[]): string {
  return words.map((word) => `\`${word}\``).join(', ');
}
