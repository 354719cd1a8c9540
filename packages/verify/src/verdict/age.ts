import { byText } from '@mdav/core/format';

/** The day on which devices are judged, and what it is held against. */
export interface Clock {
  /** The day of the run, as `2026-11-30`. */
  readonly today: string;
  /** Days after which a device that told of itself cannot be told any more; absent where that does not matter. */
  readonly maxAgeDays?: number;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * The day of a time, as `2026-11-30`: ISO 8601 as the collector and the interfaces write it, `Nov 30, 2026 9:00:00 AM` of
 * the portal, and `/Date(…)/` of Windows PowerShell. Nothing for what could be read in several ways.
 */
export function dayOf(time: string | undefined): string | undefined {
  if (time === undefined || time.length > 40) return undefined;
  const start = startOf(time.slice(0, 10));
  if (start !== 'other') return start.day;
  const written = /^\/Date\((\d{1,14})\)\/$/.exec(time)?.[1];
  const date = written === undefined ? portalDay(time) : Number(written);
  return date === undefined || Number.isNaN(new Date(date).getTime())
    ? undefined
    : new Date(date).toISOString().slice(0, 10);
}

/** What a record says of when the device told it. */
export interface ToldTimes {
  readonly collectedAt: string | undefined;
  readonly lastSeenAt: string | undefined;
}

/**
 * The day on which a device told of itself. A service renews its reports also of a device that it has not seen since, so
 * the day of the report counts no further than to the day on which the device was seen.
 */
export function toldDay({ collectedAt, lastSeenAt }: ToldTimes): string | undefined {
  const collected = dayOf(collectedAt);
  if (lastSeenAt === undefined) return collected;
  const seen = dayOf(lastSeenAt);
  return collected === undefined || (seen !== undefined && seen < collected) ? seen : collected;
}

/** Days that a device may be ahead: it is tomorrow in another time zone already. */
const DAYS_AHEAD = 1;

/** What a day says of the age on the day of the run: a number of days, or `ahead` for one that is still to come. */
export function ageOn(today: string, day: string): number | 'ahead' {
  const days = daysBetween(day, today);
  return days < -DAYS_AHEAD ? 'ahead' : Math.max(0, days);
}

/** Starts that are kept: devices tell of themselves on few days. */
const MOST_STARTS = 4096;

/** What a time begins with: a day, which may be none of the calendar, or something else. */
const startOf = byText((start): { readonly day: string | undefined } | 'other' => {
  if (!/^\d{4}-\d\d-\d\d$/.test(start)) return 'other';
  return { day: Number.isNaN(Date.parse(start)) ? undefined : start };
}, MOST_STARTS);

function portalDay(time: string): number | undefined {
  const [, month = '', day = '', year = ''] = /^([A-Z][a-z]{2}) (\d{1,2}), (\d{4})\b/.exec(time) ?? [];
  return month === '' ? undefined : Date.parse(`${day} ${month} ${year} 00:00:00 UTC`);
}

/** Whole days between two days. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}
