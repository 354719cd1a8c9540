import type { Assignment, MdmWithin, OsId, ResolvedGroup, SettingRow } from '@mdav/core';
import { OS_INFO, REMOVE, settingRow } from '@mdav/core';
import type { Emission, IntuneRoute, WrittenTemplate } from '@mdav/core/format';
import {
  assertNever,
  hasPublicIds,
  intuneBrings,
  intuneReach,
  intuneRoute,
  templateOf,
  writtenTemplate,
} from '@mdav/core/format';
import type { OmaSetting } from '../custom/profile.ts';
import { onboardingOf, stepForPackage } from '../onboarding/onboarding-of.ts';
import type { ForcingState } from '../scripts/forcing-state.ts';
import { forcingState } from '../scripts/forcing-state.ts';
import type { SettingInstance } from '../settings-catalog/policy.ts';
import { catalogRowOf } from './catalog-row.ts';
import { sayInTemplate } from './say-in-template.ts';
import { sayRemoval } from './say-removal.ts';
import { saySetting } from './say-setting.ts';
import type { InnerLists } from './within.ts';
import { innerListsIn, innerListsOf, unsaidInside } from './within.ts';

/** Where an assignment goes, in the words of that place. `note` is what a reader should know besides. */
export type Placed = { readonly note?: string } & (
  | { readonly kind: 'catalog'; readonly instance: SettingInstance }
  | { readonly kind: 'template'; readonly name: WrittenTemplate; readonly instance: SettingInstance }
  | { readonly kind: 'custom'; readonly oma: OmaSetting }
  | { readonly kind: 'script'; readonly wanted: ForcingState }
  /** Inside another setting, which carries it. */
  | { readonly kind: 'within'; readonly setting: string }
);

/** What becomes of an assignment that no object carries. */
export type Unplaced = Exclude<Emission, { readonly kind: 'emitted' }>;

const ASKED_OF_TENANT =
  'The ids of its place in the template are not public: Deploy-MdavIntune.ps1 asks the tenant for them.';
const IN_PLAIN_POLICY = 'It goes in a plain policy, which reaches enrolled devices only.';

/** Finds the place of an assignment: the route of the first operating system that is reached, and why others are not. */
export function placeAssignment(group: ResolvedGroup, assignment: Assignment): Placed | Unplaced {
  const { setting } = assignment;
  const row = settingRow(setting);
  const missed = new Map<string, OsId[]>();
  const miss = (why: string, id: OsId) => missed.set(why, [...(missed.get(why) ?? []), id]);
  const reached: OsId[] = [];
  let route: Exclude<IntuneRoute, { kind: 'none' }> | undefined;
  for (const { id } of group.os) {
    const found = intuneRoute(group, row, id, assignment);
    if (found.kind === 'none') miss(found.why, id);
    else reached.push(id);
    if (found.kind !== 'none') route ??= found;
  }
  if (route === undefined) return { kind: 'unsupported', setting, why: whyMissed(missed) };
  const placed = placeBy(route, group, row, assignment);
  if (placed.kind === 'custom') {
    const without = reached.filter((id) => !intuneBrings(group, id, 'custom'));
    for (const id of without) miss(intuneReach(group, id).why, id);
    if (without.length === reached.length) return { kind: 'unsupported', setting, why: whyMissed(missed) };
  }
  if (placed.kind === 'manual' || placed.kind === 'unsupported' || missed.size === 0) return placed;
  return withNote(placed, [...missed].map(([why, list]) => `It does not reach ${titles(list)}. ${why}`).join(' '));
}

function whyMissed(missed: ReadonlyMap<string, readonly OsId[]>): string {
  const reasons = [...missed];
  if (reasons.length === 1) return reasons[0]?.[0] ?? '';
  return reasons.map(([why, list]) => `${titles(list)}: ${why}`).join(' ');
}

function titles(list: readonly OsId[]): string {
  return list.map((id) => OS_INFO[id].title).join(', ');
}

