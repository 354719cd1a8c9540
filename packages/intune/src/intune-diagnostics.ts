import type { DiagnosticInfo } from '@mdav/core';
import { diagnosticInfos } from '@mdav/core/format';

/** What the readers and writers of Intune policies say. */
export const INTUNE_DIAGNOSTICS: readonly DiagnosticInfo[] = diagnosticInfos([
  [
    'catalog-assignments-dropped',
    'Assignments belong to one tenant and are not kept.',
    'Assign the policy after it is imported.',
  ],
  ['catalog-dropped', 'A member that belongs to the service is not kept.', 'Set it again in the portal.'],
  ['catalog-not-a-policy', 'The file is no settings catalog policy.', 'Give an exported policy.', 'part'],
  ['catalog-odata-type', 'A type is missing, unknown or wrong at its place.', 'Correct the type.', 'part'],
  [
    'catalog-plain-secret',
    'The file holds a secret in plain text.',
    'Take it out of the file before anybody commits it.',
  ],
  ['catalog-scope-tag-name', 'A scope tag is named; the service takes ids.', 'Put in the id of the tag.'],
  [
    'custom-assignments-dropped',
    'Assignments belong to one tenant and are not kept.',
    'Assign the profile after it is imported.',
  ],
  [
    'custom-dropped',
    'A rule that limits the profile to some devices is not kept.',
    'Set the rule again, or assign the profile with a filter.',
  ],
  [
    'custom-encrypted-value',
    'The service keeps a value to itself, and the file shows a mask.',
    'Fetch the plain value from the service.',
    'part',
  ],
  ['custom-not-a-profile', 'The file is no custom profile for Windows.', 'Give an exported custom profile.', 'part'],
  ['custom-odata-type', 'The type of a node is missing or unknown.', 'Correct the type.', 'part'],
  [
    'intune-object-not-read',
    'An object of Intune holds policy of Defender in a form that is not read into settings: device restrictions, endpoint protection, an onboarding profile, an older policy of endpoint security (intent), administrative templates, or a resource of Microsoft365DSC.',
    'Move it to a policy of the settings catalog.',
  ],
  [
    'intune-object-passed-over',
    'A list of Intune holds objects besides policies, and they have no settings that are read.',
    'Keep what else the list holds; what is policy of Defender in one belongs into a policy of the settings catalog.',
  ],
  ['intune-object-unknown', 'The file holds no object of Intune that is known here.', 'Export it again from Graph.'],
  ['mdm-not-xml', 'A node or its value holds a character that XML does not have.', 'Take the control character out.'],
  [
    'mdm-respelled',
    'A setting is said through another node or kind of policy than the one that mdav writes.',
    'Remove the old policy once the new one is assigned.',
  ],
  ['mdm-set-twice', 'A setting is set more than once; the first one counts here.', 'Remove one of the two.'],
  [
    'mdm-template-left',
    'A policy follows a template, and its settings were read without it.',
    'Expect a plain settings catalog policy when they are written again.',
  ],
  ['lint-deprecated', 'A setting should not be used any more.', 'Remove the setting.'],
  ['lint-empty', 'A setting holds nothing.', 'Remove it, or put a value in.'],
  ['lint-misplaced', 'A definition stands where it does not belong.', 'Move it to where the message says.'],
  ['lint-missing-child', 'A choice lacks a setting that it requires inside.', 'Add it, or choose another option.'],
  ['lint-not-in-template', 'A setting is in no list of what the template offers.', 'Check the template in the portal.'],
  ['lint-other-platform', 'A policy for another platform holds settings of Windows.', 'Write "windows10".'],
  ['lint-out-of-range', 'A number is outside the range of its definition.', 'Correct the value.'],
  ['lint-set-twice', 'A definition stands twice in a policy.', 'Remove one of the two.'],
  ['lint-stray-child', 'A setting inside a choice does not belong to its option.', 'Remove it, or choose its option.'],
  [
    'lint-template-only',
    'A setting is offered in templates only.',
    'Create it in a policy of the template that owns it.',
  ],
  ['lint-template-reference', 'A setting refers to a template, and the policy has none.', 'Take the references out.'],
  ['lint-template-technologies', 'A policy lacks a technology of its template.', 'Write those of the template.'],
  ['lint-unknown-definition', 'No definition of that id is known.', 'Check the id, or export the policy again.'],
  ['lint-unknown-option', 'A definition has no such option.', 'Choose one of its options.'],
  ['lint-unknown-template', 'No template of that id is known.', 'Check the id; its letter case counts.'],
  ['lint-wrong-kind', 'A setting is written as another kind of value.', 'Write it as the kind that is named.'],
  ['script-assignments-dropped', 'Assignments belong to one tenant and are not kept.', 'Assign the package again.'],
  ['script-not-a-package', 'The file is no script package.', 'Give an exported script package.'],
  ['script-parameters', 'A package holds parameters, which are not known here.', 'Put the values into the script.'],
  [
    'syncml-bad-command',
    'A command of SyncML names no node, or its data do not fit their format.',
    'Correct the command at the place that is named.',
  ],
  [
    'utcm-other-resources',
    'A document of tenant configuration management has resources of types that are not read.',
    'Look at them where they are.',
  ],
  [
    'utcm-without-properties',
    'A resource or drift of tenant configuration management comes without its properties.',
    'Ask Graph for them by name, with $select.',
  ],
]);
