import type { GroupLayer } from '../model/fleet.ts';
import { validateFleet } from './fleet-validator.generated.ts';
import { LIMITS } from './limits.ts';
import { plainData } from './plain-data.ts';

/** True for a part of a group that a fleet takes: what does not fit would make the whole file unreadable. */
export function fitsInGroup(layer: GroupLayer): boolean {
  const { odd, values } = plainData(layer);
  if (odd.length > 0 || values > LIMITS.values) return false;
  return validateFleet({ mdav: 1, name: 'x', groups: { x: { os: 'windows-11', mode: 'active', ...layer } } }) === true;
}
