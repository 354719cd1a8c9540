import type { ReadMemory } from '../parse/read-by-parts.ts';
import type { ResolveMemory } from '../resolve/resolve-memory.ts';
import type { CheckMemory } from './check-memory.ts';

/**
 * What is known of a file from the last time that it was read, resolved and checked. What comes out is the same with it and
 * without; with it, a change of one group costs that group.
 */
export interface FleetMemory extends ReadMemory, ResolveMemory, CheckMemory {}

/** The memory of a file that is about to be read for the first time. */
export function makeFleetMemory(): FleetMemory {
  return { parts: new Map(), groups: new WeakMap(), checked: new WeakMap() };
}
