import { isServer } from '../../../core/src/facts/os.ts';
import type { Antivirus, Group } from '../../../core/src/model/fleet.ts';
import type {
  Agent,
  Baseline,
  Mode,
  OnboardingRoute,
  OnboardingState,
  OsId,
} from '../../../core/src/model/vocabulary.ts';

/** What a verdict depends on. A fact that the file does not give is `undefined`. */
export interface Combination {
  readonly os: OsId;
  readonly agent: Agent | undefined;
  readonly mode: Mode;
  readonly baseline: Baseline;
  readonly onboarding: OnboardingState | undefined;
  /** Absent where the way of onboarding does not matter. */
  readonly via?: OnboardingRoute;
  readonly antivirus: AntivirusCase;
}

const product = 'Contoso Protect';
const exclusionsForDefender = true;

/** What can be said of the other antivirus, by the words of the page. */
export const ANTIVIRUS_CASES = {
  none: 'none',
  registered: { product, exclusionsForDefender, registered: true, realtime: true },
  'registered and idle': { product, exclusionsForDefender, registered: true, realtime: false },
  'not registered': { product, exclusionsForDefender, registered: false, realtime: true },
  'only named': { product, exclusionsForDefender },
  'not said': undefined,
} as const satisfies Record<string, 'none' | Antivirus | undefined>;
export type AntivirusCase = keyof typeof ANTIVIRUS_CASES;

/**
 * The group of a combination. Everything else is in order, so that only the combination is judged: licence and versions
 * are enough for every mode, tamper protection is out of the way, cloud protection is on, both products exclude each
 * other, and the files reach every device.
 */
export function groupOf({ os, agent, mode, baseline, onboarding, via, antivirus }: Combination): Group {
  const other = ANTIVIRUS_CASES[antivirus];
  return {
    os,
    mode,
    baseline,
    ...(agent === undefined ? {} : { agent }),
    ...(onboarding === undefined ? {} : { onboarding: { state: onboarding, ...(via === undefined ? {} : { via }) } }),
    ...(other === undefined ? {} : { antivirus: other }),
    licence: isServer(os) ? 'servers-p2' : 'p2',
    platform: '4.18.24090.11',
    engine: '1.1.24090.11',
    tamperProtection: 'off',
    deliver: ['registry', 'portal'],
    settings: { allowCloudProtection: true, excludedPaths: ['C:\\Program Files\\Contoso Protect'] },
  };
}
