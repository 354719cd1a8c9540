import { type DiagnosticInfo, diagnosticInfos } from '@mdav/core';

/** What is said while policies are read into a fleet file, or written into one. */
export const WORK_DIAGNOSTICS: readonly DiagnosticInfo[] = diagnosticInfos([
  ['edit-conflict', 'Two changes of a file do not go together.', 'Make one of the two by hand.'],
  ['edit-not-found', 'The place that a change is for is not in the file.', 'Make the change by hand.'],
  ['edit-not-safe', 'A part of the file is written in a way that no program edits.', 'Edit the file by hand.'],
  [
    'import-cannot-say',
    'Something in a policy has no words in a fleet file and is not imported.',
    'Keep it where it is, or say it with `raw`.',
  ],
  [
    'import-defaults-apply',
    'The defaults of the fleet give an imported group what its policy did not say.',
    'Check that this is wanted for these devices.',
  ],
  ['import-group-name', 'A group cannot have that name.', 'Use letters, digits, - and _, at most 64 of them.'],
  ['import-into-layout', 'The fleet file is written in a way that no program edits.', 'Copy the groups by hand.'],
  ['import-into-respaced', 'The fleet file was laid out anew.', 'Look at the difference before you commit it.'],
  ['import-mode-adds', 'The mode of a group sets more than its policy did.', 'Choose the mode that is wanted.'],
  ['import-not-defender', 'A policy is not about Defender.', 'Keep the policies that are still wanted.'],
  ['import-not-readable', 'A file or folder is there and cannot be read.', 'Check the permissions.'],
  ['import-nothing', 'Nothing in the files can be imported.', 'Name other files, or import with --all.'],
  ['import-os-unknown', 'No policy file says which devices it is for.', 'Give the operating systems with --os.'],
  ['import-other-content', 'A GPO does more than a fleet file can say.', 'Keep the GPO for that.'],
  [
    'import-other-delivery',
    'A group is delivered by other ways than what was imported into it.',
    'Take the old policy away once the group delivers the settings.',
  ],
  ['import-other-policy', 'Entries that are not about Defender are left out.', 'Keep the policy for them.'],
  [
    'import-secret',
    'A policy holds onboarding data, which never goes into a fleet file.',
    'Leave it where it is, and say `onboarding`.',
  ],
  ['import-side-off', 'The computer settings of a GPO are turned off.', 'Check that they are wanted at all.'],
]);
