import { mdText } from '@mdav/quote';
import { OS_INFO } from '../facts/os.ts';
import { agentDecides } from '../facts/support.ts';
import type { ActionId } from '../migrate/actions.ts';
import { orderSteps } from '../migrate/order-steps.ts';
import { likelyFrom, stepsOfGroup } from '../migrate/sequence.ts';
import { RUNNING_MODES } from '../mode/expected.ts';
import { isPassive, wantsBlockMode } from '../mode/settle-mode.ts';
import type { ManualStep } from '../model/manual-step.ts';
import type { Mechanism, OsMode } from '../model/os-mode.ts';
import type { ResolvedGroup } from '../model/resolved.ts';
import type { OnboardingRoute } from '../model/vocabulary.ts';
import { intuneBrings } from '../routes/intune-route.ts';
import { deliverySteps } from './delivery-steps.ts';

/** What no file can do for a group, in the order in which it has to be done. */
export function manualSteps(group: ResolvedGroup): readonly ManualStep[] {
  const way = stepsOfGroup(group, { mode: likelyFrom(group) });
  const steps = [
    installUnifiedAgent(group),
    registerAntivirus(group),
    excludeEachOther(group),
    ...deliverySteps(group),
    onboard(group),
    ...(way.some(({ action }) => REMOVALS.includes(action)) ? [removeOtherAntivirus()] : []),
    blockModeInPortal(group),
    restart(group),
    confirm(group),
  ].filter((step) => step !== undefined);
  return orderSteps(steps, way);
}

const REMOVALS: readonly ActionId[] = ['remove-other', 'remove-other-and-restart'];

/** What a return to active takes besides the policy. `product` is harmless Markdown. */
export function removeOtherAntivirus(product = 'the other antivirus'): ManualStep {
  return {
    id: 'remove-other-antivirus',
    phase: 'switch',
    title: 'Remove the other antivirus',
    why: 'Beside another product that protects in real time Defender does not become active. Clients then return to active by themselves; servers need the value 0 and a restart.',
    actions: [`Uninstall ${product}, once the policy above is in place.`],
    sources: ['compat-2025', 'server-2025', 'server-2026'],
  };
}

function osModesWith(group: ResolvedGroup, ...mechanisms: readonly Mechanism[]): readonly OsMode[] {
  return group.osModes.filter(({ mechanism }) => mechanisms.includes(mechanism));
}

function titles(osModes: readonly OsMode[]): string {
  return osModes.map(({ os }) => OS_INFO[os].title).join(', ');
}

function installUnifiedAgent(group: ResolvedGroup): ManualStep | undefined {
  const old = group.osModes.filter(({ os }) => agentDecides(os));
  if (old.length === 0 || group.agent !== 'unified') return undefined;
  return {
    id: 'install-unified-agent',
    phase: 'prepare',
    title: 'Have the modern unified solution installed',
    why: `On ${titles(old)} passive mode came with the modern unified solution in 2022; the older monitoring agent has none.`,
    actions: [
      'Install the servicing stack update of 2021-09-14 or later and a cumulative update of 2018-09-20 or later.',
      ...old.flatMap(({ os }) => {
        const { title, beforeAgent } = OS_INFO[os];
        return beforeAgent === undefined ? [] : [`On ${title} ${beforeAgent}.`];
      }),
      'Install `md4ws.msi` and the sensor update KB5005292. `FORCEPASSIVEMODE=1` at installation does not last: the registry value is still needed.',
    ],
    verify: {
      command: 'Get-Service Sense, WinDefend | Format-Table Name, Status',
      expect: 'Both services are listed.',
    },
    sources: ['onboard-server', 'cfg-servers-2024'],
  };
}

/** The other product by name, as harmless Markdown. */
function otherAntivirus(group: ResolvedGroup): string {
  return typeof group.antivirus === 'object' ? mdText(group.antivirus.product) : 'the other antivirus';
}

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
    sources: ['compat-2025', 'passive-2025'],
  };
}

function excludeEachOther(group: ResolvedGroup): ManualStep | undefined {
  if (!isPassive(group.mode) || group.antivirus === 'none') return undefined;
  const product = otherAntivirus(group);
  return {
    id: 'exclude-each-other',
    phase: 'prepare',
    title: 'Exclude the two products from each other',
    why: 'Both keep scanning files; the other product is configured in its own console, which no file of Windows reaches.',
    actions: [
      `Exclude Defender's files in ${product}.`,
      `Exclude the files of ${product} in Defender (\`excludedPaths\` and \`excludedProcesses\` of the fleet file).`,
    ],
    sources: ['switch-2', 'passive-2025'],
  };
}

