import type { ExitCode } from './exit-codes.ts';

/** What keeps a verb from its work and people can put right. Caught in one place; everything else that is thrown is our mistake. */
export abstract class Refusal extends Error {
  /** A diagnostic code. */
  abstract readonly code: string;
  abstract readonly exit: ExitCode;
  /** One sentence and one hint, with paths as they are known in the working folder. */
  abstract inWords(cwd: string): { readonly message: string; readonly hint: string };
}
