import type { Source } from '@mdav/core/format';
import { preferenceSource } from './preference-source.ts';
import { stateSource } from './state-source.ts';

/** What this package reads: what devices show. */
export const verifySources: readonly Source[] = [preferenceSource, stateSource];
