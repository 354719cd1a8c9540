/** True for a day of the calendar as `YYYY-MM-DD`, the form in which days are compared. */
export function isDay(text: unknown): text is string {
  return (
    typeof text === 'string' &&
    /^\d{4}-\d{2}-\d{2}$/.test(text) &&
    !Number.isNaN(Date.parse(text)) &&
    new Date(text).toISOString().startsWith(text)
  );
}

/**
 * The day, where it is one. Throws a `RangeError` otherwise: days are compared as text, and any other text would let waivers
 * hold that have expired.
 */
export function requireDay(date: string): string {
  if (isDay(date)) return date;
  throw new RangeError(`the date is a day such as 2026-11-21, not ${JSON.stringify(String(date))}`);
}
