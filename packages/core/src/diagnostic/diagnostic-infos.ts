/** What a diagnostic code stands for, whatever the case at hand. */
export interface DiagnosticInfo {
  readonly code: string;
  /** What is wrong; a sentence. */
  readonly what: string;
  /** What to do; starts with a verb. */
  readonly fix: string;
}

/** Makes a list of diagnostics from short lines. */
export function diagnosticInfos(
  lines: readonly (readonly [code: string, what: string, fix: string])[],
): readonly DiagnosticInfo[] {
  return lines.map(([code, what, fix]) => ({ code, what, fix }));
}
