import { type FileTree, isGroupName } from '@mdav/core/format';
import type { FoundPolicy, OwnGroup } from '../policy/found-policy.ts';
import { readExpectedFile } from '../read/expected-file.ts';

/** What the `expected.json` files of a build say about its groups, by the set that each makes. */
export function ownGroups(files: FileTree): ReadonlyMap<string, OwnGroup> {
  const groups = new Map<string, OwnGroup>();
  for (const [path, bytes] of files) {
    const own = /(?:^|\/)expected\.json$/.test(path) ? ownGroup(bytes) : undefined;
    if (own !== undefined) groups.set(ownSetId(own), own);
  }
  return groups;
}

/** The set of everything that mdav wrote for a group. */
export function ownSetId({ fleet, group }: Pick<OwnGroup, 'fleet' | 'group'>): string {
  return `own:${fleet}/${group}`;
}

/** The group of an `expected.json`. A file that somebody broke says nothing. */
function ownGroup(bytes: Uint8Array): OwnGroup | undefined {
  const { fleet, group, mode, os = [] } = readExpectedFile(bytes) ?? {};
  if (fleet === undefined || group === undefined || !isGroupName(group)) return undefined;
  return { fleet, group, ...(os.length === 0 ? {} : { os }), ...(mode === undefined ? {} : { mode }) };
}

/** mdav writes one policy in several forms; of those for one group the GPO counts, and the others tell how else it goes. */
export function withoutRepeats(policies: readonly FoundPolicy[]): readonly FoundPolicy[] {
  const backed = new Set(policies.flatMap(({ kind, set }) => (kind.deliver === 'gpo' && set.own ? [set.id] : [])));
  const isRepeat = ({ kind, set }: FoundPolicy) => kind.deliver === 'registry' && backed.has(set.id);
  const repeated = new Set(policies.filter(isRepeat).map(({ set }) => set.id));
  return policies
    .filter((policy) => !isRepeat(policy))
    .map((policy) => {
      const { set } = policy;
      if (set.own === undefined || !repeated.has(set.id)) return policy;
      return { ...policy, set: { ...set, own: { ...set.own, deliver: ['registry'] } } };
    });
}
