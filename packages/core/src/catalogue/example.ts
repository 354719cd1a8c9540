import type { MapPart, SettingValue } from '../model/value.ts';
import { REMOVE } from '../model/vocabulary.ts';
import { codeOf, listCodes, mapCodes } from './codes.ts';
import { measureOfRow } from './direction.ts';
import type { DurationUnit, ListItem, RegistryWrite, SettingRow } from './row.ts';

/*
 * A value of each setting that shows how it is written, and what becomes of it by the row alone. Generators read this
 * before the catalogue is built, so that nothing here looks a setting up.
 */

/**
 * A value that the setting takes, and that people may copy: pages offer it. It turns no protection off, and is what
 * devices do anyway where no value protects more than another.
 */
export function exampleOf(row: SettingRow): SettingValue {
  const { type, registry } = row;
  switch (type.kind) {
    case 'toggle': {
      const measure = measureOfRow(row);
      return measure?.kind !== 'toggle' || measure.stronger;
    }
    case 'choice':
      return row.example ?? strongest(row) ?? Object.keys(type.options)[0] ?? '';
    case 'flags':
      return Object.keys(type.options).slice(0, 1);
    case 'integer':
      return usualAmount(row, type.min, type.max) ?? (type.max < 1000 ? type.max : type.min);
    case 'duration':
      return { [type.unit]: exampleAmount(type.unit, type.min, type.max) } as unknown as SettingValue;
    case 'time-of-day':
      return '02:30';
    case 'text':
      return 'text';
    case 'list':
      return [type.options === undefined ? EXAMPLE_ENTRY[type.of] : (Object.keys(type.options)[0] ?? '')];
    case 'map': {
      const name = Object.keys(type.keys)[0] ?? '2147519003';
      // A word that the registry has a code for, so that there are commands for it.
      const codes = registry.kind === 'values' ? registry.writes[0]?.as : undefined;
      const words = Object.keys(type.values).filter((word) => word !== 'off');
      const word: MapPart | undefined =
        type.lists === undefined
          ? (words.find((candidate) => codes?.[candidate] !== undefined) ?? words[0])
          : [EXAMPLE_ENTRY[type.lists.of]];
      return { [name]: word ?? '' };
    }
  }
}

/** The strongest word of a choice whose words are ranked. */
function strongest(row: SettingRow): string | undefined {
  const measure = measureOfRow(row);
  return measure?.kind === 'levels' ? measure.weakestFirst.at(-1)?.[0] : undefined;
}

/** The number that devices take when nobody sets one. */
function usualAmount({ defaults }: SettingRow, min: number, max: number): number | undefined {
  const [amount] = [defaults?.mdm, defaults?.gpo].map((text) => Number.parseInt(text ?? '', 10));
  return amount !== undefined && amount >= min && amount <= max ? amount : undefined;
}

/** A value of the registry, its data as `reg.exe` takes them. */
export interface ExampleWrite {
  /** Below `HKEY_LOCAL_MACHINE`. */
  readonly key: string;
  readonly name: string;
  /** Such as `REG_DWORD`. */
  readonly type: string;
  readonly data: string;
  /** Present for the value that says that a list is managed: it holds for every entry. */
  readonly marker?: true;
}

/** Below it stands every key of the catalogue. */
export const POLICIES = 'SOFTWARE\\Policies\\Microsoft';

/** What the example comes to in the registry; nothing where it cannot be said there. */
export function exampleWrites(row: SettingRow): readonly ExampleWrite[] {
  const { registry } = row;
  if (registry.kind !== 'values') return [];
  const value = exampleOf(row);
  return registry.writes.flatMap((write) =>
    write.kind === 'list' ? listOf(row, write, value) : one(row, write, value),
  );
}

type Write<K> = Extract<RegistryWrite, { kind: K }>;

