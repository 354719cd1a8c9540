import { OS_INFO } from '../facts/os.ts';
import { agentDecides } from '../facts/support.ts';
import type { ActionId } from '../migrate/actions.ts';
import { isOnboardedByCloud } from '../mode/installs-passive.ts';
import { isPassive, wantsBlockMode } from '../mode/settle-mode.ts';
import type { ManualStep } from '../model/manual-step.ts';
import type { ResolvedGroup } from '../model/resolved.ts';
import type { OnboardingRoute } from '../model/vocabulary.ts';
import { intuneBrings } from '../routes/intune-route.ts';
import { osModesWith, titles } from './step-words.ts';

/** Onboarding, where the mode needs it, the fleet plans it or the way of the group has it. */
export function onboard(group: ResolvedGroup, does: ReadonlySet<ActionId>): ManualStep | undefined {
  const { onboarding } = group;
  const needsSensor = isPassive(group.mode) || wantsBlockMode(group.mode);
  const isAsked = onboarding?.state !== 'onboarded' && (needsSensor || onboarding?.state === 'planned');
  if (!isAsked && !does.has('onboard')) return undefined;
  const via = onboarding?.via;
  return {
    id: 'onboard',
    phase: 'onboard',
    title: 'Onboard the devices to Defender for Endpoint',
    why: `${reason(group)}${isOnboardedByCloud(group) ? '' : ' The onboarding package is a secret of the tenant and never part of this output.'}`,
    actions: [
      via === undefined
        ? 'Onboard by a route that the device supports; servers have no Intune route.'
        : `Onboard by ${ROUTE_WORDS[via]}.`,
      ...(via === undefined ? [] : ROUTE_ACTIONS[via](group)),
    ],
    verify: {
      command:
        "(Get-ItemProperty 'HKLM:\\SOFTWARE\\Microsoft\\Windows Advanced Threat Protection\\Status').OnboardingState; (Get-Service Sense).Status",
      expect: '`1` and `Running`.',
    },
    sources: ['onboard-server-2026', 'compat-2026', ...(via === undefined ? [] : (ROUTE_SOURCES[via] ?? []))],
  };
}

function reason(group: ResolvedGroup): string {
  if (isPassive(group.mode)) {
    const isForced = osModesWith(group, 'force-passive').length > 0;
    return `${isForced ? 'The forcing value is to be in place before this step. ' : ''}Without onboarding there is no passive mode: clients end up disabled and servers stay active.`;
  }
  if (group.onboarding?.state === 'onboarded')
    return 'The fleet file calls the devices onboarded; where Defender Antivirus is disabled on a client, they are not.';
  return wantsBlockMode(group.mode)
    ? 'EDR in block mode acts on what the sensor sees, and the sensor runs on onboarded devices.'
    : 'The fleet file plans it. Defender Antivirus is active without it as well; reports, response and policy of the cloud come with it.';
}

const ROUTE_WORDS: Readonly<Record<OnboardingRoute, string>> = {
  gpo: 'Group Policy (an immediate task that runs the onboarding script)',
  intune: 'Intune (endpoint detection and response policy)',
  configmgr: 'Configuration Manager',
  script: 'the local script, meant for small numbers',
  'deployment-tool': 'the Defender deployment tool',
  vdi: 'the scripts for virtual desktops',
  'defender-for-cloud': 'Defender for Cloud',
};

const NO_ACTIONS = (): readonly string[] => [];

