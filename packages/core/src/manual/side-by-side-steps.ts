import { defenderFiles } from '../facts/defender-files.ts';
import { OS_INFO } from '../facts/os.ts';
import { agentDecides } from '../facts/support.ts';
import type { ActionId } from '../migrate/actions.ts';
import { BOTH_ACTIVE } from '../migrate/side-by-side.ts';
import { installsPassive, isOnboardedByCloud } from '../mode/installs-passive.ts';
import { isPassive } from '../mode/settle-mode.ts';
import type { ManualStep } from '../model/manual-step.ts';
import type { ResolvedGroup } from '../model/resolved.ts';
import type { OsId } from '../model/vocabulary.ts';
import { otherAntivirus, titles } from './step-words.ts';

/**
 * The agent that Windows Server 2012 R2 and 2016 need. Beside another product it has to be passive from its first start. No
 * other is passive there: servers that are have it.
 */
export function installUnifiedAgent(group: ResolvedGroup, does: ReadonlySet<ActionId>): ManualStep | undefined {
  const old = group.osModes.filter(({ os }) => agentDecides(os));
  const isThere = group.installedPassive === true || group.currentMode === 'passive';
  if (old.length === 0 || group.agent !== 'unified' || isThere) return undefined;
  const isBeside = installsPassive(group);
  const isByCloud = isOnboardedByCloud(group);
  const isToPassive = isPassive(group.mode);
  const bare = bareTitles(old.map(({ os }) => os));
  return {
    id: 'install-unified-agent',
    phase: 'prepare',
    title: isByCloud
      ? 'Make the servers ready for the modern unified solution'
      : 'Have the modern unified solution installed',
    why: `${isToPassive ? `On ${titles(old)} passive mode came with the modern unified solution in 2022; the older monitoring agent has none.` : `It brings the sensor to ${titles(old)}${bare.length === 0 ? '' : `, and to ${bare.join(' and ')} Defender Antivirus itself`}.`}${isByCloud ? ' Defender for Cloud installs it when it onboards: nobody runs its installer.' : ''}`,
    actions: [
      // Onboarded they are by it, or still by the monitoring agent: the file does not tell.
      ...(group.onboarding?.state === 'onboarded' && !isByCloud
        ? ['Pass over the servers that have it: the check below lists both services there.']
        : []),
      'Install the servicing stack update of 2021-09-14 or later and a cumulative update of 2018-09-20 or later.',
      ...old.flatMap(({ os }) => {
        const { title, beforeAgent } = OS_INFO[os];
        return beforeAgent === undefined ? [] : [`On ${title} ${beforeAgent}.`];
      }),
      ...(isByCloud
        ? ['Approve the sensor update KB5005292, which keeps it up to date.']
        : [
            'Take the newest package of the portal, which is made anew every month; one that is installed is kept up to date by KB5005292, and running the installer again asks to offboard first.',
          ]),
      ...(isByCloud ? [] : monitored(old.map(({ os }) => os))),
      ...(isBeside && MCAFEE.test(otherAntivirus(group))
        ? [
            `Update the platform of ${otherAntivirus(group)} first: an older one removes or disables Defender Antivirus.`,
          ]
        : []),
      ...(isByCloud
        ? []
        : isBeside
          ? [
              `Install \`md4ws.msi\` with \`FORCEPASSIVEMODE=1\`, so that Defender is passive from its first start beside ${otherAntivirus(group)}, then the sensor update KB5005292.`,
              'Bring the registry value of the policy right after that, and onboard afterwards: the flag of the installer acts at once and does not last.',
            ]
          : [
              'Install `md4ws.msi`, then the sensor update KB5005292.',
              ...(isToPassive
                ? ['`FORCEPASSIVEMODE=1` at installation does not last: the registry value is still needed.']
                : does.has('install-defender')
                  ? []
                  : [BOTH_ACTIVE]),
            ]),
      'Later: offboard and uninstall it before Windows itself is upgraded on these servers: upgrades keep it from Windows Server 2019 on only.',
    ],
    ...(isByCloud
      ? {}
      : {
          verify: {
            command: 'Get-Service Sense, WinDefend | Format-Table Name, Status',
            expect: 'Both services are listed.',
          },
        }),
    sources: ['onboard-server-2026', 'cfg-servers-2024', 'server-migration-2026'],
  };
}

/** Said where nobody knows how the servers were onboarded [server-migration-2026]. */
function monitored(os: readonly OsId[]): readonly string[] {
  const bare = bareTitles(os);
  const scep =
    bare.length === 0
      ? ''
      : `uninstall System Center Endpoint Protection on ${bare.join(' and ')} in the same maintenance window, and `;
  return [`Servers that the monitoring agent onboarded: ${scep}onboard them again afterwards.`];
}

/** The systems to which the agent brings Defender Antivirus. */
function bareTitles(os: readonly OsId[]): readonly string[] {
  return os.filter((id) => OS_INFO[id].antivirus === 'with-agent').map((id) => OS_INFO[id].title);
}

/**
 * What makes room for the agent on servers that the monitoring agent onboarded: told where a change of the fleet file
 * says so. The installation and the new onboarding are steps of their own.
 */
export function replaceMonitoringAgent(group: ResolvedGroup, os: readonly OsId[]): ManualStep {
  const isByCloud = isOnboardedByCloud(group);
  const isBeside = installsPassive(group);
  const bare = bareTitles(os);
  return {
    id: 'replace-monitoring-agent',
    phase: 'prepare',
    title: 'Make room for the modern unified solution on servers of the monitoring agent',
    why: 'The former sensor stops when the new solution is installed, which takes nothing over from it: these servers are onboarded again.',
    actions: isByCloud
      ? ['Let Defender for Cloud upgrade them: it does so by itself.']
      : [
          ...(bare.length === 0
            ? []
            : [
                `Uninstall System Center Endpoint Protection on ${bare.join(' and ')} in the maintenance window of the installation${isBeside ? '' : ': in between no antivirus protects the server'}.`,
              ]),
          'Remove the workspace of Defender for Endpoint from the monitoring agent where it is not needed any more: that is for tidiness alone.',
          `Or let the newest \`install.ps1\` of microsoft/mdefordownlevelserver do both and install, from the folder of \`md4ws.msi\`: \`.\\install.ps1 -RemoveMMA WORKSPACE-ID${isBeside ? ' -Passive' : ''}\`. Onboarding stays a step of its own.`,
        ],
    sources: ['server-migration-2026', 'install-script'],
  };
}

/** Products whose platform has to be new enough beside Defender [onboard-server-2026]. */
const MCAFEE = /mcafee|trellix|virusscan/i;

/** What each of two products leaves alone of the other. */
export function excludeEachOther(group: ResolvedGroup, does: ReadonlySet<ActionId>): ManualStep | undefined {
  const isBeside = isPassive(group.mode) && group.antivirus !== 'none';
  if (!isBeside && !does.has('exclude-each-other')) return undefined;
  const product = otherAntivirus(group);
  return {
    id: 'exclude-each-other',
    phase: 'prepare',
    title: 'Exclude the two products from each other',
    why: 'Both keep scanning files; the other product is configured in its own console, which no file of Windows reaches.',
    actions: [
      `Exclude Defender's files in ${product}: the list below, in the form that its console takes. Where a console takes no wildcard, name the folder above it.`,
      `Exclude the files of ${product} in Defender (\`excludedPaths\` and \`excludedProcesses\` of the fleet file).`,
    ],
    lists: defenderFiles(group.os.map(({ id }) => id)).map(({ title, paths }) => ({ title, lines: paths })),
    sources: ['switch-2-2026', 'passive-2025'],
  };
}
