import { isServer } from '../facts/os.ts';
import type { ActionId } from '../migrate/actions.ts';
import { carriedBy } from '../migrate/carried.ts';
import { type Closing, closingWords } from '../migrate/closing.ts';
import { BOTH_ACTIVE } from '../migrate/side-by-side.ts';
import { isPassive } from '../mode/settle-mode.ts';
import type { ManualStep } from '../model/manual-step.ts';
import type { ResolvedGroup } from '../model/resolved.ts';
import type { TamperState } from '../model/vocabulary.ts';
import { otherAntivirus } from './step-words.ts';

/** Steps that only devices on their way from one mode to another need: those that their way has. */
export function waySteps(group: ResolvedGroup, does: ReadonlySet<ActionId>): readonly ManualStep[] {
  const has = (...actions: readonly ActionId[]) => actions.some((action) => does.has(action));
  const isLeaving = pausesTamperProtection(group, does);
  return [
    ...(has('install-defender') ? [installDefender(group, has('remove-other', 'remove-other-and-restart'))] : []),
    ...(has('start-security-center') ? [startSecurityCenter()] : []),
    ...(has('install-other') && group.os.some(({ id }) => isServer(id)) ? [installOtherAntivirus(group)] : []),
    ...(has('see-other') ? [seeOtherAntivirus(group)] : []),
    ...(has('tamper-off') || isLeaving ? [tamperProtectionOff(group)] : []),
    ...(has('force-active') && !carriedBy(group)('force-active') ? [setZero(group)] : []),
    ...(has('clear-turn-off') ? [clearTurnOff(group)] : []),
    ...(has('remove-other', 'remove-other-and-restart')
      ? [removeOtherAntivirus(group, has('remove-other-and-restart'))]
      : []),
    ...(has('tamper-on') ? [tamperProtectionOn(group)] : []),
  ];
}

/** What is written into the fleet file at the end; none where nothing but what is planned anyway comes true. */
export function updateFleetFile(closing: readonly Closing[]): ManualStep | undefined {
  if (closing.every(({ fact }) => fact === 'onboarding' || fact === 'antivirus')) return undefined;
  return {
    id: 'update-fleet-file',
    phase: 'confirm',
    title: 'Write into the fleet file where the devices are now',
    why: 'It says where they were before this change. Rules, the next build and `mdav verify` go by it.',
    actions: [
      `Once all devices of the group show the mode, write ${closingWords(closing)} into the group, and build again.`,
    ],
    sources: [],
  };
}

/** Servers leave active mode while tamper protection is off: whether or not the fleet file calls it off already. */
function pausesTamperProtection({ tamperProtection }: ResolvedGroup, does: ReadonlySet<ActionId>): boolean {
  return tamperProtection === 'off' && does.has('force-passive') && does.has('tamper-on');
}

/** Servers that the value 0 leads back: nothing protects them between the removal and the end of the restart. */
export function isSentBack({ osModes }: ResolvedGroup): boolean {
  return osModes.some(({ mechanism }) => mechanism === 'force-active');
}

/** What a return to active takes besides the policy. `product` is harmless Markdown. */
export function removeOtherAntivirus(
  { os }: Pick<ResolvedGroup, 'os'>,
  sentBack: boolean,
  product = 'the other antivirus',
): ManualStep {
  const hasServers = os.some(({ id }) => isServer(id));
  const hasClients = os.some(({ id }) => !isServer(id));
  return {
    id: 'remove-other-antivirus',
    phase: 'switch',
    title: 'Remove the other antivirus',
    why: [
      ...(hasClients || sentBack
        ? ['Beside another product that protects in real time Defender does not become active.']
        : []),
      ...(hasClients ? ['Clients return to active by themselves once it is gone.'] : []),
      ...(hasServers && sentBack ? ['Servers need the restart below as well.'] : []),
      ...(hasServers && !sentBack ? ['Two products that scan each other cost performance and report each other.'] : []),
    ].join(' '),
    actions: [
      `Uninstall ${product}, once the steps above have passed their checks.`,
      ...(hasServers && sentBack
        ? [
            'On servers do this and the restart below in one maintenance window: between the removal and the end of the restart no antivirus is active.',
          ]
        : []),
      ...(hasServers && !sentBack
        ? ['On servers see first that `(Get-MpComputerStatus).AMRunningMode` is `Normal`.']
        : []),
    ],
    sources: ['compat-2026', 'server-2026', ...(hasServers && !sentBack ? (['switch-2-2026'] as const) : [])],
  };
}

