/** Numbers of the floors that were asked for; there are as many as groups have. */
const FLOOR_PARTS = new Map<string, readonly number[] | undefined>();

/** Whether a version is a floor or later; nothing for what is no version of two to four numbers. */
export function isAtLeast(version: string | undefined, floor: string): boolean | undefined {
  if (version === undefined) return undefined;
  let parts = FLOOR_PARTS.get(floor);
  if (parts === undefined) {
    parts = partsOf(floor);
    if (parts === undefined) return undefined;
    FLOOR_PARTS.set(floor, parts);
  }
  return compare(version, parts);
}

/** Reads the version once, digit by digit: it is new for nearly every device, so nothing is kept of it. */
function compare(version: string, floor: readonly number[]): boolean | undefined {
  let part = 0;
  let number = 0;
  let digits = 0;
  /** Negative when the version is older, decided by the first part that differs. */
  let order = 0;
  for (let at = 0; at <= version.length; at++) {
    const code = at === version.length ? DOT : version.charCodeAt(at);
    if (code === DOT) {
      if (digits === 0 || part > 3) return undefined;
      if (order === 0) order = number - (floor[part] ?? 0);
      part++;
      number = 0;
      digits = 0;
    } else if (code >= 48 && code <= 57 && digits < 9) {
      number = number * 10 + code - 48;
      digits++;
    } else return undefined;
  }
  if (part < 2) return undefined;
  for (; part < floor.length; part++) if (order === 0) order = -(floor[part] ?? 0);
  return order >= 0;
}

const DOT = 46;

function partsOf(version: string): readonly number[] | undefined {
  return /^\d{1,9}(?:\.\d{1,9}){1,3}$/.test(version) ? version.split('.').map(Number) : undefined;
}
