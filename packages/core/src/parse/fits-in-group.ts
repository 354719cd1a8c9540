import type { GroupLayer } from '../model/fleet.ts';
import { validateFleet } from './fleet-validator.generated.ts';

/** True for a part of a group that the schema takes: what does not fit would make the whole file unreadable. */
export function fitsInGroup(layer: GroupLayer): boolean {
  return validateFleet({ mdav: 1, name: 'x', groups: { x: { os: 'windows-11', mode: 'active', ...layer } } }) === true;
}
