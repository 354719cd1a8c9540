import type { Diagnostic, Mode, OsId } from '@mdav/core';
import { CAUSES, CAUTION_INFOS, type CauseInfo, type Facts, type Verdict } from '@mdav/core/decision';
import { assertNever } from '@mdav/core/format';
import { decidedNotes } from './decided-notes.ts';
import { differencesOf } from './differences.ts';
import { type Evidence, evidenceOf } from './evidence.ts';
import { OUTSIDE_CAUSES } from './outside-causes.ts';
import type { SettingDifference } from './setting-difference.ts';
import type { SettingsCheck } from './settings-check.ts';
import type { DecidedVerdict, DeviceVerdict, OutsideVerdict, VerdictCause } from './verdict.ts';

/** A verdict in words. Texts of the device in it are as the device gave them: whoever writes them makes them harmless. */
export interface VerdictRecord {
  /** Absent when the record could not be read. */
  readonly device?: string;
  readonly group?: string;
  readonly wanted?: Mode;
  /** Absent when not told or not known. */
  readonly os?: OsId;
  readonly verdict: Verdict;
  readonly cause: VerdictCause;
  readonly title: string;
  readonly says: string;
  /** What to do next; empty where nothing is to do. */
  readonly next: string;
  readonly also: readonly CauseRecord[];
  readonly cautions: readonly CauseRecord[];
  readonly evidence: readonly Evidence[];
  readonly notes: readonly string[];
  /** What the device shows of itself, as far as it was made out. */
  readonly shows?: ShownFacts;
  readonly settings?: SettingsRecord;
  /** Why the record could not be read. */
  readonly diagnostics?: readonly Diagnostic[];
}

/** A further cause or a caution in words. */
export interface CauseRecord {
  readonly id: string;
  readonly title: string;
  readonly says: string;
  readonly next: string;
}

/** Facts of a device that others than the decision look at. */
export interface ShownFacts {
  /** How Defender Antivirus runs. */
  readonly runs: Facts['reported'];
  /** Absent where the device does not tell. */
  readonly realTime?: boolean;
  readonly otherProduct?: boolean;
}

/** Settings in numbers, and those that differ in full. */
export interface SettingsRecord {
  /** The fingerprint of what is wanted of the group: the values of those that are right. */
  readonly of: string;
  readonly right: number;
  readonly wrong: number;
  readonly notTold: number;
  /** Ids of those that the device does not tell. */
  readonly untold: readonly string[];
  readonly differences: readonly SettingDifference[];
}

const NONE: readonly never[] = Object.freeze([]);

/** What a list of devices that are right has of one: name, group and verdict, without what led to it. */
export function briefVerdict(outcome: DeviceVerdict): VerdictRecord {
  const { verdict, cause } = outcome;
  // One literal: objects put together of others take many times as long, and this is done for every device.
  if (outcome.kind !== 'decided') return describeVerdict(outcome, undefined);
  const { state, group, wanted } = outcome;
  const { title, says, next } = INFOS[cause];
  return {
    device: state.device,
    group,
    wanted,
    verdict,
    cause,
    title,
    says,
    next,
    also: NONE,
    cautions: NONE,
    evidence: NONE,
    notes: NONE,
  };
}

/** Puts a verdict into words; `settings` are those of its group. */
export function describeVerdict(verdict: DeviceVerdict, settings: SettingsCheck | undefined): VerdictRecord {
  const nothing = { also: [], cautions: [], evidence: [], notes: [] };
  switch (verdict.kind) {
    case 'unreadable':
      return { ...causeWords(verdict), ...nothing, diagnostics: verdict.diagnostics };
    case 'outside':
      return {
        device: verdict.state.device,
        ...osWords(verdict.state.os),
        ...causeWords(verdict),
        ...nothing,
        notes: groupNotes(verdict),
      };
    case 'decided':
      return {
        device: verdict.state.device,
        group: verdict.group,
        wanted: verdict.wanted,
        ...osWords(verdict.state.os),
        ...causeWords(verdict),
        ...nextWords(verdict),
        also: verdict.decision.also.map((id) => record(id, CAUSES[id])),
        cautions: verdict.decision.cautions.map((id) => record(id, CAUTION_INFOS[id])),
        evidence: verdict.decision.evidence.map((fact) => evidenceOf(fact, verdict.facts, verdict.state)),
        notes: decidedNotes(verdict),
        shows: shownFacts(verdict),
        ...settingsWords(verdict, settings),
      };
  }
}

function shownFacts({ facts, state: { realTime, hasOtherProduct } }: DecidedVerdict): ShownFacts {
  return {
    runs: facts.reported,
    ...(realTime !== undefined && { realTime }),
    ...(hasOtherProduct !== undefined && { otherProduct: hasOtherProduct }),
  };
}

const INFOS: Readonly<Record<VerdictCause, CauseInfo>> = { ...CAUSES, ...OUTSIDE_CAUSES };

function causeWords({
  verdict,
  cause,
}: DeviceVerdict): Pick<VerdictRecord, 'verdict' | 'cause' | 'title' | 'says' | 'next'> {
  const { title, says, next } = INFOS[cause];
  return { verdict, cause, title, says, next };
}

function osWords(os: OsId | undefined): Pick<VerdictRecord, 'os'> {
  return os === undefined ? {} : { os };
}

function record(id: string, { title, says, next }: CauseInfo): CauseRecord {
  return { id, title, says, next };
}

function groupNotes({ cause, groups, state }: OutsideVerdict): readonly string[] {
  switch (cause) {
    case 'ambiguous-group':
      return [`Groups that take it: ${groups.join(', ')}.`];
    case 'unknown-group':
      return [`The record names the group "${state.group}".`];
    case 'other-fleet':
      return [`The record names the fleet "${state.fleet}" and its group "${state.group}".`];
    case 'no-group':
      return [];
    default:
      return assertNever(cause);
  }
}

/** Other advice where the collector was run already: it cannot tell more the second time. */
function nextWords({ cause, state }: DecidedVerdict): Partial<Pick<VerdictRecord, 'next'>> {
  const { nextWhenCollected }: CauseInfo = CAUSES[cause];
  return state.shape === 'collected' && nextWhenCollected !== undefined ? { next: nextWhenCollected } : {};
}

function settingsWords(
  { settings, state }: DecidedVerdict,
  check: SettingsCheck | undefined,
): Pick<VerdictRecord, 'settings'> {
  if (settings === undefined || check === undefined) return {};
  const { right, notTold, wrong } = settings;
  const untold = notTold === 0 ? [] : check.untold(state);
  const differences = differencesOf(check, wrong, state);
  return { settings: { of: check.fingerprint, right, wrong: new Set(wrong).size, notTold, untold, differences } };
}
