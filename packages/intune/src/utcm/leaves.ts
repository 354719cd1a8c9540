import type { SettingInstance } from '../settings-catalog/policy.ts';
import { RULE_LIST } from './resources.ts';

/** The one definition whose last word does not tell what it is. */
const TAMPER_DEFINITION = 'vendor_msft_defender_configuration_tamperprotection_options';

/** What the definition of the list of a rule ends with. */
export const RULE_LIST_SUFFIX = '_perruleexclusions';

/** A value of a setting, or of one key of it, with the property that it belongs to. */
export interface Leaf {
  /** Definition of the setting, whatever stands inside it. */
  readonly of: string;
  /** In lower case. */
  readonly property: string;
  /** Absent where no property could hold it. */
  readonly value?: string | number | readonly string[];
  /** True for a list that stands inside the setting. */
  readonly isInside: boolean;
}

/** The values of a setting: one, or one for each of its keys with the lists inside. */
export function leavesOf(instance: SettingInstance, of = instance.definition): readonly Leaf[] {
  const { definition } = instance;
  const leaf = { of, property: propertyName(definition), isInside: false };
  switch (instance.kind) {
    case 'simple': {
      const { value } = instance;
      return [value.kind === 'integer' || value.kind === 'string' ? withValue(leaf, value.value ?? undefined) : leaf];
    }
    case 'simple-collection':
      return [withValue(leaf, textsOf(instance))];
    case 'choice': {
      const { option, children } = instance.value;
      const word = option?.startsWith(`${definition}_`) ? option.slice(definition.length + 1) : undefined;
      const lists = children.filter((child) => child.definition === `${definition}${RULE_LIST_SUFFIX}`);
      const name = `${leaf.property}${RULE_LIST}`.toLowerCase();
      return [
        withValue(leaf, word),
        ...lists.map((list) => withValue({ of, property: name, isInside: true }, textsOf(list))),
      ];
    }
    case 'group-collection': {
      const [group, ...others] = instance.values;
      return group === undefined || others.length > 0 ? [leaf] : group.children.flatMap((child) => leavesOf(child, of));
    }
    case 'group':
    case 'choice-collection':
      return [leaf];
  }
}

function withValue(leaf: Omit<Leaf, 'value'>, value: Leaf['value']): Leaf {
  return value === undefined ? leaf : { ...leaf, value };
}

function textsOf(instance: SettingInstance): readonly string[] | undefined {
  if (instance.kind !== 'simple-collection') return undefined;
  const texts = instance.values.flatMap((value) => (value.kind === 'string' ? (value.value ?? []) : []));
  return texts.length === instance.values.length ? texts : undefined;
}

/** The property for a definition: its last word. */
export function propertyName(definition: string): string {
  return definition === TAMPER_DEFINITION ? 'tamperprotection' : definition.slice(definition.lastIndexOf('_') + 1);
}
