import type { SourceId } from '@mdav/core';

/** What a term is, for the heading of its page. */
export const TERM_KINDS = {
  mode: 'mode of Defender Antivirus',
  'running-mode': 'word of `AMRunningMode`',
  status: 'field of `Get-MpComputerStatus`',
  node: 'node that tells or acts, and is no policy',
  event: 'event of the log Microsoft-Windows-Windows Defender/Operational',
  'sensor-event': 'event of the log Microsoft-Windows-SENSE/Operational',
  update: 'update of Microsoft',
  name: 'name that no setting has',
  key: 'registry key',
  service: 'service, driver or program',
  product: 'product or part of one',
  system: 'operating system by another name',
  word: 'word of mdav',
} as const;

export type TermKind = keyof typeof TERM_KINDS;

/**
 * Something that people look up and that is neither setting nor rule: a mode, an event, an update, a name that a guide
 * gives. Facts alone; what mdav itself has is named under `see`.
 */
export interface Term {
  /** As Microsoft or the fleet file writes it; no two terms have one. */
  readonly id: string;
  readonly of: TermKind;
  /** What else it is called. Case, blanks, hyphens and quotes do not count. */
  readonly also?: readonly string[];
  /** What it is; complete sentences. */
  readonly says: string;
  /** What Microsoft calls the same or the nearest, for a word of ours. Absent where it has none. */
  readonly theirs?: string;
  /** What to do; starts with a verb. Absent where nothing is to do. */
  readonly next?: string;
  /** What else to explain: settings, rules, causes, systems and other terms. */
  readonly see?: readonly string[];
  readonly sources: readonly SourceId[];
}

/** A term of one list, where the kind is the list's. */
export type TermOf = Omit<Term, 'of'>;
