import type {
  Assignment,
  CheckOptions,
  Finding,
  LocatedWaiver,
  Mode,
  OsId,
  RawRegistry,
  ResolvedFleet,
  ResolvedGroup,
  SettingValue,
} from '@mdav/core';
import { checkFleet, contributors, DELIVERIES, layerWords, mechanismWords, settingRow } from '@mdav/core';
import type { Departure, RawWay, ResidueLine } from '@mdav/core/format';
import {
  departureOf,
  isWholeKey,
  LAYER_FACTS,
  rawEffect,
  rawOmaWays,
  rawRegistryWays,
  routesOf,
} from '@mdav/core/format';
import { type PlannedReason, settingReasons } from './planned-reasons.ts';

/** One side of a plan: what groups of devices get, from a fleet or from the files that a build left. */
export interface PlanState {
  readonly fleet: string;
  readonly groups: readonly PlannedGroup[];
  /** Absent when nobody knows them. */
  readonly findings?: readonly Finding[];
  /** Absent where no fleet file is behind it. */
  readonly waivers?: readonly LocatedWaiver[];
}

/** A group as one side of a plan. */
export interface PlannedGroup {
  readonly name: string;
  /** Its first name; absent when it was never renamed, or where nobody says so. */
  readonly was?: string;
  readonly os: readonly OsId[];
  /** Absent where it is not known. */
  readonly mode?: Mode;
  /** How the mode comes about, in a few words each; absent where it is not known. */
  readonly mechanism?: readonly string[];
  readonly settings: readonly PlannedSetting[];
  readonly residue: readonly PlannedLine[];
  /** Why settings and raw entries are as they are; absent where no fleet file is behind it. */
  readonly reasons?: readonly PlannedReason[];
  /** Facts of the fleet file by name, each as a line of JSON; absent where no fleet file is behind it. */
  readonly facts?: Readonly<Record<string, string>>;
  /** The group of the fleet file behind it, where there is one. */
  readonly group?: ResolvedGroup;
}

/** Something without a setting as one side of a plan. */
export interface PlannedLine extends ResidueLine {
  readonly ways: readonly RawWay[];
}

/** A setting of a group as one side of a plan. */
export interface PlannedSetting {
  readonly setting: string;
  readonly value: SettingValue;
  /** The ways by which it reaches the devices, such as `gpo`. */
  readonly channels: readonly string[];
  /** What of the mode asks for it. */
  readonly because?: string;
  /** The layers of the fleet that the value comes from, in words; absent where no fleet file is behind it. */
  readonly from?: readonly string[];
  /** How it stands to the preset that the group starts from, where it departs from it. */
  readonly departs?: Departure;
}

/** A fleet as one side of a plan, checked. */
export function stateOfFleet(fleet: ResolvedFleet, options: CheckOptions): PlanState {
  return {
    fleet: fleet.name,
    groups: fleet.groups.map(stateOfGroup),
    findings: checkFleet(fleet, options),
    waivers: fleet.waivers,
  };
}

function stateOfGroup(group: ResolvedGroup): PlannedGroup {
  return {
    name: group.name,
    ...(group.was === undefined ? {} : { was: group.was }),
    os: group.os.map(({ id }) => id),
    mode: group.mode,
    mechanism: mechanismWords(group),
    settings: group.assignments.map((assignment) => plannedSetting(group, assignment)),
    residue: [
      ...(group.raw?.registry ?? []).map((entry) => ({
        place: placeOfEntry(entry),
        says: rawEffect(entry),
        ways: rawRegistryWays(group, entry),
      })),
      ...(group.raw?.oma ?? []).map((node) => ({ place: node.uri, says: rawEffect(node), ways: rawOmaWays(group) })),
    ],
    reasons: [
      ...settingReasons(group),
      ...(group.raw?.registry ?? []).map((entry) => ({ about: placeOfEntry(entry), why: { reason: entry.reason } })),
      ...(group.raw?.oma ?? []).map(({ uri, reason }) => ({ about: uri, why: { reason } })),
    ],
    facts: factsOf(group),
    group,
  };
}

function plannedSetting(group: ResolvedGroup, assignment: Assignment): PlannedSetting {
  const { setting, value, origin } = assignment;
  const row = settingRow(setting);
  const departs = departureOf(assignment);
  const ways = new Set(group.os.flatMap((os) => routesOf(group, row, assignment, os)));
  return {
    setting,
    value,
    channels: DELIVERIES.filter((delivery) => ways.has(delivery)),
    ...(origin.kind === 'mode' ? { because: origin.because } : {}),
    from: contributors(assignment).map(layerWords),
    ...(departs === undefined ? {} : { departs }),
  };
}

/** `mode` and `raw` are shown in places of their own. */
const FACTS = LAYER_FACTS.filter((fact) => fact !== 'mode' && fact !== 'raw');

function factsOf(group: ResolvedGroup): Readonly<Record<string, string>> {
  const facts = { ...group, os: group.os.map(({ id, build }) => (build === undefined ? id : `${id}@${build}`)) };
  return Object.fromEntries(
    FACTS.flatMap((fact) => (facts[fact] === undefined ? [] : [[fact, JSON.stringify(facts[fact])] as const])),
  );
}

function placeOfEntry(entry: RawRegistry): string {
  const key = entry.key.replace(/^HKEY_LOCAL_MACHINE\\/i, 'HKLM\\');
  return isWholeKey(entry) ? key : `${key}\\${entry.name === '' ? '(Default)' : entry.name}`;
}
