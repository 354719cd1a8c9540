import { type ColumnType, compare, intOf, isEmpty, type Row, textOf, type Value, versionOf } from './kusto-values.ts';

/** A function of values. `now` is the time at which the query runs. */
interface ScalarFunction {
  readonly gives: ColumnType | 'first' | 'second';
  readonly of: (values: readonly Value[], now: Date) => Value;
}

const list = (value: Value | undefined): readonly Value[] => (Array.isArray(value) ? (value as readonly Value[]) : []);
const text = (value: Value | undefined) => textOf(value ?? null);
const keyOf = (value: Value) => JSON.stringify(value);

/** Functions that take their arguments as values. `case`, `iff`, `not` and `prev` look at their arguments themselves. */
export const SCALARS: Readonly<Record<string, ScalarFunction>> = {
  ago: { gives: 'datetime', of: ([span], now) => new Date(now.getTime() - Number(span)) },
  array_length: { gives: 'long', of: ([array]) => (Array.isArray(array) ? array.length : null) },
  coalesce: { gives: 'first', of: (values) => values.find((value) => !isEmpty(value)) ?? values.at(-1) ?? null },
  datetime_diff: { gives: 'long', of: ([period, one, other]) => difference(text(period), one, other) },
  isempty: { gives: 'bool', of: ([value]) => isEmpty(value ?? null) },
  isnotempty: { gives: 'bool', of: ([value]) => !isEmpty(value ?? null) },
  now: { gives: 'datetime', of: (_, now) => now },
  pack_array: { gives: 'dynamic', of: (values) => values },
  parse_version: { gives: 'decimal', of: ([version]) => versionOf(text(version)) },
  set_difference: {
    gives: 'dynamic',
    of: ([first, ...others]) => {
      const without = new Set(others.flatMap(list).map(keyOf));
      const kept = new Map(list(first).map((value) => [keyOf(value), value]));
      return [...kept].filter(([key]) => !without.has(key)).map(([, value]) => value);
    },
  },
  set_has_element: {
    gives: 'bool',
    of: ([set, value]) => list(set).some((one) => keyOf(one) === keyOf(value ?? null)),
  },
  split: { gives: 'dynamic', of: ([source, by, at]) => splitOf(text(source).split(text(by)), at) },
  strcat: { gives: 'string', of: (values) => values.map(textOf).join('') },
  strlen: { gives: 'long', of: ([value]) => [...text(value)].length },
  toint: { gives: 'long', of: ([value]) => intOf(value ?? null) },
  tolong: { gives: 'long', of: ([value]) => (/^\s*[-+]?\d+\s*$/.test(text(value)) ? Number(text(value)) : null) },
  tolower: { gives: 'string', of: ([value]) => text(value).toLowerCase() },
  tostring: { gives: 'string', of: ([value]) => text(value) },
};

function splitOf(parts: readonly string[], at: Value | undefined): Value {
  return at === undefined ? parts : parts.slice(Number(at), Number(at) + 1);
}

const DAY = 86_400_000;
/** Whole periods since some begin: a difference counts the limits between two times. Weeks begin on Sunday. */
const PERIODS: Readonly<Record<string, (time: Date) => number>> = {
  year: (time) => time.getUTCFullYear(),
  quarter: (time) => time.getUTCFullYear() * 4 + Math.floor(time.getUTCMonth() / 3),
  month: (time) => time.getUTCFullYear() * 12 + time.getUTCMonth(),
  week: (time) => Math.floor((time.getTime() / DAY + 4) / 7),
  day: (time) => Math.floor(time.getTime() / DAY),
  hour: (time) => Math.floor(time.getTime() / 3_600_000),
  minute: (time) => Math.floor(time.getTime() / 60_000),
  second: (time) => Math.floor(time.getTime() / 1000),
};

function difference(period: string, one: Value | undefined, other: Value | undefined): number | null {
  const count = PERIODS[period.toLowerCase()];
  if (count === undefined) throw new Error(`no period ${period}`);
  return one instanceof Date && other instanceof Date ? count(one) - count(other) : null;
}

/** What an aggregation sees of a group: the value of its argument in every row. */
export type Valued = (argument: number) => readonly Value[];

/** A function over the rows of a group; `gives` is the type of the argument by its place, or a type. */
interface Aggregation {
  readonly gives: ColumnType | number;
  readonly of: (valued: Valued, rows: readonly Row[]) => Value;
}

/** Those values for which the argument at `where` is true. */
const chosen = (valued: Valued, argument: number, where: number) =>
  valued(argument).filter((_, index) => valued(where)[index] === true);
const largest = (values: readonly Value[]) =>
  values.reduce<Value>((best, value) => (best === null || (compare(value, best) ?? -1) > 0 ? value : best), null);

/** `arg_max` gives several columns, and is no part of this. */
export const AGGREGATIONS: Readonly<Record<string, Aggregation>> = {
  count: { gives: 'long', of: (_, rows) => rows.length },
  countif: { gives: 'long', of: (valued) => valued(0).filter((value) => value === true).length },
  max: { gives: 0, of: (valued) => largest(valued(0)) },
  maxif: { gives: 0, of: (valued) => largest(chosen(valued, 0, 1)) },
  take_anyif: {
    gives: 0,
    of: (valued) => {
      const values = chosen(valued, 0, 1);
      return values.find((value) => !isEmpty(value)) ?? values[0] ?? null;
    },
  },
};

/** The place of the row that is largest: the first of equals; where all are nothing, the first row. */
export function placeOfLargest(values: readonly Value[]): number {
  return values.reduce<number>((best, value, index) => {
    const held = values[best] ?? null;
    return (held === null && value !== null) || (compare(value, held) ?? -1) > 0 ? index : best;
  }, 0);
}
