import type { OsId } from '../model/vocabulary.ts';

/** What one operating system of a group needs to get into the wanted mode. */
export interface ModePlan {
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

/** Something that no file can do. */
export interface ManualStep {
  /** Kebab-case, unique within a group. */
  readonly id: string;
  readonly phase: StepPhase;
  readonly title: string;
  /** Why it has to be done, and why no file can do it. */
  readonly why: string;
  /** What to do, in order. Text between backticks is code. */
  readonly actions: readonly string[];
  /** How to see that it worked. */
  readonly verify?: Verification;
  /** Short names of sources. */
  readonly sources: readonly string[];
}

/** The order of a runbook. */
export const STEP_PHASES = ['prepare', 'deploy', 'onboard', 'switch', 'confirm'] as const;
export type StepPhase = (typeof STEP_PHASES)[number];

/** How to see that a step worked. */
export interface Verification {
  /** A command for an elevated Windows PowerShell on the device. */
  readonly command: string;
  /** What it must show. */
  readonly expect: string;
}
