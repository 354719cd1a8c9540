import type { Known } from '@mdav/core';

/**
 * What advanced hunting can know of each fact. The tables show neither services nor Security Center nor the last
 * start, registry events only as far as they were recorded, and tell nothing of a value that was there before.
 */
export const HUNTING_KNOWS: Known = {
  defender: ['unknown'],
  sensor: ['running', 'unknown'],
  securityCenter: ['unknown'],
  antivirus: ['unknown'],
  force: ['absent', 'active', 'passive', 'unknown'],
  conflict: ['no'],
  change: ['unknown'],
  reported: ['active', 'passive', 'edr-block', 'not-running', 'unknown'],
};

/** Values of the registry whose events tell a fact, with the end of the key that they stand under. */
export const WATCHED_VALUES = {
  force: { key: 'Windows Advanced Threat Protection', name: 'ForceDefenderPassiveMode' },
  turnOff: { key: 'Policies\\Microsoft\\Windows Defender', name: 'DisableAntiSpyware' },
  blockPolicy: { key: 'Windows Defender\\Features', name: 'PassiveRemediation' },
} as const;

/** Names under which a change of mode or of what forces it is recorded [switch-2, compat-2021-02, seed-guide]. */
export const MODE_VALUE_NAMES: readonly string[] = [
  'ForceDefenderPassiveMode',
  'ForcePassiveMode',
  'PassiveMode',
  'PassiveRemediation',
  'DisableAntiSpyware',
];
