import type { DurationUnit, ListItem, SettingRow, ValueType } from './row.ts';

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
      return `a quantity such as { ${type.unit}: ${type.min} }, from ${type.min} to ${type.max} ${type.unit}`;
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
  const { type } = row;
  switch (type.kind) {
    case 'toggle':
      return 'true';
    case 'choice':
      return Object.keys(type.options).at(-1) ?? '';
    case 'flags':
      return `[${Object.keys(type.options)[0] ?? ''}]`;
    case 'integer':
      return String(type.max < 1000 ? type.max : type.min);
    case 'duration':
      return `{ ${type.unit}: ${exampleAmount(type.unit, type.min, type.max)} }`;
    case 'time-of-day':
      return "'02:30'";
    case 'text':
      return 'text';
    case 'list':
      return type.options === undefined ? `[${EXAMPLE_ENTRY[type.of]}]` : `[${Object.keys(type.options)[0]}]`;
    case 'map': {
      const name = Object.keys(type.keys)[0] ?? "'2147519003'";
      const word = Object.keys(type.values).find((candidate) => candidate !== 'off');
      return `{ ${name}: ${type.lists === undefined ? word : `[${EXAMPLE_ENTRY[type.lists.of]}]`} }`;
    }
  }
}

const ENTRIES: Readonly<Record<ListItem, string>> = {
  path: 'paths',
  extension: 'extensions',
  process: 'processes',
  'ip-address': 'IP addresses',
  source: 'sources',
  text: 'texts',
};

const EXAMPLE_ENTRY: Readonly<Record<ListItem, string>> = {
  path: "'D:\\Data'",
  extension: '.ldf',
  process: "'C:\\Program Files\\Tool\\tool.exe'",
  'ip-address': '192.0.2.10',
  source: "'\\\\server\\share'",
  text: 'example',
};

function exampleAmount(unit: DurationUnit, min: number, max: number): number {
  const usual = { seconds: 30, minutes: 60, hours: 4, days: 7 }[unit];
  return Math.min(max, Math.max(min, usual));
}
