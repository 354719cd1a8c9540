import type { Facts } from '../decision/facts.ts';
import { isPassive, wantsBlockMode } from '../mode/settle-mode.ts';
import type { Mode } from '../model/vocabulary.ts';
import { isIn, type MigrationState, type StateConditions } from './state.ts';

/** Where a device is to end. */
export interface Goal {
  readonly mode: Mode;
  /** The route of EDR in block mode, where it is wanted. */
  readonly blockBy: 'policy' | 'portal';
  /** Present when the fleet wants the devices onboarded, whatever the mode needs. */
  readonly onboarded?: true;
  /** Present when tamper protection has to be on in the end. */
  readonly tamper?: 'holds';
}

/** True when a device runs in the mode, as the decision table of verification sees it. */
export function runsIn(state: MigrationState, { mode, blockBy }: Pick<Goal, 'mode' | 'blockBy'>): boolean {
  const needsSensor = mode !== 'active';
  if (state.agent === 'missing' && (isPassive(mode) || wantsBlockMode(mode))) return false;
  if (state.defender !== 'installed' || (needsSensor && state.onboarded === 'no')) return false;
  if (!isPassive(mode)) {
    const forcedAway = state.os === 'server' && state.force === '1';
    const block = !wantsBlockMode(mode) || isBlockOn(state, blockBy);
    return state.mode === 'active' && !forcedAway && block;
  }
  const keepsPassive = state.force === '1' || (state.force === 'absent' && state.turnOff === 'set');
  if (state.mode !== 'passive' || (state.os === 'server' && !keepsPassive)) return false;
  if (!wantsBlockMode(mode)) return state.block === 'off';
  // `EDR Block Mode` alone does not tell passive from active: something else has to.
  return state.block !== 'off' && (state.os === 'server' || state.other !== 'none');
}

/** In active mode only the policy shows; by the portal it has to be looked up there. */
function isBlockOn({ block }: MigrationState, by: Goal['blockBy']): boolean {
  return by === 'policy' ? block === 'policy' : block !== 'off';
}

/** What has to be in order on a device besides the mode. */
const IN_ORDER: Readonly<Record<'active' | 'passive', StateConditions>> = {
  active: { other: ['none'], restart: ['none'], turnOff: ['absent'] },
  passive: {
    other: ['installed'],
    exclusions: ['done'],
    restart: ['none'],
    turnOff: ['absent'],
    securityCenter: ['running'],
  },
};

/** True when the device is where it should be, with nothing left to do. */
export function isReached(state: MigrationState, goal: Goal): boolean {
  const kind = isPassive(goal.mode) ? 'passive' : 'active';
  return (
    runsIn(state, goal) &&
    isIn(state, IN_ORDER[kind]) &&
    FORCED[state.os][kind].includes(state.force) &&
    (wantsBlockMode(goal.mode) ? isBlockOn(state, goal.blockBy) : state.block !== 'policy') &&
    (goal.onboarded === undefined || state.onboarded === 'yes') &&
    (goal.tamper === undefined || state.tamper === 'holds')
  );
}

/** A client needs no value; a passive server needs the documented one, and not merely a turn-off policy. */
const FORCED: Readonly<Record<MigrationState['os'], Record<'active' | 'passive', readonly MigrationState['force'][]>>> =
  {
    client: { active: ['absent'], passive: ['absent'] },
    server: { active: ['absent', '0'], passive: ['1'] },
  };

/** What verification sees of a device in a state, and what it is to be compared with. */
export function factsOf(state: MigrationState, { mode, blockBy }: Pick<Goal, 'mode' | 'blockBy'>): Facts {
  const blockIsOn = state.block !== 'off' && state.onboarded === 'yes';
  const isUnsupported = state.agent === 'missing' && mode !== 'active';
  return {
    wanted: mode,
    os: isUnsupported ? 'unsupported' : state.os,
    defender: state.defender === 'installed' ? 'installed' : 'missing',
    reported: REPORTED[state.mode] === 'passive' && blockIsOn ? 'edr-block' : REPORTED[state.mode],
    troubleshooting: 'off',
    // The way is planned for onboarded devices: whether they are is a step of it.
    onboarding: 'none',
    onboarded: state.onboarded,
    sensor: state.onboarded === 'yes' ? 'running' : 'stopped',
    securityCenter: state.os === 'client' ? state.securityCenter : 'unknown',
    antivirus: state.os === 'server' ? 'unknown' : ANTIVIRUS[state.other],
    force: FORCE[state.force],
    turnOff: state.turnOff === 'set' ? 'enabled' : 'absent',
    tamper: state.tamper === 'holds' ? 'holds-active' : 'free',
    tamperWish: 'unknown',
    protection: 'on',
    signatures: 'current',
    asr: 'policy',
    exclusions: 'narrow',
    versions: 'current',
    floor: 'met',
    cloud: 'on',
    blockPolicy: state.block === 'policy' ? 'set' : blockBy === 'portal' && wantsBlockMode(mode) ? 'portal' : 'missing',
    conflict: 'no',
    change: state.restart === 'pending' ? 'since-boot' : 'settled',
  };
}

const REPORTED = { active: 'active', passive: 'passive', disabled: 'not-running' } as const;
const ANTIVIRUS = { none: 'none', idle: 'idle', named: 'unknown', installed: 'registered' } as const;
const FORCE = { absent: 'absent', '0': 'active', '1': 'passive' } as const;
