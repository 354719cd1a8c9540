import type { Diagnostic, Mode, OsId } from '@mdav/core';
import { CAUSES, CAUTION_INFOS, type CauseInfo, type Facts, type Verdict } from '@mdav/core/decision';
import { assertNever, byObject, byParts } from '@mdav/core/format';
import type { GroupFacts } from '../facts/group-facts.ts';
import type { DeviceState } from '../state/device-state.ts';
import type { Clock } from './age.ts';
import { conflictNotes } from './channel-conflicts.ts';
import { decidedNotes } from './decided-notes.ts';
import { differencesOf } from './differences.ts';
import { addSeen, type Evidence, evidenceOf, seenOf } from './evidence.ts';
import { OUTSIDE_CAUSES } from './outside-causes.ts';
import { qwordNotes } from './qword-notes.ts';
import type { SettingDifference } from './setting-difference.ts';
import type { SettingsCheck, SettingsTally } from './settings-check.ts';
import type { DecidedVerdict, DeviceVerdict, OutsideVerdict, UnreadableVerdict, VerdictCause } from './verdict.ts';

/** A verdict in words. Texts of the device in it are as the device gave them: whoever writes them makes them harmless. */
export interface VerdictRecord extends VerdictAbout {
  /** Absent when the record could not be read. */
  readonly device?: string;
}

/** A verdict in words but for the name of the device: of many devices the same is said. */
export interface VerdictAbout {
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

/** What the words on a device need of its group. */
export interface DescribedGroup {
  readonly facts: GroupFacts;
  readonly settings: SettingsCheck | undefined;
}

/** Puts verdicts into words. A group is there for every verdict that was decided. */
export type VerdictWords = (verdict: DeviceVerdict, group: DescribedGroup | undefined) => VerdictAbout;

/** What was said that is kept. Devices that are wrong are so in a few ways; what hostile data make is let go of. */
const MOST_SAID = 2048;

/** Starts without any device. Where the same is said as of a device before, it is the same object. */
export function verdictWords(clock?: Clock): VerdictWords {
  const notesOn = decidedNotes(clock);
  const said = byParts<VerdictAbout>(MOST_SAID);
  const saidOfSettings = byParts<SettingsRecord>(MOST_SAID);
  let differences = 0;
  const numberOf = byObject((_: SettingDifference) => ++differences);
  /** By what was counted: devices that are counted together have the same settings, and they differ alike. */
  const counted = new WeakMap<SettingsTally, SettingsRecord>();

  function settingsOf({ settings: tally, state }: DecidedVerdict, check: SettingsCheck | undefined) {
    if (tally === undefined || check === undefined) return undefined;
    const known = counted.get(tally);
    if (known !== undefined) return known;
    const words = settingsWords(tally, check, state);
    const { of, right, wrong, notTold, untold, differences } = words;
    const parts = [of, right, wrong, notTold, untold.join(), differences.map(numberOf).join()];
    const record = saidOfSettings(parts, () => words);
    counted.set(tally, record);
    return record;
  }

  /** All that the words on a device follow from: filled anew for each, so that a device costs no list. */
  const parts: unknown[] = [];

  return (verdict, described) => {
    if (verdict.kind !== 'decided') return outsideWords(verdict);
    if (described === undefined) throw new Error(`there is no group ${verdict.group}`);
    const settings = settingsOf(verdict, described.settings);
    const conflicts = settings === undefined ? [] : conflictNotes(described.settings, verdict.state);
    const own = notesOn(verdict, described.facts);
    const kinds = qwordNotes(described.settings, verdict.state);
    const notes = conflicts.length + kinds.length === 0 ? own : [...own, ...kinds, ...conflicts];
    const { facts, cause, decision, state } = verdict;
    const { os, shape, realTime, hasOtherProduct } = state;
    parts.length = 0;
    parts.push(described, facts, cause, settings, os, shape, realTime, hasOtherProduct);
    for (const fact of decision.evidence) addSeen(parts, fact, state);
    for (const note of notes) parts.push(note);
    return said(parts, () => decidedWords(verdict, notes, settings));
  };
}

function outsideWords(verdict: OutsideVerdict | UnreadableVerdict): VerdictAbout {
  const nothing = { also: [], cautions: [], evidence: [], notes: [] };
  switch (verdict.kind) {
    case 'unreadable':
      return { ...causeWords(verdict), ...hintOf(verdict), ...nothing, diagnostics: verdict.diagnostics };
    case 'outside':
      return { ...osWords(verdict.state.os), ...causeWords(verdict), ...nothing, notes: groupNotes(verdict) };
  }
}

/** Why a record could not be read says what to do about it. */
function hintOf({ diagnostics }: UnreadableVerdict): Partial<Pick<VerdictRecord, 'next'>> {
  const hint = diagnostics.find((one) => one.hint !== undefined)?.hint;
  return hint === undefined ? {} : { next: hint };
}

function decidedWords(
  verdict: DecidedVerdict,
  notes: readonly string[],
  settings: SettingsRecord | undefined,
): VerdictAbout {
  const { group, wanted, state, decision, facts } = verdict;
  return {
    group,
    wanted,
    ...osWords(state.os),
    ...causeWords(verdict),
    ...nextWords(verdict),
    also: decision.also.map((id) => record(id, CAUSES[id])),
    cautions: decision.cautions.map((id) => record(id, CAUTION_INFOS[id])),
    evidence: decision.evidence.map((fact) => evidenceOf(fact, facts, seenOf(fact, state))),
    notes,
    shows: shownFacts(verdict),
    ...(settings === undefined ? {} : { settings }),
  };
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

function groupNotes({ cause, claims, state }: OutsideVerdict): readonly string[] {
  switch (cause) {
    case 'ambiguous-group':
      return [`Groups that take it: ${claims.join('; ')}.`];
    case 'unknown-group':
      return [`The record names the group "${state.group}".`];
    case 'other-fleet':
      return [
        `The record names the fleet "${state.fleet}"${state.group === undefined ? '' : ` and its group "${state.group}"`}.`,
      ];
    case 'other-system':
      return [`The record names ${state.otherSystem}.`];
    case 'no-group':
      return [];
    default:
      return assertNever(cause);
  }
}

/** Other advice where the collector was run already: it cannot tell more the second time. */
function nextWords({ cause, state }: DecidedVerdict): Partial<Pick<VerdictRecord, 'next'>> {
  const { nextWhenCollected }: CauseInfo = INFOS[cause];
  return state.shape === 'collected' && nextWhenCollected !== undefined ? { next: nextWhenCollected } : {};
}

function settingsWords(
  { right, notTold, wrong }: SettingsTally,
  check: SettingsCheck,
  state: DeviceState,
): SettingsRecord {
  const untold = notTold === 0 ? [] : check.untold(state);
  const differences = differencesOf(check, wrong, state);
  return { of: check.fingerprint, right, wrong: new Set(wrong).size, notTold, untold, differences };
}