/** What a way takes besides its name. */
const ROUTE_ACTIONS: Readonly<Record<OnboardingRoute, (group: ResolvedGroup) => readonly string[]>> = {
  gpo: NO_ACTIONS,
  intune: (group) => (onboardsByPolicy(group) ? ONBOARDING_BY_POLICY : []),
  configmgr: NO_ACTIONS,
  script: NO_ACTIONS,
  'deployment-tool': (group) => [
    'In the Microsoft Defender portal make a package that expires soon (Settings > Endpoints > Onboarding, Windows), and keep its key apart from it.',
    'Run `DefenderDT.exe` on the devices, `-Quiet` from a management tool; `-?` lists its options, passive mode for servers among them. It checks and installs what the device lacks, and joins no other way of onboarding.',
    ...(osModesWith(group, 'force-passive').length > 0
      ? ['Have the forcing value in place all the same: it is what lasts.']
      : []),
    ...installedActions(group),
  ],
  vdi: () => [
    'Never onboard the image itself, nor templates and replicas of it: clones then share its `senseGuid`, and new desktops do not show up.',
    'Put the scripts of the package "VDI onboarding scripts for non-persistent endpoints" into `C:\\Windows\\System32\\GroupPolicy\\Machine\\Scripts\\Startup` of the image. For one entry per name in the portal register `Onboard-NonPersistentMachine.ps1` as startup script, which calls the other; for one per desktop register `WindowsDefenderATPOnboardingScript.cmd`.',
    'Let the script run after a desktop has its last name and its last restart. Try a pool of one, sign in twice, and look for its entries in the portal; the first report can take four hours.',
    'An image that was onboarded by mistake: offboard it, see that Sense has stopped, and as SYSTEM empty `C:\\ProgramData\\Microsoft\\Windows Defender Advanced Threat Protection\\Cyber` and delete `senseGuid` and `senseId` below `HKLM\\SOFTWARE\\Microsoft\\Windows Advanced Threat Protection`, with the other values that the page names.',
    'Persistent desktops are onboarded like any device. Updates of security intelligence can come unpacked from one share (`securityIntelligenceLocation`); the order of other sources is not followed then.',
  ],
  'defender-for-cloud': byCloud,
};

/** Defender for Cloud waits for nobody: what has to be there first is there before the plan reaches the servers. */
function byCloud(group: ResolvedGroup): readonly string[] {
  const bare = group.osModes.filter(({ os }) => agentDecides(os) && group.agent === 'unified');
  const isForced = osModesWith(group, 'force-passive').length > 0;
  return [
    `It onboards by itself, without a script on any machine: Azure machines once a plan of Defender for Servers covers their subscription, others once Azure Arc connects them.${isForced ? ' See that the servers show the forcing value first, and only then let the plan or Azure Arc reach them.' : ''}`,
    ...(bare.length === 0
      ? []
      : [
          `On ${titles(bare)} it installs the modern unified solution as well.${isForced ? ' Defender Antivirus is active after that, unless the value is there: no installer is told `FORCEPASSIVEMODE=1`.' : ''}`,
        ]),
  ];
}

/** What Windows 7 and Windows Server 2008 R2 take besides: the tool brings them Defender Antivirus, and its mode. */
function installedActions(group: ResolvedGroup): readonly string[] {
  const { os } = group;
  const byOption = osModesWith(group, 'installer').map((mode) => OS_INFO[mode.os].title);
  const installed = os.filter(({ id }) => OS_INFO[id].solution !== undefined).map(({ id }) => OS_INFO[id].title);
  if (installed.length === 0) return [];
  return [
    `On ${installed.join(' and ')} it takes Service Pack 1 on x64, and the updates KB4490628 and KB4474419${os.some(({ id }) => id === 'windows-server-2008-r2') ? '; on Windows Server 2008 R2 .NET 3.5 or later as well' : ''}.`,
    ...(byOption.length > 0
      ? [
          `On ${byOption.join(' and ')} run it with \`-Passive\`: the mode is chosen when it installs. Going back to active takes offboarding, uninstalling and another run without it.`,
        ]
      : []),
    'There is no user interface, and the message of the Action Center that no antivirus was found means nothing.',
  ];
}

const ROUTE_SOURCES: Readonly<Partial<Record<OnboardingRoute, readonly string[]>>> = {
  vdi: ['vdi-onboarding', 'vdi-antivirus'],
  'deployment-tool': ['deployment-tool', 'onboard-downlevel'],
  'defender-for-cloud': ['cfg-servers-2024'],
};

/** The folder `intune` then has the policy that onboards. */
function onboardsByPolicy(group: ResolvedGroup): boolean {
  const { onboarding, deliver, os } = group;
  const isPlanned = onboarding?.state === 'planned' && onboarding.via === 'intune';
  return isPlanned && deliver.includes('intune') && os.some(({ id }) => intuneBrings(group, id, 'catalog'));
}

const ONBOARDING_BY_POLICY: readonly string[] = [
  'Connect the two services once: in the Microsoft Defender portal under Settings > Endpoints > Advanced features switch on the Microsoft Intune connection.',
  'The policy "Endpoint detection and response" of the folder `intune` onboards; `Deploy-MdavIntune.ps1` creates it with the others, and devices onboard as soon as they get it: where the others are to arrive first, name those with `-Name` at the step before, and run it without `-Name` now. It takes the package from the connector, or from the environment variable that `assignments.json` names.',
];
