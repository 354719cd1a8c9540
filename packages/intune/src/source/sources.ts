import type { Source } from '@mdav/core/format';
import { catalogSource } from './catalog-source.ts';
import { configurationsSource } from './configurations-source.ts';
import { profileSource } from './profile-source.ts';
import { scriptSource } from './script-source.ts';
import { syncmlSource } from './syncml-source.ts';
import { tenantDscSource } from './tenant-dsc-source.ts';
import { unreadSource } from './unread-source.ts';
import { utcmDriftSource, utcmSource } from './utcm-source.ts';

/** What this package reads. */
export const intuneSources: readonly Source[] = [
  catalogSource,
  profileSource,
  scriptSource,
  syncmlSource,
  utcmSource,
  utcmDriftSource,
  tenantDscSource,
  configurationsSource,
  unreadSource,
];
