import type { Location } from '../diagnostic/diagnostic.ts';
import { OS_INFO } from '../facts/os.ts';
import { agentDecides } from '../facts/support.ts';
import { FLOORS, isBelow } from '../facts/versions.ts';
import { isPassive, wantsBlockMode } from '../mode/settle-mode.ts';
import { broughtTamper, tamperAssignment } from '../mode/tamper-protection.ts';
import type { ResolvedGroup } from '../model/resolved.ts';
import type { OsId } from '../model/vocabulary.ts';
import { registryDeliveries } from '../routes/routes.ts';
import type { ActionId } from './actions.ts';
import type { Goal } from './goal.ts';
import type { MigrationState } from './state.ts';

/** What the fleet does not allow or has no way for, and what would have to change. */
export interface Withheld {
  /** The fact of the fleet file that says so. */
  readonly fact: string;
  readonly actions: readonly ActionId[];
  /** Why; a complete sentence. */
  readonly says: string;
  /** What has to change first; starts with a verb. */
  readonly first: string;
  readonly at: Location;
}

/** Where the devices of a group are to end. */
export function goalOf(group: ResolvedGroup, os: OsId, start: MigrationState): Goal {
  const osMode = group.osModes.find((candidate) => candidate.os === os);
  // Where the fleet file still tells of the time before the switch, servers that have made it are on the same way.
  const isOnTheWay = start.mode === 'passive' && group.currentMode === 'active' && group.tamperProtection === 'off';
  const pauses =
    start.os === 'server' &&
    start.onboarded === 'yes' &&
    (start.mode === 'active' || isOnTheWay) &&
    isPassive(group.mode);
  return {
    mode: group.mode,
    blockBy: osMode?.blockMode === 'portal' ? 'portal' : 'policy',
    ...(group.onboarding?.state === 'onboarded' || group.onboarding?.state === 'planned' ? { onboarded: true } : {}),
    // Where it was off for the switch alone, and where it was on, it is on in the end.
    ...(start.os === 'server' &&
    (start.tamper === 'holds' || pauses) &&
    broughtTamper(group, os) !== 'off' &&
    !isTooOldToHold(group)
      ? { tamper: 'holds' }
      : {}),
  };
}

/** True where the platform lets go of active mode whether or not tamper protection is on. */
export function isTooOldToHold({ platform }: ResolvedGroup): boolean {
  return isBelow(platform, FLOORS.turnOffMeansPassive) === true;
}

/** Everything that the fleet file withholds from the way of a group. */
export function withheldFrom(group: ResolvedGroup, os: OsId): readonly Withheld[] {
  // The place is the group's own, and everything else the same for all of its kind: it is looked up when somebody asks.
  const at = (fact: string) => group.origins[fact] ?? group.at;
  const list: Withheld[] = [];
  const add = (fact: string, actions: readonly ActionId[], says: string, first: string) =>
    list.push({
      fact,
      actions,
      says,
      first,
      get at() {
        return at(fact);
      },
    });
  const brought = broughtTamper(group, os);
  if (brought === 'on')
    list.push({
      fact: 'settings.tamperProtection',
      actions: ['tamper-off'],
      says: 'The policy of the group turns tamper protection on, and this way needs it off for a while.',
      first:
        'Take `tamperProtection` out of `settings`, and turn it off for these devices, with `tamperProtection: off` in the group, until they are passive.',
      get at() {
        return tamperAssignment(group)?.origin.at ?? group.at;
      },
    });
  else if (group.tamperProtection === 'on')
    add(
      'tamperProtection',
      ['tamper-off'],
      'The fleet file says that tamper protection is on, and this way needs it off for a while.',
      'Turn tamper protection off for these devices and write `tamperProtection: off` until they are passive.',
    );
  if (group.onboarding?.state === 'none')
    add(
      'onboarding',
      ['onboard'],
      'The fleet file says that the devices are not to be onboarded, and this mode needs it.',
      'Write `onboarding: { state: planned }`.',
    );
  if (group.antivirus === 'none')
    add(
      'antivirus',
      ['install-other', 'start-other'],
      'The fleet file says that there is no other antivirus, and passive mode needs one.',
      'Name the other antivirus: `antivirus: { product: … }`.',
    );
  if (typeof group.antivirus === 'object')
    add(
      'antivirus',
      ['remove-other', 'remove-other-and-restart'],
      'The fleet file keeps the other antivirus, and beside it Defender does not become active.',
      'Write `antivirus: none`, when the other antivirus is to go.',
    );
  if (agentDecides(os) && (group.agent !== 'unified' || group.baseline === '2021-07'))
    add(
      'agent',
      ['install-agent'],
      `${OS_INFO[os].title} needs the modern unified solution, ${group.baseline === '2021-07' ? 'which the baseline 2021-07 does not know' : 'and the fleet file does not name it'}.`,
      group.baseline === '2021-07'
        ? 'Hold the group to a later baseline, and write `agent: unified`.'
        : 'Install the modern unified solution and write `agent: unified`.',
    );
  if (registryDeliveries(group.deliver).length === 0)
    add(
      'deliver',
      ['force-passive', 'force-active'],
      'No way of the group carries `ForceDefenderPassiveMode`: Intune and the portal have none.',
      'Add `gpo`, `registry` or `configmgr` to `deliver`.',
    );
  blockModeFloors(group, add);
  return list;
}

type Add = (fact: string, actions: readonly ActionId[], says: string, first: string) => void;

const BLOCK_ON: readonly ActionId[] = ['block-by-policy', 'block-in-portal'];

function blockModeFloors(group: ResolvedGroup, add: Add): void {
  if (!wantsBlockMode(group.mode)) return;
  if (isBelow(group.platform, FLOORS.blockModePlatform) === true)
    add('platform', BLOCK_ON, `EDR in block mode needs platform ${FLOORS.blockModePlatform}.`, 'Update the platform.');
  if (isBelow(group.engine, FLOORS.blockModeEngine) === true)
    add('engine', BLOCK_ON, `EDR in block mode needs engine ${FLOORS.blockModeEngine}.`, 'Update the engine.');
  const cloud = group.assignments.find(({ setting }) => setting === 'allowCloudProtection');
  if (cloud?.value === false)
    add(
      'settings.allowCloudProtection',
      BLOCK_ON,
      'EDR in block mode needs cloud protection, which the group turns off.',
      'Write `allowCloudProtection: true`.',
    );
}

/** What is withheld besides because the group has another route: no fact has to change for it. */
export function otherRoute(goal: Goal): readonly ActionId[] {
  return goal.blockBy === 'policy' ? ['block-in-portal'] : ['block-by-policy'];
}
