import { isPassive, isServer, type ResolvedGroup } from '@mdav/core';
import { fill, joinCode, type Kql, kql, kqlInComment, kqlText } from '@mdav/quote';
import { belowHive, FORCING, ONBOARDING, TURN_OFF, type ValuePlace, WRONG_FORCING } from '../facts/places.ts';
import { CMPIVOT } from './embedded.generated.ts';

/** A key as the entity `Registry` takes it. */
const keyText = (key: string) => kqlText(`HKLM:\\${belowHive(key)}`, 'single');
const keyOf = ({ key }: ValuePlace) => keyText(key);
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
    ...wrongKeyQueries(),
  ];
  return joinCode(queries, '\n');
}

/** A query takes one key: every place in which a forcing value is put by mistake, key by key. */
function wrongKeyQueries(): readonly Kql[] {
  const keys = [...new Set(WRONG_FORCING.map(({ key }) => key))];
  return keys.map((key, index) => {
    const names = WRONG_FORCING.filter((place) => place.key === key).map(
      ({ name }) => kql`Property == ${kqlText(name, 'single')}`,
    );
    return fill(CMPIVOT.wrongKey, {
      part: kqlInComment(`${index + 1} of ${keys.length} keys`),
      key: keyText(key),
      names: joinCode(names, ' or '),
    });
  });
}
