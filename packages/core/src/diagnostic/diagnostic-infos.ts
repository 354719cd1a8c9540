/** What a diagnostic code stands for, whatever the case at hand. */
export interface DiagnosticInfo {
  readonly code: string;
  /** What is wrong; a sentence. */
  readonly what: string;
  /** What to do; starts with a verb. */
  readonly fix: string;
  /**
   * It is told of a part of a file that was left out while the rest was read: what the part says is not known. A `seen-part`
   * stands in the file whole, so that what it is about can be told by its words.
   */
  readonly unread?: 'part' | 'seen-part';
}

type Line = readonly [code: string, what: string, fix: string, unread?: DiagnosticInfo['unread']];

/** Makes a list of diagnostics from short lines. */
export function diagnosticInfos(lines: readonly Line[]): readonly DiagnosticInfo[] {
  return lines.map(([code, what, fix, unread]) => ({ code, what, fix, ...(unread === undefined ? {} : { unread }) }));
}
