import type { VerdictRecord } from '@mdav/verify';
import { count } from '../text/count.ts';
import type { DeviceTeller, VerdictTotals } from './verdict-writer.ts';

/** The devices that a page lists, up to a number, in the order of the input. */
export interface Listed {
  readonly records: readonly VerdictRecord[];
  readonly isFull: () => boolean;
  readonly add: (records: readonly VerdictRecord[]) => void;
}

/** Starts a list of at most so many devices. */
export function listed(limit: number): Listed {
  const records: VerdictRecord[] = [];
  return {
    records,
    isFull: () => records.length >= limit,
    add: (more) => {
      for (const record of more) if (records.length < limit) records.push(record);
    },
  };
}

/** Tells the first devices as they are. */
export function tellRecords(limit: number | undefined): DeviceTeller<readonly VerdictRecord[]> {
  return tellEach(limit, (record) => record);
}

/** Tells something of each of the first devices; of all where there is no limit. */
export function tellEach<Told>(
  limit: number | undefined,
  tell: (record: VerdictRecord) => Told,
): DeviceTeller<readonly Told[]> {
  let told: Told[] = [];
  return {
    takesRight: false,
    isFull: () => limit !== undefined && told.length >= limit,
    device: (record) => told.push(tell(record)),
    told() {
      const all = told;
      told = [];
      return all;
    },
  };
}

/** What is said of the devices that are not in the list. */
export function leftOutWords({ records }: Pick<Listed, 'records'>, { listable }: VerdictTotals): string | undefined {
  const more = listable - records.length;
  if (more <= 0) return undefined;
  return `${count(more, 'further device')} left out: raise --limit, choose by --group, or take --format ndjson.`;
}
