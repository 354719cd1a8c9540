import { type DiagnosticInfo, diagnosticInfos } from '../diagnostic/diagnostic-infos.ts';

/** What is said when a fleet file is edited in place. */
export const EDIT_DIAGNOSTICS: readonly DiagnosticInfo[] = diagnosticInfos([
  ['edit-conflict', 'Two changes of a file do not go together.', 'Make one of the two by hand.'],
  ['edit-not-found', 'The place that a change is for is not in the file.', 'Make the change by hand.'],
  ['edit-not-safe', 'A part of the file is written in a way that no program edits.', 'Edit the file by hand.'],
]);
