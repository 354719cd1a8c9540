import { TOOL_VERSION } from '@mdav/core';
import type { FindingRecord } from '../findings/reporters/json.ts';
import { findingsDocument } from '../findings/reporters/json.ts';
import type { FindingChanges, FleetPlan } from './fleet-plan.ts';

/** What a plan was made against. */
export type PlanBase =
  /**
   * A commit, branch or tag. `exists` is false when the fleet file was not there yet; `asNow` are the files of parameters
   * that the commit does not have, which both sides take as they are now.
   */
  | {
      readonly kind: 'git';
      readonly ref: string;
      readonly file: string;
      readonly exists: boolean;
      readonly asNow: readonly string[];
    }
  | { readonly kind: 'file'; readonly file: string }
  /** The files that a build left, and what is no longer as it left them. */
  | {
      readonly kind: 'output';
      readonly folder: string;
      readonly tool: string;
      readonly tampered: readonly string[];
      readonly missing: readonly string[];
      /** Number of settings of the fleet that no file carries, so that they are on neither side; absent for none. */
      readonly uncarried?: number;
    };

/** What `mdav plan --format json` prints; `plan.schema.json` describes it. */
export interface PlanDocument extends Omit<FleetPlan, 'findings'> {
  readonly formatVersion: 1;
  readonly tool: { readonly name: 'mdav'; readonly version: string };
  readonly against: PlanBase;
  /** Null when the findings of the old side are not known. */
  readonly findings: FindingChangesDocument | null;
}

/** Findings that a change brings, resolves, waives or opens again; those that stay are counted. */
export interface FindingChangesDocument {
  readonly added: readonly FindingRecord[];
  readonly resolved: readonly FindingRecord[];
  readonly waived: readonly FindingRecord[];
  readonly reopened: readonly FindingRecord[];
  readonly unchanged: number;
}

/** A plan for other programs. */
export function planDocument({ findings, ...plan }: FleetPlan, against: PlanBase): PlanDocument {
  return {
    formatVersion: 1,
    tool: { name: 'mdav', version: TOOL_VERSION },
    against,
    ...plan,
    findings: findings === undefined ? null : changesDocument(findings),
  };
}

function changesDocument({ added, resolved, waived, reopened, unchanged }: FindingChanges): FindingChangesDocument {
  return {
    added: findingsDocument(added).findings,
    resolved: findingsDocument(resolved).findings,
    waived: findingsDocument(waived).findings,
    reopened: findingsDocument(reopened).findings,
    unchanged,
  };
}