const TAMPER = '(Get-MpComputerStatus).IsTamperProtected';

const SAID: Readonly<Record<TamperState | 'unsaid', string>> = {
  on: ' The fleet file says that it is on.',
  off: '',
  unsaid: ' It is on by default, and the fleet file does not say whether it is.',
  'configuration-protection': '',
};

function tamperProtectionOff({ tamperProtection, currentMode }: ResolvedGroup): ManualStep {
  const rest = {
    id: 'tamper-protection-off',
    phase: 'prepare',
    sources: ['compat-2026', 'releases', 'tamper-windows', 'tamper-faq', 'troubleshooting-2026'],
  } as const;
  if (tamperProtection === 'configuration-protection')
    return {
      ...rest,
      title: 'See whether configuration protection holds the servers active',
      why: 'Tamper protection refuses the switch from active to passive on an onboarded server. Whether configuration protection does, the cited pages do not say.',
      actions: [
        'Take one server all the way first. Where it stays active after the restart, take configuration protection away from these servers until they are passive, and see that tamper protection does not come in its place.',
      ],
      verify: { command: TAMPER, expect: '`False`' },
    };
  const isSaidOff = tamperProtection === 'off';
  return {
    ...rest,
    title: isSaidOff
      ? 'See that tamper protection is off on the servers'
      : 'Turn tamper protection off on servers that are active',
    why: `While it is on, an onboarded server stays active, whatever \`ForceDefenderPassiveMode\` says. Troubleshooting mode is no documented way around: policy waits until it ends, and what was changed reverts then.${SAID[tamperProtection ?? 'unsaid']}`,
    actions: [
      'Turn it off for these servers alone by a policy with the profile Windows Security Experience, of Intune or the Microsoft Defender portal where security settings management has the servers, of Configuration Manager with tenant attach for a collection. Wait until they show it.',
      'Leave the switch of the portal under Advanced features as it is: a policy wins over it, and it is for the whole organization. Off there, every device without a policy of its own loses the protection.',
      ...(isSaidOff
        ? []
        : [
            'Until they are passive write `tamperProtection: off` and `currentMode: active` into the fleet file: rules, stages and `mdav verify` then know it.',
          ]),
      ...(currentMode === undefined
        ? ['Servers that are passive already need neither this step nor the one that turns it on again.']
        : []),
    ],
    verify: { command: TAMPER, expect: '`False`' },
  };
}

function tamperProtectionOn({ tamperProtection }: ResolvedGroup): ManualStep {
  const isCloud = tamperProtection === 'configuration-protection';
  return {
    id: 'tamper-protection-on',
    phase: 'confirm',
    title: isCloud ? 'Have configuration protection hold the servers again' : 'Turn tamper protection on again',
    why: 'It was off for the change alone, and works in passive mode too. On before the restart, it refuses the switch that the value asks for.',
    actions: isCloud
      ? ['Bring it back to the servers from which it was taken, once they show the mode.']
      : ['Turn it on for these servers, once they show the mode.'],
    verify: isCloud
      ? { command: '(Get-MpComputerStatus).ControlledConfigurationState', expect: 'It is on.' }
      : { command: TAMPER, expect: '`True`' },
    sources: ['tamper-faq', 'tamper-2026', 'compat-2026'],
  };
}

function installDefender({ mode }: ResolvedGroup, isBeside: boolean): ManualStep {
  return {
    id: 'install-defender',
    phase: 'prepare',
    title: 'Install the feature Windows-Defender and restart',
    why: 'Defender Antivirus is a feature of the server that was removed; nothing of this output brings it back.',
    actions: [
      'Run `Install-WindowsFeature Windows-Defender` in PowerShell as administrator, restart, and update Defender Antivirus: the update of the platform does not come with the feature.',
      ...(isBeside && !isPassive(mode) ? [BOTH_ACTIVE] : []),
    ],
    verify: { command: 'Get-WindowsFeature Windows-Defender', expect: 'The feature is `Installed`.' },
    sources: ['server-2026', 'compat-2026', 'enable-update-mdav'],
  };
}

