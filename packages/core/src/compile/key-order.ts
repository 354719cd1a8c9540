import { FLEET_KEYS } from '../model/fleet-keys.generated.ts';

/** What an entry of a list is about stands before what is said of it. */
const ENTRY = [
  'path',
  'extension',
  'process',
  'address',
  'key',
  'uri',
  'namespace',
  'policy',
  'name',
  'type',
  'data',
  'value',
];

/**
 * The same with the keys of every map in one order, whatever the layout of the fleet file: as the model has them, and what
 * has a free name behind them, by the alphabet.
 */
export function inKeyOrder<Value>(value: Value): Value {
  const keys = new Set([...ENTRY, ...Object.values(FLEET_KEYS).flatMap((map) => Object.keys(map))]);
  return ordered(value, new Map([...keys].map((key, index) => [key, index]))) as Value;
}

function ordered(value: unknown, order: ReadonlyMap<string, number>): unknown {
  if (Array.isArray(value)) return value.map((part) => ordered(part, order));
  if (typeof value !== 'object' || value === null) return value;
  const place = (key: string) => order.get(key) ?? Number.POSITIVE_INFINITY;
  const entries = Object.entries(value).sort(([a], [b]) => compare(place(a), place(b)) || compare(a, b));
  return Object.fromEntries(entries.map(([key, part]) => [key, ordered(part, order)]));
}

function compare<Word extends string | number>(a: Word, b: Word): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
