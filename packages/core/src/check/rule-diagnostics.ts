import { type DiagnosticInfo, diagnosticInfos } from '../diagnostic/diagnostic-infos.ts';

/** What is said of a team's own rules before they are run. */
export const RULE_DIAGNOSTICS: readonly DiagnosticInfo[] = diagnosticInfos([
  [
    'rule-id-taken',
    'A rule that a module exports has the id of one of ours, or of another rule of its own.',
    'Give it an id of its own.',
  ],
  [
    'rule-malformed',
    'What a module exports under `rules`, or by default where it is named for its rules, is no list of rules.',
    'Export an array of `defineRule({ … })`.',
  ],
]);
