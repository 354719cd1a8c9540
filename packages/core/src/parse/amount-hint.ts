import type { DurationUnit, SettingRow, ValueType } from '../catalogue/row.ts';

const SECONDS: Readonly<Record<DurationUnit, number>> = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 };

/** Units as people write them behind a number. */
const UNITS: readonly (readonly [RegExp, DurationUnit])[] = [
  [/^s(?:ec(?:ond)?s?)?$/i, 'seconds'],
  [/^m(?:in(?:ute)?s?)?$/i, 'minutes'],
  [/^h(?:(?:ou)?rs?)?$/i, 'hours'],
  [/^d(?:ays?)?$/i, 'days'],
];

/**
 * What to write in place of a quantity in another form or unit, or out of bounds: `'4h'`, `{ minutes: 120 }`, `'50%'`,
 * 150. Nothing for what is no quantity.
 */
export function hintForAmount({ id, type }: SettingRow, value: unknown): string | undefined {
  if (type.kind !== 'duration' && type.kind !== 'integer') return undefined;
  const amount = amountIn(type, value);
  if (amount === undefined) return undefined;
  const { min, max } = type;
  const written = (count: number) =>
    `\`${id}: ${type.kind === 'duration' ? `{ ${type.unit}: ${count} }` : String(count)}\``;
  if (amount > max) return `Write at most ${written(max)}.`;
  if (amount < min) return `Write at least ${written(min)}.`;
  if (Number.isInteger(amount)) return `Write ${written(amount)}.`;
  return `Write whole ${type.unit}, such as ${written(Math.ceil(amount))}.`;
}

function amountIn(type: Extract<ValueType, { kind: 'duration' | 'integer' }>, value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isNaN(value) ? undefined : value;
  if (typeof value === 'string') {
    const [, digits, unit = ''] = /^\s*(-?\d{1,9}(?:\.\d{1,9})?)\s*([a-z%]*)\s*$/i.exec(value) ?? [];
    if (digits === undefined) return undefined;
    if (unit === '' || (unit === '%' && type.unit === 'percent')) return Number(digits);
    const named = UNITS.find(([spelling]) => spelling.test(unit))?.[1];
    return named === undefined ? undefined : converted(Number(digits), named, type.unit);
  }
  const [entry, ...others] = Object.entries(Object(value));
  if (entry === undefined || others.length > 0 || typeof entry[1] !== 'number') return undefined;
  const [unit, count] = entry;
  return Object.hasOwn(SECONDS, unit) ? converted(count, unit as DurationUnit, type.unit) : undefined;
}

function converted(count: number, from: DurationUnit, to: string): number | undefined {
  const into = Object.hasOwn(SECONDS, to) ? SECONDS[to as DurationUnit] : undefined;
  return into === undefined ? undefined : (count * SECONDS[from]) / into;
}
