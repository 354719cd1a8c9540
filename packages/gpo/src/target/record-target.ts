import type { Diagnostic, ResolvedGroup } from '@mdav/core';
import type { ArtifactInfo, Emission, FileTree, Produced, Target } from '@mdav/core/format';
import { checkPolicy, type RegistryEntry, type RegistryPolicy, recordName } from '@mdav/registry';
import { dividePolicy } from './group-preferences.ts';
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
  const what = { id, title, serves: ['gpo'], ...(carries === undefined ? {} : { carries }) } as const;
  return { ...what, produce: (group, about) => produce(format, group, about) };
}

function produce(format: RecordTarget, group: ResolvedGroup, about: ArtifactInfo): Produced {
  const { form, emissions: lowered, carried } = lowerForGpo(group);
  const emissions = lowered.map((emission, index) => limit(format, group, emission, index));
  const { policy } = dividePolicy(carried, form, about);
  const entries = policy.entries.filter((entry) => format.cannot(entry) === undefined);
  const apart = form.entries.filter((entry) => !policy.entries.includes(entry));
  const diagnostics = [
    ...checkPolicy(form),
    ...apart.map((entry) => noPreference(format, entry)),
    ...refusals(format, policy),
  ];
  if (entries.length === 0) return { files: new Map(), emissions, diagnostics };
  return { files: format.write(group, { ...policy, entries }), emissions, diagnostics };
}

/** What goes with the GPO, or to some devices only, would go to all and stay: it is left out. */
function noPreference({ noun, code }: RecordTarget, entry: RegistryEntry): Diagnostic {
  const message = `${noun} cannot say a registry preference, as the group asks for ${entry.key}, ${recordName(entry) || 'default value'}.`;
  const hint = 'Give it to these devices by the backup in `gpo`, or take `preferences` from the group.';
  return { code, severity: 'warning', message, at: { path: entry.key }, hint };
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
