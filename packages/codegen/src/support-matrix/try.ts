import type { Agent, Baseline, Mode, OnboardingState, OsId } from '../../../core/src/model/vocabulary.ts';
import { MODES } from '../../../core/src/model/vocabulary.ts';
import type { AntivirusCase } from './combination.ts';
import type { Verdict } from './verdict.ts';
import { verdictsOf } from './verdict.ts';

/** A device of each class of which nothing is to be said as long as it is onboarded and the other antivirus fits. */
const PLAIN = { clients: 'windows-10', servers: 'windows-server-2019' } as const satisfies Record<string, OsId>;
export type OsClass = keyof typeof PLAIN;

/** Documentation under which nothing is to be said of any mode on those. */
const PLAIN_BASELINE: Baseline = '2022-09';

/** The other antivirus that fits a mode. */
function fitting(mode: Mode): AntivirusCase {
  return mode.startsWith('passive') ? 'registered' : 'none';
}

/** What an operating system and agent make of each mode, on onboarded devices with the antivirus that fits. */
export function tryInOrder(os: OsId, agent: Agent | undefined, baseline: Baseline): readonly Verdict[] {
  return verdictsOf(
    MODES.map((mode) => ({ os, agent, baseline, mode, onboarding: 'onboarded', antivirus: fitting(mode) })),
  );
}

/** The same of devices that the Defender deployment tool onboarded, where that tool brings Defender Antivirus. */
export function tryByTool(os: OsId, baseline: Baseline): readonly Verdict[] {
  return verdictsOf(
    MODES.map((mode) => ({
      os,
      agent: undefined,
      baseline,
      mode,
      onboarding: 'onboarded',
      via: 'deployment-tool',
      antivirus: fitting(mode),
    })),
  );
}

/**
 * What onboarding and the other antivirus make of each mode on a class of devices. How the mode comes about is left
 * out, because that depends on the operating system.
 */
export function trySurroundings(
  osClass: OsClass,
  onboarding: OnboardingState | undefined,
  antivirus: AntivirusCase,
): readonly Verdict[] {
  const os = PLAIN[osClass];
  const found = verdictsOf(
    MODES.map((mode) => ({ os, agent: undefined, baseline: PLAIN_BASELINE, mode, onboarding, antivirus })),
  );
  return found.map((verdict) => ({ ...verdict, how: [] }));
}
