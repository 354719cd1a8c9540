import { isPassive } from '../mode/settle-mode.ts';
import type { Mode } from '../model/vocabulary.ts';
import type { PathStep } from './search.ts';
import type { MigrationState } from './state.ts';

/**
 * Said wherever Defender becomes active on a server before the other antivirus is gone: the pages have it passive until
 * then [server-migration-2026, switch-2-2026].
 */
export const BOTH_ACTIVE =
  'Beside another antivirus Defender is active from the installation until that one is removed: do both in one maintenance window. Or go by passive mode, as Microsoft does: give the group `mode: passive` and the other antivirus first, and once its servers are passive `mode: active`, `currentMode: passive` and `antivirus: none`.';

/** The same on the way to passive mode: the value acts on onboarded servers [compat-2026]. */
const BOTH_UNTIL_ONBOARDED =
  'Beside the other antivirus Defender is active from the installation until the servers are onboarded: keep that time short.';

/** What is said of a way on which Defender becomes active on a server beside the other antivirus. */
export function sideBySide(mode: Mode, steps: readonly PathStep[]): readonly string[] {
  const isSecond = steps.some(
    ({ action, before, after }) =>
      // On the way to passive mode the agent is installed passive.
      !(action === 'install-agent' && isPassive(mode)) && !areTwo(before) && areTwo(after),
  );
  if (!isSecond) return [];
  return [isPassive(mode) ? BOTH_UNTIL_ONBOARDED : BOTH_ACTIVE];
}

const areTwo = ({ os, mode, other }: MigrationState) => os === 'server' && mode === 'active' && other !== 'none';
