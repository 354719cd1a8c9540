import type { Assignment, ResolvedGroup } from '@mdav/core';
import { type Emission, guidOf, jsonBytes, type Produced, type Target } from '@mdav/core/format';
import { lowerGroup } from '../lower/lower-group.ts';
import { placeAssignment } from '../lower/place-assignment.ts';
import { onboardingOf } from '../onboarding/onboarding-of.ts';
import { templatePolicy } from '../settings-catalog/group-policy.ts';
import { onboardingByPackage } from '../settings-catalog/onboarding-choice.ts';
import type { MdmPolicy } from '../settings-catalog/policy.ts';
import type { WireBaselineResource, WireMonitor } from './form.ts';
import type { Unwatched } from './unwatched.ts';
import { watchPolicy, watchProfile } from './watch-policy.ts';

/** Monitors of Graph, which tell when the tenant no longer has what Intune was given. */
export const utcmTarget: Target = {
  id: 'utcm',
  title: 'Monitors of Graph (UTCM) that tell when the policies of a group change in the tenant',
  serves: ['intune'],
  carries: 'comparison',
  produce,
};

function produce(group: ResolvedGroup): Produced {
  const { form, emissions: lowered } = lowerGroup(group);
  const watched = withOnboarding(group, form.catalog).flatMap((policy) => watchPolicy(policy) ?? []);
  const resources = [...watched.map(({ resource }) => resource), ...form.custom.map(watchProfile)];
  const unwatched = watched.flatMap((one) => one.unwatched);
  const emissions = lowered.map((emission, index): Emission => {
    const assignment = group.assignments[index];
    const why =
      emission.kind !== 'emitted' || assignment === undefined ? undefined : whyNot(group, assignment, unwatched);
    return why === undefined ? emission : { kind: 'unsupported', setting: emission.setting, why };
  });
  const files =
    resources.length === 0 ? [] : [[`utcm/${group.name}.json`, jsonBytes(monitorOf(group, resources))] as const];
  return { files: new Map(files), emissions, diagnostics: [] };
}

/** The policy that onboards with a package is made at deployment, with what else stands in its template. */
function withOnboarding(group: ResolvedGroup, catalog: readonly MdmPolicy[]): readonly MdmPolicy[] {
  if (onboardingOf(group)?.kind !== 'package') return catalog;
  const { name, template } = templatePolicy(group, 'edr', []);
  const beside = catalog.find((policy) => policy.name === name && policy.template?.id === template?.id);
  const whole = templatePolicy(group, 'edr', [...(beside?.settings ?? []), onboardingByPackage('')]);
  return [...catalog.filter((policy) => policy !== beside), whole];
}

/** Why a setting that Intune carries is not watched; nothing where it is. */
function whyNot(group: ResolvedGroup, assignment: Assignment, unwatched: readonly Unwatched[]): string | undefined {
  const placed = placeAssignment(group, assignment);
  switch (placed.kind) {
    case 'catalog':
    case 'template':
      return sentences(unwatched.filter(({ of, isInside }) => of === placed.instance.definition && !isInside));
    case 'within': {
      const outer = group.assignments.find(({ setting }) => setting === placed.setting);
      const carrier = outer && placeAssignment(group, outer);
      if (carrier?.kind !== 'catalog' && carrier?.kind !== 'template') return undefined;
      return sentences(unwatched.filter(({ of }) => of === carrier.instance.definition));
    }
    case 'custom':
      return 'It goes in a custom profile, of which only its presence is watched: how Graph spells the values of nodes is not documented.';
    case 'script':
      return 'It goes in a script package, which no resource of Graph watches.';
    case 'manual':
    case 'unsupported':
      return placed.why;
  }
}

function sentences(unwatched: readonly Unwatched[]): string | undefined {
  return unwatched.length === 0 ? undefined : [...new Set(unwatched.map(({ why }) => why))].join(' ');
}

function monitorOf(group: ResolvedGroup, resources: readonly WireBaselineResource[]): WireMonitor {
  const displayName = monitorName(group);
  const description = `What Intune has for the group ${group.name} of the fleet ${group.fleet}, written by mdav; change it there.`;
  return { displayName, description, baseline: { displayName, description, resources } };
}

const SHORTEST = 8;
const LONGEST = 32;

/**
 * Letters, digits and blanks, 8 to 32 of them: others report that the service takes no other names, which no page of
 * Microsoft says. What is shorter or longer ends with the digits of a hash.
 */
function monitorName({ fleet, name }: ResolvedGroup): string {
  const words = `${fleet} ${name}`.replace(/[^A-Za-z0-9]+/g, ' ').trim();
  if (words.length >= SHORTEST && words.length <= LONGEST) return words;
  const hash = guidOf(`monitor:${fleet}/${name}`).slice(0, SHORTEST).toLowerCase();
  return `${words.slice(0, LONGEST - hash.length - 1).trim()} ${hash}`;
}
