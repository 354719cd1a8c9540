import type { VerdictRecord } from '@mdav/verify';
import { count } from '../text/count.ts';
import type { VerdictTotals } from './verdict-writer.ts';

/** The devices that a page lists, up to a number, in the order of the input. */
export interface Listed {
  readonly records: readonly VerdictRecord[];
  readonly isFull: () => boolean;
  readonly add: (record: VerdictRecord) => void;
}

/** Starts a list of at most so many devices. */
export function listed(limit: number): Listed {
  const records: VerdictRecord[] = [];
  return { records, isFull: () => records.length >= limit, add: (record) => records.push(record) };
}

/** What is said of the devices that are not in the list. */
export function leftOutWords({ records }: Pick<Listed, 'records'>, { listable }: VerdictTotals): string | undefined {
  const more = listable - records.length;
  if (more <= 0) return undefined;
  return `${count(more, 'further device')} left out: raise --limit, choose by --group, or take --format ndjson.`;
}
