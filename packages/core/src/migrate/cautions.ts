import { CAUSES, type CauseId } from '../decision/causes.ts';
import { decide } from '../decision/decide.ts';
import type { Facts } from '../decision/facts.ts';
import type { OsId } from '../model/vocabulary.ts';
import { factsOf, type Goal } from './goal.ts';
import { isTold } from './start-part.ts';
import { isProtected, type MigrationState } from './state.ts';

/** The ends of a way, and what its devices told. */
export interface Journey {
  readonly os: OsId;
  readonly goal: Goal;
  readonly facts: Partial<Facts>;
  readonly start: MigrationState;
  /** Where the way ends; absent where there is none. */
  readonly end?: MigrationState;
}

/**
 * What devices told that no step of their way mends: nothing protects them now, or verification will hold it against them
 * at the end. Complete sentences.
 */
export function cautionsOf(journey: Journey): readonly string[] {
  const { facts, start, end } = journey;
  return [
    ...(isProtected(start) ? [] : [unprotected(start)]),
    ...(facts.troubleshooting === 'on' ? [told('troubleshooting-mode')] : []),
    ...unexplained(journey),
    ...(end === undefined ? [] : causesAt(end, journey).map(told)),
  ];
}

const told = (cause: CauseId) => `${CAUSES[cause].says} ${CAUSES[cause].next}`;

function unprotected({ mode, other }: MigrationState): string {
  const instead = other === 'idle' ? 'the other antivirus is off, snoozed or expired' : 'there is no other antivirus';
  return `No antivirus protects these devices now: Defender is ${mode}, and ${instead}. Begin with them.`;
}

/** Servers that are disabled, with the feature there and no policy that turns it off. */
function unexplained({ os, facts, start }: Journey): readonly string[] {
  const isSeen = facts.defender === 'installed' && (facts.turnOff === 'absent' || facts.turnOff === 'disabled');
  if (start.os !== 'server' || start.mode !== 'disabled' || !isSeen) return [];
  const enable =
    os === 'windows-server-2016'
      ? ' `MpCmdRun.exe -WdEnable`, as administrator and from the newest folder of the platform, and a restart enable it again where another product disabled it.'
      : ' See that the service WinDefend is as Windows ships it.';
  return [`Defender is disabled although it is installed and no policy turns it off.${enable}`];
}

/** What verification says of a device at the end of its way, with what no step changed as the device told it. */
function causesAt(end: MigrationState, { facts, goal, start }: Journey): readonly CauseId[] {
  const at: Facts = {
    ...factsOf(end, goal),
    onboarding: goal.onboarded === true ? 'done' : 'none',
    ...unchanged(facts),
    ...(facts.sensor === 'stopped' && start.onboarded === 'yes' ? { sensor: 'stopped' } : {}),
    ...(facts.defender === 'missing' && start.defender === 'installed' ? { defender: 'missing' } : {}),
    ...(facts.os === 'unsupported' ? { os: 'unsupported' } : {}),
    ...reportedAt(end, facts, start),
  };
  const { verdict, cause, also } = decide(at);
  return verdict === 'right' || cause === 'block-mode-not-visible' ? [] : [cause, ...also];
}

/** Facts that the machine knows nothing of. */
function unchanged(facts: Partial<Facts>): Partial<Facts> {
  const { floor, cloud, conflict, protection, signatures, tamperWish } = facts;
  return Object.fromEntries(
    Object.entries({ floor, cloud, conflict, protection, signatures, tamperWish }).filter(([, fact]) => isTold(fact)),
  );
}

/** Limited periodic scanning stays, and block mode does not come on where something keeps it off, or where nothing is done. */
function reportedAt(end: MigrationState, facts: Partial<Facts>, start: MigrationState): Partial<Facts> {
  if (end.mode !== 'passive') return {};
  if (end === start && end.block !== 'off' && facts.reported === 'passive') return { reported: 'passive' };
  if (facts.reported === 'sxs-passive' && start.mode === 'passive') return { reported: 'sxs-passive' };
  const isKeptOff = facts.floor?.endsWith('-below') === true || facts.cloud === 'off' || facts.conflict === 'yes';
  return end.block !== 'off' && isKeptOff && facts.reported !== 'edr-block' ? { reported: 'passive' } : {};
}
