import type { Facts } from '../decision/facts.ts';
import { isServer, OS_INFO } from '../facts/os.ts';
import { agentDecides } from '../facts/support.ts';
import { isPassive } from '../mode/settle-mode.ts';
import type { ResolvedGroup } from '../model/resolved.ts';
import type { OsId } from '../model/vocabulary.ts';
import { isTooOldToHold } from './situation.ts';
import type { MigrationState } from './state.ts';

/** The modes that `--from` may name. */
export const FROM_MODES = ['active', 'active+edr-block', 'passive', 'passive+edr-block', 'disabled'] as const;
export type FromMode = (typeof FROM_MODES)[number];

/** What is known of where devices are: their mode in a word, what verification saw, or both. */
export interface From {
  readonly mode: FromMode;
  readonly facts?: Partial<Facts>;
}

/** A start, and what nobody said about it. */
export interface Start {
  readonly state: MigrationState;
  /** Complete sentences. */
  readonly assumptions: readonly string[];
}

/** Where the devices of one operating system of a group are. What is not known is taken from the fleet file, or assumed. */
export function startOf(group: ResolvedGroup, os: OsId, { mode: word, facts = {} }: From): Start {
  const assumptions: string[] = [];
  const assume = <T>(value: T, says: string): T => {
    assumptions.push(says);
    return value;
  };
  const server = isServer(os);
  const mode = word === 'disabled' ? word : word.startsWith('active') ? 'active' : 'passive';
  const known = <T>(fact: T | 'unknown' | undefined): fact is T => fact !== undefined && fact !== 'unknown';

  const onboarded = known(facts.onboarded)
    ? facts.onboarded
    : mode === 'passive' || word === 'active+edr-block'
      ? 'yes'
      : mode === 'disabled' && !server
        ? 'no'
        : group.onboarding?.state === 'onboarded'
          ? 'yes'
          : group.onboarding === undefined
            ? assume('no', 'The devices are taken as not onboarded: the fleet file does not say.')
            : 'no';
  const agent = agentOf(group, os, mode, onboarded);
  if (agent === 'missing' && group.agent === 'unified')
    assumptions.push('The modern unified solution is taken as not installed yet: the devices are not onboarded.');
  if (agent === 'ready' && mode === 'passive' && agentDecides(os) && group.agent !== 'unified')
    assumptions.push('The agent is taken as the unified one: no other is passive.');

  const other = known(facts.antivirus)
    ? facts.antivirus === 'registered'
      ? 'installed'
      : 'none'
    : mode === 'passive'
      ? assume('installed', 'The other antivirus is taken as still there: the devices are passive.')
      : !server
        ? mode === 'active'
          ? assume('none', 'No other antivirus is taken as registered: a client beside one would not be active.')
          : assume('installed', 'Another antivirus is taken as registered: it is what disables Defender on a client.')
        : typeof group.antivirus === 'object'
          ? assume('installed', `${group.antivirus.product} is taken as installed already: the fleet file names it.`)
          : mode === 'disabled'
            ? assume('installed', 'Another antivirus is taken as installed: Defender is disabled.')
            : 'none';
  const force = known(facts.force)
    ? ({ absent: 'absent', 'wrong-key': 'absent', active: '0', passive: '1' } as const)[facts.force]
    : server && mode === 'passive'
      ? assume('1', '`ForceDefenderPassiveMode` is taken as 1: the servers are passive.')
      : 'absent';
  const isToldMissing = known(facts.defender) ? facts.defender === 'missing' : group.defenderAntivirus === 'removed';
  const isOld = OS_INFO[os].antivirus === 'with-agent';
  const defender =
    !server || mode !== 'disabled'
      ? 'installed'
      : isToldMissing
        ? isOld
          ? 'with-agent'
          : 'removed'
        : known(facts.defender) || agent === 'ready'
          ? 'installed'
          : isOld
            ? assume(
                'with-agent',
                `Defender Antivirus is taken as not there: the modern unified solution brings it to ${OS_INFO[os].title}.`,
              )
            : assume(
                'removed',
                'The feature Windows-Defender is taken as removed: Defender is disabled, and the fleet file does not say why.',
              );
  const turnOff = known(facts.turnOff)
    ? facts.turnOff === 'absent' || (server && facts.turnOff === 'disabled')
      ? 'absent'
      : 'set'
    : server && mode === 'disabled' && defender === 'installed'
      ? assume('set', 'The turn-off policy is taken as what disables Defender: nothing else on a server is known to.')
      : 'absent';
  const tamper = isTooOldToHold(group)
    ? 'free'
    : known(facts.tamper)
      ? facts.tamper === 'free'
        ? 'free'
        : 'holds'
      : group.tamperProtection === 'off'
        ? server && mode === 'active' && onboarded === 'yes' && isPassive(group.mode)
          ? assume(
              'free',
              'Tamper protection is taken as off, as the fleet file says: while it is on, the servers stay active.',
            )
          : 'free'
        : group.tamperProtection === 'on' || !server
          ? 'holds'
          : assume('holds', 'Tamper protection is taken as on, which is the default: the fleet file does not say.');
  const block = blockOf(group, os, word, facts);
  const securityCenter = known(facts.securityCenter) ? facts.securityCenter : 'running';
  return {
    state: {
      os: server ? 'server' : 'client',
      // What the agent brings is not there without it.
      agent: defender === 'with-agent' ? 'missing' : agent,
      defender,
      mode: agent === 'missing' && mode === 'passive' ? 'active' : mode,
      other,
      exclusions: other === 'installed' && (mode === 'passive' || isExcluded(group)) ? 'done' : 'none',
      onboarded,
      tamper,
      force,
      turnOff,
      securityCenter: server ? 'running' : group.securityCenter === 'off' ? 'stopped' : securityCenter,
      block,
      restart: facts.change === 'since-boot' && server ? 'pending' : 'none',
    },
    assumptions,
  };
}