function one({ type }: SettingRow, write: Write<'value'>, value: SettingValue): readonly ExampleWrite[] {
  const texts = type.kind === 'list' ? listCodes(value, write.as) : undefined;
  const code =
    texts?.join(write.type === 'multi-sz' ? '\\0' : (write.delimiter ?? '')) ?? codeOf(type, write.as, value);
  if (code === undefined) return [];
  const name = `REG_${write.type.toUpperCase().replace('-', '_')}`;
  return [{ key: `${POLICIES}\\${write.key}`, name: write.name, type: name, data: String(code) }];
}

function listOf({ type }: SettingRow, write: Write<'list'>, value: SettingValue): readonly ExampleWrite[] {
  const { key, marker, as, names, data } = write;
  const pairs =
    type.kind === 'map'
      ? mapCodes(type, { keys: names, values: as }, value)
      : listCodes(value, undefined)?.map((text) => [text, data ?? text] as const);
  const managed = marker && {
    key: `${POLICIES}\\${marker.key}`,
    name: marker.name,
    type: 'REG_DWORD',
    data: '1',
    marker: true as const,
  };
  const entries = (pairs ?? []).map(([name, text]) => ({
    key: `${POLICIES}\\${key}`,
    name,
    type: 'REG_SZ',
    data: text,
  }));
  return entries.length === 0 ? [] : [...(managed === undefined ? [] : [managed]), ...entries];
}

/** What the example comes to over MDM: nothing for a node that takes XML, or none. */
export function exampleNode(row: SettingRow): { readonly uri: string; readonly value: string } | undefined {
  const { type, mdm } = row;
  if (mdm.kind !== 'node' || mdm.admxBacked) return undefined;
  const value = exampleOf(row);
  const { as, keys, delimiter = '|', uri } = mdm;
  const texts =
    type.kind === 'list'
      ? listCodes(value, as)
      : type.kind === 'map'
        ? mapCodes(type, { keys, values: as as Readonly<Record<string, string>> | undefined }, value)?.map((pair) =>
            pair.join('='),
          )
        : undefined;
  const said = texts?.join(delimiter) ?? codeOf(type, as, value);
  return said === undefined ? undefined : { uri, value: String(said) };
}

/** A value with what its parts come to where somebody has other words than the catalogue. */
export interface ValueParts {
  readonly value: SettingValue;
  /** A quantity in the unit of the setting, or minutes after midnight. */
  readonly amount?: number;
  /** Text that goes as it is. */
  readonly text?: string;
  /** The entries of a list as the registry has them. */
  readonly texts?: readonly string[];
  /** Names of a map as the registry has them, with the words of the fleet file. */
  readonly pairs?: readonly (readonly [name: string, word: string])[];
}

/** The parts of a value; what its type does not have is left out. */
export function valueParts({ type, registry }: SettingRow, value: SettingValue): ValueParts {
  // What takes a value away has no part of any type.
  if (value === REMOVE) return { value };
  const write = registry.kind === 'values' ? registry.writes[0] : undefined;
  const amount = ['integer', 'duration', 'time-of-day'].includes(type.kind)
    ? codeOf(type, undefined, value)
    : undefined;
  const texts = type.kind === 'list' ? listCodes(value, write?.as) : undefined;
  const names = write?.kind === 'list' ? write.names : undefined;
  const pairs = type.kind === 'map' ? mapCodes(type, { keys: names, values: undefined }, value) : undefined;
  return {
    value,
    ...(typeof amount === 'number' ? { amount } : {}),
    ...(type.kind === 'text' && typeof value === 'string' ? { text: value } : {}),
    ...(texts === undefined ? {} : { texts }),
    ...(pairs === undefined ? {} : { pairs }),
  };
}

/** Examples of what a list holds; addresses and names are those that documents may use. */
const EXAMPLE_ENTRY: Readonly<Record<ListItem, string>> = {
  path: 'D:\\Data',
  extension: '.ldf',
  process: 'C:\\Program Files\\Tool\\tool.exe',
  'ip-address': '192.0.2.10',
  source: '\\\\server\\share',
  text: 'example',
};

/** A quantity that shows how one is written. */
export function exampleAmount(unit: DurationUnit, min: number, max: number): number {
  const usual = { seconds: 30, minutes: 60, hours: 4, days: 7 }[unit];
  return Math.min(max, Math.max(min, usual));
}
