import { agentDecides, isPassive, isServer, OS_INFO, type OsId } from '@mdav/core';
import type { PlannedGroup } from './plan-state.ts';

/** What other operating systems ask of the devices of a group; complete sentences. */
export function systemsChanged(before: PlannedGroup | undefined, after: PlannedGroup | undefined): readonly string[] {
  if (before === undefined || after === undefined) return [];
  const gone = [...new Set(before.os)].filter((os) => !after.os.includes(os));
  const come = [...new Set(after.os)].filter((os) => !before.os.includes(os));
  return gone.length === 0 || after.os.length === 0 ? [] : [stillThere(gone), ...raised(gone, come, before, after)];
}

/** Links and assignments know no operating system of the fleet file. */
function stillThere(gone: readonly OsId[]): string {
  return `Devices that still run ${titles(gone)} get what reaches them all the same, and no rule holds it to them any more: keep the system in \`os\` until they are gone, or move them to a group that has it.`;
}

/** The agent that was installed on an older server does not come through an upgrade of Windows [onboard-server-2026]. */
function raised(
  gone: readonly OsId[],
  come: readonly OsId[],
  before: PlannedGroup,
  after: PlannedGroup,
): readonly string[] {
  const old = gone.filter(agentDecides);
  const agent = before.group?.agent;
  if (old.length === 0 || !come.some(isServer) || agent === undefined || agent === 'builtin') return [];
  if (agent === 'mma' && before.group?.onboarding?.state !== 'onboarded') return [];
  const off =
    agent === 'mma'
      ? 'offboard them before, by taking the monitoring agent or its workspace away'
      : 'offboard them and uninstall the modern unified solution before';
  const again = come.some(agentDecides)
    ? 'install the modern unified solution and onboard them again after'
    : 'onboard them again after';
  const why = agent === 'mma' ? '' : ': upgrades keep it from Windows Server 2019 on only';
  const value =
    after.mode !== undefined && isPassive(after.mode) ? ' Have `ForceDefenderPassiveMode` 1 in place before that.' : '';
  return [`Where servers with ${titles(old)} are upgraded in place, ${off}, and ${again}${why}.${value}`];
}

const titles = (os: readonly OsId[]) => os.map((id) => OS_INFO[id].title).join(' and ');
