import type { SettingInstance } from '../settings-catalog/policy.ts';

/**
 * Why a setting is left whose value is that of its template: Intune gives it the default there, whatever stands beside the
 * flag. What the default is a policy does not tell.
 * Source: https://learn.microsoft.com/graph/api/resources/intune-deviceconfigv2-devicemanagementconfigurationsettingvaluetemplatereference
 */
export const TEMPLATE_DEFAULT =
  'it takes the default of its template (`useTemplateDefault`), and what that is the policy does not tell';

/** What to do about it. */
export const SET_IN_TEMPLATE = 'Set the value in the policy itself, and export it again.';

/** Whether a setting, or one inside it, has the flag. */
export function takesTemplateDefault(instance: SettingInstance): boolean {
  const values = 'values' in instance ? instance.values : [instance.value];
  return values.some(
    (value) =>
      value.template?.useDefault === true || ('children' in value && value.children.some(takesTemplateDefault)),
  );
}
