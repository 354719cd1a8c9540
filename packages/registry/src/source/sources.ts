import type { Source } from '@mdav/core/format';
import { ansibleSource } from './ansible-source.ts';
import { dscSource, osconfigSource } from './document-sources.ts';
import { lgpoSource } from './lgpo-source.ts';
import { polSource } from './pol-source.ts';
import { regSource } from './reg-source.ts';

/** What this package reads. */
export const registrySources: readonly Source[] = [
  polSource,
  regSource,
  lgpoSource,
  dscSource,
  osconfigSource,
  ansibleSource,
];
