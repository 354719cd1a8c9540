import { type DiagnosticInfo, diagnosticInfos } from '@mdav/core';

/** What is said of files that `show`, `diff` and `plan` read, whatever their format. */
export const ARTIFACT_DIAGNOSTICS: readonly DiagnosticInfo[] = diagnosticInfos([
  [
    'artifact-bad-expected',
    'The expected.json of a group in an output folder is not what a build writes.',
    'Build the output again.',
  ],
  [
    'artifact-conflict',
    'Two files for the same devices give a setting different values; the first one counts in the comparison.',
    'Set it in one place, or to the same value in both.',
  ],
  [
    'artifact-disabled',
    'The computer side of a Group Policy object is switched off, so that devices do not apply what it says.',
    'Check whether it is meant to be off.',
  ],
  [
    'artifact-none',
    'A folder holds nothing that says policy.',
    'Name the folder that the policies lie in, or build the output again.',
  ],
  ['artifact-not-found', 'There is no file or folder at the path.', 'Check the path.'],
  [
    'artifact-part',
    'The file is a part of something that is read as a whole, or an object that says no settings.',
    'Name the folder that it lies in, or a policy.',
  ],
  [
    'artifact-passed-over',
    'A file of a folder says no settings, such as a compliance policy or a script package.',
    'Read on: nothing has to be done.',
  ],
  ['artifact-too-large', 'The file is larger than any policy.', 'Check that this is the right file.'],
  ['artifact-too-many', 'The folder holds more files than a folder of policies.', 'Name a smaller folder.'],
  [
    'artifact-text',
    'The file is text that a build writes beside policy, such as a script, a query or expected.json.',
    'Read it as it is, or name the output folder that it lies in.',
  ],
  [
    'artifact-unknown',
    'The content of the file is none of the formats that are read; its name does not count.',
    'Name a fleet, an output folder, or policy in a format that `mdav list sources` names.',
  ],
  [
    'plan-base-empty',
    'The folder to compare with has neither a manifest of mdav nor a fleet file.',
    'Name an output folder, a fleet file, or a commit, branch or tag.',
  ],
  ['plan-no-git', 'The old fleet is to come from git, and there is none.', 'Install git, or name a file or folder.'],
  ['plan-no-repository', 'The fleet file lies in no repository of git.', 'Name a file or an output folder.'],
  [
    'plan-not-in-git',
    'A module and standard input cannot be read as a commit had them.',
    'Check the commit out beside this one with `git worktree add`, and name that file.',
  ],
  [
    'plan-unknown-ref',
    'What to compare with is no path, and no commit, branch or tag.',
    'Name one of them; in a pipeline fetch the branch first.',
  ],
]);
