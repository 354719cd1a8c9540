/** What a compliance policy for Windows can ask of the antivirus. */
export const REQUIREMENTS = ['antivirus', 'defender', 'realtime-protection', 'current-intelligence'] as const;
export type Requirement = (typeof REQUIREMENTS)[number];

/** A compliance policy for Windows clients. */
export interface CompliancePolicy {
  readonly name: string;
  readonly description: string | null;
  /** Ids of scope tags; `0` is the default one. */
  readonly roleScopeTagIds: readonly string[];
  readonly requires: readonly Requirement[];
  /** Hours after which a device that does not comply counts as such, 0 to 8760. */
  readonly graceHours: number;
}
