import type { Mode } from '@mdav/core';
import { VERDICTS, type Verdict } from '@mdav/core/decision';
import type { DeviceVerdict, VerdictCause } from './verdict.ts';

/** A running count of verdicts. Its size depends on the number of groups, causes and settings, not of devices. */
export interface VerdictTally {
  add(verdict: DeviceVerdict): void;
  summary(): VerdictSummary;
}

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

interface Counts {
  readonly group: string | undefined;
  readonly wanted: Mode | undefined;
  devices: number;
  readonly verdicts: Record<Verdict, number>;
  readonly causes: Map<string, Writable<CauseCount>>;
  devicesWithWrongSettings: number;
  readonly settings: Map<string, number>;
}

/** Starts a count. */
export function summarise(): VerdictTally {
  const groups = new Map<string, Counts>();
  return {
    add(verdict) {
      const group = verdict.kind === 'decided' ? verdict.group : undefined;
      let counts = groups.get(group ?? '');
      if (counts === undefined) {
        counts = emptyCounts(group, verdict.kind === 'decided' ? verdict.wanted : undefined);
        groups.set(group ?? '', counts);
      }
      counts.devices++;
      counts.verdicts[verdict.verdict]++;
      const id = `${verdict.verdict} ${verdict.cause}`;
      let cause = counts.causes.get(id);
      if (cause === undefined) {
        cause = { cause: verdict.cause, verdict: verdict.verdict, devices: 0, collected: 0 };
        counts.causes.set(id, cause);
      }
      cause.devices++;
      if (verdict.kind !== 'unreadable' && verdict.state.shape === 'collected') cause.collected++;
      const wrong = verdict.kind === 'decided' ? (verdict.settings?.wrong ?? []) : [];
      if (wrong.length > 0) counts.devicesWithWrongSettings++;
      for (const setting of wrong) counts.settings.set(setting, (counts.settings.get(setting) ?? 0) + 1);
    },
    summary() {
      const all = [...groups.values()].sort((a, b) => compare(a.group ?? '\uFFFF', b.group ?? '\uFFFF'));
      const verdicts = noVerdicts();
      for (const counts of all) for (const verdict of VERDICTS) verdicts[verdict] += counts.verdicts[verdict];
      return { devices: all.reduce((sum, { devices }) => sum + devices, 0), verdicts, groups: all.map(groupSummary) };
    },
  };
}

function groupSummary(counts: Counts): GroupSummary {
  const byNumber = (a: { devices: number }, b: { devices: number }) => b.devices - a.devices;
  return {
    ...(counts.group === undefined ? {} : { group: counts.group }),
    ...(counts.wanted === undefined ? {} : { wanted: counts.wanted }),
    devices: counts.devices,
    verdicts: { ...counts.verdicts },
    causes: [...counts.causes.values()]
      .map((count) => ({ ...count }))
      .sort((a, b) => byNumber(a, b) || compare(a.cause, b.cause)),
    devicesWithWrongSettings: counts.devicesWithWrongSettings,
    wrongSettings: [...counts.settings]
      .map(([setting, devices]) => ({ setting, devices }))
      .sort((a, b) => byNumber(a, b) || compare(a.setting, b.setting)),
  };
}

function emptyCounts(group: string | undefined, wanted: Mode | undefined): Counts {
  return {
    group,
    wanted,
    devices: 0,
    verdicts: noVerdicts(),
    causes: new Map(),
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
