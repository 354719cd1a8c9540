import type { Facts } from '../decision/facts.ts';
import { OS_INFO } from '../facts/os.ts';
import { isOnboardedByCloud } from '../mode/installs-passive.ts';
import { isPassive } from '../mode/settle-mode.ts';
import { broughtTamper } from '../mode/tamper-protection.ts';
import { isTooOldToHold } from './situation.ts';
import { assumed, type Devices, isTold, known, type Part } from './start-part.ts';
import type { MigrationState } from './state.ts';

/** The other antivirus. */
export function otherOf(devices: Devices): Part<MigrationState['other']> {
  const { group, facts, isServer, mode } = devices;
  if (isTold(facts.antivirus)) return known(OTHER_BY_FACT[isServer ? 'server' : 'client'][facts.antivirus]);
  // Beside an active mode it says what is wanted; here, that nothing but Defender protects, and no server knows better.
  if (isServer && group.antivirus === 'none' && isPassive(group.mode)) return known('none');
  if (mode === 'passive')
    return assumed('installed', 'The other antivirus is taken as still there: the devices are passive.');
  return isServer ? otherOnServer(devices) : otherOnClient(devices);
}

/** Security Center, which alone knows whether a product runs, is on clients. */
const OTHER_BY_FACT: Readonly<
  Record<MigrationState['os'], Record<Exclude<Facts['antivirus'], 'unknown'>, MigrationState['other']>>
> = {
  client: { none: 'none', idle: 'idle', registered: 'installed' },
  server: { none: 'none', idle: 'installed', registered: 'installed' },
};

function otherOnClient({ mode, group: { antivirus, securityCenter } }: Devices): Part<MigrationState['other']> {
  if (mode === 'active' && securityCenter === 'off' && typeof antivirus === 'object')
    return assumed(
      'installed',
      `${antivirus.product} is taken as installed already: with Security Center off a client does not see it, and is active beside it.`,
    );
  return mode === 'active'
    ? assumed('none', 'No other antivirus is taken as registered: a client beside one would not be active.')
    : assumed('installed', 'Another antivirus is taken as registered: it is what disables Defender on a client.');
}

function otherOnServer({ group: { antivirus, mode: wanted }, mode }: Devices): Part<MigrationState['other']> {
  // Where Defender is to leave its place to it, a name in the fleet file is not enough.
  if (typeof antivirus === 'object' && mode === 'active' && isPassive(wanted)) return known('named');
  if (typeof antivirus === 'object')
    return assumed('installed', `${antivirus.product} is taken as installed already: the fleet file names it.`);
  return mode === 'disabled'
    ? assumed('installed', 'Another antivirus is taken as installed: Defender is disabled.')
    : known('none');
}

const FORCE_BY_FACT: Readonly<Record<Exclude<Facts['force'], 'unknown'>, MigrationState['force']>> = {
  absent: 'absent',
  'wrong-key': 'absent',
  'wrong-data': 'absent',
  active: '0',
  passive: '1',
};

/** `ForceDefenderPassiveMode`. */
export function forceOf({ facts, isServer, mode }: Devices): Part<MigrationState['force']> {
  if (isTold(facts.force)) return known(FORCE_BY_FACT[facts.force]);
  return isServer && mode === 'passive'
    ? assumed('1', '`ForceDefenderPassiveMode` is taken as 1: the servers are passive.')
    : known('absent');
}

/** The turn-off policy. */
export function turnOffOf(
  { group, os, facts, isServer, mode }: Devices,
  defender: MigrationState['defender'],
): Part<MigrationState['turnOff']> {
  if (isTold(facts.turnOff)) {
    const isAbsent = facts.turnOff === 'absent' || (isServer && facts.turnOff === 'disabled');
    return known(isAbsent ? 'absent' : 'set');
  }
  // What Defender for Cloud brings is not there yet, and needs nothing to be disabled.
  if (OS_INFO[os].antivirus === 'with-agent' && isOnboardedByCloud(group)) return known('absent');
  return isServer && mode === 'disabled' && defender === 'installed'
    ? assumed('set', 'The turn-off policy is taken as what disables Defender: nothing else on a server is known to.')
    : known('absent');
}

/** Whether tamper protection holds a device active. */
export function tamperOf(
  { group, os, facts, isServer, mode }: Devices,
  onboarded: MigrationState['onboarded'],
): Part<MigrationState['tamper']> {
  if (isTooOldToHold(group)) return known('free');
  // What the policy of the group turns on holds before the restart, however the devices stand today.
  if (broughtTamper(group, os) === 'on') return known('holds');
  const isForAWhile = facts.troubleshooting === 'on' && facts.tamper === 'free';
  if (isForAWhile && group.tamperProtection !== 'off')
    return assumed(
      'holds',
      'Tamper protection is taken as on: off as it shows in troubleshooting mode, it comes back when that ends.',
    );
  if (isTold(facts.tamper) && !isForAWhile) return known(facts.tamper === 'free' ? 'free' : 'holds');
  switch (group.tamperProtection) {
    case 'off':
      return isServer && mode === 'active' && onboarded === 'yes' && isPassive(group.mode)
        ? assumed(
            'free',
            'Tamper protection is taken as off, as the fleet file says: while it is on, the servers stay active.',
          )
        : known('free');
    case 'on':
      return known('holds');
    case 'configuration-protection':
      return assumed(
        'holds',
        'Configuration protection is taken to hold the mode as tamper protection does: the cited pages do not say.',
      );
    default:
      return isServer
        ? assumed('holds', 'Tamper protection is taken as on, which is the default: the fleet file does not say.')
        : known('holds');
  }
}

/** Servers have no Security Center, and count as running. */
export function securityCenterOf({ group, facts, isServer }: Devices): MigrationState['securityCenter'] {
  if (isServer) return 'running';
  if (group.securityCenter === 'off') return 'stopped';
  return isTold(facts.securityCenter) ? facts.securityCenter : 'running';
}

/** EDR in block mode, and by what it is on. */
export function blockOf({ group, os, word, facts }: Devices): MigrationState['block'] {
  if (facts.blockPolicy === 'set') return 'policy';
  if (!word.endsWith('+edr-block')) return 'off';
  if (facts.blockPolicy === 'missing' || facts.blockPolicy === 'portal') return 'portal';
  return group.osModes.find((osMode) => osMode.os === os)?.blockMode === 'portal' ? 'portal' : 'policy';
}
