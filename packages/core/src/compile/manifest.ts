import { sha256Hex } from '../bytes/hash.ts';
import { utf8 } from '../bytes/text.ts';
import type { ResolvedFleet } from '../model/resolved.ts';
import type { FileTree } from '../target/channel.ts';
import { TOOL_VERSION } from '../target/tool.ts';

/** SHA-256 as lower-case hex digits. */
export type Sha256 = (bytes: Uint8Array) => string;

/** The list of what a build wrote: how a later build knows its own files, and a reviewer that nobody touched them. */
export interface Manifest {
  readonly formatVersion: 1;
  readonly tool: { readonly name: 'mdav'; readonly version: string };
  readonly fleet: {
    readonly name: string;
    /** SHA-256 of what the fleet says, whatever the order of its keys. */
    readonly sha256: string;
  };
  /** SHA-256 of every file by its path. */
  readonly files: Readonly<Record<string, string>>;
}

export function manifest(fleet: ResolvedFleet, files: FileTree, sha256: Sha256 = sha256Hex): Manifest {
  return {
    formatVersion: 1,
    tool: { name: 'mdav', version: TOOL_VERSION },
    fleet: { name: fleet.name, sha256: sha256(utf8(canonicalJson(fleet.written))) },
    files: Object.fromEntries([...files].map(([path, bytes]) => [path, sha256(bytes)])),
  };
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
