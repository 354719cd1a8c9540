import type { Fleet } from './fleet.ts';

/**
 * Types a fleet that is written in TypeScript; returns it unchanged.
 *
 * @example
 * export default defineFleet({
 *   mdav: 1,
 *   name: 'contoso',
 *   groups: { desks: { os: 'windows-11', mode: 'active', deliver: ['intune'] } },
 * });
 */
export function defineFleet<const F extends Fleet>(fleet: F): F {
  return fleet;
}
