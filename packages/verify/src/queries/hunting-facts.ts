import type { Known } from '@mdav/core/decision';
import { BLOCK_MODE, FORCING, TURN_OFF, WRONG_FORCING } from '../facts/places.ts';

/**
 * What advanced hunting can know of each fact. The tables show neither services nor Security Center nor the last
 * start, registry events only as far as they were recorded, and tell nothing of a value that was there before.
 */
export const HUNTING_KNOWS: Known = {
  defender: ['unknown'],
  sensor: ['running', 'unknown'],
  securityCenter: ['unknown'],
  antivirus: ['unknown'],
  troubleshooting: ['unknown'],
  asr: ['unknown'],
  exclusions: ['unknown'],
  force: ['absent', 'wrong-data', 'active', 'passive', 'unknown'],
  conflict: ['no'],
  change: ['unknown'],
  reported: ['active', 'passive', 'edr-block', 'not-running', 'unknown'],
};

/** Values of the registry whose events tell a fact. */
export const WATCHED_VALUES = { force: FORCING, turnOff: TURN_OFF, blockPolicy: BLOCK_MODE.policy } as const;

/** Names under which a change of mode or of what forces it is recorded; `PassiveMode` is Defender's own [switch-2-2026]. */
export const MODE_VALUE_NAMES: readonly string[] = [
  ...new Set([FORCING, ...WRONG_FORCING, BLOCK_MODE.policy, TURN_OFF].map(({ name }) => name)),
  'PassiveMode',
];
