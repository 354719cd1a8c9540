import type { FileTree, ImportSource, Mode, OsReference, OwnGroup } from '@mdav/core';
import { isGroupName, MODES, OS_IDS } from '@mdav/core';

/** What the `expected.json` files of a build say about its groups, by the set that each makes. */
export function ownGroups(files: FileTree): ReadonlyMap<string, OwnGroup> {
  const groups = new Map<string, OwnGroup>();
  for (const [path, bytes] of files) {
    const own = /(?:^|\/)expected\.json$/.test(path) ? readExpected(bytes) : undefined;
    if (own !== undefined) groups.set(ownSetId(own), own);
  }
  return groups;
}

/** The set of everything that mdav wrote for a group. */
export function ownSetId({ fleet, group }: Pick<OwnGroup, 'fleet' | 'group'>): string {
  return `own:${fleet}/${group}`;
}

/** The group of an `expected.json`. A file that somebody broke says nothing. */
function readExpected(bytes: Uint8Array): OwnGroup | undefined {
  let data: unknown;
  try {
    data = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
  if (typeof data !== 'object' || data === null) return undefined;
  const { fleet, group, mode, devices } = data as Readonly<Record<string, unknown>>;
  if (typeof fleet !== 'string' || typeof group !== 'string' || !isGroupName(group) || !Array.isArray(devices))
    return undefined;
  const os = (devices as readonly unknown[]).flatMap((device) => {
    const id = typeof device === 'object' && device !== null ? (device as { readonly os?: unknown }).os : undefined;
    return OS_IDS.filter((known): known is OsReference & typeof known => known === id);
  });
  const known = MODES.find((word): word is Mode => word === mode);
  return { fleet, group, ...(os.length === 0 ? {} : { os }), ...(known === undefined ? {} : { mode: known }) };
}

/** mdav writes one policy in several forms; of those for one group the backup counts, and the others tell how else it goes. */
export function withoutRepeats(sources: readonly ImportSource[]): readonly ImportSource[] {
  const backed = new Set(sources.flatMap(({ kind, set }) => (kind === 'gpo-backup' && set.own ? [set.id] : [])));
  const isRepeat = ({ kind, set }: ImportSource) => kind === 'reg' && backed.has(set.id);
  const repeated = new Set(sources.filter(isRepeat).map(({ set }) => set.id));
  return sources
    .filter((source) => !isRepeat(source))
    .map((source) => {
      const { set } = source;
      if (set.own === undefined || !repeated.has(set.id)) return source;
      return { ...source, set: { ...set, own: { ...set.own, deliver: ['registry'] } } };
    });
}
