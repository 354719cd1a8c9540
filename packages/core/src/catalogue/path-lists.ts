import { PATH_SETTINGS } from './catalogue.generated.ts';
import type { PathListKind } from './row.ts';

/** What an entry of a kind of list may be, and what there is to say of one. */
export interface PathList {
  /** What an entry is called; the start of a sentence. */
  readonly noun: string;
  /** Six in all, any number in folders and none in the name of the file, or none [exclusions-2026, controlled-folders]. */
  readonly wildcards: 'six' | 'folders' | 'none';
  /** Variables are those of the system account. Absent where those of the user count, or where no page says. */
  readonly systemVariables?: true;
  /** A folder stands for everything in it. */
  readonly folders?: true;
  /** An entry takes protection away from what it names. */
  readonly exempts?: true;
  /** Names of programs without a path mean something. */
  readonly bareNames?: true;
  /** Takes contexts, such as `\:{ScanTrigger:OnAccess}` [exclusions-2026]. */
  readonly contexts?: true;
}

/** Every kind of list of paths. */
export const PATH_LISTS: Readonly<Record<PathListKind, PathList>> = {
  'scan-exclusions': {
    noun: 'The exclusion',
    wildcards: 'six',
    systemVariables: true,
    folders: true,
    exempts: true,
    contexts: true,
  },
  'process-exclusions': {
    noun: 'The exclusion',
    wildcards: 'six',
    systemVariables: true,
    exempts: true,
    bareNames: true,
  },
  'asr-exclusions': { noun: 'The exclusion', wildcards: 'six', systemVariables: true, folders: true, exempts: true },
  'protected-folders': { noun: 'The protected folder', wildcards: 'none', folders: true },
  'allowed-applications': { noun: 'The allowed application', wildcards: 'folders', exempts: true },
};

/** The settings that list paths, in the order of the catalogue. */
export function pathSettings(): readonly (readonly [id: string, kind: PathListKind])[] {
  return Object.entries(PATH_SETTINGS);
}
