import { type Assignment, type Diagnostic, REMOVE, type ResolvedGroup, settingRow } from '@mdav/core';
import {
  type ArtifactInfo,
  type Emission,
  type FileTree,
  type Produced,
  subkeyOf,
  type Target,
  type UndoReach,
} from '@mdav/core/format';
import { regFileFromPolicy, sayablePart, type ValueFormat } from '../codec/reg/convert.ts';
import type { RegFile } from '../codec/reg/form.ts';
import type { RegistryEntry, RegistryPolicy } from '../form.ts';
import { lowerGroup } from '../lower/lower.ts';
import { policyKey } from '../lower/policy-key.ts';
import { upperCase } from '../names.ts';
import { undoOf, undoReachOf, unsureOfZero } from '../undo/undo.ts';
import { checkPolicy } from './check-policy.ts';

/** A target whose files say the registry value by value. */
export interface ValueTarget extends ValueFormat, Pick<Target, 'id' | 'title' | 'serves' | 'byName'> {
  /** Files below the folder of the group, with what is to be said about them. */
  readonly write: (
    group: ResolvedGroup,
    said: SaidByValue,
    about: ArtifactInfo,
  ) => { readonly files: FileTree; readonly diagnostics?: readonly Diagnostic[] };
}

/** What a group says in the registry, value by value, and what takes it back; comments name what the format cannot say. */
export interface SaidByValue {
  readonly file: RegFile;
  readonly undo: RegFile;
  /** What of it the undo treats otherwise than by deletion. */
  readonly reach: UndoReach;
}

/** The target of such a format: a group that sets nothing gets no file, and what the format cannot say is named. */
export function valueTarget(format: ValueTarget): Target {
  const { id, title, serves, byName } = format;
  return {
    id,
    title,
    serves,
    ...(byName === undefined ? {} : { byName }),
    produce: (group, about) => produce(format, group, about),
  };
}

function produce(format: ValueTarget, group: ResolvedGroup, about: ArtifactInfo): Produced {
  const lowered = lowerGroup(group);
  const emissions = lowered.emissions.map((emission, index) =>
    limit(format, group, emission, group.assignments[index]),
  );
  if (lowered.form.entries.length === 0) return { files: new Map(), emissions, diagnostics: [] };
  const said = regFileFromPolicy(lowered.form, format);
  const part = sayablePart(lowered.form, format);
  const { files, diagnostics = [] } = format.write(
    group,
    {
      file: said.value,
      undo: withKeeping(undoOf(part), unsureOfZero(group, part)),
      reach: undoReachOf(part),
    },
    about,
  );
  const told = group.assignments.flatMap((assignment, index) =>
    emissions[index]?.kind === 'manual' ? formOf(group, assignment).entries : [],
  );
  const unsaid = said.diagnostics.filter(
    ({ at }) => !isOfSetting(group, lowered.form, at.path) && !isTold(lowered.form, told, at.path),
  );
  return { files, emissions, diagnostics: [...checkPolicy(lowered.form), ...diagnostics, ...unsaid] };
}

/** What every undo says first. */
const KEEPING = 'What was overwritten does not come back: mdav import of the estate before the change keeps it.';

function withKeeping(undo: RegFile, more: readonly string[]): RegFile {
  const said = [KEEPING, ...more];
  return { items: [...said.map((text) => ({ kind: 'comment' as const, text })), ...undo.items] };
}

/** What becomes of an assignment in a format that cannot say all of registry policy. */
function limit(
  format: ValueTarget,
  group: ResolvedGroup,
  emission: Emission,
  assignment: Assignment | undefined,
): Emission {
  if (emission.kind !== 'emitted' || assignment === undefined) return emission;
  if (assignment.value === REMOVE) {
    const emptied = withoutEmptying(format, emission.setting);
    if (emptied !== undefined) return emptied;
  }
  if (format.cannot === undefined) return emission;
  const { diagnostics } = regFileFromPolicy(formOf(group, assignment), format);
  const [refused] = diagnostics;
  return refused === undefined ? emission : { kind: 'unsupported', setting: emission.setting, why: refused.message };
}

/** What one assignment of a group says. */
function formOf({ raw: _, ...group }: ResolvedGroup, assignment: Assignment): RegistryPolicy {
  return lowerGroup({ ...group, assignments: [assignment] }).form;
}

/** Values are deleted by name only: what an earlier policy put into a list has to be deleted by hand. */
function withoutEmptying({ noun }: ValueFormat, setting: string): Emission | undefined {
  const binding = settingRow(setting).registry;
  const lists = binding.kind === 'values' ? binding.writes.filter((write) => write.kind === 'list') : [];
  if (lists.length === 0) return undefined;
  return {
    kind: 'manual',
    setting,
    why: `${noun} cannot delete all values of a key without naming each of them.`,
    step: `Delete the values below ${lists.map(({ key }) => `\`HKEY_LOCAL_MACHINE\\${policyKey(key)}\``).join(' and ')}.`,
  };
}

/** True for a diagnostic about a key that a setting empties, of which the emission of the setting speaks already. */
function isOfSetting({ raw }: ResolvedGroup, policy: RegistryPolicy, path: string | undefined): boolean {
  const index = /^entries\[(\d+)\]$/.exec(path ?? '')?.[1];
  const entry = index === undefined ? undefined : policy.entries[Number(index)];
  if (entry?.kind !== 'clear') return false;
  const emptied = (raw?.registry ?? []).filter(({ type }) => type === 'delete-values');
  return emptied.every(({ key }) => upperCase(subkeyOf(key)) !== upperCase(entry.key));
}

/** True for a diagnostic about a deletion that a step for people already speaks of. */
function isTold(policy: RegistryPolicy, told: readonly RegistryEntry[], path: string | undefined): boolean {
  const index = /^entries\[(\d+)\]$/.exec(path ?? '')?.[1];
  const entry = index === undefined ? undefined : policy.entries[Number(index)];
  return entry?.kind === 'delete' && told.some((other) => isSameEntry(entry, other));
}

function isSameEntry(entry: RegistryEntry, other: RegistryEntry): boolean {
  const nameOf = (one: RegistryEntry) => ('name' in one ? one.name : '');
  return entry.kind === other.kind && entry.key === other.key && nameOf(entry) === nameOf(other);
}
