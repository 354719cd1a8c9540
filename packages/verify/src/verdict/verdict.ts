import type { Diagnostic, Mode } from '@mdav/core';
import type { CauseId, Decision, Facts, Verdict } from '@mdav/core/decision';
import type { DeviceState } from '../state/device-state.ts';
import type { SettingsTally } from './settings-check.ts';

/** What became of a device: decided by the table, or outside it. */
export type DeviceVerdict = DecidedVerdict | OutsideVerdict | UnreadableVerdict;

/** Why a record does not count by its age, where that has a limit. */
export type AgeCause = 'told-long-ago' | 'told-ahead';

/** The group is known, and the decision table spoke. */
export interface DecidedVerdict {
  readonly kind: 'decided';
  readonly verdict: Verdict;
  /** One of the age where it spoke on what is too old to count, or may be. */
  readonly cause: CauseId | AgeCause;
  readonly state: DeviceState;
  readonly fleet: string;
  readonly group: string;
  readonly wanted: Mode;
  readonly facts: Facts;
  /** Further causes, cautions and the facts that count as evidence. */
  readonly decision: Decision;
  /** False when the group does not list the operating system of the device. */
  readonly osIsListed: boolean;
  /** Absent when what is expected of the group says nothing of settings. */
  readonly settings: SettingsTally | undefined;
}

/** It is not known what the device is to be, or no group can be meant. */
export interface OutsideVerdict {
  readonly kind: 'outside';
  readonly verdict: 'unknown';
  readonly cause: 'other-system' | 'no-group' | 'unknown-group' | 'other-fleet' | 'ambiguous-group';
  readonly state: DeviceState;
  /** The groups that claim it, each with what it does so by; empty where they are not several. */
  readonly claims: readonly string[];
}

/** It is not known what the device is: its record could not be read. */
export interface UnreadableVerdict {
  readonly kind: 'unreadable';
  readonly verdict: 'unknown';
  readonly cause: 'unreadable';
  readonly diagnostics: readonly Diagnostic[];
}

/** Every cause that a verdict may name: those of the table, and those outside it. */
export type VerdictCause = DeviceVerdict['cause'];

/** A verdict on a record that could not be read. */
export function unreadable(diagnostics: readonly Diagnostic[]): UnreadableVerdict {
  return { kind: 'unreadable', verdict: 'unknown', cause: 'unreadable', diagnostics };
}
