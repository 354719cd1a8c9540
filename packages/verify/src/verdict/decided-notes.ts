import { OS_INFO } from '@mdav/core';
import { byText } from '@mdav/core/format';
import type { GroupFacts } from '../facts/group-facts.ts';
import { isAtLeast } from '../facts/version.ts';
import type { DeviceState } from '../state/device-state.ts';
import { productStatusWords } from '../state/product-status.ts';
import { ageOn, type Clock, toldDay } from './age.ts';
import { exclusionGuardNotes } from './exclusion-guard.ts';
import { localRulesNotes } from './local-rules.ts';
import { untoldNotes } from './untold.ts';
import type { DecidedVerdict } from './verdict.ts';

/** Notes on devices that are judged on a day. */
export type NotesOn = (verdict: DecidedVerdict, group: GroupFacts) => readonly string[];

/** What is worth knowing of how a verdict came about: complete sentences. */
export function decidedNotes(clock?: Clock): NotesOn {
  const ageNotes = clock === undefined ? () => NONE : ageNotesOn(clock);
  return (verdict, group) =>
    together(
      ageNotes(verdict, group),
      osNotes(verdict),
      // A device that is right as far as it told: what it did not tell is not known to be well.
      verdict.verdict === 'right' ? untoldNotes(verdict, group) : NONE,
      versionNotes(verdict, group),
      unreadNotes(verdict.state),
      contradictions(verdict),
      idleProductNotes(verdict),
      statusNotes(verdict.state),
      exclusionGuardNotes(verdict.state),
      localRulesNotes(verdict.state),
      droppedNotes(verdict.state),
    );
}

/** Of most devices there are one or two, and every device asks. */
function together(...lists: readonly (readonly string[])[]): readonly string[] {
  let all: string[] | undefined;
  for (const list of lists) if (list.length > 0) all = all === undefined ? [...list] : [...all, ...list];
  return all ?? NONE;
}

const NONE: readonly string[] = [];

/** Days that are kept: devices told of themselves on few of them. */
const MOST_DAYS = 4096;

/**
 * When the device told of itself, where its security intelligence would be too old by now had it stayed as it was; with a
 * limit also that nobody knows.
 */
function ageNotesOn({ today, maxAgeDays }: Clock): NotesOn {
  const toldOn = byText((day) => {
    const days = ageOn(today, day);
    if (days === 'ahead')
      return {
        days: Number.POSITIVE_INFINITY,
        notes: [`Told on ${day}, a day that is still to come: how old it is, nobody knows.`],
      };
    return {
      days,
      notes: [`Told on ${day}, ${days === 1 ? 'a day' : `${days} days`} ago: it may stand otherwise by now.`],
    };
  }, MOST_DAYS);
  return ({ state, verdict }, { signatureDays }) => {
    const day = toldDay(state);
    if (day === undefined) return maxAgeDays === undefined || verdict !== 'right' ? NONE : NO_DAY;
    const { days, notes } = toldOn(day);
    return days > Math.min(signatureDays, maxAgeDays ?? signatureDays) ? notes : NONE;
  };
}

const NO_DAY = ['When the device told this, it does not say: it may be older than `--max-age` allows.'];

function osNotes({ osIsListed, state: { os, build }, facts, group }: DecidedVerdict): readonly string[] {
  if (os === undefined)
    return facts.os === 'server'
      ? [`Build ${build} is none of the known ones; it counts as a server, which has to be forced.`]
      : NONE;
  if (osIsListed) return NONE;
  const isOutside = `${OS_INFO[os].title} is not among the operating systems of ${group}`;
  return facts.os === 'unknown'
    ? [`${isOutside}. It can have the mode with the unified agent alone, and which agent it has is not known.`]
    : [`${isOutside}; the support table decides.`];
}

const VERSIONS = [
  ['platform', 'Platform'],
  ['engine', 'Engine'],
] as const;

/** What the fleet file says of the group is what its rules went by: a device below it is not one that they judged. */
function versionNotes({ state }: DecidedVerdict, { lowest }: GroupFacts): readonly string[] {
  let notes: string[] | undefined;
  for (const [part, word] of VERSIONS) {
    const floor = lowest[part];
    if (floor === undefined || isAtLeast(state[part], floor) !== false) continue;
    notes ??= [];
    notes.push(
      `${word} ${state[part]} is older than ${floor}, the lowest that the fleet file has for the group. Update it.`,
    );
  }
  return notes ?? NONE;
}

function unreadNotes({ unread }: DeviceState): readonly string[] {
  if (unread.length === 0) return NONE;
  return [`Told in words that are not understood, and so not judged: ${unread.join(', ')}.`];
}

function contradictions({ verdict, state }: DecidedVerdict): readonly string[] {
  if (verdict !== 'right' || state.antivirusEnabled !== false) return NONE;
  // Of an active device that makes it wrong; in passive mode another antivirus protects it.
  return ['The device also says that its antivirus is off: `AntivirusEnabled` is false. Look at it.'];
}

/** Which products the caution means. */
function idleProductNotes({ decision: { cautions }, state: { idleProducts } }: DecidedVerdict): readonly string[] {
  if (!cautions.includes('other-antivirus-idle')) return NONE;
  return [`By Security Center no other antivirus runs: ${idleProducts.join(', ')}.`];
}

function statusNotes({ productStatus, controlledConfiguration }: DeviceState): readonly string[] {
  if (productStatus === undefined && controlledConfiguration === undefined) return NONE;
  const words = productStatus === undefined ? NONE : productStatusWords(productStatus);
  return [
    ...(words.length === 0 ? [] : [`The service says of itself: ${words.join(', ')}.`]),
    ...(controlledConfiguration === undefined ? [] : [`Configuration protection: ${controlledConfiguration}.`]),
  ];
}

function droppedNotes({ dropped }: DeviceState): readonly string[] {
  if (dropped.length === 0) return NONE;
  return [`The collector left out, for want of room: ${dropped.join(', ')}. With -Whole it prints everything.`];
}
