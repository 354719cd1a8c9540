import { exampleAmount, exampleOf } from './example.ts';
import type { ListItem, SettingRow, ValueType } from './row.ts';

/** The property that carries the value of an annotated list entry. */
export const ENTRY_KEY: Readonly<Record<ListItem, 'path' | 'extension' | 'process' | 'address' | 'value'>> = {
  path: 'path',
  extension: 'extension',
  process: 'process',
  'ip-address': 'address',
  source: 'value',
  text: 'value',
};

/** True where a layer may add to what the layers below say: the type has parts. */
export function isExtendable({ kind }: ValueType): boolean {
  return kind === 'list' || kind === 'map' || kind === 'flags';
}

/** What a user may write for a type, in words: the second half of "Setting X takes …". */
export function describeType(type: ValueType): string {
  switch (type.kind) {
    case 'toggle':
      return 'true or false';
    case 'choice':
      return `one of ${Object.keys(type.options).join(', ')}`;
    case 'flags':
      return `a list of ${Object.keys(type.options).join(', ')}`;
    case 'integer':
      return `a whole number of ${type.unit} from ${type.min} to ${type.max}`;
    case 'duration':
      return `a quantity such as { ${type.unit}: ${exampleAmount(type.unit, type.min, type.max)} }, from ${type.min} to ${type.max} ${type.unit}`;
    case 'time-of-day':
      return "a time of day such as '02:30'";
    case 'text':
      return type.maxLength === undefined ? 'text' : `text of at most ${type.maxLength} characters`;
    case 'list':
      return `a list of ${type.options === undefined ? ENTRIES[type.of] : Object.keys(type.options).join(', ')}`;
    case 'map':
      return `names (${Object.keys(type.keys).join(', ')}) with ${type.lists === undefined ? Object.keys(type.values).join(', ') : `a list of ${ENTRIES[type.lists.of]} each`}`;
  }
}

/** An example of a value that the setting takes, as YAML on one line. */
export function exampleValue(row: SettingRow): string {
  const value = exampleOf(row);
  return typeof value === 'string' && row.type.kind !== 'time-of-day' ? value : flowText(value);
}

/** Plain data as YAML on one line; words bare, other text in quotes. */
function flowText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flowText).join(', ')}]`;
  if (typeof value === 'object' && value !== null)
    return `{ ${Object.entries(value)
      .map(([name, part]) => `${flowText(name)}: ${flowText(part)}`)
      .join(', ')} }`;
  if (typeof value !== 'string') return String(value);
  // What begins with a digit could be a number, and a time is one in YAML of old.
  return /^[.A-Za-z][\w.-]*$|^\d+\.\d+\.\d+\.\d+$/.test(value) ? value : `'${value}'`;
}

const ENTRIES: Readonly<Record<ListItem, string>> = {
  path: 'paths',
  extension: 'extensions',
  process: 'processes',
  'ip-address': 'IP addresses',
  source: 'sources',
  text: 'texts',
};