/**
 * On Windows Server 2012 R2 and 2016 the fleet names the agent that is wanted; passive or onboarded devices have it. An
 * agent that cannot have the mode counts as missing.
 */
function agentOf(
  group: ResolvedGroup,
  os: OsId,
  mode: MigrationState['mode'],
  onboarded: MigrationState['onboarded'],
): MigrationState['agent'] {
  if (!agentDecides(os)) return 'ready';
  const isRefused = group.plans.some((plan) => plan.os === os && plan.refusedBy.length > 0);
  if (isRefused || group.agent !== 'unified') return isRefused ? 'missing' : 'ready';
  return mode === 'passive' || onboarded === 'yes' ? 'ready' : 'missing';
}

/** Both sides are said: Defender's files in the other product, and exclusions of the group in Defender. */
function isExcluded({ antivirus, assignments }: ResolvedGroup): boolean {
  const has = assignments.some(
    ({ setting, value }) => /^excluded(?:Paths|Processes)$/.test(setting) && Array.isArray(value) && value.length > 0,
  );
  return typeof antivirus === 'object' && antivirus.exclusionsForDefender === true && has;
}

function blockOf(group: ResolvedGroup, os: OsId, word: FromMode, facts: Partial<Facts>): MigrationState['block'] {
  if (facts.blockPolicy === 'set') return 'policy';
  if (!word.endsWith('+edr-block')) return 'off';
  if (facts.blockPolicy === 'missing' || facts.blockPolicy === 'portal') return 'portal';
  return group.plans.find((plan) => plan.os === os)?.blockMode === 'portal' ? 'portal' : 'policy';
}

/** The mode that facts tell; undefined when they do not. `EDR Block Mode` alone tells neither active nor passive. */
export function modeOfFacts(facts: Partial<Facts>): FromMode | undefined {
  switch (facts.reported) {
    case 'active':
      return facts.blockPolicy === 'set' ? 'active+edr-block' : 'active';
    case 'passive':
    case 'sxs-passive':
      return 'passive';
    case 'not-running':
      return 'disabled';
    case 'edr-block':
      if (facts.force === 'active') return 'active+edr-block';
      return facts.force === 'passive' || facts.antivirus === 'registered' ? 'passive+edr-block' : undefined;
    default:
      return undefined;
  }
}
