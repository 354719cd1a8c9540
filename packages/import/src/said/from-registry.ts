import { type Diagnostic, isDefenderKey } from '@mdav/core';
import { type RegistryEntry, type RegistryPolicy, registryChannel } from '@mdav/registry';
import type { RawCandidate, Unsayable } from '../policy/source.ts';
import { rawOfEntry } from './raw-of-entry.ts';
import { joinSaid, type Said } from './said.ts';

/** What registry policy says: settings, raw entries, and what a fleet file has no words for. */
export function saidByPolicies(policies: readonly RegistryPolicy[], notes: readonly Diagnostic[] = []): Said {
  return joinSaid([...policies.map(saidByPolicy), { settings: {}, raw: [], unsayable: [], notes }]);
}

function saidByPolicy(policy: RegistryPolicy): Said {
  const { settings, residue, diagnostics } = registryChannel.lift(policy);
  const whyOf = new Map<RegistryEntry, string>();
  const notes: Diagnostic[] = [];
  for (const diagnostic of diagnostics) {
    const index = /^entries\[(\d+)\]$/.exec(diagnostic.at.path ?? '')?.[1];
    const entry = index === undefined ? undefined : policy.entries[Number(index)];
    // Why an owned value is no setting stands beside the value; the place in a binary file helps nobody.
    if (diagnostic.code === 'registry-not-understood' && entry !== undefined) whyOf.set(entry, diagnostic.message);
    else notes.push({ ...diagnostic, at: {} });
  }
  const raw: RawCandidate[] = [];
  const unsayable: Unsayable[] = [];
  for (const entry of residue.entries) {
    const what = nameOf(entry, policy.hive);
    const isDefender = isDefenderKey(entry.key);
    if (policy.hive === 'user') {
      unsayable.push({ what, why: 'a fleet file is about the machine, not about its users', isDefender });
      continue;
    }
    const said = rawOfEntry(entry);
    const note = whyOf.get(entry);
    if ('why' in said) unsayable.push({ what, why: said.why, isDefender });
    else
      raw.push(
        ...said.map((one): RawCandidate => ({ kind: 'registry', entry: one, ...(note === undefined ? {} : { note }) })),
      );
  }
  return { settings, raw, unsayable, notes };
}

function nameOf(entry: RegistryEntry, hive: RegistryPolicy['hive']): string {
  const root = hive === 'machine' ? 'HKLM' : 'HKCU';
  const name = 'name' in entry ? (entry.name === '' ? '(default)' : entry.name) : '*';
  return `${root}\\${entry.key}\\${name}`;
}
