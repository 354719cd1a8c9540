import { once } from '@mdav/core/format';
import { fill, type PowerShell, ps, psInComment } from '@mdav/quote';
import { readsRegistry, relaunchesIn64Bit } from './device-code.ts';
import { DETECT, FORCING_VALUE, REMEDIATE } from './embedded.generated.ts';
import type { ForcingState } from './forcing-state.ts';

/*
 * The two scripts are one text each, with the wanted state in one line: what runs on devices is what is read here and in
 * review. They are plain ASCII for Windows PowerShell 5.1, call nothing outside the registry provider, run in constrained
 * language mode, and can be signed as they are.
 */

const WANTED: Readonly<Record<ForcingState, PowerShell>> = { 0: ps`0`, 1: ps`1`, absent: ps`$null` };
const WORDS: Readonly<Record<ForcingState, PowerShell>> = {
  0: psInComment('is to be 0'),
  1: psInComment('is to be 1'),
  absent: psInComment('is not to be there'),
};

const look = once(() => fill(FORCING_VALUE.look, { registryData: readsRegistry('policies') }));

/** Looks whether the value is as wanted. Exit codes: 0 it is, 1 it is not, 2 nobody can tell. Changes nothing. */
export function detectionScript(wanted: ForcingState): PowerShell {
  return fill(DETECT, { words: WORDS[wanted], wanted: WANTED[wanted], relaunch: relaunchesIn64Bit(), look: look() });
}

/**
 * Makes the value as wanted, and looks again. Exit codes: 0 it is as wanted now, 1 it is not. Doing it twice changes
 * nothing the second time. The key is never deleted or made anew: it also holds the onboarding data.
 */
export function remediationScript(wanted: ForcingState): PowerShell {
  return fill(REMEDIATE, {
    words: WORDS[wanted],
    wanted: WANTED[wanted],
    relaunch: relaunchesIn64Bit(),
    look: look(),
    mend: wanted === 'absent' ? FORCING_VALUE.remove : FORCING_VALUE.set,
  });
}
