import { checkFleet, type Finding, type ResolvedFleet, type ResolvedGroup } from '@mdav/core';
import { groupBy } from '@mdav/core/rule';

/** What the rules of `mdav check` find in a group once a change is made, and did not find before. */
export type NewFindings = (changed: readonly ResolvedGroup[]) => ReadonlyMap<string, readonly Finding[]>;

/**
 * Holds changes to the rules that hold for the fleet as it stands. What is waived is answered for, and what was found of
 * the same setting before is nothing new; a finding that has become more severe is.
 */
export function newFindings(fleet: ResolvedFleet, date: string): NewFindings {
  const find = (groups: readonly ResolvedGroup[]) =>
    checkFleet({ ...fleet, groups }, { date }).filter(
      ({ group, waiver }) => group !== undefined && waiver === undefined,
    );
  let before: ReadonlySet<string> | undefined;
  return (changed) => {
    before ??= new Set(find(fleet.groups).map(idOf));
    const known = before;
    return groupBy(
      find(changed).filter((finding) => !known.has(idOf(finding))),
      ({ group = '' }) => group,
    );
  };
}

function idOf({ group, rule, setting, severity }: Finding): string {
  return JSON.stringify([group, rule, setting, severity]);
}
