import type { ManualStep, Mode, ResolvedGroup } from '@mdav/core';
import { isPassive, isSentBack, removeOtherAntivirus, wantsBlockMode } from '@mdav/core';
import { mdText } from '@mdav/quote';

/** Steps that only devices on their way from one mode to another need, besides those of the runbook. */
export function transitionSteps(
  before: Mode,
  group: ResolvedGroup,
  old: ResolvedGroup | undefined,
): readonly ManualStep[] {
  return [otherAntivirusGone(before, group, old), blockModeOffInPortal(before, group, old)].filter(
    (step) => step !== undefined,
  );
}

function otherAntivirusGone(
  before: Mode,
  group: ResolvedGroup,
  old: ResolvedGroup | undefined,
): ManualStep | undefined {
  if (!isPassive(before) || isPassive(group.mode) || group.currentMode === 'active') return undefined;
  const product = typeof old?.antivirus === 'object' ? mdText(old.antivirus.product) : 'the other antivirus';
  return removeOtherAntivirus(isSentBack(group), product);
}

function blockModeOffInPortal(
  before: Mode,
  group: ResolvedGroup,
  old: ResolvedGroup | undefined,
): ManualStep | undefined {
  const wasInPortal = old?.osModes.some(({ blockMode }) => blockMode === 'portal') === true;
  if (!wasInPortal || !wantsBlockMode(before) || wantsBlockMode(group.mode)) return undefined;
  return {
    id: 'block-mode-off-in-portal',
    phase: 'switch',
    title: 'Switch off EDR in block mode in the portal, or leave it on knowingly',
    why: 'It was switched on there by hand, and no file takes it back. The switch holds for the whole tenant.',
    actions: [
      'See whether another group of the tenant relies on it.',
      'If none does: Settings > Endpoints > General > Advanced features, "Enable EDR in block mode". It can take 30 minutes.',
    ],
    sources: ['seed-edr', 'faq-2025'],
  };
}
