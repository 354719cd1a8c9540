import { type Diagnostic, type SettingRow, type SettingValue, settingRows } from '@mdav/core';
import type { Lifted } from '@mdav/core/format';
import type { RegistryPolicy } from '../form.ts';
import { indexEntries } from './entry-index.ts';
import { readByWrite } from './read.ts';
import type { Understood } from './understood.ts';

/**
 * What a policy says in the words of the catalogue. A setting is lifted only when lowering it again gives back the
 * entries that it came from; the rest is residue, in the order read: entries that no row owns, values set twice, data
 * of another type or outside the range, and what an instruction for a key decides.
 *
 * With `isInOrder` the entries are carried out from top to bottom, and what is set after its key was emptied counts.
 *
 * Warns with `registry-not-understood` of entries that a row owns but that mean nothing to it, and tells with
 * `registry-other-code` and `registry-list-form` of codes and forms of a list that are read but never written.
 */
export function liftPolicy(policy: RegistryPolicy, isInOrder = false): Lifted<RegistryPolicy> {
  if (policy.hive !== 'machine') return { settings: {}, residue: policy, diagnostics: [] };
  const index = indexEntries(policy.entries, isInOrder);
  const settings: Record<string, SettingValue> = {};
  const diagnostics: Diagnostic[] = [];
  const understood = new Set<number>();
  for (const row of settingRows()) {
    const readings =
      row.registry.kind === 'values' ? row.registry.writes.map((write) => readByWrite(row, write, index)) : [];
    for (const reading of readings) {
      for (const odd of reading?.odd ?? []) diagnostics.push(notUnderstood(row, odd.at, odd.why));
    }
    const value = agreedValue(readings);
    if (value === undefined) continue;
    settings[row.id] = value;
    for (const reading of readings) {
      for (const at of reading?.from ?? []) understood.add(at);
      for (const { at, says } of reading?.notes ?? []) diagnostics.push(listForm(row, at, says));
      if (reading?.otherCode !== undefined) diagnostics.push(otherCode(row, reading.from[0] ?? 0, reading.otherCode));
    }
  }
  const entries = policy.entries.filter((_, at) => !understood.has(at));
  return { settings, residue: { hive: policy.hive, entries }, diagnostics };
}

/** The value that every write of a row says; nothing when one of them is silent or says another. */
function agreedValue(readings: readonly (Understood | undefined)[]): SettingValue | undefined {
  const [first, ...others] = readings;
  if (first?.value === undefined) return undefined;
  const said = JSON.stringify(first.value);
  return others.every((other) => JSON.stringify(other?.value) === said) ? first.value : undefined;
}

function notUnderstood(row: SettingRow, at: number, why: string): Diagnostic {
  return {
    code: 'registry-not-understood',
    severity: 'warning',
    message: `This belongs to ${row.id}, but ${why}; it is kept as it is.`,
    at: { path: `entries[${at}]` },
    hint: `Set ${row.id} in the fleet file, or keep the value under raw with a reason.`,
  };
}

function listForm({ id }: SettingRow, at: number, says: string): Diagnostic {
  return {
    code: 'registry-list-form',
    severity: 'info',
    message: says,
    at: { path: `entries[${at}]` },
    hint: `Check that ${id} has the value that you want.`,
  };
}

function otherCode(row: SettingRow, at: number, code: number | string): Diagnostic {
  return {
    code: 'registry-other-code',
    severity: 'info',
    message: `${row.id} is read from the code ${code}, which is written differently.`,
    at: { path: `entries[${at}]` },
    hint: `Check that ${row.id} has the value that you want.`,
  };
}
