import { count } from '../text/count.ts';
import type { DeviceTeller, NamedVerdict, VerdictTotals } from './verdict-writer.ts';

/** The devices that a page lists, up to a number, in the order of the input. */
export interface Listed {
  readonly verdicts: readonly NamedVerdict[];
  readonly isFull: () => boolean;
  readonly add: (verdicts: readonly NamedVerdict[]) => void;
}

/** Starts a list of at most so many devices. */
export function listed(limit: number): Listed {
  const verdicts: NamedVerdict[] = [];
  return {
    verdicts,
    isFull: () => verdicts.length >= limit,
    add: (more) => {
      for (const verdict of more) if (verdicts.length < limit) verdicts.push(verdict);
    },
  };
}

/** Tells the first devices as they are. */
export function tellVerdicts(limit: number | undefined): DeviceTeller<readonly NamedVerdict[]> {
  return tellEach(limit, (verdict) => verdict);
}

/** Tells something of each of the first devices; of all where there is no limit. */
export function tellEach<Told>(
  limit: number | undefined,
  tell: (verdict: NamedVerdict) => Told,
): DeviceTeller<readonly Told[]> {
  let told: Told[] = [];
  return {
    isFull: () => limit !== undefined && told.length >= limit,
    device: (verdict) => told.push(tell(verdict)),
    told() {
      const all = told;
      told = [];
      return all;
    },
  };
}

/** What is said of the devices that are not in the list. */
export function leftOutWords({ verdicts }: Pick<Listed, 'verdicts'>, { listable }: VerdictTotals): string | undefined {
  const more = listable - verdicts.length;
  if (more <= 0) return undefined;
  return `${count(more, 'further device')} left out: raise --limit, choose by --group, or take --format ndjson.`;
}
