import type { Diagnostic, Finding, ManualStep, ResolvedFleet, ResolvedGroup } from '@mdav/core';
import { checkFleet, DEFAULT_EPOCH_SECONDS, manualSteps, TOOL_VERSION } from '@mdav/core';
import type { ArtifactInfo, Target, TargetOutput, Unreached } from '@mdav/core/format';
import { unreached } from '@mdav/core/format';
import type { OwnRules } from '@mdav/core/rule';
import { asFinding } from '@mdav/core/rule';
import type { Tally } from '../findings/tally.ts';
import { tallyOf } from '../findings/tally.ts';
import type { FleetPlan } from '../plan/fleet-plan.ts';
import type { Deadline } from './deadlines.ts';
import { deadlinesOf } from './deadlines.ts';
import type { GroupFeature } from './features-in-mode.ts';
import { featuresOf } from './features-in-mode.ts';
import type { FindingLine } from './finding-lines.ts';
import { findingLines } from './finding-lines.ts';

/** Everything that a page about a fleet tells, before it is written as HTML. */
export interface FleetPage {
  readonly tool: { readonly name: 'mdav'; readonly version: string };
  readonly fleet: ResolvedFleet;
  /** The day that waivers and entries are held against, `YYYY-MM-DD`. */
  readonly date: string;
  readonly groups: readonly PageGroup[];
  /** What nobody answers for, the worst first; findings that say the same of several groups are one. */
  readonly findings: readonly FindingLine[];
  readonly tally: Tally;
  /** Waivers, and list entries with a last day; the soonest first. */
  readonly deadlines: readonly Deadline[];
  readonly changes?: PageChanges;
  /** The folder of the output as seen from the page, for links to the runbooks; no links without it. */
  readonly output?: string;
}

/** A group with everything that the page tells of it. */
export interface PageGroup {
  readonly group: ResolvedGroup;
  readonly features: readonly GroupFeature[];
  readonly steps: readonly ManualStep[];
  /** What became of each setting, for every target that the group's deliveries ask for. */
  readonly outputs: readonly TargetOutput[];
  /** Settings that do not get to one of the operating systems. */
  readonly unreached: readonly Unreached[];
}

/** What a change of the fleet does. */
export interface PageChanges {
  readonly plan: FleetPlan;
  /** What it was compared with, in a few words, such as `origin/main`. */
  readonly against: string;
  /** What there is to say about that side besides; complete sentences. */
  readonly notes?: readonly string[];
}

/** What a page depends on besides the fleet; nothing is taken from a clock or a machine. */
export interface FleetPageOptions extends OwnRules {
  /** What a build would write: decides what the coverage of settings is told for. */
  readonly targets: readonly Target[];
  /** Today, `YYYY-MM-DD`. */
  readonly date: string;
  readonly changes?: PageChanges;
  /** See `FleetPage.output`: relative, `/`-separated, `.` for the folder of the page. */
  readonly output?: string;
}

/**
 * Puts together what a page about a fleet tells; `renderFleetPage` writes it. Pure: same input, same page. A fleet with
 * errors has a page too: errors of the formats stand among its findings.
 */
export function fleetPage(fleet: ResolvedFleet, options: FleetPageOptions): FleetPage {
  const { targets, date, rules, ruleFilesRun, changes, output } = options;
  const diagnostics: Finding[] = [];
  const groups = fleet.groups.map((group): PageGroup => {
    const produced = outputsOf(group, targets);
    for (const one of produced.diagnostics.map((each) => ({ ...asFinding(each), group: group.name })))
      diagnostics.push(one);
    return {
      group,
      features: featuresOf(group),
      steps: manualSteps(group),
      outputs: produced.outputs,
      unreached: unreached(group),
    };
  });
  const findings = [...checkFleet(fleet, { date, rules, ruleFilesRun }), ...diagnostics];
  return {
    tool: { name: 'mdav', version: TOOL_VERSION },
    fleet,
    date,
    groups,
    findings: findingLines(findings),
    tally: tallyOf(findings),
    deadlines: deadlinesOf(fleet, findings, date),
    ...(changes === undefined ? {} : { changes }),
    ...(output === undefined ? {} : { output }),
  };
}

function outputsOf(
  group: ResolvedGroup,
  targets: readonly Target[],
): { readonly outputs: readonly TargetOutput[]; readonly diagnostics: readonly Diagnostic[] } {
  const about: ArtifactInfo = { epochSeconds: DEFAULT_EPOCH_SECONDS, toolVersion: TOOL_VERSION };
  const asked = targets.filter(
    ({ serves, carries }) => carries === undefined && serves.some((delivery) => group.deliver.includes(delivery)),
  );
  const produced = asked.map((target) => ({ target, made: target.produce(group, about) }));
  return {
    outputs: produced.map(({ target, made }) => ({
      target,
      emissions: made.emissions,
      fileCount: made.files.size,
      warnings: [],
    })),
    diagnostics: produced.flatMap(({ made }) => made.diagnostics),
  };
}
