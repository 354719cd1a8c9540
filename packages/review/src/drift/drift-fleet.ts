import { DELIVERIES, type Delivery, findSetting, type SettingValue } from '@mdav/core';
import {
  type Direction,
  type Estate,
  type EstateGroup,
  type EstatePolicy,
  type EstateStray,
  isSameValue,
  type SettingEffect,
  weighChange,
} from '@mdav/core/format';
import { changeOf } from '../diff/value-change.ts';
import type {
  Drift,
  DriftTotals,
  GroupDrift,
  ResidueDrift,
  SettingDrift,
  StrayConflict,
  StrayDrift,
  StraySetting,
  UnreadPlace,
} from './drift.ts';
import { comparedIn, driftOfCompliance } from './drift-compliance.ts';
import { driftOfResidue } from './drift-residue.ts';
import { driftOfSettings } from './drift-settings.ts';
import { shownSettings } from './shown-settings.ts';
import type { WantedFleet, WantedGroup, WantedLine, WantedSetting } from './wanted.ts';
import { weighInGroup } from './weigh-in-group.ts';
import { worstOf } from './worst.ts';

/**
 * What an estate says other than the fleet, by meaning and not by text, and what of it nobody could read. Compliance policies
 * ask devices and set nothing, so that they are an estate of their own. Pure.
 */
export function driftFleet(
  { fleet, groups: wanted }: WantedFleet,
  estate: Estate,
  unread: readonly UnreadPlace[] = [],
  compliance: readonly EstateGroup[] = [],
): Drift {
  const found = new Map(estate.groups.map((group) => [group.group, group]));
  const asking = new Map(compliance.map((group) => [group.group, group]));
  const groups = wanted.map((group) =>
    withCompliance(
      group,
      driftOfGroup(group, found.get(group.group), estate.ways),
      asking.get(group.group),
      estate.ways,
    ),
  );
  const strays = estate.strays.filter(({ policy }) => policy.way !== undefined);
  const drifted = strays.map((stray) => driftOfStray(stray, wanted));
  return {
    fleet,
    groups,
    strays: drifted,
    devicesWithoutGroup: estate.strays.flatMap(({ policy, groups: possible, formerGroup }) =>
      policy.way === undefined
        ? [
            {
              path: policy.path,
              words: policy.words,
              ...(possible === undefined ? {} : { groups: possible }),
              ...(formerGroup === undefined ? {} : { formerGroup }),
            },
          ]
        : [],
    ),
    otherFleets: estate.otherFleets,
    silent: estate.silent.length,
    silentPolicies: estate.silent.map(({ words, path, elsewhere }) => ({
      words,
      path,
      ...(elsewhere === undefined ? {} : { elsewhere }),
    })),
    unread: onceEach([...unread, ...wanted.flatMap((group) => unreadOfDevices(group, found.get(group.group)))]),
    ignored: estate.ignored,
    ways: estate.ways,
    totals: totalsOf(groups, drifted),
  };
}

/** True for a group of which anything drifted. */
export function isGroupDrifted({ settings, residue }: GroupDrift): boolean {
  return settings.length + residue.length > 0;
}

function onceEach(places: readonly UnreadPlace[]): readonly UnreadPlace[] {
  const first = new Map<string, UnreadPlace>();
  for (const place of places) if (!first.has(place.path)) first.set(place.path, place);
  return [...first.values()];
}

/** Devices that show something of a setting that is wanted, and nobody understands what. */
function unreadOfDevices({ settings }: WantedGroup, found: EstateGroup | undefined): readonly UnreadPlace[] {
  const wanted = new Set(settings.map(({ setting }) => setting));
  return (found?.devices ?? []).flatMap(({ device, path, unread = [] }) => {
    const first = unread.find(({ setting }) => wanted.has(setting));
    if (first === undefined) return [];
    return [{ path, why: device === path ? first.why : `${device}: ${first.why}` }];
  });
}

