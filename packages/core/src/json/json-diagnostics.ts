import { type DiagnosticInfo, diagnosticInfos } from '../diagnostic/diagnostic-infos.ts';

/** What reading JSON says, whatever it is that the file is to hold. */
export const JSON_DIAGNOSTICS: readonly DiagnosticInfo[] = diagnosticInfos([
  ['json-duplicate-key', 'A key stands twice in the same object.', 'Remove one of the two.', 'part'],
  ['json-encoding', 'The bytes are not valid in the encoding of the file.', 'Export the file again.', 'part'],
  ['json-missing-key', 'A member that is always needed is not there.', 'Add it.', 'part'],
  [
    'json-failed-answer',
    'An answer of a batch is an error: the service did not give what was asked there, such as for want of a permission or because too much was asked at once.',
    'Ask for it again, and give every answer.',
    'part',
  ],
  [
    'json-more-pages',
    'A list is one page of several: the service gives long lists in parts, and what comes after is not there. What follows from the list as a whole, such as that a policy lacks a setting, is not known then.',
    'Ask for the address in @odata.nextLink until an answer has none, and give every page.',
    'part',
  ],
  ['json-syntax', 'The file is not JSON.', 'Correct the JSON at the place that is named.', 'part'],
  ['json-too-deep', 'Objects are nested too deep.', 'Check that it is the right file.', 'part'],
  ['json-too-large', 'The file is larger than a policy can be.', 'Check that it is the right file.', 'part'],
  ['json-unknown-key', 'A member means nothing at its place.', 'Remove it, or correct its spelling.', 'seen-part'],
  ['json-wrong-type', 'A member is of another kind than it has to be.', 'Write it in the form named.', 'seen-part'],
]);