function placeBy(
  route: Exclude<IntuneRoute, { kind: 'none' }>,
  group: ResolvedGroup,
  row: SettingRow,
  { setting, value }: Assignment,
): Placed | Unplaced {
  if (route.kind === 'script') {
    const wanted = forcingState(value);
    if (wanted === undefined) return { kind: 'unsupported', setting, why: 'The script package takes on or off.' };
    return { kind: 'script', wanted, note: 'No policy carries it; a script package sets it on the clients.' };
  }
  if (route.kind === 'manual') {
    const onboarding = onboardingOf(group);
    const isPackage = setting === 'mdeOnboarding' && onboarding?.kind === 'package';
    return { kind: 'manual', setting, why: route.why, step: isPackage ? stepForPackage(onboarding) : route.step };
  }
  if (value === REMOVE) {
    const removal = route.kind === 'catalog' ? sayRemoval(row) : undefined;
    if (removal !== undefined) return removal;
    return {
      kind: 'manual',
      setting,
      why: 'A policy says what is set, and has no word for taking this setting back; that happens when no policy sets it any more.',
      step: 'Take the setting out of the earlier policy.',
    };
  }
  if (row.mdm.kind === 'within') return placeWithin(group, row, row.mdm, value);
  const inner = innerListsIn(group, row);
  switch (route.kind) {
    case 'catalog': {
      const place = inner === undefined ? undefined : templateOf(row);
      if (place !== undefined) return placeInTemplate({ kind: 'template', place }, group, row, value, inner);
      const placed = placePlain(row, value, inner);
      if (placed.kind === 'unsupported' || route.why === undefined) return placed;
      return withNote(placed, `${route.why} ${IN_PLAIN_POLICY}`);
    }
    case 'template':
      return placeInTemplate(route, group, row, value, inner);
    default:
      return assertNever(route);
  }
}

/** In a plain policy, or in a custom profile where the catalog has no words. */
function placePlain(row: SettingRow, value: Assignment['value'], inner: InnerLists | undefined): Placed | Unplaced {
  if (row.mdm.kind !== 'node') throw new Error(`${row.id} has no node`);
  const spoken = saySetting(row, row.mdm, value, inner);
  return spoken.kind === 'said' ? spoken.it : { kind: 'unsupported', setting: row.id, why: spoken.why };
}

/** In the template; a value that it has no words for goes where enrolled devices can still get it. */
function placeInTemplate(
  { place }: Extract<IntuneRoute, { kind: 'template' }>,
  { intune }: ResolvedGroup,
  row: SettingRow,
  value: Assignment['value'],
  inner: InnerLists | undefined,
): Placed | Unplaced {
  const known = catalogRowOf(row);
  if (known === undefined) throw new Error(`${row.id} is in a template and has no definition`);
  const spoken = sayInTemplate(known, place.pair, value, inner);
  if (spoken.kind === 'said') {
    const placed = { kind: 'template', name: place.name, instance: spoken.it } as const;
    return hasPublicIds(place) ? placed : withNote(placed, ASKED_OF_TENANT);
  }
  const why = `The template ${writtenTemplate(place.name).title} cannot say it: ${spoken.why}`;
  if (intune?.management === 'mde' || row.mdm.kind !== 'node') return { kind: 'unsupported', setting: row.id, why };
  const plain = placePlain(row, value, inner);
  if (plain.kind === 'unsupported') return plain;
  const where =
    plain.kind === 'custom' ? 'It goes in the custom profile, which reaches enrolled devices only.' : IN_PLAIN_POLICY;
  return withNote(plain, `${why} ${where}`);
}

/** Inside the setting that carries it, as far as that setting has a place for it. */
function placeWithin(
  group: ResolvedGroup,
  row: SettingRow,
  within: MdmWithin,
  value: Assignment['value'],
): Placed | Unplaced {
  const unsupported = (why: string): Unplaced => ({ kind: 'unsupported', setting: row.id, why });
  const wanted = innerListsOf({ row, within }, value);
  const outer = group.assignments.find(({ setting }) => setting === within.setting);
  if (wanted === undefined || Object.keys(wanted.lists).length === 0)
    return unsupported('MDM cannot say an empty map.');
  if (outer === undefined || outer.value === REMOVE)
    return unsupported(`${within.why} The group sets no ${within.setting}.`);
  const carrier = placeAssignment(group, outer);
  if (carrier.kind !== 'catalog' && carrier.kind !== 'template')
    return unsupported(`${within.why} ${within.setting} of this group goes where no list has a place.`);
  const unsaid = unsaidInside(wanted, outer);
  const placed = { kind: 'within', setting: within.setting } as const;
  if (unsaid.length === 0) return placed;
  const why = `${unsaid.join('; ')}.`;
  const sentence = why.charAt(0).toUpperCase() + why.slice(1);
  if (unsaid.length === Object.keys(wanted.lists).length) return unsupported(sentence);
  return withNote(placed, `Not all of it: ${why}`);
}

function withNote<P extends Placed | Unplaced>(placed: P, note: string): P {
  if (placed.kind === 'manual' || placed.kind === 'unsupported') return placed;
  return { ...placed, note: placed.note === undefined ? note : `${placed.note} ${note}` };
}