function startSecurityCenter(): ManualStep {
  return {
    id: 'start-security-center',
    phase: 'prepare',
    title: 'Let the Windows Security Center service start as Windows ships it',
    why: 'A client finds the other antivirus through this service. Without it Defender Antivirus stays active beside the other product, which is unsupported.',
    actions: ['Take back whatever keeps the service `wscsvc` from starting, and restart.'],
    verify: { command: 'Get-Service wscsvc | Format-Table Name, Status, StartType', expect: 'The service is running.' },
    sources: ['compat-2026'],
  };
}

function installOtherAntivirus(group: ResolvedGroup): ManualStep {
  return {
    id: 'install-other-antivirus',
    phase: 'prepare',
    title: 'Install the other antivirus',
    why: 'In passive mode Defender does not protect: another product does, and has to before.',
    actions: [`Install ${otherAntivirus(group)} and see that it protects in real time.`],
    sources: ['compat-2026', 'passive-2025'],
  };
}

function seeOtherAntivirus(group: ResolvedGroup): ManualStep {
  const product = otherAntivirus(group);
  return {
    id: 'see-other-antivirus',
    phase: 'prepare',
    title: 'See that the other antivirus is installed and runs',
    why: `Servers have no Security Center that would tell: that ${product} is there, the fleet file says alone. A server that becomes passive without it has no antivirus, and does not become active by itself.`,
    actions: [
      `See in the console of ${product} that every server of the group is in it and protected in real time; install it on those that are not, before anything below.`,
    ],
    sources: ['compat-2026', 'passive-2025', 'switch-2-2026'],
  };
}

/** Passive servers get the value by their policy, once the fleet file says that they are; disabled ones as a setting. */
function setZero({ currentMode }: ResolvedGroup): ManualStep {
  const isDisabled = currentMode === 'disabled';
  const which = isDisabled ? 'A server that was disabled before it was onboarded' : 'A server that is passive';
  const write = isDisabled
    ? '`forceDefenderPassiveMode: false` under `settings` of the group'
    : '`currentMode: passive` into the group';
  return {
    id: 'force-active',
    phase: 'deploy',
    title: 'Set `ForceDefenderPassiveMode` to 0',
    why: `No file of this output carries the value. ${which} stays so without it, and nothing protects it once the other antivirus is gone.`,
    actions: [
      `Write ${write} and build again: the files carry the value then. Or bring it to the servers in a way of your own.`,
    ],
    verify: {
      command:
        'reg query "HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Advanced Threat Protection" /v ForceDefenderPassiveMode',
      expect: '`0x0`.',
    },
    sources: ['compat-2026', 'server-2026'],
  };
}

function clearTurnOff({ os }: ResolvedGroup): ManualStep {
  const isOn2016 = os.some(({ id }) => id === 'windows-server-2016');
  return {
    id: 'clear-turn-off',
    phase: 'deploy',
    title: 'Set "Turn off Microsoft Defender Antivirus" to Not configured',
    why: 'The policy (`DisableAntiSpyware`) is taken as what disables Defender on these servers. Where it comes from, no file of this output knows.',
    actions: [
      'Look in `gpresult /h report.html` for the object that sets it, and set it to Not configured there; a value that no policy sets is deleted by hand.',
      ...(isOn2016
        ? [
            'Where the value is not there on Windows Server 2016, another product may have disabled Defender: run `MpCmdRun.exe -WdEnable` as administrator in the newest folder below `%ProgramData%\\Microsoft\\Windows Defender\\Platform`, or without one in `%ProgramFiles%\\Windows Defender`, and restart.',
          ]
        : []),
    ],
    verify: {
      command: 'reg query "HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender" /v DisableAntiSpyware',
      expect: 'The value is not found.',
    },
    sources: ['gp-2026', 'server-2026', ...(isOn2016 ? (['switch-ts'] as const) : [])],
  };
}
