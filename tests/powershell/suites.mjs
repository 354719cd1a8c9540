import { run as gpo } from './deploy/gpo.mjs';
import { run as intune } from './deploy/intune.mjs';
import { run as devices } from './devices/suite.mjs';

/**
 * The suites by name. Each takes `{ devices, seed, only, workers, tally }`, holds what it sees to laws by `tally.hold`, and returns
 * a `summary` in a few words and the `statements` of the scripts that it ran: `{ place, text, isSeen }`.
 */
export const SUITES = { devices, intune, gpo };
