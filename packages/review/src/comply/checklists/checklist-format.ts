import type { Compliance } from '../compliance.ts';

/** A checklist: a file per group, and where the format holds one framework, per framework. */
export interface ChecklistFormat {
  readonly id: string;
  readonly title: string;
  /** Files by their names. */
  files(compliance: Compliance): ReadonlyMap<string, string>;
}
