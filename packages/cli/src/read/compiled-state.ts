import { compileFleet, isManifest, type Outcome, type ResolvedFleet } from '@mdav/core';
import { fail, succeed } from '@mdav/core/format';
import { readOutput } from '@mdav/import';
import type { PlannedGroup, PlanState } from '@mdav/review';
import { FLEET_TARGETS, TARGETS } from '../targets/targets.ts';
import { stateOfOutput } from './plan-base.ts';

/**
 * A fleet by what its files would say, for comparing with files: what no file carries is on neither side then. Facts,
 * modes and findings stay those of the fleet.
 */
export function compiledState(fleet: ResolvedFleet, state: PlanState, date: string): Outcome<PlanState> {
  const compiled = compileFleet(fleet, state.findings ?? [], { targets: TARGETS, fleetTargets: FLEET_TARGETS, date });
  if (!compiled.ok) return compiled;
  const { files } = compiled.value;
  const manifest: unknown = JSON.parse(new TextDecoder().decode(files.get('manifest.json')));
  if (!isManifest(manifest)) throw new Error('a build has a manifest');
  const read = readOutput(files, manifest, 'the new output');
  if (!read.ok) return fail(read.diagnostics);
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
