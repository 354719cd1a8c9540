import type { ResolvedGroup } from '@mdav/core';
import type { ExpectedEntry, ExpectedSetting } from '@mdav/core/decision';
import { expectedGroup } from '@mdav/verify';
import { type RegistryWrite, SIGMA, SIGMA_RULES } from './sigma-rules.ts';

/** A public rule of detection that a change sets off on the devices of a group. */
export interface Detection {
  readonly rule: string;
  /** What sets it off. */
  readonly about: string;
  readonly link: string;
  /** The settings whose writes do, and raw values by their places. */
  readonly settings: readonly string[];
}

/**
 * The rules of Sigma that what is newly written sets off: values of the policy key that were not written before, or with
 * other data. What goes over device management is written by Windows to other places, and is not looked at.
 * Where what was written is known by its meaning alone, `changed` holds the settings and the places of raw values that are set anew.
 */
export function detectionsOf(
  before: ResolvedGroup | undefined,
  after: ResolvedGroup | undefined,
  changed?: ReadonlySet<string>,
): readonly Detection[] {
  if (after === undefined) return [];
  const known = new Set(before === undefined ? [] : writesOf(before).map(({ write }) => idOf(write)));
  const fresh = writesOf(after).filter(
    ({ setting, write }) => !known.has(idOf(write)) && (changed === undefined || changed.has(setting)),
  );
  return SIGMA_RULES.flatMap(({ id, path, commit, about, matches }): Detection[] => {
    const settings = [...new Set(fresh.filter(({ write }) => matches(write)).map(({ setting }) => setting))];
    return settings.length === 0
      ? []
      : [{ rule: id, about, link: `${SIGMA.repository}/blob/${commit}/${path}`, settings }];
  });
}

interface Written {
  readonly setting: string;
  readonly write: RegistryWrite;
}

function writesOf(group: ResolvedGroup): readonly Written[] {
  return (expectedGroup(group).settings ?? []).flatMap(({ setting, policy = [], by }: ExpectedSetting) =>
    by.includes('policy') ? policy.flatMap(valuesOf).map((write) => ({ setting, write })) : [],
  );
}

/** What is deleted is no write. */
function valuesOf(entry: ExpectedEntry): readonly RegistryWrite[] {
  if ('values' in entry)
    return Object.entries(entry.values).map(([name, data]) => ({ path: `${entry.key}\\${name}`, data }));
  const { key, name, data } = entry;
  return typeof data === 'number' || typeof data === 'string' ? [{ path: `${key}\\${name}`, data }] : [];
}

function idOf({ path, data }: RegistryWrite): string {
  return `${path.toLowerCase()}\u0000${typeof data}\u0000${data}`;
}
