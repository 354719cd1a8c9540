import type { LocatedWaiver } from '@mdav/core';
import { diffResidue } from '../diff/residue.ts';
import { findingChanges } from './finding-changes.ts';
import type { FactChange, FleetPlan, GroupPlan, PlanTotals } from './fleet-plan.ts';
import { notesOn } from './notes.ts';
import type { PlannedGroup, PlanState } from './plan-state.ts';
import { settingChanges } from './setting-changes.ts';
import { transitionOf } from './transition.ts';
import { DIRECTIONS } from './weigh-change.ts';

/** What a comparison of states depends on besides them. */
export interface PlanContext {
  /** Today, `YYYY-MM-DD`. */
  readonly date: string;
  /** The waivers of the new fleet. */
  readonly waivers: readonly LocatedWaiver[];
}

/** Compares two states of a fleet; `planFleets` does it for fleets. Findings are compared where both sides know theirs. */
export function planStates(before: PlanState, after: PlanState, context: PlanContext): FleetPlan {
  const [old, fresh] = [before, after].map((state) => new Map(state.groups.map((group) => [group.name, group])));
  const names = [...new Set([...before.groups, ...after.groups].map(({ name }) => name))].sort();
  const groups = names.map((name) => planGroup(name, old?.get(name), fresh?.get(name), context));
  const findings =
    before.findings === undefined || after.findings === undefined
      ? undefined
      : findingChanges(before.findings, after.findings);
  return {
    fleet: after.fleet,
    groups,
    ...(findings === undefined ? {} : { findings }),
    totals: totalsOf(groups),
  };
}

/** True when the plan changes anything: devices, or what is known to be wrong with them. */
export function isPlanned({ groups, findings }: FleetPlan): boolean {
  if (groups.some(({ kind }) => kind !== 'unchanged')) return true;
  if (findings === undefined) return false;
  return [findings.added, findings.resolved, findings.waived, findings.reopened].some((list) => list.length > 0);
}

function planGroup(
  name: string,
  before: PlannedGroup | undefined,
  after: PlannedGroup | undefined,
  { date, waivers }: PlanContext,
): GroupPlan {
  const settings = settingChanges(before?.settings ?? [], after?.settings ?? []);
  const residue = diffResidue(before?.residue ?? [], after?.residue ?? []);
  const facts = factChanges(before, after);
  const mechanism = { before: before?.mechanism ?? [], after: after?.mechanism ?? [] };
  const isChanged =
    settings.length > 0 ||
    residue.length > 0 ||
    facts.length > 0 ||
    before?.mode !== after?.mode ||
    (before?.mechanism !== undefined && before.mechanism.join('\n') !== mechanism.after.join('\n'));
  const group = after?.group;
  const old = before?.group;
  const moves = before?.mode !== undefined && group !== undefined && before.mode !== group.mode;
  return {
    group: name,
    kind: before === undefined ? 'added' : after === undefined ? 'removed' : isChanged ? 'changed' : 'unchanged',
    os: after?.os ?? before?.os ?? [],
    mode: { ...(before?.mode && { before: before.mode }), ...(after?.mode && { after: after.mode }) },
    mechanism,
    facts,
    settings,
    residue,
    ...(moves && before.mode !== undefined
      ? { transition: transitionOf(before.mode, group, { date, waivers, ...(old === undefined ? {} : { old }) }) }
      : {}),
    notes: notesOn(before, after, settings),
  };
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
    settings: Object.fromEntries(
      DIRECTIONS.map((direction) => [direction, count(direction)]),
    ) as PlanTotals['settings'],
    deadEnds: groups
      .flatMap(({ transition }) => transition?.deadEnds ?? [])
      .filter(({ waiver }) => waiver === undefined).length,
  };
}
