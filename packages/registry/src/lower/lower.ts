import { type Assignment, type ResolvedGroup, settingRow } from '@mdav/core';
import { byGroup, type Emission, type Lowered, registryDeliveries } from '@mdav/core/format';
import type { RegistryEntry, RegistryPolicy } from '../form.ts';
import { upperCase } from '../names.ts';
import { canonicalOrder } from '../order.ts';
import { entryOfRaw } from './raw-entries.ts';
import { type Said, sayByWrite } from './say.ts';

/** What a group sets, as registry policy of the machine in canonical order, with one emission per assignment. Several targets ask. */
export const lowerGroup: (group: ResolvedGroup) => Lowered<RegistryPolicy> = byGroup(lowerPart);

/** The same of a part of a group, which nobody asks for twice. */
export function lowerPart(group: Pick<ResolvedGroup, 'assignments' | 'raw'>): Lowered<RegistryPolicy> {
  const entries: RegistryEntry[] = [];
  const emissions = group.assignments.map((assignment): Emission => {
    const said = sayAssignment(assignment);
    if ('kind' in said) return said;
    for (const one of said) entries.push(one);
    return { kind: 'emitted', setting: assignment.setting };
  });
  const { first, then } = rawOrder((group.raw?.registry ?? []).map(entryOfRaw));
  return { form: { hive: 'machine', entries: canonicalOrder([...first, ...entries, ...then]) }, emissions };
}

/**
 * Raw entries that empty a key come before what settings put into it, unless other raw entries of that key stand in front:
 * inside a key the order is what the entries mean.
 */
function rawOrder(raw: readonly RegistryEntry[]) {
  const first: RegistryEntry[] = [];
  const then: RegistryEntry[] = [];
  const begun = new Set<string>();
  for (const entry of raw) {
    const key = upperCase(entry.key);
    const leads = entry.kind === 'clear' && !begun.has(key);
    begun.add(key);
    (leads ? first : then).push(entry);
  }
  return { first, then };
}

function sayAssignment({ setting, value, only }: Assignment): readonly RegistryEntry[] | Emission {
  if (only !== undefined && registryDeliveries(only).length === 0) {
    return { kind: 'unsupported', setting, why: `It goes by ${only.join(', ')} alone, not by registry policy.` };
  }
  const row = settingRow(setting);
  const binding = row.registry;
  if (binding.kind === 'unsupported') return { kind: 'unsupported', setting, why: binding.why };
  if (binding.kind === 'manual') return { kind: 'manual', setting, why: binding.why, step: binding.step };
  const said = binding.writes.map((write) => sayByWrite(row, write, value));
  const refused = said.find(isRefusal);
  return refused === undefined
    ? said.flatMap((entries) => (isRefusal(entries) ? [] : entries))
    : { kind: 'unsupported', setting, why: refused.why };
}

function isRefusal(said: Said): said is { readonly why: string } {
  return 'why' in said;
}
