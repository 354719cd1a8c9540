import type { ManifestGroup } from '@mdav/core';
import { LAYER_FACTS } from '@mdav/core/format';

/** What a group says besides settings and raw entries. */
export type GroupFacts = Omit<ManifestGroup, 'settings' | 'justifications' | 'keyJustifications' | 'raw' | 'reasons'>;

/** The facts of a group in the order of a fleet file. */
export const FACT_KEYS: readonly (keyof GroupFacts)[] = [
  'description',
  'was',
  'devices',
  ...LAYER_FACTS.filter((fact) => fact !== 'raw'),
];
