import type { EffectInPassive, TamperProtected } from '@mdav/core';

/** What becomes of a setting while Defender Antivirus is active, passive, and passive with EDR in block mode. */
export interface EffectByMode {
  readonly active: string;
  readonly passive: string;
  readonly 'passive+edr-block': string;
}

/** In passive mode, and with EDR in block mode where that makes a difference. */
const EFFECTS: Readonly<Record<EffectInPassive, { readonly passive: string; readonly blockMode?: string }>> = {
  'no-enforcement': { passive: 'blocks nothing; keep it on anyway' },
  'inactive-keep-enabled': {
    passive: 'not active',
    blockMode: 'not active, yet EDR in block mode needs it on',
  },
  none: { passive: 'without effect' },
  'ignored-with-exceptions': {
    passive: 'ignored, except for the idle-only task, the catch-up quick scan and the scan after an update',
  },
  ignored: { passive: 'ignored' },
  'works-windows-update-cadence': { passive: 'works at the pace of Windows Update' },
  'none-unless-edr-block': { passive: 'without effect', blockMode: 'has effect when EDR in block mode acts' },
  'honoured-by-edr-block': {
    passive: 'honoured once EDR in block mode is on',
    blockMode: 'honoured by EDR in block mode',
  },
  works: { passive: 'works' },
  'sets-the-mode': { passive: 'takes part in choosing the mode' },
  unspecified: { passive: 'not stated' },
};

/** The words of `EffectInPassive`, for `--in-passive` and its like. */
export const EFFECTS_IN_PASSIVE = Object.keys(EFFECTS) as readonly EffectInPassive[];

/** What becomes of a setting in each mode, in words. */
export function effectByMode(effect: EffectInPassive): EffectByMode {
  const { passive, blockMode } = EFFECTS[effect];
  const active = effect === 'sets-the-mode' ? 'takes part in choosing the mode' : 'works';
  return { active, passive, 'passive+edr-block': blockMode ?? passive };
}

/** What becomes of a setting in passive mode, in one line. */
export function describeEffect(effect: EffectInPassive): string {
  const { passive, blockMode } = EFFECTS[effect];
  if (effect === 'none-unless-edr-block') return 'without effect unless EDR in block mode acts';
  return effect === 'honoured-by-edr-block' ? 'honoured by EDR in block mode' : (blockMode ?? passive);
}

const TAMPER: Readonly<Record<TamperProtected, string>> = {
  yes: 'changes are refused while it is on',
  no: 'not covered',
  conditional: 'covered under conditions',
  'not-stated': 'not stated',
  'to-passive': 'on an onboarded server the way to passive is refused while it is on, the way back to active is not',
};

/** Whether tamper protection covers a setting, in words. */
export function describeTamper(tamper: TamperProtected): string {
  return TAMPER[tamper];
}

/** Whether `MDMWinsOverGP` settles a conflict of MDM and Group Policy, in words. */
export function describeConflict(mdmWinsOverGp: boolean): string {
  return mdmWinsOverGp ? '`MDMWinsOverGP` covers it' : 'not covered by `MDMWinsOverGP`: deliver it one way only';
}
