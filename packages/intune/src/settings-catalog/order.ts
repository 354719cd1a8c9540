import type { MdmPolicy, SettingInstance } from './policy.ts';

/** Compares by UTF-16 code units: the same order on every machine and in every locale. */
export function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/**
 * The policy with its settings sorted by definition. Their order carries no meaning to the service, and a sorted file
 * changes only where the policy does. Settings of the same definition keep their order; so does everything inside one.
 */
export function canonicalPolicy(policy: MdmPolicy): MdmPolicy {
  return isSorted(policy.settings) ? policy : { ...policy, settings: sortByDefinition(policy.settings) };
}

/** Sorted by definition, stable. */
export function sortByDefinition(settings: readonly SettingInstance[]): readonly SettingInstance[] {
  return [...settings].sort((left, right) => compareText(left.definition, right.definition));
}

function isSorted(settings: readonly SettingInstance[]): boolean {
  return settings.every(
    (instance, index) => compareText(settings[index - 1]?.definition ?? '', instance.definition) <= 0,
  );
}
