import type { Diagnostic, SettingValue } from '@mdav/core';
import { isDefenderKey, type LeftEntry, type LiftedPart, type LiftedPolicy, type PlacedForm } from '@mdav/core/format';
import type { RegistryEntry, RegistryPolicy } from '../form.ts';
import { deletedLater } from '../lower/deleted-later.ts';
import { liftPolicy } from '../lower/lift.ts';
import { rawOfEntry } from './raw-of-entry.ts';
import { registryLine } from './registry-lines.ts';

/** What a format of the registry is read as: the policies of its sides, in order. */
export interface RegistryForm {
  readonly policies: readonly RegistryPolicy[];
  /** What lies beside registry policy in a file that holds other things too; none where there is nothing else. */
  readonly beside?: readonly LeftEntry[];
  /** Where the order of the entries means nothing, and keys are emptied before anything is put into them. */
  readonly isUnordered?: true;
}

/** Lifts any format whose form has registry policies in it. */
export function liftRegistryForms(placed: readonly PlacedForm<RegistryForm>[]): LiftedPolicy {
  const parts = placed.map(({ form, path }) => liftRegistryPolicies(form.policies, path, form.isUnordered));
  return { parts: [joinParts(parts)], beside: placed.flatMap(({ form }) => form.beside ?? []) };
}

/** What registry policies say, `file` being where they are from; of two that set a value the later one counts. */
export function liftRegistryPolicies(
  policies: readonly RegistryPolicy[],
  file: string,
  isUnordered?: true,
): LiftedPart {
  return joinParts(policies.map((policy) => liftOne(policy, file, isUnordered)));
}

function joinParts(parts: readonly LiftedPart[]): LiftedPart {
  const [only, second] = parts;
  if (only !== undefined && second === undefined) return only;
  return {
    settings: Object.assign({}, ...parts.map(({ settings }) => settings)) as Readonly<Record<string, SettingValue>>,
    left: parts.flatMap(({ left }) => left),
    diagnostics: parts.flatMap(({ diagnostics }) => diagnostics),
  };
}

function liftOne(policy: RegistryPolicy, file: string, isUnordered?: true): LiftedPart {
  const { settings, residue, diagnostics: said } = liftPolicy(policy);
  const diagnostics = said.map((one): Diagnostic => ({ ...one, at: { file, ...one.at } }));
  const why = new Map<RegistryEntry, Diagnostic>();
  for (const diagnostic of diagnostics) {
    const entry = policy.entries[indexIn(diagnostic.at.path)];
    if (diagnostic.code === 'registry-not-understood' && entry !== undefined) why.set(entry, diagnostic);
  }
  const deleted = isUnordered ? new Set<RegistryEntry>() : deletedLater(policy.entries);
  const left = residue.entries.map((entry) => {
    const isGone = deleted.has(entry) && policy.hive === 'machine';
    return isGone ? leftBehind(entry, policy.hive) : leftOf(entry, policy.hive, why.get(entry));
  });
  return { settings, left, diagnostics };
}

/** The place of an entry in its policy; -1 for a path that names none. */
function indexIn(path: string | undefined): number {
  return Number(/^entries\[(\d+)\]$/.exec(path ?? '')?.[1] ?? -1);
}

function leftOf(entry: RegistryEntry, hive: RegistryPolicy['hive'], about: Diagnostic | undefined): LeftEntry {
  const lines = [registryLine(entry, hive)];
  const raw = hive === 'user' ? OF_USERS : rawOfEntry(entry);
  if ('why' in raw) {
    const unsayable = [{ what: nameOf(entry, hive), why: raw.why, isDefender: isDefenderKey(entry.key) }];
    return about === undefined ? { lines, unsayable } : { lines, unsayable, about };
  }
  if (about === undefined) return { lines, raw: raw.map((one) => ({ kind: 'registry', entry: one })) };
  return { lines, raw: raw.map((one) => ({ kind: 'registry', entry: one, note: about.message })), about };
}

function leftBehind(entry: RegistryEntry, hive: RegistryPolicy['hive']): LeftEntry {
  const isDefender = isDefenderKey(entry.key);
  return { lines: [], unsayable: [{ what: nameOf(entry, hive), ...GONE, isDefender }] };
}

const GONE = {
  why: 'a later entry deletes its key or all values of that, and nothing of it stays on the device',
  hint: 'Nothing is to do where the deletion is meant: it is imported.',
} as const;

const OF_USERS = { why: 'a fleet file is about the machine, not about its users' } as const;

function nameOf(entry: RegistryEntry, hive: RegistryPolicy['hive']): string {
  const root = hive === 'machine' ? 'HKLM' : 'HKCU';
  const name = 'name' in entry ? (entry.name === '' ? '(default)' : entry.name) : '*';
  return `${root}\\${entry.key}\\${name}`;
}
