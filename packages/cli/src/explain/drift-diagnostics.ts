import type { DiagnosticInfo } from '@mdav/core';
import { diagnosticInfos } from '@mdav/core/format';

/** What is said when an estate is held against a fleet. */
export const DRIFT_DIAGNOSTICS: readonly DiagnosticInfo[] = diagnosticInfos([
  [
    'drift-nothing-compared',
    'What was given could be read, and nothing in it was set against the fleet: it is about something else, goes ways by which no group is managed, is of another fleet, or nothing tells to which group its devices belong. That is no word on drift, and it ends with 65.',
    'Give exports of what the groups are set by, or tell whose they are with `--group GROUP=POLICY`.',
  ],
  [
    'drift-partly-unread',
    'What could be read is as the fleet says, and something else that was given could not be read, or only one page of it was given. Whether that says anything else nobody knows, so that it is no word on drift and ends with 65. Where the rest did drift, the run ends as it does for that, and the report names what could not be read.',
    'Mend what the warnings name, export it again, or pass over what is none of yours with `--ignore PATH`.',
  ],
]);
