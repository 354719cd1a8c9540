import type { Diagnostic, ResolvedGroup } from '@mdav/core';
import type { Emission, FileTree, Produced, Target } from '@mdav/core/format';
import { checkPolicy, type RegistryEntry, type RegistryPolicy, recordName } from '@mdav/registry';
import { lowerForGpo } from './lower-for-gpo.ts';

/** A target whose files say what a registry.pol says, record by record. */
export interface RecordTarget extends Pick<Target, 'id' | 'title' | 'carries'> {
  /** The format at the beginning of a sentence, such as `A rule of Policy Analyzer`. */
  readonly noun: string;
  /** The diagnostic for an entry that it has no form for. */
  readonly code: string;
  /** What it cannot do with an entry, as the end of "cannot …". */
  readonly cannot: (entry: RegistryEntry) => string | undefined;
  /** Files below the folder of the group; the policy has the sayable entries alone. */
  readonly write: (group: ResolvedGroup, policy: RegistryPolicy) => FileTree;
}

/** The target of such a format; what the format cannot say is named, and left out. */
export function recordTarget(format: RecordTarget): Target {
  const { id, title, carries } = format;
  const about = { id, title, serves: ['gpo'], ...(carries === undefined ? {} : { carries }) } as const;
  return { ...about, produce: (group) => produce(format, group) };
}

function produce(format: RecordTarget, group: ResolvedGroup): Produced {
  const { form: policy, emissions: lowered } = lowerForGpo(group);
  const emissions = lowered.map((emission, index) => limit(format, group, emission, index));
  const entries = policy.entries.filter((entry) => format.cannot(entry) === undefined);
  const diagnostics = [...checkPolicy(policy), ...refusals(format, policy)];
  if (entries.length === 0) return { files: new Map(), emissions, diagnostics };
  return { files: format.write(group, { ...policy, entries }), emissions, diagnostics };
}

function limit(format: RecordTarget, group: ResolvedGroup, emission: Emission, index: number): Emission {
  const assignment = group.assignments[index];
  if (emission.kind !== 'emitted' || assignment === undefined) return emission;
  const { raw, ...rest } = group;
  const { form } = lowerForGpo({ ...rest, assignments: [assignment] });
  const [why] = form.entries.flatMap((entry) => format.cannot(entry) ?? []);
  if (why === undefined) return emission;
  return { kind: 'unsupported', setting: emission.setting, why: `${format.noun} cannot ${why}.` };
}

function refusals({ noun, code, cannot }: RecordTarget, { entries }: RegistryPolicy): readonly Diagnostic[] {
  return entries.flatMap((entry, index): readonly Diagnostic[] => {
    const why = cannot(entry);
    if (why === undefined) return [];
    const message = `${noun} cannot ${why}, as ${entry.key}, ${recordName(entry) || 'default value'} asks.`;
    const hint = 'Take the entry from registry.pol.';
    return [{ code, severity: 'warning', message, at: { path: `entries[${index}]` }, hint }];
  });
}
