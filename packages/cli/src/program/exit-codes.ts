/** What the process says to a pipeline. The numbers from 64 on are those of sysexits. */
export const EXIT = {
  ok: 0,
  /** What a pipeline is to stop at: findings that stop a build, stale output, a plan with new errors, wrong devices. */
  findings: 1,
  /** Drift; other differences where somebody asked for them to count. */
  differences: 2,
  /** The command line was wrong. */
  usage: 64,
  /** The input is missing or is no fleet, or of no device anything could be told. */
  unreadable: 65,
  /** Our mistake. */
  internal: 70,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
