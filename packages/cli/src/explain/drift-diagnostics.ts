import type { DiagnosticInfo } from '@mdav/core';
import { diagnosticInfos } from '@mdav/core/format';

/** What is said when an estate is held against a fleet. */
export const DRIFT_DIAGNOSTICS: readonly DiagnosticInfo[] = diagnosticInfos([
  [
    'drift-nothing-compared',
    'What was given could be read, and nothing in it was set against the fleet: it is about something else, goes ways by which no group is managed, is of another fleet, or nothing tells to which group its devices belong. That is no word on drift, and it ends with 65.',
    'Give exports of what the groups are set by, or tell whose they are with `--group GROUP=POLICY`.',
  ],
]);
