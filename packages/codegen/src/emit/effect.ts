import type { EffectInPassive, TamperProtected } from '@mdav/core';

const EFFECTS: Readonly<Record<EffectInPassive, string>> = {
  'no-enforcement': 'blocks nothing; keep it on anyway',
  'inactive-keep-enabled': 'not active, yet EDR in block mode needs it on',
  none: 'without effect',
  'ignored-with-exceptions':
    'ignored, except for the idle-only task, the catch-up quick scan and the scan after an update',
  ignored: 'ignored',
  'works-windows-update-cadence': 'works at the pace of Windows Update',
  'none-unless-edr-block': 'without effect unless EDR in block mode acts',
  'honoured-by-edr-block': 'honoured by EDR in block mode',
  works: 'works',
  'sets-the-mode': 'takes part in choosing the mode',
  unspecified: 'not stated',
};

/** What becomes of a setting in passive mode, in words. */
export function describeEffect(effect: EffectInPassive): string {
  return EFFECTS[effect];
}

const TAMPER: Readonly<Record<TamperProtected, string>> = {
  yes: 'changes are refused while it is on',
  no: 'not covered',
  conditional: 'covered under conditions',
  'not-stated': 'not stated',
};

/** Whether tamper protection covers a setting, in words. */
export function describeTamper(tamper: TamperProtected): string {
  return TAMPER[tamper];
}
