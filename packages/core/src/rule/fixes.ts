import { settingRow } from '../catalogue/lookup.ts';
import type { Location } from '../diagnostic/diagnostic.ts';
import type { Path } from '../diagnostic/locate.ts';
import { parsePath } from '../diagnostic/locate.ts';
import type { Assignment, ResolvedGroup } from '../model/resolved.ts';
import { routesOf } from '../routes/routes.ts';
import type { Edit, EditValue, Fixes } from './edit.ts';

/**
 * Fixes for findings. What follows from the mode stands nowhere and has none. A fix may be about a layer that other groups
 * share: it is then made only where all of them ask for it. The result is spread into a finding.
 */
export interface WithFixes {
  readonly fixes?: Fixes;
}

const NONE: WithFixes = {};

/** Takes away what stands at a place. */
export function removing(at: Location | undefined): WithFixes {
  return editing(at, (path) => ({ kind: 'remove', path }));
}

/** Takes away a setting that somebody wrote. */
export function removingSetting({ origin }: Assignment): WithFixes {
  return origin.kind === 'written' ? removing(origin.at) : NONE;
}

/** Gives the name of another setting to one that somebody wrote; the value stays. */
export function renamingSetting({ origin }: Assignment, to: string): WithFixes {
  return origin.kind === 'written' ? renaming(origin.at, to) : NONE;
}

/** Gives another name to the key at a place. */
export function renaming(at: Location | undefined, to: string): WithFixes {
  return editing(at, (path) => ({ kind: 'rename', path, to }));
}

/** Writes another value at a place. */
export function setting(at: Location | undefined, value: EditValue): WithFixes {
  return editing(at, (path) => ({ kind: 'set', path, value }));
}

/** Writes one more value at the end of a list of that many. */
export function appending(at: Location | undefined, count: number, value: EditValue): WithFixes {
  return editing(at, (path) => ({ kind: 'set', path: [...path, count], value }));
}

/** Writes settings that the group does not have yet, into the group itself; nothing where one of them would not arrive. */
export function addingSettings(
  group: ResolvedGroup,
  settings: readonly (readonly [setting: string, value: boolean])[],
): WithFixes {
  const edits = settings.map(
    ([setting, value]): Edit => ({ kind: 'set', path: ['groups', group.name, 'settings', setting], value }),
  );
  return edits.length > 0 && settings.every(([setting, value]) => arrives(group, setting, value))
    ? { fixes: { edits } }
    : NONE;
}

function arrives(group: ResolvedGroup, setting: string, value: boolean): boolean {
  const assignment: Assignment = { setting, value, origin: { kind: 'written', layer: 'group', at: group.at } };
  return group.os.every((os) => routesOf(group, settingRow(setting), assignment, os).length > 0);
}

/** Says of a fix that the file means the same afterwards. */
export function keepingMeaning({ fixes }: WithFixes): WithFixes {
  return fixes === undefined ? NONE : { fixes: { ...fixes, keepsMeaning: true } };
}

/** Says of a fix that only somebody who knows more than the file can tell whether it is wanted. */
export function offering({ fixes }: WithFixes): WithFixes {
  return fixes === undefined ? NONE : { fixes: { ...fixes, isOffer: true } };
}

/** The path of a place in the fleet file; places in memory have none. */
export function pathAt(at: Location | undefined): Path | undefined {
  return at?.path === undefined ? undefined : parsePath(at.path);
}

function editing(at: Location | undefined, edit: (path: Path) => Edit): WithFixes {
  return changing(at, (path) => [edit(path)]);
}

/** Several edits at once, where the place is one of the fleet file. */
export function changing(at: Location | undefined, edits: (path: Path) => readonly Edit[]): WithFixes {
  const path = pathAt(at);
  return path === undefined || path.length === 0 ? NONE : { fixes: { edits: edits(path) } };
}
