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
  /** Lists to copy as they are. */
  readonly lists?: readonly CopyList[];
  /** How to see that it worked. */
  readonly verify?: Verification;
  /** Short names of sources. */
  readonly sources: readonly string[];
}

/** Lines to copy, under what they are. */
export interface CopyList {
  readonly title: string;
  readonly lines: readonly string[];
}

/** The order of a runbook. */
export const STEP_PHASES = ['prepare', 'deploy', 'onboard', 'switch', 'confirm'] as const;
export type StepPhase = (typeof STEP_PHASES)[number];

/** The phases as headings. */
export const PHASE_TITLES: Readonly<Record<StepPhase, string>> = {
  prepare: 'Prepare',
  deploy: 'Deploy',
  onboard: 'Onboard',
  switch: 'Switch',
  confirm: 'Confirm',
};

/** How to see that a step worked. */
export interface Verification {
  /** A command for an elevated Windows PowerShell on the device. */
  readonly command: string;
  /** What it must show. */
  readonly expect: string;
}
