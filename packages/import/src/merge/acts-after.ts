import type { SourceId } from '@mdav/core';
import type { Applied } from '@mdav/core/format';

/** Why what acts later counts, and what documents it. */
export interface ActsAfter {
  /** A complete sentence. */
  readonly why: string;
  readonly sources: readonly SourceId[];
}

/**
 * Whether one kind of policy is documented to be applied after another on every pass, so that its word is what a device
 * has. Group Policy hands registry policy of all objects to its extension first, and preferences have an extension of their
 * own; in which objects they stand and how those are linked changes nothing.
 */
export function actsAfter(later: Applied, earlier: Applied): ActsAfter | undefined {
  return later === 'preferences' && earlier === 'group-policy' ? PREFERENCES : undefined;
}

const PREFERENCES: ActsAfter = {
  why: 'Group Policy applies preferences after the registry policy of all objects.',
  sources: ['ms-gpol'],
};
