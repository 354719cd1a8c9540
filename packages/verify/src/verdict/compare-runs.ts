import type { Verdict } from '@mdav/core/decision';
import { isFineEntry, type RunEntry } from './run-entry.ts';

/** A device that two runs know. */
export interface RunChange {
  readonly device: string;
  readonly before: RunEntry;
  readonly now: RunEntry;
}

/** How a fleet changed between two runs. Every device of either run is in one list or among `same`; lists are sorted by device. */
export interface RunComparison {
  /** Not right before, right now. */
  readonly gotRight: readonly RunChange[];
  /** Right before, anything else now. */
  readonly fellBack: readonly RunChange[];
  /** Right neither before nor now, and with another verdict, for another cause or with other settings that differ. */
  readonly changed: readonly RunChange[];
  /** In the earlier run alone: the device told nothing any more. */
  readonly fellSilent: readonly RunEntry[];
  /** In the later run alone. */
  readonly appeared: readonly RunEntry[];
  /** How many devices are as they were. */
  readonly same: number;
}

/** A run in numbers: each device once, under the first of these that holds. */
export interface RunNumbers {
  readonly devices: number;
  readonly wrong: number;
  readonly unknown: number;
  readonly pending: number;
  /** In the wanted mode, and a setting differs. */
  readonly differing: number;
  readonly right: number;
}

/**
 * Compares two runs over a fleet by the names of the devices, without regard to case. Right is a device in the wanted
 * mode of which no setting differs. Of a device that a run has twice the last entry counts. `isMeant` chooses devices:
 * one that it takes in either run counts, so that a change of its group does not make it silent or new. Keeps one entry
 * per device in memory.
 */
export function compareRuns(
  before: Iterable<RunEntry>,
  now: Iterable<RunEntry>,
  isMeant: (entry: RunEntry) => boolean = () => true,
): RunComparison {
  const earlier = byDevice(before);
  const later = byDevice(now);
  const [gotRight, fellBack, changed]: [RunChange[], RunChange[], RunChange[]] = [[], [], []];
  const fellSilent: RunEntry[] = [];
  let same = 0;
  for (const [id, was] of earlier) {
    const is = later.get(id);
    if (!isMeant(was) && (is === undefined || !isMeant(is))) continue;
    if (is === undefined) {
      fellSilent.push(was);
      continue;
    }
    const change = { device: is.device, before: was, now: is };
    const [wasFine, isFine] = [isFineEntry(was), isFineEntry(is)];
    if (!wasFine && isFine) gotRight.push(change);
    else if (wasFine && !isFine) fellBack.push(change);
    else if (!isAlike(was, is)) changed.push(change);
    else same++;
  }
  return {
    gotRight,
    fellBack,
    changed,
    fellSilent,
    appeared: [...later].filter(([id, entry]) => !earlier.has(id) && isMeant(entry)).map(([, entry]) => entry),
    same,
  };
}

/** Counts a run, each device once. */
export function countRun(entries: Iterable<RunEntry>): RunNumbers {
  const numbers: Record<Verdict | 'differing' | 'devices', number> = {
    devices: 0,
    wrong: 0,
    unknown: 0,
    pending: 0,
    differing: 0,
    right: 0,
  };
  for (const entry of lastEntries(entries).values()) {
    numbers.devices++;
    numbers[entry.verdict === 'right' && !isFineEntry(entry) ? 'differing' : entry.verdict]++;
  }
  return numbers;
}

function isAlike(one: RunEntry, other: RunEntry): boolean {
  if (one.verdict !== other.verdict || one.cause !== other.cause) return false;
  return one.differing.length === other.differing.length && one.differing.every((id) => other.differing.includes(id));
}

/** The entries by name, in the order of the names. */
function byDevice(entries: Iterable<RunEntry>): ReadonlyMap<string, RunEntry> {
  return new Map([...lastEntries(entries)].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

/** The last entry of each device. */
function lastEntries(entries: Iterable<RunEntry>): ReadonlyMap<string, RunEntry> {
  const found = new Map<string, RunEntry>();
  for (const entry of entries) found.set(entry.device.toLowerCase(), entry);
  return found;
}
