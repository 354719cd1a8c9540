import type { DiagnosticInfo } from '@mdav/core';
import { diagnosticInfos } from '@mdav/core/format';

/** What is said of files and folders that are named to a command, whatever their format. */
export const ARTIFACT_DIAGNOSTICS: readonly DiagnosticInfo[] = diagnosticInfos([
  ['artifact-not-found', 'There is no file or folder at the path.', 'Check the path.'],
  [
    'artifact-part',
    'The file is a part of something that is read as a whole, or an object that says no settings.',
    'Name the folder that it lies in, or a policy.',
  ],
  [
    'artifact-text',
    'The file is text that a build writes beside policy, such as a script, a query or expected.json.',
    'Read it as it is, or name the output folder that it lies in.',
  ],
  ['artifact-too-large', 'The file is larger than any policy.', 'Check that this is the right file.'],
  ['artifact-too-many', 'The folder holds more files than a folder of policies.', 'Name a smaller folder.'],
  ['import-not-readable', 'A file or folder is there and cannot be read.', 'Check the permissions.'],
  [
    'plan-base-empty',
    'The folder to compare with has neither a manifest of mdav nor a fleet file.',
    'Name an output folder, a fleet file, or a commit, branch or tag.',
  ],
  [
    'plan-git-failed',
    'The commit has the file, and git does not give it.',
    'Run `git fsck`, and fetch what is missing; or name a file or folder to compare with.',
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
  [
    'import-compliance',
    'A compliance policy of Intune asks devices about the antivirus. It sets nothing, and an import takes nothing over from it.',
    'Keep it, or write intune: { compliance: true } in the group for one that fits the mode.',
  ],
]);
