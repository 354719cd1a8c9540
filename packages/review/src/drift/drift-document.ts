import { TOOL_VERSION } from '@mdav/core';
import { type Drift, isDrifted, isWeaker } from './drift.ts';
import type { DriftAdoption, DriftReport } from './drift-report.ts';

/** What `mdav drift --format json` prints; `drift.schema.json` describes it. */
export interface DriftDocument extends Drift {
  readonly formatVersion: 1;
  readonly tool: { readonly name: 'mdav'; readonly version: string };
  /** Files and folders that the fleet was held against, as they were named. */
  readonly actual: readonly string[];
  /** Whether anything is not as the fleet says. */
  readonly drifted: boolean;
  /** Whether something protects less than the fleet says, or may. */
  readonly weaker: boolean;
  /** What `--adopt` wrote into the fleet file. */
  readonly adoption?: DriftAdoption;
}

/** A drift as a document: plain JSON, with a version that rises when a reader has to change. */
export function driftDocument({ drift, actual, adoption }: DriftReport): DriftDocument {
  return {
    formatVersion: 1,
    tool: { name: 'mdav', version: TOOL_VERSION },
    actual,
    drifted: isDrifted(drift),
    weaker: isWeaker(drift),
    ...drift,
    ...(adoption === undefined ? {} : { adoption }),
  };
}
