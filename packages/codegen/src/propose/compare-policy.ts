import type { AdmxReference, RegistryWrite, SettingRow, ValueType } from '@mdav/core';
import type { AdmxElement, AdmxPolicy } from '../admx/read-admx.ts';

const POLICIES = 'software\\policies\\microsoft\\';

/** In what a row differs from the policy that it refers to, a sentence each; nothing when it says the same. */
export function comparePolicy(row: SettingRow, policy: AdmxPolicy): readonly string[] {
  const { admx, registry } = row;
  if (admx === undefined || registry.kind !== 'values') return ['The row names a policy and writes nothing.'];
  const [write] = registry.writes;
  if (write === undefined) return ['The row writes nothing.'];
  const wanted = admx.element === undefined ? 0 : 1;
  return [
    ...differ('class', policy.class === 'Both' ? 'Machine' : policy.class, 'Machine'),
    ...differ('number of elements', policy.elements.length, wanted),
    ...(admx.states === undefined
      ? compareElement(row, admx, write, policy)
      : compareStates(write, admx.states, policy)),
  ];
}

function differ(what: string, template: unknown, row: unknown): readonly string[] {
  const [theirs, ours] = [JSON.stringify(template), JSON.stringify(row)];
  return theirs === ours ? [] : [`The ${what}: ${theirs ?? 'none'} in the template, ${ours ?? 'none'} in the row.`];
}

function compareStates(
  write: RegistryWrite,
  states: NonNullable<AdmxReference['states']>,
  policy: AdmxPolicy,
): readonly string[] {
  if (write.kind !== 'value') return ['A policy with states writes one value, and the row a list.'];
  const data = (word: string) => (word === 'none' ? 0 : write.as?.[word]);
  return [
    ...differ('value', registryPath(policy.key, policy.valueName), rowPath(write)),
    ...differ('type', 'dword', write.type),
    ...differ('data of Enabled', policy.enabled, data(states.enabled)),
    ...differ('data of Disabled', policy.disabled, data(states.disabled)),
  ];
}

const TYPES: Readonly<Record<string, string>> = { decimal: 'dword', enum: 'dword', text: 'sz', multiText: 'multi-sz' };

function compareElement(
  row: SettingRow,
  admx: AdmxReference,
  write: RegistryWrite,
  policy: AdmxPolicy,
): readonly string[] {
  const [element] = policy.elements;
  if (element === undefined) return [];
  const kind = element.kind === 'multiText' ? 'multi-text' : element.kind;
  const same = differ('element', { id: element.id, kind }, admx.element);
  return [
    ...same,
    ...(write.kind === 'list' ? compareList(write, policy, element) : compareValue(row, write, policy, element)),
  ];
}

function compareList(
  write: Extract<RegistryWrite, { kind: 'list' }>,
  policy: AdmxPolicy,
  element: AdmxElement,
): readonly string[] {
  const marker = write.marker && `${write.marker.key}\\${write.marker.name}`.toLowerCase();
  return [
    ...differ('names of the entries', element.explicitValue ? 'written' : 'made up', 'written'),
    ...differ('key of the list', registryPath(element.key ?? policy.key), write.key.toLowerCase()),
    // The template gives no data for the states, so the editor writes 1 for Enabled.
    ...differ('data of the states', [policy.enabled, policy.disabled], [undefined, undefined]),
    ...differ('marker', registryPath(policy.key, policy.valueName), marker),
  ];
}

function compareValue(
  row: SettingRow,
  write: Extract<RegistryWrite, { kind: 'value' }>,
  policy: AdmxPolicy,
  element: AdmxElement,
): readonly string[] {
  return [
    ...differ('value', registryPath(element.key ?? policy.key, element.valueName), rowPath(write)),
    ...differ('type', TYPES[element.kind], write.type),
    ...(element.kind === 'enum' ? compareItems(write, element) : []),
    ...(element.kind === 'decimal' ? compareRange(row.type, write, element) : []),
  ];
}

function compareItems(write: Extract<RegistryWrite, { kind: 'value' }>, element: AdmxElement): readonly string[] {
  const codes = [...Object.values(write.as ?? {}), ...Object.values(write.alsoReads ?? {}).flat()];
  return differ('codes', element.items.map(({ data }) => data).sort(), codes.sort());
}

function compareRange(
  type: ValueType,
  write: Extract<RegistryWrite, { kind: 'value' }>,
  { minValue, maxValue }: AdmxElement,
): readonly string[] {
  const range = { min: minValue, max: maxValue };
  if (write.as === undefined) return differ('range', range, write.range ?? rangeOf(type));
  const outside = Object.values(write.as).filter(
    (code) => Number(code) < (minValue ?? 0) || Number(code) > (maxValue ?? 0),
  );
  return outside.length === 0 ? [] : [`Codes outside the range of the template: ${outside.join(', ')}.`];
}

function rangeOf(type: ValueType): { readonly min: number; readonly max: number } | undefined {
  if (type.kind === 'time-of-day') return { min: 0, max: 1439 };
  return type.kind === 'integer' || type.kind === 'duration' ? { min: type.min, max: type.max } : undefined;
}

function rowPath(write: Extract<RegistryWrite, { kind: 'value' }>): string {
  return `${write.key}\\${write.name}`.toLowerCase();
}

/** Key, and name, below the policies of Microsoft, in lower case; the whole key where it stands elsewhere. */
export function registryPath(key: string, name?: string): string {
  const path = key.toLowerCase();
  const below = path.startsWith(POLICIES) ? path.slice(POLICIES.length) : path;
  return [below, ...(name === undefined ? [] : [name.toLowerCase()])].join('\\');
}
