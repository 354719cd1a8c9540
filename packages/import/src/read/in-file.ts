import type { Diagnostic } from '@mdav/core';

/** The same diagnostics with the file that they are about, where they do not name one themselves. */
export function inFile(diagnostics: readonly Diagnostic[], file: string): readonly Diagnostic[] {
  return diagnostics.map((diagnostic) => ({ ...diagnostic, at: { file, ...diagnostic.at } }));
}
