import type { OsId } from './vocabulary.ts';

/** What one operating system of a group needs to get into the wanted mode. */
export interface OsMode {
  readonly os: OsId;
  readonly mechanism: Mechanism;
  readonly blockMode: BlockMode;
  /** The rule that refuses the combination, when one does. */
  readonly refusedBy: readonly string[];
}

/** How the antivirus mode comes about. */
export type Mechanism =
  /** Active is what Windows does by itself: nothing to set. */
  | 'nothing'
  /** The client goes passive by itself once onboarded beside a registered antivirus. */
  | 'automatic'
  /** `ForceDefenderPassiveMode` 1. */
  | 'force-passive'
  /** `ForceDefenderPassiveMode` 0: the way back from passive on a server. */
  | 'force-active'
  /** The Defender deployment tool, with `-Passive`. */
  | 'installer'
  /** The third-party guide's way: the policy "Turn off Microsoft Defender Antivirus". */
  | 'guide'
  /** Not possible here. */
  | 'refused';

/** How EDR in block mode comes about. */
export type BlockMode =
  | 'not-wanted'
  /** By the value or node `PassiveRemediation`. */
  | 'policy'
  /** By hand, for the whole tenant. */
  | 'portal'
  | 'refused';
