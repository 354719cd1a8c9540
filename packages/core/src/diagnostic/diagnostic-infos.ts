/** What a diagnostic code stands for, whatever the case at hand. */
export interface DiagnosticInfo {
  readonly code: string;
  /** What is wrong; a sentence. */
  readonly what: string;
  /** What to do; starts with a verb. */
  readonly fix: string;
  /** It is told of a part of a file that was left out while the rest was read: what the part says is not known. */
  readonly isOfUnreadPart?: true;
}

type Line = readonly [code: string, what: string, fix: string, part?: 'unread-part'];

/** Makes a list of diagnostics from short lines. */
export function diagnosticInfos(lines: readonly Line[]): readonly DiagnosticInfo[] {
  return lines.map(([code, what, fix, part]) => ({
    code,
    what,
    fix,
    ...(part === undefined ? {} : { isOfUnreadPart: true }),
  }));
}
