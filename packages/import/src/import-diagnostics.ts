import type { DiagnosticInfo } from '@mdav/core';
import { diagnosticInfos } from '@mdav/core/format';

/** What is said while policies are read and made into a fleet. */
export const IMPORT_DIAGNOSTICS: readonly DiagnosticInfo[] = diagnosticInfos([
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
    'The computer side of a Group Policy object is switched off, or an object of Intune is assigned to nobody, so that devices do not apply what it says.',
    'Check whether it is meant to be off.',
  ],
  [
    'artifact-filtered',
    'A WMI filter or the security filtering of a Group Policy object may keep devices that it reaches from applying it.',
    'Look in the console which devices apply it.',
  ],
  [
    'artifact-none',
    'A folder holds nothing that says policy.',
    'Name the folder that the policies lie in, or build the output again.',
  ],
  [
    'artifact-not-read',
    'Something in a folder may hold policy and is not looked into: a link that leads out of the folder or nowhere, a file larger than any policy, an archive or installer, a security template or script of a GPO that names Defender, a report on Group Policy objects without their backups, an error in place of an answer, or settings of Defender in a form that is not read.',
    'Give what it stands for, or take it out of the folder.',
  ],
  [
    'artifact-passed-over',
    'A file of a folder says no settings, such as a compliance policy or a script package.',
    'Read on: nothing has to be done.',
  ],
  [
    'artifact-unknown',
    'The content of the file is none of the formats that are read; its name does not count.',
    'Name a fleet, an output folder, or policy in a format that `mdav list sources` names.',
  ],
  [
    'estate-contradiction',
    'Policies for the same devices say different things about a setting.',
    'Say it in one of them: which one a device obeys is not sure.',
  ],
  [
    'estate-repeat',
    'Policies for the same devices say the same about a setting.',
    'Keep it in one of them, so that a later change has one place.',
  ],
  [
    'import-assigned-apart',
    'Policies that become one group are assigned in different ways, and a group says one; who gets them is not kept.',
    'Import with --each for a group of each policy, or write intune: { assign: […] }.',
  ],
  [
    'import-cannot-say',
    'A policy says something about Defender that a fleet file has no form for.',
    'Keep the policy for it, or say it in another way.',
  ],
  [
    'import-defaults-apply',
    'The defaults of the fleet give a new group settings that its policy did not have.',
    'Check that they are wanted for these devices.',
  ],
  [
    'import-filtered',
    'A WMI filter or the security filtering of a Group Policy object may keep devices that it reaches from applying it; a group of a fleet is for all its devices.',
    'Link what the build makes where those devices alone are, or keep the filter on it.',
  ],
  ['import-group-name', 'A group cannot have the name.', 'Use letters, digits, - and _, at most 64 of them.'],
  [
    'import-into-layout',
    'The fleet file is written in a way that is not edited by a program, such as a group behind an alias.',
    'Import without --into, and copy the groups by hand.',
  ],
  [
    'import-into-respaced',
    'Something on one line of the fleet file gets more entries, so the file was laid out anew, with its comments.',
    'Look at the difference before you commit it.',
  ],
  [
    'import-mode-adds',
    'The mode of a group sets more than the policy did that the group was made of.',
    'Choose the mode that is wanted; an older `baseline` sets less.',
  ],
  [
    'import-not-defender',
    'Policies say nothing about Defender and were left out.',
    'Keep those that are still wanted.',
  ],
  [
    'import-nothing',
    'None of the policies says anything about Defender that a fleet file can hold, or with --all anything at all that it can.',
    'Name other files, or import everything as raw entries with --all where the hint offers it.',
  ],
  [
    'import-older-copy',
    'A backup of a Group Policy object lies beside a later one of the same object, or beside one that says the same, and is passed over.',
    'Name the folder of another backup alone to read that one.',
  ],
  [
    'import-os-group',
    'Operating systems are given for a group that the import does not make.',
    'Name one of its groups, as the message lists them.',
  ],
  [
    'import-os-unknown',
    'No policy file says which devices it is for, and a group needs its operating systems.',
    'Give them with --os, such as --os windows-11 or --os GROUP=windows-server-2022.',
  ],
  [
    'import-other-content',
    'A Group Policy object does more than set registry values, such as scripts or audit policy.',
    'Keep the object for that.',
  ],
  [
    'import-other-delivery',
    'What was imported came by another way than the group has.',
    'Take the old policy away once the group delivers the settings.',
  ],
  [
    'import-other-policy',
    'A policy holds values that are not about Defender; they were left out.',
    'Keep the policy for them, or import them as raw entries with --all.',
  ],
  [
    'import-secret',
    'A policy holds onboarding data, which ties a device to a tenant and never belongs in a fleet file.',
    'Leave it in the policy that it is in, and say `onboarding: { state: …, via: … }`.',
  ],
  [
    'import-side-off',
    'The computer settings of a Group Policy object are turned off, or an object of Intune is assigned to nobody, so it sets nothing today.',
    'Check that its settings are wanted before you build the group.',
  ],
  [
    'import-template-none',
    'What was named as templates holds no .admx file, so no raw value is named by the policy that writes it.',
    'Name a PolicyDefinitions folder, or an .admx file.',
  ],
  [
    'import-template-texts',
    'A template has no .adml with its texts, so its policies are named by their ids.',
    'Name the folder that also holds the .adml, such as en-US below it.',
  ],
]);
