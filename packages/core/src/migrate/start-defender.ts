import { OS_INFO } from '../facts/os.ts';
import { agentDecides, lacksAntivirus } from '../facts/support.ts';
import { isOnboardedByCloud } from '../mode/installs-passive.ts';
import type { OsId } from '../model/vocabulary.ts';
import { assumed, type Devices, isTold, known, type Part } from './start-part.ts';
import type { MigrationState } from './state.ts';

/** Whether the devices report to Defender for Endpoint. */
export function onboardedOf({ group, isServer, mode, word, facts }: Devices): Part<MigrationState['onboarded']> {
  if (isTold(facts.onboarded)) return known(facts.onboarded);
  if (mode === 'passive' && group.onboarding?.state === 'none')
    return assumed(
      'yes',
      'The devices are taken as onboarded, although the fleet file says that they are not to be: no others are passive.',
    );
  if (mode === 'passive' || word === 'active+edr-block') return known('yes');
  if (mode === 'disabled' && !isServer) return known('no');
  if (group.onboarding === undefined)
    return assumed('no', 'The devices are taken as not onboarded: the fleet file does not say.');
  return known(group.onboarding.state === 'onboarded' ? 'yes' : 'no');
}

/**
 * On Windows Server 2012 R2 and 2016 the fleet names the agent that is wanted; passive or onboarded devices have it. An
 * agent that cannot have the mode counts as missing.
 */
export function agentOf(
  { group, os, mode }: Devices,
  onboarded: MigrationState['onboarded'],
): Part<MigrationState['agent']> {
  if (!agentDecides(os)) return known('ready');
  const isRefused = group.osModes.some((osMode) => osMode.os === os && osMode.refusedBy.length > 0);
  if (group.agent === 'unified') {
    // Defender for Cloud brings it along when it onboards: nobody has to before.
    const isSeen = mode === 'passive' || group.installedPassive === true || bringsWhatRuns(os, mode);
    if (!isRefused && (isSeen || isOnboardedByCloud(group))) return known('ready');
    if (!isRefused && onboarded === 'yes') return assumed('ready', HAS_AGENT);
    return assumed(
      'missing',
      'The modern unified solution is taken as not installed yet: the devices are not onboarded.',
    );
  }
  // What disables Defender where nothing brings it is that it is not there.
  if (isRefused || (mode === 'disabled' && lacksAntivirus(os, group.agent))) return known('missing');
  if (mode === 'passive') return assumed('ready', 'The agent is taken as the unified one: no other is passive.');
  return group.agent === undefined && bringsWhatRuns(os, mode)
    ? assumed(
        'ready',
        `The agent is taken as the unified one: no other brings Defender Antivirus to ${OS_INFO[os].title}.`,
      )
    : known('ready');
}

const HAS_AGENT =
  'The modern unified solution is taken as installed: the devices are onboarded, and the fleet file names it. Servers that only the monitoring agent onboarded are onboarded anew: put them into a group with `onboarding: { state: planned }`.';

/** Nothing but the unified agent brings Defender Antivirus to this system: where it runs, the agent is there. */
function bringsWhatRuns(os: OsId, mode: MigrationState['mode']): boolean {
  return OS_INFO[os].antivirus === 'with-agent' && mode !== 'disabled';
}

/** Whether Defender Antivirus is there. Nothing but its absence, or the turn-off policy, disables it on a server. */
export function defenderOf(
  { group, os, isServer, mode, facts }: Devices,
  agent: MigrationState['agent'],
): Part<MigrationState['defender']> {
  if (!isServer || mode !== 'disabled') return known('installed');
  const comesWithAgent = OS_INFO[os].antivirus === 'with-agent';
  const isComing = agentDecides(os) && isOnboardedByCloud(group);
  // It comes when Defender for Cloud onboards, and takes no step of its own.
  if (comesWithAgent && isComing) return known('installed');
  const isToldMissing = isTold(facts.defender) ? facts.defender === 'missing' : group.defenderAntivirus === 'removed';
  if (isToldMissing) return known(comesWithAgent ? 'with-agent' : 'removed');
  if (isTold(facts.defender) || (agent === 'ready' && !isComing)) return known('installed');
  return comesWithAgent
    ? assumed(
        'with-agent',
        `Defender Antivirus is taken as not there: the modern unified solution brings it to ${OS_INFO[os].title}.`,
      )
    : assumed(
        'removed',
        'The feature Windows-Defender is taken as removed: Defender is disabled, and the fleet file does not say why.',
      );
}
