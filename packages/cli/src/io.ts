/** What a command may touch of the world. Tests hand in their own. */
export interface Io {
  /** Data: what somebody may pipe into a file. */
  readonly out: (text: string) => void;
  /** Everything else. */
  readonly err: (text: string) => void;
  readonly color: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** Today, `YYYY-MM-DD`. */
  readonly today: () => string;
  readonly stdin: () => Uint8Array;
}
