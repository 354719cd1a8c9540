import type { GpoVersion } from '../backup/form.ts';
import type { PreferenceItem } from '../gpp/form.ts';

/** What a settings report says of a GPO: what the Group Policy Management Console shows, and no input of anything. */
export interface GpoReport {
  /** `{UPPER-CASE}`. */
  readonly id: string;
  readonly name: string;
  readonly domain: string;
  /** `YYYY-MM-DDTHH:MM:SS`: created, modified and read at once. */
  readonly time: string;
  readonly computer: ReportSide;
  readonly user: ReportSide;
}

export interface ReportSide {
  readonly version: GpoVersion;
  readonly enabled: boolean;
  /** Registry preferences, in the order of their file. */
  readonly preferences: readonly PreferenceItem[];
  /** Values that a template has a policy for. */
  readonly policies: readonly ReportPolicy[];
  /** Values that no template has a policy for: the console calls them extra registry settings. */
  readonly extra: readonly ReportValue[];
}

/** A policy of a template in the state that the GPO gives it. */
export interface ReportPolicy {
  readonly name: string;
  readonly state: 'Enabled' | 'Disabled';
  /** Note on the policy, from `comment.cmtx`. */
  readonly comment?: string;
  readonly explain: string;
  readonly supported: string;
  /** Path in the editor, joined by `/`. */
  readonly category: string;
  readonly controls: readonly ReportControl[];
}

/** An element of an enabled policy with its label and value. */
export type ReportControl =
  | { readonly kind: 'drop-down-list' | 'numeric' | 'edit-text'; readonly name: string; readonly value: string }
  | {
      readonly kind: 'list-box';
      readonly name: string;
      readonly entries: readonly { readonly name: string; readonly data: string }[];
    };

/** A value as `registry.pol` has it, instructions such as `**del.Name` included. */
export interface ReportValue {
  readonly key: string;
  readonly name: string;
  readonly number?: string;
  readonly text?: string;
}
