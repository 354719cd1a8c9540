import type { Location } from '../diagnostic/diagnostic.ts';
import type { Path } from '../diagnostic/locate.ts';
import { parsePath } from '../diagnostic/locate.ts';
import type { Assignment } from '../model/resolved.ts';
import type { EditValue, Fixes } from './edit.ts';

/**
 * Fixes for findings. Each is offered only where the group wrote the thing itself: what stands in `defaults` holds for
 * other groups too, and what follows from the mode stands nowhere. The result is spread into a finding.
 */
export interface WithFixes {
  readonly fixes?: Fixes;
}

const NONE: WithFixes = {};

/** Takes away what stands at a place. */
export function removing(at: Location | undefined): WithFixes {
  const path = ownPath(at);
  return path === undefined ? NONE : { fixes: { edits: [{ kind: 'remove', path }] } };
}

/** Takes away a setting that somebody wrote. */
export function removingSetting({ origin }: Assignment): WithFixes {
  return origin.kind === 'written' ? removing(origin.at) : NONE;
}

/** Gives the name of another setting to one that somebody wrote; the value stays. */
export function renamingSetting({ origin }: Assignment, to: string): WithFixes {
  const path = origin.kind === 'written' ? ownPath(origin.at) : undefined;
  return path === undefined ? NONE : { fixes: { edits: [{ kind: 'rename', path, to }] } };
}

/** Writes another value at a place. */
export function setting(at: Location | undefined, value: EditValue): WithFixes {
  const path = ownPath(at);
  return path === undefined ? NONE : { fixes: { edits: [{ kind: 'set', path, value }] } };
}

/** Writes one more value at the end of a list of that many. */
export function appending(at: Location | undefined, count: number, value: EditValue): WithFixes {
  const path = ownPath(at);
  return path === undefined ? NONE : { fixes: { edits: [{ kind: 'set', path: [...path, count], value }] } };
}

/** The path of a place inside a group. */
function ownPath(at: Location | undefined): Path | undefined {
  const path = at?.path === undefined ? undefined : parsePath(at.path);
  return path?.[0] === 'groups' ? path : undefined;
}
