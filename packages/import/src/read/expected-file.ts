import { type Group, MODES, type Mode, OS_NAMES, type OsId, osIdOf } from '@mdav/core';
import { fitsInGroup } from '@mdav/core/format';

/** What an `expected.json` of a build says about its group. Somebody may have edited it: what is not right is absent. */
export interface ExpectedFile {
  readonly fleet?: string;
  readonly group?: string;
  /** The first name of the group, where it was renamed. */
  readonly was?: string;
  readonly mode?: Mode;
  /** Empty when no device has an operating system that is known. */
  readonly os: readonly OsId[];
  /** Further facts of the group; of the onboarding only the state. */
  readonly facts: Pick<Group, 'baseline' | 'devices' | 'onboarding'>;
}

/** Reads an `expected.json`; nothing when the bytes are no JSON object. */
export function readExpectedFile(bytes: Uint8Array): ExpectedFile | undefined {
  let data: unknown;
  try {
    data = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
  if (typeof data !== 'object' || data === null) return undefined;
  const { fleet, group, was, mode, devices, match, baseline, onboarding } = data as Readonly<Record<string, unknown>>;
  const os = (Array.isArray(devices) ? (devices as readonly unknown[]) : []).flatMap((device) => {
    const id = typeof device === 'object' && device !== null ? (device as { readonly os?: unknown }).os : undefined;
    return OS_NAMES.filter((known) => known === id).map(osIdOf);
  });
  const known = MODES.find((word) => word === mode);
  return {
    ...(typeof fleet === 'string' ? { fleet } : {}),
    ...(typeof group === 'string' ? { group } : {}),
    ...(typeof was === 'string' ? { was } : {}),
    ...(known === undefined ? {} : { mode: known }),
    os,
    facts: {
      ...fact('devices', match),
      // What holds without a word is not said.
      ...fact('baseline', baseline === 'current' ? undefined : baseline),
      ...fact('onboarding', onboarding === undefined ? undefined : { state: onboarding }),
    },
  };
}

function fact(key: keyof ExpectedFile['facts'], value: unknown): Partial<ExpectedFile['facts']> {
  return value !== undefined && fitsInGroup({ [key]: value } as Group) ? { [key]: value } : {};
}
