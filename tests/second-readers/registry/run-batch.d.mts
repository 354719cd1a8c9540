/** Runs a batch file by a function that starts a program in Wine, and tells which of its commands failed. */
export function runBatch(
  wine: (...args: readonly string[]) => { readonly status: number },
  path: string,
  failedPath: string,
): readonly string[];
