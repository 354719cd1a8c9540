import type { ManualStep, Mode, ResolvedGroup } from '@mdav/core';
import { isPassive, isServer, removeOtherAntivirus, wantsBlockMode } from '@mdav/core';
import { mdText } from '@mdav/quote';

/** Steps that only devices on their way from one mode to another need, besides those of the runbook. */
export function transitionSteps(
  before: Mode,
  group: ResolvedGroup,
  old: ResolvedGroup | undefined,
): readonly ManualStep[] {
  return [
    ...tamperProtectionPauses(before, group),
    otherAntivirusGone(before, group, old),
    blockModeOffInPortal(before, group, old),
  ].filter((step) => step !== undefined);
}

/** Onboarded servers go passive only while tamper protection is off; afterwards nothing speaks against it. */
function tamperProtectionPauses(before: Mode, group: ResolvedGroup): readonly ManualStep[] {
  const isGoingPassive = !isPassive(before) && isPassive(group.mode) && group.currentMode === 'active';
  const isOnboarded = group.onboarding?.state === 'onboarded';
  const hasServers = group.os.some(({ id }) => isServer(id));
  if (!isGoingPassive || !isOnboarded || !hasServers || group.tamperProtection !== 'off') return [];
  const command = '(Get-MpComputerStatus).IsTamperProtected';
  return [
    {
      id: 'tamper-protection-off',
      phase: 'prepare',
      title: 'See that tamper protection is off on the servers',
      why: 'While it is on, an onboarded server stays active, whatever `ForceDefenderPassiveMode` says. Troubleshooting mode is no way around: it reverts.',
      actions: ['Turn it off for these servers, and wait until they show it.'],
      verify: { command, expect: '`False`' },
      sources: ['compat-2026', 'releases', 'tamper-2025'],
    },
    {
      id: 'tamper-protection-on',
      phase: 'confirm',
      title: 'Turn tamper protection on again',
      why: 'It was off for the change alone, and works in passive mode too.',
      actions: ['Turn it on for these servers, and write `tamperProtection: on` into the fleet file.'],
      verify: { command, expect: '`True`' },
      sources: ['tamper-faq', 'tamper-2026'],
    },
  ];
}

function otherAntivirusGone(
  before: Mode,
  group: ResolvedGroup,
  old: ResolvedGroup | undefined,
): ManualStep | undefined {
  if (!isPassive(before) || isPassive(group.mode) || group.currentMode === 'active') return undefined;
  const product = typeof old?.antivirus === 'object' ? mdText(old.antivirus.product) : 'the other antivirus';
  return removeOtherAntivirus(product);
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
