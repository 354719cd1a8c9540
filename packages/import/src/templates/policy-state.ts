import { assertNever, type RawCandidate, type WholeKey } from '@mdav/core/format';
import {
  type AdmlDocument,
  type AdmxElement,
  type AdmxPolicy,
  type AdmxValue,
  type AdmxValueList,
  applyPolicy,
  type PolicyWrite,
} from '@mdav/gpo';
import type { RegistryEntry } from '@mdav/registry';
import { elementLabel, textOf } from './template-texts.ts';

/** A raw value of the registry. */
export type RawValue = Exclude<
  Extract<RawCandidate, { readonly kind: 'registry' }>['entry'],
  { readonly type: WholeKey }
>;

/** What has to be done with a policy so that it writes a value. */
export interface PolicyStateWords {
  /** Such as `enabled`, or `enabled, “Interval”`. */
  readonly words: string;
  /** False when no state of the policy writes this data. */
  readonly fits: boolean;
}

const NOT_SO: PolicyStateWords = { words: 'which never writes this data', fits: false };

/** Tells the state in which a policy writes a value; `write` says what in the policy does. */
export function policyState(
  { policy, by }: PolicyWrite,
  value: RawValue,
  adml: AdmlDocument | undefined,
): PolicyStateWords {
  if (by.kind === 'state') return ownState(policy, value);
  const item = policy.elements.find(({ id }) => id === by.id);
  return item === undefined ? NOT_SO : elementState(policy, item, value, adml);
}

function ownState(policy: AdmxPolicy, value: RawValue): PolicyStateWords {
  const states = (['enabled', 'disabled'] as const).filter((kind) =>
    applyPolicy(policy, { kind }).some((entry) => isSameWrite(entry, value)),
  );
  return states.length === 0 ? NOT_SO : { words: states.join(' or '), fits: true };
}

function elementState(
  policy: AdmxPolicy,
  item: AdmxElement,
  value: RawValue,
  adml: AdmlDocument | undefined,
): PolicyStateWords {
  if (value.type === 'delete') return { words: 'disabled', fits: true };
  const label = `“${elementLabel(adml, policy, item.id)}”`;
  const enabled = (words: string): PolicyStateWords => ({ words: `enabled, ${words}`, fits: true });
  switch (item.kind) {
    case 'boolean': {
      const key = item.key ?? policy.key;
      if (writes(key, item.valueName, item.trueValue ?? ONE, item.trueList, value)) return enabled(`${label} on`);
      const isOff = writes(key, item.valueName, item.falseValue, item.falseList, value);
      return isOff ? enabled(`${label} off`) : NOT_SO;
    }
    case 'enum': {
      const key = item.key ?? policy.key;
      const choices = item.items.filter((each) => writes(key, item.valueName, each.value, each.valueList, value));
      if (choices.length === 0) return NOT_SO;
      return enabled(`${label}: ${choices.map(({ displayName }) => textOf(adml, displayName)).join(' or ')}`);
    }
    case 'decimal':
    case 'long-decimal': {
      const type = item.storeAsText ? 'sz' : item.kind === 'decimal' ? 'dword' : 'qword';
      return value.type === type ? enabled(label) : NOT_SO;
    }
    case 'text':
      return value.type === (item.expandable ? 'expand-sz' : 'sz') ? enabled(label) : NOT_SO;
    case 'multi-text':
      return value.type === 'multi-sz' ? enabled(label) : NOT_SO;
    case 'list':
      return value.type === (item.expandable ? 'expand-sz' : 'sz') ? enabled(`an entry of ${label}`) : NOT_SO;
    default:
      return assertNever(item);
  }
}

/** What a checked box writes unless it says otherwise. */
const ONE: AdmxValue = { kind: 'decimal', value: 1 };

/** Whether a choice writes a value: by its own value, or by its list of further ones. */
function writes(
  key: string,
  name: string,
  own: AdmxValue | undefined,
  list: AdmxValueList | undefined,
  value: RawValue,
): boolean {
  const isAt = (otherKey: string, otherName: string) =>
    `hklm\\${otherKey}\\${otherName}`.toLowerCase() === `${value.key}\\${value.name}`.toLowerCase();
  if (own !== undefined && isAt(key, name) && isValue(own, value)) return true;
  return (list?.items ?? []).some(
    (item) => isAt(item.key ?? list?.defaultKey ?? key, item.valueName) && isValue(item.value, value),
  );
}

function isSameWrite(entry: RegistryEntry, value: RawValue): boolean {
  if (!('name' in entry) || entry.name.toLowerCase() !== value.name.toLowerCase()) return false;
  if (`hklm\\${entry.key}`.toLowerCase() !== value.key.toLowerCase()) return false;
  if (entry.kind === 'delete') return value.type === 'delete';
  if (entry.kind !== 'set' || value.type === 'delete' || entry.data.type !== value.type) return false;
  return 'value' in entry.data && String(entry.data.value) === String(value.data);
}

function isValue(written: AdmxValue, value: RawValue): boolean {
  switch (written.kind) {
    case 'delete':
      return value.type === 'delete';
    case 'decimal':
      return value.type === 'dword' && value.data === written.value;
    case 'long-decimal':
      return value.type === 'qword' && BigInt(value.data) === written.value;
    case 'string':
      return value.type === 'sz' && value.data === written.value;
    default:
      return assertNever(written);
  }
}