function driftOfGroup(wanted: WantedGroup, found: EstateGroup | undefined, given: readonly Delivery[]): GroupDrift {
  const policies = found?.policies ?? [];
  // What a build wrote by a target that somebody named goes that way, too.
  const own = new Set(policies.flatMap(({ way, by }) => (way !== undefined && by === 'description' ? [way] : [])));
  const withFurther = <One extends WantedSetting | WantedLine>(one: One): One => ({
    ...one,
    ways: [...one.ways, ...(one.further ?? []).filter((way) => own.has(way))],
  });
  const settings = wanted.settings.map(withFurther);
  const residue = wanted.residue.map(withFurther);
  const isGiven = (ways: readonly Delivery[]) => ways.some((way) => given.includes(way));
  const carried = new Set([...settings, ...residue].flatMap(({ ways }) => ways));
  const telling = new Set(policies.flatMap(({ way, off, isMute }) => ((off ?? isMute) === undefined ? [way] : [])));
  const absent = DELIVERIES.filter((way) => carried.has(way) && given.includes(way) && !telling.has(way));
  const isOfAbsent = (ways: readonly Delivery[]) =>
    ways.filter((way) => given.includes(way)).every((way) => absent.includes(way));
  const looked = settings.filter(({ setting, ways }) => isGiven(ways) || isSaid(found, setting));
  // A deletion takes nothing from a group that is to have nothing there.
  const said = (found?.settings ?? []).filter(
    ({ setting, isTakenOnly }) => isTakenOnly === undefined || looked.some((one) => one.setting === setting),
  );
  const lines = residue.filter(({ ways }) => isGiven(ways));
  const weigh = weighInGroup(wanted);
  const shown = shownSettings(settings, found?.devices ?? [], weigh);
  const compared = new Set([...namesOf(looked, said), ...shown.compared]);
  const unseen = settings.filter(({ setting, ways }) => ways.length > 0 && !compared.has(setting));
  return {
    group: wanted.group,
    os: wanted.os,
    policies,
    devices: new Set(found?.devices.map(({ device, path }) => `${path}\0${device}`)).size,
    compared: compared.size + placesOf(lines, found?.residue ?? []).size,
    settings: [
      ...driftOfSettings(looked, said, weigh).map((one) =>
        one.kind === 'not-said' && isOfAbsent(waysOf(looked, one)) ? { ...one, isOfAbsent: true as const } : one,
      ),
      ...shown.drifted,
    ],
    residue: [
      ...driftOfResidue(lines, found?.residue ?? []).map((one) =>
        one.actual === undefined && isOfAbsent(waysOfLine(lines, one)) ? { ...one, isOfAbsent: true as const } : one,
      ),
      ...policies.flatMap((policy) => driftOfAssignment(wanted, policy)),
    ],
    absent,
    notGiven: {
      settings: unseen.length,
      ways: DELIVERIES.filter((way) => unseen.some(({ ways }) => ways.includes(way))),
    },
  };
}

/** The drift of a group with that of its compliance policies, where policies of Intune were given. */
function withCompliance(
  wanted: WantedGroup,
  drift: GroupDrift,
  found: EstateGroup | undefined,
  given: readonly Delivery[],
): GroupDrift {
  if (found === undefined && !given.includes('intune')) return drift;
  const isOfAbsent = found === undefined && drift.absent.includes('intune');
  const policies = found?.policies ?? [];
  const asks = comparedIn(wanted, found);
  return {
    ...drift,
    policies: [...drift.policies, ...policies],
    compared: drift.compared + asks,
    residue: [
      ...drift.residue,
      ...driftOfCompliance(wanted, found).map((one) => (isOfAbsent ? { ...one, isOfAbsent: true as const } : one)),
      ...policies.flatMap((policy) => driftOfAssignment(wanted, policy)),
    ],
  };
}

/** Who gets a policy that mdav wrote, as far as it can be told without the ids of the tenant. */
function driftOfAssignment({ assigned: wanted }: WantedGroup, policy: EstatePolicy): readonly ResidueDrift[] {
  const { assigned: actual, words, by } = policy;
  const isOwn = by === 'description' || by === 'name';
  if (wanted === undefined || actual === undefined || !isOwn || wanted === actual) return [];
  return [{ place: `assignment of ${words}`, wanted, actual, policies: [policy] }];
}

