import { lacksPowerShell, OS_INFO } from '../facts/os.ts';
import { byKind } from '../kind/by-kind.ts';
import type { ActionId } from '../migrate/actions.ts';
import { orderSteps } from '../migrate/order-steps.ts';
import { actionsOfGroup, closingOfGroup, likelyFrom, stepsOfGroup } from '../migrate/sequence.ts';
import { configurationProtection } from '../mode/configuration-protection.ts';
import { RUNNING_MODES } from '../mode/expected.ts';
import { isPassive, wantsBlockMode } from '../mode/settle-mode.ts';
import { staysPassive } from '../mode/stays-passive.ts';
import type { ManualStep } from '../model/manual-step.ts';
import type { ResolvedGroup } from '../model/resolved.ts';
import { deliverySteps } from './delivery-steps.ts';
import { nothingElseForces } from './forced-now.ts';
import { onboard } from './onboarding-steps.ts';
import { excludeEachOther, installUnifiedAgent } from './side-by-side-steps.ts';
import { osModesWith, otherAntivirus, titles } from './step-words.ts';
import { updateFleetFile, waySteps } from './way-steps.ts';

/** What no file can do for a group, in the order in which it has to be done. */
export function manualSteps(group: ResolvedGroup): readonly ManualStep[] {
  const { way, before, after } = stepsByKind(group);
  const forced = nothingElseForces(group);
  return orderSteps([...before, ...deliverySteps(group), ...(forced === undefined ? [] : [forced]), ...after], way);
}

/** Delivery calls the files of a group by its name; the steps around it are the same for all of a kind. */
const stepsByKind = byKind((group) => {
  const from = { mode: likelyFrom(group) };
  const does = actionsOfGroup(group, from);
  const before = [installUnifiedAgent(group, does), registerAntivirus(group), excludeEachOther(group, does)];
  const after = [
    onboard(group, does),
    ...waySteps(group, does),
    blockModeInPortal(group),
    restart(group, does),
    confirm(group),
    updateFleetFile(closingOfGroup(group, from)),
  ];
  const isStep = (step: ManualStep | undefined): step is ManualStep => step !== undefined;
  return { way: stepsOfGroup(group, from), before: before.filter(isStep), after: after.filter(isStep) };
});

function registerAntivirus(group: ResolvedGroup): ManualStep | undefined {
  const automatic = osModesWith(group, 'automatic');
  if (automatic.length === 0) return undefined;
  const product = otherAntivirus(group);
  return {
    id: 'register-antivirus',
    phase: 'prepare',
    title: 'See that the other antivirus is registered',
    why: `${titles(automatic)} goes passive by itself, without any setting, when the device is onboarded and another antivirus is registered with Windows Security Center. Nothing can be deployed that would do it instead.`,
    actions: [`Install ${product} and leave the Windows Security Center service (wscsvc) running.`],
    verify: {
      command:
        'Get-CimInstance -Namespace root/SecurityCenter2 -ClassName AntiVirusProduct | Format-Table displayName, productState',
      expect: 'The other antivirus is listed.',
    },
    sources: ['compat-2026', 'passive-2025'],
  };
}

function blockModeInPortal(group: ResolvedGroup): ManualStep | undefined {
  const inPortal = group.osModes.filter(({ blockMode }) => blockMode === 'portal');
  const alsoByPolicy = wantsBlockMode(group.mode) && group.deliver.includes('portal');
  if (inPortal.length === 0 && !alsoByPolicy) return undefined;
  const early = group.baseline === '2021-07';
  return {
    id: 'block-mode-in-portal',
    phase: 'switch',
    title: 'Switch on EDR in block mode in the portal',
    why: early
      ? 'In July 2021 the portal was the only way: Intune, Group Policy and the registry were excluded by name.'
      : 'No file of this group can switch it on: the portal switch does, for the whole tenant.',
    actions: [
      'Sign in to the Microsoft Defender portal as Security Administrator.',
      'Open Settings > Endpoints > General > Advanced features.',
      'Switch on "Enable EDR in block mode" and save. It holds for every device of the tenant.',
    ],
    verify: {
      command: '(Get-MpComputerStatus).AMRunningMode',
      expect: isPassive(group.mode) ? '`EDR Block Mode`' : '`Normal`: the mode is not shown while Defender is active.',
    },
    sources: early ? ['seed-edr'] : ['edr-2026', 'faq-2025'],
  };
}

