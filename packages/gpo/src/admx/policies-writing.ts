import type { AdmxDocument, AdmxElement, AdmxPolicy, AdmxValueList } from './form.ts';

/** A policy that writes a registry value, and what in it does. */
export interface PolicyWrite {
  readonly policy: AdmxPolicy;
  /** The policy's own state, or the element with that id. */
  readonly by: { readonly kind: 'state' } | { readonly kind: 'element'; readonly id: string };
}

/**
 * The policies of a template that write a value, or that fill a list under the key. Key and name compare without
 * regard to case; the key has no hive.
 */
export function policiesWriting(admx: AdmxDocument, key: string, name: string): readonly PolicyWrite[] {
  const isMeant = (otherKey: string, otherName: string) => same(otherKey, key) && same(otherName, name);
  return admx.policies.flatMap((policy): readonly PolicyWrite[] => {
    const byState =
      (policy.valueName !== undefined && isMeant(policy.key, policy.valueName)) ||
      listValues(policy, policy.enabledList, policy.disabledList).some((item) => isMeant(item.key, item.name));
    const byElements = policy.elements.filter((item) =>
      elementValues(policy, item).some((value) => isMeant(value.key, value.name ?? name)),
    );
    return [
      ...(byState ? [{ policy, by: { kind: 'state' } } as const] : []),
      ...byElements.map(({ id }) => ({ policy, by: { kind: 'element', id } }) as const),
    ];
  });
}

/** Every key that a policy can write to, without repetition. */
export function policyKeys(policy: AdmxPolicy): readonly string[] {
  return [
    ...new Set([
      policy.key,
      ...listValues(policy, policy.enabledList, policy.disabledList).map(({ key }) => key),
      ...policy.elements.flatMap((item) => elementValues(policy, item).map(({ key }) => key)),
    ]),
  ];
}

interface WrittenValue {
  readonly key: string;
  /** Absent for a list: any name. */
  readonly name?: string;
}

function elementValues(policy: AdmxPolicy, item: AdmxElement): readonly WrittenValue[] {
  const key = item.key ?? policy.key;
  switch (item.kind) {
    case 'list':
      return [{ key }];
    case 'boolean':
      return [{ key, name: item.valueName }, ...listValues({ key }, item.trueList, item.falseList)];
    case 'enum':
      return [{ key, name: item.valueName }, ...listValues({ key }, ...item.items.map(({ valueList }) => valueList))];
    default:
      return [{ key, name: item.valueName }];
  }
}

function listValues(
  { key }: { readonly key: string },
  ...lists: readonly (AdmxValueList | undefined)[]
): readonly { readonly key: string; readonly name: string }[] {
  return lists.flatMap((list) =>
    (list?.items ?? []).map((item) => ({ key: item.key ?? list?.defaultKey ?? key, name: item.valueName })),
  );
}

function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