function onboard(group: ResolvedGroup): ManualStep | undefined {
  const needsSensor = isPassive(group.mode) || wantsBlockMode(group.mode);
  if (!needsSensor || group.onboarding?.state === 'onboarded') return undefined;
  const via = group.onboarding?.via;
  const forced = osModesWith(group, 'force-passive').length > 0;
  return {
    id: 'onboard',
    phase: 'onboard',
    title: 'Onboard the devices to Defender for Endpoint',
    why: `${forced ? 'The forcing value is to be in place before this step. ' : ''}Without onboarding there is no passive mode: clients end up disabled and servers stay active. The onboarding package is a secret of the tenant and never part of this output.`,
    actions: [
      via === undefined
        ? 'Onboard by a route that the device supports; servers have no Intune route.'
        : `Onboard by ${ROUTE_WORDS[via]}.`,
      ...(onboardsByPolicy(group) ? ONBOARDING_BY_POLICY : []),
    ],
    verify: {
      command:
        "Get-ItemPropertyValue 'HKLM:\\SOFTWARE\\Microsoft\\Windows Advanced Threat Protection\\Status' OnboardingState",
      expect: '`1`, and the service Sense is running.',
    },
    sources: ['onboard-server', 'compat-2025'],
  };
}

/** The folder `intune` then has the policy that onboards. */
function onboardsByPolicy(group: ResolvedGroup): boolean {
  const { onboarding, deliver, os } = group;
  const isPlanned = onboarding?.state === 'planned' && onboarding.via === 'intune';
  return isPlanned && deliver.includes('intune') && os.some(({ id }) => intuneBrings(group, id, 'catalog'));
}

const ONBOARDING_BY_POLICY: readonly string[] = [
  'Connect the two services once: in the Microsoft Defender portal under Settings > Endpoints > Advanced features switch on the Microsoft Intune connection.',
  'The policy "Endpoint detection and response" of the folder `intune` onboards; `Deploy-MdavIntune.ps1` creates it with the others. It takes the package from the connector, or from the environment variable that `assignments.json` names.',
];

const ROUTE_WORDS: Readonly<Record<OnboardingRoute, string>> = {
  gpo: 'Group Policy (an immediate task that runs the onboarding script)',
  intune: 'Intune (endpoint detection and response policy)',
  configmgr: 'Configuration Manager',
  script: 'the local script, meant for small numbers',
  'deployment-tool': 'the Defender deployment tool (`DefenderDT.exe`), with a package that expires soon',
  vdi: 'the scripts for virtual desktops',
  'defender-for-cloud': 'Defender for Cloud',
};

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
    sources: early ? ['seed-edr'] : ['edr-2025', 'faq-2025'],
  };
}

function restart(group: ResolvedGroup): ManualStep | undefined {
  const forced = osModesWith(group, 'force-passive', 'force-active');
  if (forced.length === 0) return undefined;
  const leaving = forced.some(({ mechanism }) => mechanism === 'force-active');
  return {
    id: 'restart',
    phase: 'switch',
    title: 'Restart the servers',
    why: leaving
      ? 'Returning to active takes the value 0 and a restart; removing the value is not enough.'
      : 'A restart is documented for the way back to active and prudent for this way.',
    actions: ['Restart in the next maintenance window.'],
    sources: leaving ? ['server-2025', 'switch-ts'] : ['server-2025'],
  };
}

function confirm(group: ResolvedGroup): ManualStep {
  const accepted = RUNNING_MODES[group.mode].map((text) => `\`${text}\``).join(' or ');
  const forced = osModesWith(group, 'force-passive').length > 0;
  return {
    id: 'confirm-mode',
    phase: 'confirm',
    title: 'Confirm the mode on the devices',
    why: 'A policy that was deployed is not yet a mode that was reached.',
    actions: [
      ...(isPassive(group.mode) || wantsBlockMode(group.mode)
        ? ['Look that the sensor runs: `sc query sense`. The passive modes can only be confirmed then.']
        : []),
      ...(forced
        ? ['Look for event 5007 in the Defender Operational log: it shows `ForceDefenderPassiveMode` set to `0x1`.']
        : []),
      'Run `verify/Get-MdavState.ps1` on the devices and hand what it prints to `mdav verify`: it compares with `expected.json`, and says what stands in the way where a device differs.',
      'Or ask all of them at once: `verify/hunting.kql` for advanced hunting, `verify/detect.ps1` for Intune and Configuration Manager.',
    ],
    verify: {
      command:
        'Get-MpComputerStatus | Format-List AMRunningMode, AMProductVersion, AMEngineVersion, AMServiceEnabled, IsTamperProtected',
      expect: `AMRunningMode is ${accepted}.`,
    },
    sources: ['compat-2025', 'faq-2025', ...(forced ? ['switch-2', 'onboard-server'] : [])],
  };
}
