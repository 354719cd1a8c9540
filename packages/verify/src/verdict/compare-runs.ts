import type { Verdict } from '@mdav/core/decision';
import type { VerdictCause } from './verdict.ts';

/** What one run said of a device, as a line of `mdav verify --format ndjson --all` has it. */
export interface RunEntry {
  readonly device: string;
  readonly group?: string;
  readonly verdict: Verdict;
  readonly cause: VerdictCause;
}

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
  /** Right neither before nor now, for another cause or with another verdict. */
  readonly changed: readonly RunChange[];
  /** In the earlier run alone: the device told nothing any more. */
  readonly fellSilent: readonly RunEntry[];
  /** In the later run alone. */
  readonly appeared: readonly RunEntry[];
  /** How many devices are as they were. */
  readonly same: number;
}

/**
 * Compares two runs over a fleet by the names of the devices, without regard to case. Of a device that a run has twice
 * the last entry counts. Keeps one entry per device in memory.
 */
export function compareRuns(before: Iterable<RunEntry>, now: Iterable<RunEntry>): RunComparison {
  const earlier = byDevice(before);
  const later = byDevice(now);
  const [gotRight, fellBack, changed]: [RunChange[], RunChange[], RunChange[]] = [[], [], []];
  const fellSilent: RunEntry[] = [];
  let same = 0;
  for (const [id, was] of earlier) {
    const is = later.get(id);
    if (is === undefined) {
      fellSilent.push(was);
      continue;
    }
    const change = { device: is.device, before: was, now: is };
    if (was.verdict !== 'right' && is.verdict === 'right') gotRight.push(change);
    else if (was.verdict === 'right' && is.verdict !== 'right') fellBack.push(change);
    else if (was.verdict !== is.verdict || was.cause !== is.cause) changed.push(change);
    else same++;
  }
  return {
    gotRight,
    fellBack,
    changed,
    fellSilent,
    appeared: [...later].filter(([id]) => !earlier.has(id)).map(([, entry]) => entry),
    same,
  };
}

/** The entries by name, in the order of the names. */
function byDevice(entries: Iterable<RunEntry>): ReadonlyMap<string, RunEntry> {
  const found = new Map<string, RunEntry>();
  for (const entry of entries) found.set(entry.device.toLowerCase(), entry);
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}
