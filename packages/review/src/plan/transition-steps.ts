import type { ManualStep, Mode, OsId, ResolvedGroup } from '@mdav/core';
import {
  agentDecides,
  isPassive,
  isSentBack,
  removeOtherAntivirus,
  replaceMonitoringAgent,
  wantsBlockMode,
} from '@mdav/core';
import { mdText } from '@mdav/quote';

/** Steps that only devices on their way from one mode to another need, besides those of the runbook. */
export function transitionSteps(
  before: Mode,
  group: ResolvedGroup,
  old: ResolvedGroup | undefined,
  replaced: readonly OsId[],
): readonly ManualStep[] {
  return [
    replaced.length === 0 ? undefined : replaceMonitoringAgent(group, replaced),
    otherAntivirusGone(before, group, old),
    blockModeOffInPortal(before, group, old),
  ].filter((step) => step !== undefined);
}

/** The systems whose servers have the monitoring agent and are to have the unified one. */
export function agentReplaced(old: ResolvedGroup | undefined, group: ResolvedGroup): readonly OsId[] {
  if (old?.agent !== 'mma' || group.agent !== 'unified') return [];
  const was = new Set(old.os.map(({ id }) => id));
  return [...new Set(group.os.map(({ id }) => id))].filter((id) => agentDecides(id) && was.has(id));
}

function otherAntivirusGone(
  before: Mode,
  group: ResolvedGroup,
  old: ResolvedGroup | undefined,
): ManualStep | undefined {
  if (!isPassive(before) || isPassive(group.mode) || group.currentMode === 'active') return undefined;
  const product = typeof old?.antivirus === 'object' ? mdText(old.antivirus.product) : 'the other antivirus';
  return removeOtherAntivirus(group, isSentBack(group), product);
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
