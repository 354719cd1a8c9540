import type { LocatedWaiver, Mode, ResolvedGroup } from '@mdav/core';
import { isPassive } from '@mdav/core';
import { DIRECTIONS } from '@mdav/core/format';
import { detectionsOf } from './detections.ts';
import { findingChanges } from './finding-changes.ts';
import type { FactChange, FleetPlan, GroupPlan, PlanTotals } from './fleet-plan.ts';
import { type GroupPair, matchGroups } from './match-groups.ts';
import { notesOn } from './notes.ts';
import type { PlannedGroup, PlanState } from './plan-state.ts';
import { rawChanges } from './raw-changes.ts';
import { lonelyReasons, reasonChanges, waiverChanges } from './reasons.ts';
import { settingChanges } from './setting-changes.ts';
import { transitionOf } from './transition.ts';
import { agentReplaced } from './transition-steps.ts';

/** What a comparison of states depends on besides them. */
export interface PlanContext {
  /** Today, `YYYY-MM-DD`. */
  readonly date: string;
  /** The waivers of the new fleet. */
  readonly waivers: readonly LocatedWaiver[];
}

/** Compares two states of a fleet; `planFleets` does it for fleets. Findings are compared where both sides know theirs. */
export function planStates(before: PlanState, after: PlanState, context: PlanContext): FleetPlan {
  const pairs = matchGroups(before.groups, after.groups);
  const groups = pairs.map((pair) => planGroup(pair, context)).sort((a, b) => (a.group < b.group ? -1 : 1));
  const names = new Map(
    pairs.flatMap(({ before: old, after: fresh }) => (old && fresh ? [[old.name, fresh.name]] : [])),
  );
  const findings =
    before.findings === undefined || after.findings === undefined
      ? undefined
      : findingChanges(before.findings, after.findings, names);
  return {
    fleet: after.fleet,
    groups,
    ...(findings === undefined ? {} : { findings }),
    waivers: before.waivers === undefined ? [] : waiverChanges(before.waivers, after.waivers ?? [], names),
    totals: totalsOf(groups),
  };
}

/** True when the plan changes anything: devices, or what is known to be wrong with them. */
export function isPlanned({ groups, findings, waivers }: FleetPlan): boolean {
  if (waivers.length > 0 || groups.some(({ kind }) => kind !== 'unchanged')) return true;
  if (findings === undefined) return false;
  return [findings.added, findings.resolved, findings.waived, findings.reopened].some((list) => list.length > 0);
}

function planGroup(pair: GroupPair, { date, waivers }: PlanContext): GroupPlan {
  const { before, after } = pair;
  const settings = settingChanges(before?.settings ?? [], after?.settings ?? []);
  const residue = rawChanges(before?.residue ?? [], after?.residue ?? []);
  const written = residue.filter(({ kind }) => kind !== 'rerouted').map(({ place }) => place);
  const reasons = reasonChanges(before === undefined ? [] : before.reasons, after?.reasons ?? [], settings, written);
  const facts = factChanges(before, after);
  const mechanism = { before: before?.mechanism ?? [], after: after?.mechanism ?? [] };
  const isChanged =
    settings.length > 0 ||
    residue.length > 0 ||
    reasons.length > 0 ||
    facts.length > 0 ||
    before?.mode !== after?.mode ||
    (before?.mechanism !== undefined && before.mechanism.join('\n') !== mechanism.after.join('\n'));
  const group = after?.group;
  const old = before?.group;
  const isByMeaning = before !== undefined && old === undefined;
  const changed = isByMeaning ? new Set([...settings.map(({ setting }) => setting), ...written]) : undefined;
  const leaves = group === undefined ? undefined : modeLeft(before, group);
  return {
    group: (after ?? before)?.name ?? '',
    kind: kindOf(pair, isChanged),
    ...(pair.renamed === undefined || before === undefined ? {} : { renamed: { from: before.name, ...pair.renamed } }),
    os: after?.os ?? before?.os ?? [],
    mode: { ...(before?.mode && { before: before.mode }), ...(after?.mode && { after: after.mode }) },
    mechanism,
    facts,
    settings,
    residue,
    reasons: after === undefined ? [] : reasons,
    ...(leaves === undefined || group === undefined
      ? {}
      : {
          transition: transitionOf(leaves, group, {
            date,
            waivers,
            os: before?.os ?? [],
            ...(old === undefined ? {} : { old }),
          }),
        }),
    // Where nothing is set anew, nothing is written.
    detections: settings.length + residue.length === 0 ? [] : detectionsOf(old, group, changed),
    notes: notesOn(pair, settings, residue),
  };
}

/** The mode that devices are to leave: the one of before, or what the fleet file tells anew of a group. */
function modeLeft(before: PlannedGroup | undefined, group: ResolvedGroup): Mode | undefined {
  const { mode, currentMode } = group;
  if (before?.mode !== undefined && before.mode !== mode) return before.mode;
  // Another agent takes steps, whether or not the mode stays.
  if (before?.mode !== undefined && agentReplaced(before.group, group).length > 0) return before.mode;
  if (currentMode === undefined || currentMode === 'disabled') return undefined;
  const isNews = before === undefined || (before.group !== undefined && before.group.currentMode !== currentMode);
  return isNews && isPassive(mode) !== isPassive(currentMode) ? currentMode : undefined;
}

function kindOf({ before, after, renamed }: GroupPair, isChanged: boolean): GroupPlan['kind'] {
  if (before === undefined) return 'added';
  if (after === undefined) return 'removed';
  if (renamed !== undefined) return 'renamed';
  return isChanged ? 'changed' : 'unchanged';
}

/** Facts are compared where both sides come from a fleet file. */
function factChanges(before: PlannedGroup | undefined, after: PlannedGroup | undefined): readonly FactChange[] {
  const [old, fresh] = [before?.facts, after?.facts];
  if (old === undefined || fresh === undefined) return [];
  return [...new Set([...Object.keys(old), ...Object.keys(fresh)])].flatMap((fact): readonly FactChange[] => {
    const [was, is] = [old[fact], fresh[fact]];
    if (was === is) return [];
    return [{ fact, ...(was === undefined ? {} : { before: was }), ...(is === undefined ? {} : { after: is }) }];
  });
}

function totalsOf(groups: readonly GroupPlan[]): PlanTotals {
  const changes = groups.flatMap(({ settings }) => settings);
  const count = (direction: string) => changes.filter((change) => change.direction === direction).length;
  return {
    groups: groups.filter(({ kind }) => kind !== 'unchanged').length,
    renamed: groups.filter(({ kind }) => kind === 'renamed').length,
    settings: Object.fromEntries(
      DIRECTIONS.map((direction) => [direction, count(direction)]),
    ) as PlanTotals['settings'],
    reasons: groups.flatMap(lonelyReasons).length,
    deadEnds: groups
      .flatMap(({ transition }) => transition?.deadEnds ?? [])
      .filter(({ waiver }) => waiver === undefined).length,
  };
}
