import type { GroupSummary } from '@mdav/verify';
import { NO_GROUP } from './verdict-words.ts';
import type { VerdictTotals } from './verdict-writer.ts';

/** Every group in the order of the fleet, those without devices too. */
export function groupRows({ groups, summary }: VerdictTotals): readonly {
  readonly name: string;
  readonly mode: string;
  readonly numbers: readonly number[];
}[] {
  const row = (name: string, mode: string, found: GroupSummary | undefined) => {
    const { right = 0, pending = 0, wrong = 0, unknown = 0 } = found?.verdicts ?? {};
    const numbers = [found?.devices ?? 0, right, pending, wrong, unknown, found?.devicesWithWrongSettings ?? 0];
    return { name, mode, numbers };
  };
  const none = summary.groups.find(({ group }) => group === undefined);
  return [
    ...groups.map(({ name, mode }) =>
      row(
        name,
        mode,
        summary.groups.find(({ group }) => group === name),
      ),
    ),
    ...(none === undefined ? [] : [row(NO_GROUP, '', none)]),
  ];
}
