/**
 * Values of the Kusto query language. A string is never null: what has no text is empty. Times are `Date`, spans of time
 * are milliseconds, decimals (`parse_version`) are bigint, and dynamic values are what JSON makes of them.
 */
export type Value =
  | string
  | number
  | bigint
  | boolean
  | Date
  | null
  | readonly Value[]
  | { readonly [key: string]: Value };

export type ColumnType = 'string' | 'bool' | 'long' | 'datetime' | 'dynamic' | 'decimal';

/** A truth that may not be known: what compares with nothing is neither true nor false. */
export type Truth = boolean | null;

export type Row = Readonly<Record<string, Value>>;

export interface Table {
  /** Type by name, in the order of the columns. */
  readonly columns: Readonly<Record<string, ColumnType>>;
  readonly rows: readonly Row[];
}

/** What a column holds where there is nothing. */
export const nothingOf = (type: ColumnType | undefined): Value => (type === 'string' ? '' : null);

export function textOf(value: Value): string {
  if (value === null) return '';
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

export function isEmpty(value: Value): boolean {
  return value === null || value === '';
}

/** `toint`: whole numbers of 32 bits, decimal or hexadecimal; a truth is 1 or 0. */
export function intOf(value: Value): number | null {
  if (typeof value === 'boolean') return value ? 1 : 0;
  const text = textOf(value).trim();
  if (!/^[-+]?\d+$|^0x[0-9a-f]+$/i.test(text)) return null;
  const number = Number(text);
  return Math.abs(number) > 2 ** 31 - 1 ? null : number;
}

/** Less than 0, 0 or more than 0; `null` where one is nothing. */
export function compare(one: Value, other: Value): number | null {
  if (one === null || other === null) return null;
  const [a, b] = [one, other].map((value) =>
    value instanceof Date ? value.getTime() : typeof value === 'object' ? textOf(value) : value,
  ) as [string | number, string | number];
  return a < b ? -1 : a > b ? 1 : 0;
}

export function equal(one: Value, other: Value): Truth {
  if (one === null && other === null) return null;
  return compare(one, other) === 0;
}

export const both = (one: Truth, other: Truth): Truth =>
  one === false || other === false ? false : one === null || other === null ? null : true;
export const either = (one: Truth, other: Truth): Truth =>
  one === true || other === true ? true : one === null || other === null ? null : false;
export const opposite = (one: Truth): Truth => (one === null ? null : !one);

/** `parse_version`: one to four parts of at most eight digits, as one number; missing parts are 0. */
export function versionOf(text: string): bigint | null {
  const parts = text.split('.');
  if (parts.length > 4 || !parts.every((part) => /^\d{1,8}$/.test(part))) return null;
  return [...parts, '0', '0', '0'].slice(0, 4).reduce((sum, part) => sum * 100_000_000n + BigInt(part), 0n);
}
