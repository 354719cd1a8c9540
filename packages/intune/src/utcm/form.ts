/**
 * The body with which Graph makes a monitor, and what a monitor, its baseline and a snapshot answer with; source:
 * https://learn.microsoft.com/graph/api/resources/configurationmonitor (2026-03-23).
 */
export interface WireMonitor {
  readonly displayName: string;
  readonly description: string;
  readonly baseline: WireBaseline;
}

/** What a monitor holds the tenant to. */
export interface WireBaseline {
  readonly displayName: string;
  readonly description: string;
  readonly resources: readonly WireBaselineResource[];
}

/** One object of the tenant: what is named is watched, and nothing else of it. */
export interface WireBaselineResource {
  readonly displayName: string;
  readonly resourceType: string;
  readonly properties: WireProperties;
}

/** Text in square brackets would be an expression. */
export type WireProperties = Readonly<Record<string, unknown>>;