function restart(group: ResolvedGroup, does: ReadonlySet<ActionId>): ManualStep | undefined {
  const forced = osModesWith(group, 'force-passive', 'force-active');
  const window = does.has('remove-other-and-restart');
  if (forced.length === 0 && !does.has('restart') && !window) return undefined;
  const leaving = does.has('force-active') || forced.some(({ mechanism }) => mechanism === 'force-active');
  const entering = 'A restart is documented for the way back to active and prudent for this way.';
  return {
    id: 'restart',
    phase: 'switch',
    title: 'Restart the servers',
    why: leaving
      ? 'Returning to active takes the value 0 and a restart; removing the value is not enough.'
      : forced.length > 0
        ? entering
        : 'Servers look at their mode when they start.',
    actions: [
      window
        ? 'Restart in the maintenance window in which the other antivirus goes.'
        : 'Restart in the next maintenance window.',
    ],
    sources: leaving ? ['server-2026', 'switch-ts'] : ['server-2026'],
  };
}

/** The scripts of the folder `verify` ask for version 5.1. */
function oldPowerShell({ os }: ResolvedGroup): readonly string[] {
  const titles = [...new Set(os.filter(({ id }) => lacksPowerShell(id)).map(({ id }) => OS_INFO[id].title))];
  return titles.length === 0
    ? []
    : [
        `Install Windows Management Framework 5.1 on ${titles.join(' and ')}: the scripts of the folder \`verify\` run in Windows PowerShell 5.1 alone.`,
      ];
}

function confirm(group: ResolvedGroup): ManualStep {
  const accepted = RUNNING_MODES[group.mode].map((text) => `\`${text}\``).join(' or ');
  const forced = osModesWith(group, 'force-passive').length > 0;
  const isCloudOnly = configurationProtection(group) !== undefined;
  const left = staysPassive(group);
  return {
    id: 'confirm-mode',
    phase: 'confirm',
    title: 'Confirm the mode on the devices',
    why: 'A policy that was deployed is not yet a mode that was reached.',
    actions: [
      ...(isPassive(group.mode) || wantsBlockMode(group.mode)
        ? ['Look that the sensor runs: `sc.exe query sense`. The passive modes can only be confirmed then.']
        : []),
      ...(forced
        ? ['Look for event 5007 in the Defender Operational log: it shows `ForceDefenderPassiveMode` set to `0x1`.']
        : []),
      ...(left.length === 0
        ? []
        : [
            `Where a server shows \`Passive\`, an earlier policy forced that, and its value being gone does not lead back: write \`currentMode: passive\` into the group and build again, which sets the value 0, before the other antivirus goes.`,
          ]),
      ...oldPowerShell(group),
      'Run `verify/Get-MdavState.ps1` on the devices and hand what it prints to `mdav verify`: it compares with `expected.json`, and says what stands in the way where a device differs.',
      ...(group.onboarding === undefined || group.onboarding.state === 'none'
        ? []
        : [
            'On the page of a device in the Microsoft Defender portal look at the tab of effective settings (since February 2026): it shows what is in force and which policy won.',
          ]),
      ...(isCloudOnly
        ? [
            'Configuration protection shows in `Get-MpComputerStatus` as `ControlledConfigurationState`, with `IsTamperProtected` and `TamperProtectionSource` beside it. The reports of Intune leave out the devices that Defender for Endpoint manages: look for those in the Microsoft Defender portal.',
          ]
        : []),
      'Or ask all of them at once: `verify/hunting.kql` for advanced hunting, `verify/detect.ps1` for Intune and Configuration Manager.',
    ],
    verify: {
      command:
        'Get-MpComputerStatus | Format-List AMRunningMode, AMProductVersion, AMEngineVersion, AMServiceEnabled, IsTamperProtected',
      expect: `AMRunningMode is ${accepted}.`,
    },
    sources: [
      'compat-2026',
      'faq-2025',
      'whats-new-2026',
      ...(forced ? (['switch-2-2026', 'onboard-server-2026'] as const) : []),
      ...(left.length > 0 ? (['server-2026'] as const) : []),
      ...(isCloudOnly ? (['configuration-protection'] as const) : []),
    ],
  };
}
