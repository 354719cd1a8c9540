import { assertNever } from '@mdav/core/format';
import type { RegistryData, RegistryEntry } from '@mdav/registry';
import type { AdmxElement, AdmxPolicy, AdmxValue, AdmxValueList } from './form.ts';

/** What an administrator makes of a policy. One that is not configured writes nothing. */
export type PolicyState =
  | { readonly kind: 'disabled' }
  /** With what each element was given, by its id. An element without input is left empty. */
  | { readonly kind: 'enabled'; readonly inputs?: Readonly<Record<string, ElementInput>> };

/** What an administrator enters in one element of a policy. */
export type ElementInput =
  /** A check box. */
  | boolean
  /** A number, or the index from 0 of a choice. */
  | number
  | bigint
  /** A line of text. */
  | string
  /** Lines of text, or a list without names. */
  | readonly string[]
  /** A list with names. */
  | { readonly named: readonly (readonly [name: string, text: string])[] };

/** DWORD 1: what an enabled policy or a checked box writes unless it says otherwise. */
const ONE: AdmxValue = { kind: 'decimal', value: 1 };

/**
 * The registry entries of a policy in a state, in the order policy, lists, elements; source: [MS-GPREG] 3.3 and
 * `registry.pol` files that the Group Policy editor wrote. An input that does not fit its element writes nothing.
 */
export function applyPolicy(policy: AdmxPolicy, state: PolicyState): readonly RegistryEntry[] {
  const isEnabled = state.kind === 'enabled';
  const list = isEnabled ? policy.enabledList : policy.disabledList;
  const own =
    policy.valueName === undefined || isReplaced(policy)
      ? []
      : [entryOf(policy.key, policy.valueName, stateValue(policy, isEnabled))];
  const elements = policy.elements.flatMap((item) =>
    isEnabled ? enabled(item, item.key ?? policy.key, state.inputs?.[item.id]) : disabled(item, item.key ?? policy.key),
  );
  return [...own, ...listEntries(policy.key, list), ...elements];
}

/** An element with the policy's own value takes its place. */
function isReplaced({ key, valueName, elements }: AdmxPolicy): boolean {
  return elements.some(
    (item) =>
      item.kind !== 'list' &&
      item.valueName.toLowerCase() === valueName?.toLowerCase() &&
      (item.key ?? key).toLowerCase() === key.toLowerCase(),
  );
}

function stateValue({ enabledValue, disabledValue }: AdmxPolicy, isEnabled: boolean): AdmxValue {
  return isEnabled ? (enabledValue ?? ONE) : (disabledValue ?? { kind: 'delete' });
}

function disabled(item: AdmxElement, key: string): readonly RegistryEntry[] {
  if (item.kind === 'list') return [{ kind: 'clear', key }];
  return [{ kind: 'delete', key, name: item.valueName }];
}

function enabled(item: AdmxElement, key: string, input: ElementInput | undefined): readonly RegistryEntry[] {
  switch (item.kind) {
    case 'boolean': {
      if (input !== undefined && typeof input !== 'boolean') return [];
      const value = input === true ? (item.trueValue ?? ONE) : (item.falseValue ?? { kind: 'delete' });
      return [
        entryOf(key, item.valueName, value),
        ...listEntries(key, input === true ? item.trueList : item.falseList),
      ];
    }
    case 'decimal':
      if (typeof input !== 'number') return [];
      return [
        setEntry(key, item, item.storeAsText ? { type: 'sz', value: String(input) } : { type: 'dword', value: input }),
      ];
    case 'long-decimal':
      if (typeof input !== 'bigint') return [];
      return [
        setEntry(key, item, item.storeAsText ? { type: 'sz', value: String(input) } : { type: 'qword', value: input }),
      ];
    case 'text':
      return typeof input === 'string'
        ? [setEntry(key, item, { type: item.expandable ? 'expand-sz' : 'sz', value: input })]
        : [];
    case 'multi-text':
      return isLines(input) ? [setEntry(key, item, { type: 'multi-sz', values: input })] : [];
    case 'enum': {
      const choice = typeof input === 'number' ? item.items[input] : undefined;
      return choice === undefined
        ? []
        : [entryOf(key, item.valueName, choice.value), ...listEntries(key, choice.valueList)];
    }
    case 'list':
      return [...(item.additive ? [] : [{ kind: 'clear', key } as const]), ...listInput(item, key, input)];
    default:
      return assertNever(item);
  }
}

function listInput(
  item: AdmxElement & { readonly kind: 'list' },
  key: string,
  input: ElementInput | undefined,
): readonly RegistryEntry[] {
  const type = item.expandable ? 'expand-sz' : 'sz';
  const named = typeof input === 'object' && 'named' in input ? input.named : undefined;
  if (item.explicitValue)
    return (named ?? []).map(([name, value]) => ({ kind: 'set', key, name, data: { type, value } }));
  const { valuePrefix } = item;
  const nameOf = (text: string, index: number) => (valuePrefix === undefined ? text : `${valuePrefix}${index + 1}`);
  return (isLines(input) ? input : []).map((value, index) => ({
    kind: 'set',
    key,
    name: nameOf(value, index),
    data: { type, value },
  }));
}

function isLines(input: ElementInput | undefined): input is readonly string[] {
  return Array.isArray(input);
}

/** A soft value is set only where there is none yet. */
function setEntry(
  key: string,
  { valueName, soft }: { readonly valueName: string; readonly soft?: boolean },
  data: RegistryData,
): RegistryEntry {
  return soft
    ? { kind: 'directive', key, name: `**soft.${valueName}`, data }
    : { kind: 'set', key, name: valueName, data };
}

function listEntries(key: string, list: AdmxValueList | undefined): readonly RegistryEntry[] {
  return (list?.items ?? []).map((item) => entryOf(item.key ?? list?.defaultKey ?? key, item.valueName, item.value));
}

function entryOf(key: string, name: string, value: AdmxValue): RegistryEntry {
  switch (value.kind) {
    case 'delete':
      return { kind: 'delete', key, name };
    case 'decimal':
      return { kind: 'set', key, name, data: { type: 'dword', value: value.value } };
    case 'long-decimal':
      return { kind: 'set', key, name, data: { type: 'qword', value: value.value } };
    case 'string':
      return { kind: 'set', key, name, data: { type: 'sz', value: value.value } };
  }
}
