/** What the files of a build set that an undo treats otherwise. */
export interface UndoReach {
  /** Values outside of the keys of policies: they stay, because Windows may need one there. */
  readonly isOutside: boolean;
  /** `ForceDefenderPassiveMode` 1, which becomes 0. */
  readonly isForced: boolean;
}

/** What an undo does, from the verb on: `takes back what this file sets`. */
export function undoWords({ isOutside, isForced }: UndoReach, file: string): string {
  const taken = `takes back what ${file} sets`;
  const reach = isOutside ? `${taken} below the Policies keys, and names what stays` : taken;
  return isForced ? `${reach}; ForceDefenderPassiveMode becomes 0` : reach;
}
