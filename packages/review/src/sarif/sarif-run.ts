import type { Location, Waiver } from '@mdav/core';
import type { Marked } from './fingerprint.ts';

/** The words of SARIF for severities, worst first. */
export const SARIF_LEVELS = ['error', 'warning', 'note'] as const;
export type SarifLevel = (typeof SARIF_LEVELS)[number];

/** What is told of a file as SARIF: the one shape that every document takes on its way there. */
export interface SarifRun {
  readonly rules: readonly SarifRule[];
  readonly results: readonly SarifResult[];
  /** Path of the working folder inside the repository: files are named from its root. */
  readonly folder?: string | undefined;
  readonly properties?: Readonly<Record<string, unknown>>;
}

/** A rule with everything that hosts ask for. */
export interface SarifRule {
  readonly id: string;
  /** What is wrong, in one sentence. */
  readonly short: string;
  /** Why that matters. */
  readonly full: string;
  readonly help: SarifHelp;
  readonly helpUri?: string | undefined;
  readonly level?: SarifLevel;
  readonly properties?: Readonly<Record<string, unknown>>;
}

/** The same twice: hosts that show Markdown take the one, others the other. */
export interface SarifHelp {
  readonly text: string;
  readonly markdown: string;
}

/** One thing that is wrong at one place. */
export interface SarifResult {
  readonly rule: string;
  readonly level: SarifLevel;
  readonly message: string;
  readonly at: Location;
  /** What it is known by from one run to the next, whatever becomes of level, value and waiver. */
  readonly mark: Marked;
  /** Who answers for it. */
  readonly waiver?: Omit<Waiver, 'rule' | 'group' | 'setting'> | undefined;
  readonly properties: Readonly<Record<string, unknown>>;
}
