import type { Mode } from '@mdav/core';
import { VERDICTS, type Verdict } from '@mdav/core/decision';
import type { DeviceVerdict, VerdictCause } from './verdict.ts';

/** A running count of verdicts. Its size depends on the number of groups, causes and settings, not of devices. */
export interface VerdictTally {
  add(verdict: DeviceVerdict): void;
  /** Adds what another tally counted of the devices that come next. */
  merge(counts: VerdictCounts): void;
  /** What was counted, as plain data, of the devices since this was asked last. */
  counts(): VerdictCounts;
  summary(): VerdictSummary;
}

/** What a tally counted, for another one; in a message to another thread it is the same. */
export type VerdictCounts = ReadonlyMap<string, GroupCounts>;

/** The verdicts on a fleet in numbers. */
export interface VerdictSummary {
  readonly devices: number;
  readonly verdicts: Readonly<Record<Verdict, number>>;
  /** Groups by name; devices without a group come last, under no name. */
  readonly groups: readonly GroupSummary[];
}

/** The verdicts on a group in numbers. */
export interface GroupSummary {
  /** Absent for devices outside every group. */
  readonly group?: string;
  readonly wanted?: Mode;
  readonly devices: number;
  readonly verdicts: Readonly<Record<Verdict, number>>;
  /** Most frequent first. */
  readonly causes: readonly CauseCount[];
  /** Devices of which some setting is wrong, and each such setting, most frequent first. */
  readonly devicesWithWrongSettings: number;
  readonly wrongSettings: readonly { readonly setting: string; readonly devices: number }[];
}

/** How many devices have a cause. */
export interface CauseCount {
  readonly cause: VerdictCause;
  readonly verdict: Verdict;
  readonly devices: number;
  /** Those of them on which the collector has run: it cannot tell more the second time. */
  readonly collected: number;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** The count of a group, under way. */
export interface GroupCounts {
  readonly group: string | undefined;
  readonly wanted: Mode | undefined;
  devices: number;
  readonly verdicts: Record<Verdict, number>;
  /** As they were first seen, and by verdict and cause. */
  readonly causes: Writable<CauseCount>[];
  readonly byCause: Readonly<Record<Verdict, Map<VerdictCause, Writable<CauseCount>>>>;
  devicesWithWrongSettings: number;
  readonly settings: Map<string, number>;
}

/** Starts a count. */
export function summarise(): VerdictTally {
  let groups = new Map<string, GroupCounts>();

  function countsOf(group: string | undefined, wanted: Mode | undefined): GroupCounts {
    const known = groups.get(group ?? '');
    if (known !== undefined) return known;
    const none = emptyCounts(group, wanted);
    groups.set(group ?? '', none);
    return none;
  }

  return {
    add(verdict) {
      const decided = verdict.kind === 'decided' ? verdict : undefined;
      const counts = countsOf(decided?.group, decided?.wanted);
      counts.devices++;
      counts.verdicts[verdict.verdict]++;
      const cause = causeOf(counts, verdict.verdict, verdict.cause);
      cause.devices++;
      if (verdict.kind !== 'unreadable' && verdict.state.shape === 'collected') cause.collected++;
      const wrong = decided?.settings?.wrong ?? NONE;
      if (wrong.length > 0) counts.devicesWithWrongSettings++;
      for (const setting of wrong) addTo(counts.settings, setting, 1);
    },
    merge(others) {
      for (const other of others.values()) {
        const counts = countsOf(other.group, other.wanted);
        counts.devices += other.devices;
        for (const verdict of VERDICTS) counts.verdicts[verdict] += other.verdicts[verdict];
        for (const { verdict, cause: id, devices, collected } of other.causes) {
          const cause = causeOf(counts, verdict, id);
          cause.devices += devices;
          cause.collected += collected;
        }
        counts.devicesWithWrongSettings += other.devicesWithWrongSettings;
        for (const [setting, devices] of other.settings) addTo(counts.settings, setting, devices);
      }
    },
    counts() {
      const all = groups;
      groups = new Map();
      return all;
    },
    summary() {
      const all = [...groups.values()].sort((a, b) => compare(a.group ?? '\uFFFF', b.group ?? '\uFFFF'));
      const verdicts = noVerdicts();
      for (const counts of all) for (const verdict of VERDICTS) verdicts[verdict] += counts.verdicts[verdict];
      return { devices: all.reduce((sum, { devices }) => sum + devices, 0), verdicts, groups: all.map(groupSummary) };
    },
  };
}

const NONE: readonly string[] = [];

function causeOf(counts: GroupCounts, verdict: Verdict, cause: VerdictCause): Writable<CauseCount> {
  const known = counts.byCause[verdict].get(cause);
  if (known !== undefined) return known;
  const none = { cause, verdict, devices: 0, collected: 0 };
  counts.byCause[verdict].set(cause, none);
  counts.causes.push(none);
  return none;
}

function addTo(counts: Map<string, number>, key: string, more: number): void {
  counts.set(key, (counts.get(key) ?? 0) + more);
}

function groupSummary(counts: GroupCounts): GroupSummary {
  const byNumber = (a: { devices: number }, b: { devices: number }) => b.devices - a.devices;
  return {
    ...(counts.group === undefined ? {} : { group: counts.group }),
    ...(counts.wanted === undefined ? {} : { wanted: counts.wanted }),
    devices: counts.devices,
    verdicts: { ...counts.verdicts },
    causes: counts.causes.map((count) => ({ ...count })).sort((a, b) => byNumber(a, b) || compare(a.cause, b.cause)),
    devicesWithWrongSettings: counts.devicesWithWrongSettings,
    wrongSettings: [...counts.settings]
      .map(([setting, devices]) => ({ setting, devices }))
      .sort((a, b) => byNumber(a, b) || compare(a.setting, b.setting)),
  };
}

function emptyCounts(group: string | undefined, wanted: Mode | undefined): GroupCounts {
  return {
    group,
    wanted,
    devices: 0,
    verdicts: noVerdicts(),
    causes: [],
    byCause: { right: new Map(), pending: new Map(), wrong: new Map(), unknown: new Map() },
    devicesWithWrongSettings: 0,
    settings: new Map(),
  };
}

function noVerdicts(): Record<Verdict, number> {
  return { right: 0, pending: 0, wrong: 0, unknown: 0 };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