function waysOf(settings: readonly WantedSetting[], { setting }: SettingDrift): readonly Delivery[] {
  return settings.find((one) => one.setting === setting)?.ways ?? [];
}

function waysOfLine(lines: readonly WantedLine[], { place }: ResidueDrift): readonly Delivery[] {
  return lines.filter((line) => line.place.toLowerCase() === place.toLowerCase()).flatMap(({ ways }) => ways);
}

function namesOf(...sides: readonly (readonly { readonly setting: string }[])[]): ReadonlySet<string> {
  return new Set(sides.flat().map(({ setting }) => setting));
}

function placesOf(...sides: readonly (readonly { readonly place: string }[])[]): ReadonlySet<string> {
  return new Set(sides.flat().map(({ place }) => place.toLowerCase()));
}

function isSaid(found: EstateGroup | undefined, setting: string): boolean {
  return found?.settings.some((one) => one.setting === setting) === true;
}

function driftOfStray(
  { policy, formerGroup, settings, effects = [], residue }: EstateStray,
  groups: readonly WantedGroup[],
): StrayDrift {
  return {
    policy,
    ...(formerGroup === undefined ? {} : { formerGroup }),
    settings: [
      ...Object.entries(settings).map(([setting, value]) => straySetting(setting, value, groups)),
      ...strayEffects(effects, groups),
    ],
    residue,
  };
}

/** A deletion takes something from those groups alone that are to have it. */
function strayEffects(effects: readonly SettingEffect[], groups: readonly WantedGroup[]): readonly StraySetting[] {
  const once = new Map(effects.map((effect) => [JSON.stringify([effect.setting, effect.value]), effect]));
  return [...once.values()].flatMap(({ kind, setting, value, why }) => {
    const one = straySetting(setting, value, groups);
    return kind === 'deletion' && one.against.length === 0 ? [] : [{ ...one, why: `${one.why} ${why}` }];
  });
}

function straySetting(setting: string, value: SettingValue, groups: readonly WantedGroup[]): StraySetting {
  const isUnsaid = ({ settings }: WantedGroup) => settings.every((one) => one.setting !== setting);
  const against = groups.flatMap((one): (StrayConflict & { readonly why: string })[] => {
    const { group, settings } = one;
    const wanted = settings.find((one) => one.setting === setting)?.value;
    if (wanted === undefined || isSameValue(setting, wanted, value)) return [];
    return [{ group, wanted, change: changeOf(setting, wanted, value), ...weighInGroup(one)(setting, wanted, value) }];
  });
  const { direction, why } =
    worstOf(against) ??
    worstOf(groups.filter(isUnsaid).map((one) => weighInGroup(one)(setting, undefined, value))) ??
    weighChange(setting, undefined, value);
  return {
    setting,
    title: findSetting(setting)?.title ?? setting,
    value,
    against: against.map(({ why: _, ...conflict }) => conflict),
    direction,
    why,
  };
}

function totalsOf(groups: readonly GroupDrift[], strays: readonly StrayDrift[]): DriftTotals {
  const directions: readonly (Direction | undefined)[] = [
    ...groups.flatMap(({ settings, residue }) => [
      ...settings.map(({ direction }) => direction),
      ...residue.map(({ direction }) => direction),
    ]),
    // What is switched off sets nothing.
    ...strays.flatMap(({ policy, settings, residue }) => [
      ...settings.map(({ direction }) => (policy.off === undefined ? direction : undefined)),
      ...residue.map(() => undefined),
    ]),
  ];
  const weaker = directions.filter((direction) => direction === 'weakens' || direction === 'mixed').length;
  const stronger = directions.filter((direction) => direction === 'strengthens').length;
  const values = strays.map(({ settings, residue }) => settings.length + residue.length);
  return {
    compared: [...groups.map(({ compared }) => compared), ...values].reduce((sum, one) => sum + one, 0),
    groups: groups.filter(isGroupDrifted).length,
    weaker,
    stronger,
    other: directions.length - weaker - stronger,
    strays: strays.length,
  };
}
