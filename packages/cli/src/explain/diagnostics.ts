import { CORE_DIAGNOSTICS, type DiagnosticInfo } from '@mdav/core';
import { GPO_DIAGNOSTICS } from '@mdav/gpo';
import { IMPORT_DIAGNOSTICS } from '@mdav/import';
import { INTUNE_DIAGNOSTICS } from '@mdav/intune';
import { REGISTRY_DIAGNOSTICS } from '@mdav/registry';
import { VERIFY_DIAGNOSTICS } from '@mdav/verify';
import { XML_DIAGNOSTICS } from '@mdav/xml';
import { ARTIFACT_DIAGNOSTICS } from './artifact-diagnostics.ts';
import { COMMAND_DIAGNOSTICS } from './command-diagnostics.ts';
import { DISK_DIAGNOSTICS } from './disk-diagnostics.ts';
import { DRIFT_DIAGNOSTICS } from './drift-diagnostics.ts';
import { STATE_DIAGNOSTICS } from './state-diagnostics.ts';

/** Every diagnostic code that any part of mdav reports, by the package that reports it; codes of rules are the rules. */
export const DIAGNOSTICS_OF = {
  core: CORE_DIAGNOSTICS,
  xml: XML_DIAGNOSTICS,
  registry: REGISTRY_DIAGNOSTICS,
  gpo: GPO_DIAGNOSTICS,
  intune: INTUNE_DIAGNOSTICS,
  verify: VERIFY_DIAGNOSTICS,
  import: IMPORT_DIAGNOSTICS,
  cli: [
    ...COMMAND_DIAGNOSTICS,
    ...DISK_DIAGNOSTICS,
    ...ARTIFACT_DIAGNOSTICS,
    ...DRIFT_DIAGNOSTICS,
    ...STATE_DIAGNOSTICS,
  ],
} as const satisfies Readonly<Record<string, readonly DiagnosticInfo[]>>;

export const DIAGNOSTICS: readonly DiagnosticInfo[] = Object.values(DIAGNOSTICS_OF).flat();
