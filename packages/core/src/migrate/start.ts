import { isServer } from '../facts/os.ts';
import type { ResolvedGroup } from '../model/resolved.ts';
import type { OsId } from '../model/vocabulary.ts';
import type { From, FromMode } from './from.ts';
import { agentOf, defenderOf, onboardedOf } from './start-defender.ts';
import { assumed, type Devices, type Part } from './start-part.ts';
import { blockOf, forceOf, otherOf, securityCenterOf, tamperOf, turnOffOf } from './start-surroundings.ts';
import type { MigrationState } from './state.ts';

/** A start, and what nobody said about it. */
export interface Start {
  readonly state: MigrationState;
  /** Complete sentences. */
  readonly assumptions: readonly string[];
}

/** Where the devices of one operating system of a group are. What is not known is taken from the fleet file, or assumed. */
export function startOf(group: ResolvedGroup, os: OsId, { mode: word, facts = {} }: From): Start {
  const devices: Devices = { group, os, isServer: isServer(os), mode: modeIn(word), word, facts };
  const told = onboardedOf(devices);
  const agent = agentOf(devices, told.is);
  const defender = defenderOf(devices, agent.is);
  // What the agent brings is not there without it.
  const isBare = defender.is === 'with-agent';
  const lacksAgent = isBare || agent.is === 'missing';
  const onboarded = lacksAgent && told.is === 'yes' ? onboardedAnew(told) : told;
  const other = otherOf(devices);
  const force = forceOf(devices);
  const turnOff = turnOffOf(devices, defender.is);
  const tamper = tamperOf(devices, onboarded.is);
  const passive = devices.mode === 'passive';
  return {
    state: {
      os: devices.isServer ? 'server' : 'client',
      agent: lacksAgent ? 'missing' : agent.is,
      defender: defender.is,
      mode: agent.is === 'missing' && passive ? 'active' : devices.mode,
      other: other.is,
      exclusions: other.is !== 'none' && (passive || isExcluded(group)) ? 'done' : 'none',
      onboarded: onboarded.is,
      tamper: tamper.is,
      force: force.is,
      turnOff: turnOff.is,
      securityCenter: securityCenterOf(devices),
      block: blockOf(devices),
      restart: facts.change === 'since-boot' && awaitsRestart(devices, force.is) ? 'pending' : 'none',
    },
    assumptions: [
      onboarded,
      // That it is there, nobody takes then.
      ...(isBare && agent.is === 'ready' ? [] : [agent]),
      other,
      force,
      defender,
      turnOff,
      tamper,
    ].flatMap(({ assumed }) => assumed),
  };
}

/** Servers look at a restart; those that are active already stay so with the value 0. */
function awaitsRestart({ isServer: looks, mode }: Devices, force: MigrationState['force']): boolean {
  return looks && !(mode === 'active' && force === '0');
}

/** What the monitoring agent onboarded, the modern unified solution does not take over. */
function onboardedAnew({ assumed: sentences }: Part<MigrationState['onboarded']>): Part<MigrationState['onboarded']> {
  return assumed(
    'no',
    ...sentences,
    'The devices count as not onboarded: the modern unified solution is onboarded anew once it is installed.',
  );
}

function modeIn(word: FromMode): MigrationState['mode'] {
  if (word === 'disabled') return word;
  return word.startsWith('active') ? 'active' : 'passive';
}

/** Both sides are said: Defender's files in the other product, and exclusions of the group in Defender. */
function isExcluded({ antivirus, assignments }: ResolvedGroup): boolean {
  const has = assignments.some(
    ({ setting, value }) => /^excluded(?:Paths|Processes)$/.test(setting) && Array.isArray(value) && value.length > 0,
  );
  return typeof antivirus === 'object' && antivirus.exclusionsForDefender === true && has;
}
