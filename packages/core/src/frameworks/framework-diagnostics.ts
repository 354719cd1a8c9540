import { type DiagnosticInfo, diagnosticInfos } from '../diagnostic/diagnostic-infos.ts';

/** What is said of a file with a framework. */
export const FRAMEWORK_DIAGNOSTICS: readonly DiagnosticInfo[] = diagnosticInfos([
  [
    'framework-ask',
    'A rule of a framework asks for nothing, or for several things at once.',
    'Give the rule one of `is`, `anyOf`, `from` with `to`, `set`, `absent`, `registry`, `antivirus` and `cannot`.',
  ],
  ['framework-form', 'A part of a framework has another form than it needs.', 'Write it as the message says.'],
  ['framework-missing-key', 'A framework or a rule of it lacks something.', 'Add the key that the message names.'],
  ['framework-unknown-key', 'A framework or a rule of it has a key that means nothing there.', 'Correct or remove it.'],
  [
    'framework-unknown-setting',
    'A rule of a framework is about a setting, a key of it or an operating system that mdav does not know.',
    'Take the id from `mdav list settings` or `mdav list os`.',
  ],
  [
    'framework-value',
    'A rule of a framework asks for a value that its setting cannot have.',
    'Write the value as a fleet file does; `mdav explain` has the values of each setting.',
  ],
]);
