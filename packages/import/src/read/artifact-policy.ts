import type { Delivery, Diagnostic } from '@mdav/core';
import type { SaidPolicy } from '@mdav/core/format';

/** What something says for one kind of devices, in words of the catalogue. */
export interface ArtifactPolicy extends SaidPolicy {
  /** A group of a fleet, a Group Policy object, an Intune policy; absent for a bare file of the registry. */
  readonly name?: string;
  /** The first name of a group that was renamed since. */
  readonly was?: string;
  /** The ways by which it says each setting; absent for a fleet, which is no artifact yet. */
  readonly ways?: Readonly<Record<string, readonly Delivery[]>>;
}

/** What policies say, with what there is to tell about the reading. */
export interface SaidBy {
  readonly policy: ArtifactPolicy;
  readonly diagnostics: readonly Diagnostic[];
}
