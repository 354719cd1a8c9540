import { describe, expect, it } from 'vitest';
import { parseFleet } from '../parse/parse-fleet.ts';
import { resolveFleet } from '../resolve/resolve-fleet.ts';
import { checkFleet } from './check.ts';
import { isDay } from './day.ts';

const parsed = parseFleet({ text: 'mdav: 1\nname: f\ngroups: { a: { os: windows-11, mode: active } }\n' });
const resolved = parsed.ok ? resolveFleet(parsed.value) : parsed;
if (!resolved.ok) throw new Error(JSON.stringify(resolved.diagnostics));
const fleet = resolved.value;

describe('the day of a check', () => {
  it.each(['2026-11-21', '2024-02-29', '1999-12-31'])('can be %s', (date) => {
    expect(isDay(date)).toBe(true);
    expect(() => checkFleet(fleet, { date })).not.toThrow();
  });

  it.each<[unknown]>([
    [''],
    ['11/21/2026'],
    ['21.11.2026'],
    ['2026-11-21T10:00:00.000Z'],
    ['+002026-11-21'],
    ['2026-02-30'],
    ['2026-13-01'],
    ['2026-11-21\n'],
    [undefined],
    [20_261_121],
    [new Date(0)],
  ])('cannot be %s', (date) => {
    expect(isDay(date)).toBe(false);
    expect(() => checkFleet(fleet, { date: date as string })).toThrow(/^the date is a day such as 2026-11-21, not "/);
  });
});
