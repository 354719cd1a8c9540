import { sha256Hex } from '../bytes/hash.ts';
import { utf8 } from '../bytes/text.ts';
import type { Fleet, Waiver } from '../model/fleet.ts';
import type { ResolvedFleet } from '../model/resolved.ts';
import type { BuiltGroup } from '../target/built-group.ts';
import { byPath } from '../target/file-tree.ts';
import { TOOL_VERSION } from '../target/tool.ts';
import { inKeyOrder } from './key-order.ts';
import { type ManifestGroup, manifestGroup } from './manifest-group.ts';

/** SHA-256 as lower-case hex digits. The bytes are its own only as long as it runs. */
export type Sha256 = (bytes: Uint8Array) => string;

/**
 * The list of what a build wrote: how a later build knows its own files, and a reviewer that nobody touched them; and what
 * an import of the output needs to know besides what the files of policy say.
 */
export interface Manifest {
  readonly formatVersion: 1;
  readonly tool: { readonly name: 'mdav'; readonly version: string };
  readonly fleet: Pick<Fleet, 'rules' | 'waivers'> & {
    readonly name: string;
    /** SHA-256 of what the fleet says, whatever the order of its keys. */
    readonly sha256: string;
  };
  /** Ids of the targets that were named for the build; absent for one that wrote what each group asks for. */
  readonly targets?: readonly string[];
  /** What the policy files of each group do not say; absent in outputs of a version that did not tell. */
  readonly groups?: Readonly<Record<string, ManifestGroup>>;
  /** SHA-256 of every file by its path. */
  readonly files: Readonly<Record<string, string>>;
}

/** What a build lists. Takes the hashes of all files but its own. */
export function manifest(
  fleet: ResolvedFleet,
  groups: readonly BuiltGroup[],
  hashes: ReadonlyMap<string, string>,
  { sha256 = sha256Hex, targetsNamed }: { readonly sha256?: Sha256; readonly targetsNamed?: readonly string[] } = {},
): Manifest {
  const { rules, waivers } = inKeyOrder({ rules: fleet.written.rules, waivers: fleet.written.waivers });
  return {
    formatVersion: 1,
    tool: { name: 'mdav', version: TOOL_VERSION },
    fleet: {
      name: fleet.name,
      sha256: sha256(utf8(canonicalJson(fleet.written))),
      ...(rules === undefined ? {} : { rules }),
      ...(waivers === undefined ? {} : { waivers: inGroupOrder(waivers) }),
    },
    ...(targetsNamed === undefined ? {} : { targets: targetsNamed }),
    groups: inKeyOrder(
      Object.fromEntries(groups.map(({ group, outputs }) => [group.name, manifestGroup(group, outputs)])),
    ),
    files: Object.fromEntries([...hashes].sort(byPath)),
  };
}

/** The layout of the file says nothing; of waivers of one group the first that fits answers. */
function inGroupOrder(waivers: readonly Waiver[]): readonly Waiver[] {
  return [...waivers].sort((a, b) => (a.group === b.group ? 0 : a.group < b.group ? -1 : 1));
}

/** JSON with sorted keys: equal for fleets that say the same. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => {
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

/** True for what `mdav build` writes as manifest.json. */
export function isManifest(data: unknown): data is Manifest {
  if (!isObject(data) || !isObject(data['tool']) || !isObject(data['files']) || !isObject(data['fleet'])) return false;
  return (
    data['tool']['name'] === 'mdav' &&
    typeof data['tool']['version'] === 'string' &&
    typeof data['fleet']['name'] === 'string' &&
    Object.values(data['files']).every((hash) => typeof hash === 'string')
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
