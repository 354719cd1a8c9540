import type { Manifest, Outcome, ResolvedFleet } from '@mdav/core';
import { succeed } from '@mdav/core/format';
import type { PlannedGroup, PlanState } from '@mdav/review';
import { chooseTargets } from '../targets/choose-targets.ts';
import { builtOutput } from './built-output.ts';
import { stateOfOutput } from './plan-base.ts';

/**
 * A fleet by what its files would say, for comparing with files: what no file carries is on neither side then. Facts,
 * modes and findings stay those of the fleet. The files are those that the build of the other side was asked for.
 */
export function compiledState(
  fleet: ResolvedFleet,
  state: PlanState,
  { date, targets = [] }: { readonly date: string } & { readonly targets?: Manifest['targets'] | undefined },
): Outcome<PlanState> {
  const read = builtOutput(fleet, state.findings ?? [], { ...chooseTargets(targets), date });
  if (!read.ok) return read;
  const said = new Map(stateOfOutput(read.value).groups.map((group) => [group.name, group]));
  return succeed({ ...state, groups: state.groups.map((group) => withFiles(group, said.get(group.name))) });
}

function withFiles(group: PlannedGroup, said: PlannedGroup | undefined): PlannedGroup {
  const because = new Map(group.settings.map((each) => [each.setting, each.because]));
  const settings = (said?.settings ?? []).map((each) => {
    const reason = because.get(each.setting);
    return { ...each, ...(reason === undefined ? {} : { because: reason }) };
  });
  return { ...group, settings, residue: said?.residue ?? [] };
}
