import type { Delivery, OsReference } from '@mdav/core';
import { type FileTree, isGroupName, type PolicyKind, registryDeliveries } from '@mdav/core/format';
import type { FoundPolicy, OwnGroup, OwnManifest } from '../policy/found-policy.ts';
import type { GroupFacts } from '../policy/group-facts.ts';
import { readExpectedFile } from '../read/expected-file.ts';
import { joinPath } from '../read/join-path.ts';
import type { NamedFiles } from '../read/named-files.ts';
import { type ManifestFile, readManifest } from './manifest-file.ts';

/** What the `expected.json` files and the manifest of a build say about its groups, by the set that each makes. */
export function ownGroups({ root, files }: NamedFiles): ReadonlyMap<string, OwnGroup> {
  const groups = new Map<string, OwnGroup>();
  const manifests = named(files, 'manifest.json').flatMap(([path, bytes]): readonly Placed[] => {
    const manifest = readManifest(bytes);
    return manifest === undefined ? [] : [{ path: joinPath(root, path), manifest }];
  });
  for (const [, bytes] of named(files, 'expected.json')) {
    const own = ownGroup(bytes);
    if (own !== undefined) groups.set(ownSetId(own), withManifest(own, manifests));
  }
  return groups;
}

/** The folders in which a build wrote for a group, as the user named them: its `expected.json` lies there. */
export function ownFolders({ root, files }: NamedFiles): ReadonlyMap<string, OwnGroup> {
  return new Map(
    named(files, 'expected.json').flatMap(([path, bytes]) => {
      const own = ownGroup(bytes);
      return own === undefined ? [] : [[joinPath(root, path.replace(/\/?expected\.json$/, '')), own] as const];
    }),
  );
}

/** The files of a name, in whatever folder. */
function named(files: FileTree, name: string): readonly (readonly [path: string, bytes: Uint8Array])[] {
  return [...files].filter(([path]) => path === name || path.endsWith(`/${name}`));
}

interface Placed {
  readonly path: string;
  readonly manifest: ManifestFile;
}

/** A group with what the manifest of its fleet says of it, which is all that the fleet says. */
function withManifest(own: OwnGroup, manifests: readonly Placed[]): OwnGroup {
  for (const { path, manifest } of manifests) {
    const said = manifest.fleet === own.fleet ? manifest.groups.get(own.group) : undefined;
    if (said === undefined) continue;
    const { facts, ...lacking } = said;
    const waivers = manifest.waivers.filter(({ group }) => group === own.group);
    const more: OwnManifest = { path, ...lacking, waivers, rules: manifest.rules };
    return { ...own, facts: { ...modeAndOs(own.facts), ...facts }, manifest: more };
  }
  return own;
}

/** What a group cannot do without, should the manifest be damaged. */
function modeAndOs({ os, mode }: GroupFacts = {}): GroupFacts {
  return { ...(os === undefined ? {} : { os }), ...(mode === undefined ? {} : { mode }) };
}

/** The set of everything that mdav wrote for a group. */
export function ownSetId({ fleet, group }: Pick<OwnGroup, 'fleet' | 'group'>): string {
  return `own:${fleet}/${group}`;
}

/** The group of an `expected.json`. A file that somebody broke says nothing. */
function ownGroup(bytes: Uint8Array): OwnGroup | undefined {
  const { fleet, group, mode, was, os = [], facts = {} } = readExpectedFile(bytes) ?? {};
  if (fleet === undefined || group === undefined || !isGroupName(group)) return undefined;
  const said: GroupFacts = {
    ...(was !== undefined && isGroupName(was) ? { was } : {}),
    ...(os.length === 0 ? {} : { os: os as readonly OsReference[] }),
    ...(mode === undefined ? {} : { mode }),
    ...facts,
  };
  return { fleet, group, facts: said };
}

const MANIFEST_KIND: PolicyKind = { word: 'manifest', holder: 'output', applied: 'observed' };

/** Groups of a build for which it wrote no file of policy: the manifest stands for them. */
export function withoutPolicy(
  known: ReadonlyMap<string, OwnGroup>,
  policies: readonly FoundPolicy[],
): readonly FoundPolicy[] {
  const found = new Set(policies.map(({ set }) => set.id));
  return [...known].flatMap(([id, own]): readonly FoundPolicy[] => {
    if (own.manifest === undefined || found.has(id)) return [];
    const set = { id, title: own.group, own };
    return [
      {
        kind: MANIFEST_KIND,
        path: own.manifest.path,
        set,
        settings: {},
        raw: [],
        unsayable: [],
        residue: [],
        notes: [],
      },
    ];
  });
}

/** mdav writes one policy in several forms; of those for one group the GPO counts, and the others tell how else it goes. */
export function withoutRepeats(policies: readonly FoundPolicy[]): readonly FoundPolicy[] {
  const backed = new Set(policies.flatMap(({ kind, set }) => (kind.deliver === 'gpo' && set.own ? [set.id] : [])));
  const isRepeat = ({ kind, set }: FoundPolicy) =>
    kind.deliver !== undefined && kind.deliver !== 'gpo' && isByValue(kind.deliver) && backed.has(set.id);
  const repeated = policies.filter(isRepeat);
  return policies
    .filter((policy) => !isRepeat(policy))
    .map((policy) => {
      const { set } = policy;
      const others = repeated.filter((other) => other.set.id === set.id).flatMap(({ kind }) => kind.deliver ?? []);
      if (set.own === undefined || others.length === 0) return policy;
      return { ...policy, set: { ...set, own: { ...set.own, deliver: [...new Set(others)] } } };
    });
}

function isByValue(way: Delivery): boolean {
  return registryDeliveries([way]).length > 0;
}
