import type { Diagnostic, SettingValue } from '@mdav/core';
import {
  isDefenderKey,
  type LeftEntry,
  type LiftedPart,
  type LiftedPolicy,
  type OtherWord,
  type PlacedForm,
} from '@mdav/core/format';
import type { RegistryEntry, RegistryPolicy } from '../form.ts';
import { deletedLater } from '../lower/deleted-later.ts';
import { liftPolicy } from '../lower/lift.ts';
import { overwritten, overwrittenWords } from '../lower/overwritten.ts';
import { takenAway } from '../lower/taken-away.ts';
import { rawOfEntry } from './raw-of-entry.ts';
import { linesOfEntry } from './registry-lines.ts';

/** What a format of the registry is read as: the policies of its sides, in order. */
export interface RegistryForm {
  readonly policies: readonly RegistryPolicy[];
  /** What lies beside registry policy in a file that holds other things too; none where there is nothing else. */
  readonly beside?: readonly LeftEntry[];
  /** Where the order of the entries means nothing, and keys are emptied before anything is put into them. */
  readonly isUnordered?: true;
}

/**
 * Whether the order of the entries means anything: `in-order` where the format is documented to be carried out from top to
 * bottom, so that the last word on a value is the one that stays; `unordered` where it means nothing.
 */
export type EntryOrder = 'in-order' | 'unordered';

/** Lifts any format whose form has registry policies in it. */
export function liftRegistryForms(placed: readonly PlacedForm<RegistryForm>[]): LiftedPolicy {
  return liftForms(placed);
}

/** The same for a format that is carried out from top to bottom. */
export function liftOrderedForms(placed: readonly PlacedForm<RegistryForm>[]): LiftedPolicy {
  return liftForms(placed, 'in-order');
}

function liftForms(placed: readonly PlacedForm<RegistryForm>[], order?: EntryOrder): LiftedPolicy {
  const parts = placed.map(({ form, path }) =>
    liftRegistryPolicies(form.policies, path, form.isUnordered ? 'unordered' : order),
  );
  return { parts: [joinParts(parts)], beside: placed.flatMap(({ form }) => form.beside ?? []) };
}

/** What registry policies say, `file` being where they are from; of two that set a value the later one counts. */
export function liftRegistryPolicies(
  policies: readonly RegistryPolicy[],
  file: string,
  order?: EntryOrder,
): LiftedPart {
  return joinParts(policies.map((policy) => liftOne(policy, file, order)));
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

function liftOne(policy: RegistryPolicy, file: string, order?: EntryOrder): LiftedPart {
  const { hive, entries } = policy;
  const again = order === 'in-order' && hive === 'machine' ? overwritten(entries) : new Set<RegistryEntry>();
  const last = again.size === 0 ? entries : entries.filter((entry) => !again.has(entry));
  const { settings, residue, diagnostics: said } = liftPolicy({ hive, entries: last }, order === 'in-order');
  const why = new Map<RegistryEntry, Diagnostic>();
  const places = again.size === 0 ? undefined : new Map(entries.map((entry, index) => [entry, index]));
  const diagnostics = said.map((one): Diagnostic => {
    const entry = last[indexIn(one.at.path)];
    const place = entry === undefined ? undefined : places?.get(entry);
    const at = place === undefined ? one.at : { ...one.at, path: `entries[${place}]` };
    const diagnostic = { ...one, at: { file, ...at } };
    if (one.code === 'registry-not-understood' && entry !== undefined) why.set(entry, diagnostic);
    return diagnostic;
  });
  const deleted = order === 'unordered' ? new Set<RegistryEntry>() : deletedLater(entries);
  const words = overwrittenWords(
    entries.filter((entry) => again.has(entry)),
    settings,
  );
  const rest = new Set(residue.entries);
  const left = entries.flatMap((entry, index): readonly LeftEntry[] => {
    if (again.has(entry)) return [writtenAgain(entry, words.get(entry))];
    if (!rest.has(entry)) return [];
    const isGone = deleted.has(entry) && hive === 'machine';
    if (isGone) return [leftBehind(entry, hive)];
    const one = leftOf(entry, hive, why.get(entry));
    const later = order === 'in-order' ? entries.slice(index + 1) : entries;
    const effects = hive === 'machine' ? takenAway(entry, later).filter(({ setting }) => !(setting in settings)) : [];
    return [effects.length === 0 ? one : { ...one, effects }];
  });
  return { settings, left, diagnostics };
}

/** The place of an entry in its policy; -1 for a path that names none. */
function indexIn(path: string | undefined): number {
  return Number(/^entries\[(\d+)\]$/.exec(path ?? '')?.[1] ?? -1);
}

function leftOf(entry: RegistryEntry, hive: RegistryPolicy['hive'], about: Diagnostic | undefined): LeftEntry {
  const lines = linesOfEntry(entry, hive);
  const raw = hive === 'user' ? OF_USERS : rawOfEntry(entry);
  if ('why' in raw) {
    const unsayable = [{ what: nameOf(entry, hive), why: raw.why, isDefender: isDefenderKey(entry.key) }];
    return about === undefined ? { lines, unsayable } : { lines, unsayable, about };
  }
  if (about === undefined) return { lines, raw: raw.map((one) => ({ kind: 'registry', entry: one })) };
  return { lines, raw: raw.map((one) => ({ kind: 'registry', entry: one, note: about.message })), about };
}

function writtenAgain(entry: RegistryEntry, otherwise: OtherWord | undefined): LeftEntry {
  const unsayable = [{ what: nameOf(entry, 'machine'), ...AGAIN, isDefender: isDefenderKey(entry.key) }];
  return { lines: [], unsayable, ...(otherwise === undefined ? {} : { otherwise }) };
}

const AGAIN = {
  why: 'a later entry of the same file writes the value again, and that one counts',
  hint: 'Nothing is to do where the last one is meant: it is imported.',
} as const;

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
  const places = linesOfEntry(entry, hive).map(({ place }) => place.replace(/\(Default\)$/, '(default)'));
  return places.join(', ');
}
