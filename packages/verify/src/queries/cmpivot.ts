import { isPassive, isServer, type ResolvedGroup } from '@mdav/core';
import { fill, joinCode, type Kql, kqlInComment, kqlText } from '@mdav/quote';
import { belowHive, FORCING, ONBOARDING, TURN_OFF, type ValuePlace } from '../facts/places.ts';
import { CMPIVOT } from './embedded.generated.ts';

/** A key as the entity `Registry` takes it. */
const keyOf = ({ key }: ValuePlace) => kqlText(`HKLM:\\${belowHive(key)}`, 'single');
const KEYS = { atp: keyOf(FORCING), policy: keyOf(TURN_OFF), status: keyOf(ONBOARDING) };

/**
 * CMPivot queries for the collection of a group. CMPivot returns what devices that are online answer, so a device
 * without a value is not listed by a query for it: the queries show the values, to be counted against the collection.
 */
export function cmpivotQueries(group: ResolvedGroup): Kql {
  const expected = kqlInComment(isPassive(group.mode) ? '1 on every server' : 'absent or 0');
  const queries = [
    fill(CMPIVOT.head, { group: kqlInComment(`${group.name} in the fleet ${group.fleet} (${group.mode})`) }),
    ...(group.os.some(({ id }) => isServer(id)) ? [fill(CMPIVOT.forcing, { ...KEYS, expected })] : []),
    fill(CMPIVOT.onboarding, KEYS),
    CMPIVOT.services,
    fill(CMPIVOT.turnOff, KEYS),
    fill(CMPIVOT.wrongKey, KEYS),
  ];
  return joinCode(queries, '\n');
}
