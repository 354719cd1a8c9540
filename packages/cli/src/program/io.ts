/** Values of parameters as a command line has them. */
export interface WrittenParameters {
  /** Files with values by name, a later one over those before it. */
  readonly files: readonly string[];
  /** `NAME=VALUE`, over all files. */
  readonly values: readonly string[];
  /** Values for parameters that the fleet does not have are no mistake: they are for others. */
  readonly ignoresUnknown?: boolean;
}

/** Another thread of this process. */
export interface Thread {
  readonly post: (message: unknown) => void;
  readonly end: () => void;
}

/** What a thread tells. */
export interface ThreadListener {
  readonly message: (message: unknown) => void;
  /** It could not be started, or it ended by itself: nothing comes any more. */
  readonly lost: () => void;
}

/** What a command may touch of the world. Tests hand in their own. */
export interface Io {
  /** Data: what somebody may pipe into a file. */
  readonly out: (text: string) => void;
  /** Everything else. */
  readonly err: (text: string) => void;
  readonly color: boolean;
  /** Width of the terminal; absent where there is none. */
  readonly columns?: number | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** Values of the parameters of a fleet, as they were written; absent where nobody gave any. */
  readonly parameters?: WrittenParameters | undefined;
  /** Today, `YYYY-MM-DD`. */
  readonly today: () => string;
  readonly stdin: () => Uint8Array;
  /** Standard input piece by piece, for what may be large; absent where it is had as a whole alone. */
  readonly stdinChunks?: (() => Iterable<Uint8Array>) | undefined;
  /** Waits until whoever reads standard output has taken most of it; absent where nothing has to be waited for. */
  readonly drained?: (() => Promise<void>) | undefined;
  /** Asks the person at the terminal and waits for a line; absent where nobody can answer. */
  readonly ask?: ((question: string) => Promise<string>) | undefined;
  /**
   * Starts a thread by the name of its program, with plain data for it and the ports that it takes over; absent where all
   * is done in one.
   */
  readonly startThread?:
    | ((program: string, data: unknown, listener: ThreadListener, ports?: readonly object[]) => Thread)
    | undefined;
  /** Shows one line at the terminal until the next call, and an empty one to take it away; absent in pipes. */
  readonly progress?: ((line: string) => void) | undefined;
}
