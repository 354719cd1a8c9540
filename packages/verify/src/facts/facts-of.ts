import { FLOORS } from '@mdav/core';
import type { Facts, FactValue } from '@mdav/core/decision';
import type { DeviceState } from '../state/device-state.ts';
import { wholeNumberOf } from '../state/plain.ts';
import { isOutdated, isServiceStopped, isWithoutEngine } from '../state/product-status.ts';
import { isQword } from '../state/registry-value.ts';
import { type GroupFacts, type OsFacts, osFactOf, type ProtectionField } from './group-facts.ts';
import { type ModeState, modeState } from './mode-state.ts';
import { CLOUD, FORCING, FORCING_DATA } from './places.ts';
import { avModeOf, runningModeOf } from './running-mode.ts';
import { isAtLeast } from './version.ts';
import { driveIn } from './whole-drive.ts';

/**
 * What the decision table has to know of a device, held against what its group wants. `mode` is what its registry comes
 * to, for those who know it already.
 */
export function factsOf(
  state: DeviceState,
  group: GroupFacts,
  mode: ModeState = modeState(state.registry, state.qwords),
): Facts {
  const plan = group.planOf(state.os);
  const os = osFactOf(group, state);
  const isServer = os === 'server' || state.osClass === 'server';
  return {
    wanted: group.wanted,
    os,
    defender: defenderOf(state),
    reported: reportedOf(state),
    troubleshooting: troubleshootingOf(state),
    onboarding: group.onboarding,
    onboarded: onboardedOf(state, mode),
    sensor: serviceOf(state.sensorService),
    securityCenter: isServer ? 'unknown' : serviceOf(state.securityCenterService),
    antivirus: isServer ? 'unknown' : antivirusOf(state),
    force: forceOf(state, mode),
    turnOff: turnOffOf(mode),
    tamper: tamperOf(state),
    tamperWish: tamperWishOf(state, group),
    protection: protectionOf(state, group),
    signatures: signaturesOf(state, group),
    asr: asrOf(state),
    exclusions: exclusionsOf(state, group),
    versions: versionsOf(state, group),
    floor: group.wantsBlockMode ? floorOf(state, plan) : 'met',
    cloud: cloudOf(mode, group.mdmWins),
    blockPolicy: blockPolicyOf(mode, plan),
    conflict: conflictOf(mode),
    change: changeOf(state),
  };
}

function defenderOf({ defenderService }: DeviceState): FactValue<'defender'> {
  if (defenderService === undefined) return 'unknown';
  return defenderService === null ? 'missing' : 'installed';
}

const STOPPED: ReadonlySet<string> = new Set(['stopped', 'stoppending', 'paused', 'pausepending']);

function reportedOf(state: DeviceState): FactValue<'reported'> {
  const { runningMode, avMode, defenderService, serviceEnabled, productStatus } = state;
  if (
    typeof defenderService === 'string' &&
    defenderService !== 'Running' &&
    STOPPED.has(defenderService.toLowerCase())
  )
    return 'not-running';
  if (serviceEnabled === false || isServiceStopped(productStatus)) return 'not-running';
  if (runningMode !== undefined) return runningModeOf(runningMode);
  return avMode === undefined ? 'unknown' : avModeOf(avMode);
}

function onboardedOf({ onboardingStatus }: DeviceState, { onboarding }: ModeState): FactValue<'onboarded'> {
  if (onboarding !== undefined) return onboarding === 1 ? 'yes' : 'no';
  switch (onboardingStatus?.toLowerCase()) {
    // The words of `hunting.kql` beside those of the tables.
    case 'onboarded':
    case 'yes':
      return 'yes';
    case 'no':
    case 'can be onboarded':
    case 'unsupported':
      return 'no';
    default:
      return 'unknown';
  }
}

function serviceOf(service: string | null | undefined): 'running' | 'stopped' | 'unknown' {
  if (service === undefined) return 'unknown';
  return service === 'Running' || service?.toLowerCase() === 'running' ? 'running' : 'stopped';
}

function antivirusOf({ hasOtherProduct, idleProducts }: DeviceState): FactValue<'antivirus'> {
  if (hasOtherProduct === undefined) return 'unknown';
  if (!hasOtherProduct) return 'none';
  return idleProducts.length > 0 ? 'idle' : 'registered';
}

function forceOf({ qwords }: DeviceState, { forcing, isForcedElsewhere }: ModeState): FactValue<'force'> {
  if (forcing === undefined) return 'unknown';
  // A wrong place that nobody can read does not change that the right one is empty.
  if (forcing === null) return isForcedElsewhere ? 'wrong-key' : 'absent';
  if (isQword(qwords, FORCING)) return 'wrong-data';
  if (forcing === FORCING_DATA.passive) return 'passive';
  return forcing === FORCING_DATA.active ? 'active' : 'wrong-data';
}

function turnOffOf({ turnOff }: ModeState): FactValue<'turnOff'> {
  if (turnOff === null) return 'absent';
  return turnOff === 1 ? 'enabled' : turnOff === 0 ? 'disabled' : 'unknown';
}

function tamperOf({ tamperProtected, platform }: DeviceState): FactValue<'tamper'> {
  if (tamperProtected === undefined) return 'unknown';
  if (!tamperProtected) return 'free';
  const holds = isAtLeast(platform, FLOORS.turnOffMeansPassive);
  return holds === undefined ? 'unknown' : holds ? 'holds-active' : 'free';
}

function tamperWishOf({ tamperProtected }: DeviceState, group: GroupFacts): FactValue<'tamperWish'> {
  if (tamperProtected === undefined || group.tamperProtected === undefined) return 'unknown';
  return tamperProtected === group.tamperProtected ? 'met' : 'differs';
}

/** The members of a state that hold the fields. */
export const PROTECTION_MEMBERS = {
  AntivirusEnabled: 'antivirusEnabled',
  RealTimeProtectionEnabled: 'realTime',
  BehaviorMonitorEnabled: 'behavior',
  OnAccessProtectionEnabled: 'onAccess',
  IoavProtectionEnabled: 'downloads',
} as const satisfies Readonly<Record<ProtectionField, keyof DeviceState>>;

function protectionOf(state: DeviceState, { protection }: GroupFacts): FactValue<'protection'> {
  if (isWithoutEngine(state.productStatus)) return 'off';
  let seen: FactValue<'protection'> = 'unknown';
  for (const field of protection) {
    const isOn = state[PROTECTION_MEMBERS[field]];
    if (isOn === false) return 'off';
    if (isOn === true) seen = 'on';
  }
  return seen;
}

function signaturesOf(
  { signaturesOutOfDate, signatureAge }: DeviceState,
  { signatureDays }: GroupFacts,
): FactValue<'signatures'> {
  if (signaturesOutOfDate === true) return 'old';
  if (signatureAge !== undefined) return signatureAge > signatureDays ? 'old' : 'current';
  return signaturesOutOfDate === undefined ? 'unknown' : 'current';
}

function troubleshootingOf({ troubleshooting }: DeviceState): FactValue<'troubleshooting'> {
  const word = troubleshooting?.toLowerCase();
  return word === 'enabled' ? 'on' : word === 'disabled' ? 'off' : 'unknown';
}

function asrOf({ localRules }: DeviceState): FactValue<'asr'> {
  if (localRules === undefined) return 'unknown';
  return localRules.count === 0 ? 'policy' : 'local';
}

function exclusionsOf({ excludedDrives }: DeviceState, group: GroupFacts): FactValue<'exclusions'> {
  if (excludedDrives === undefined) return 'unknown';
  return excludedDrives.every((path) => group.excludedDrives.includes(driveIn(path))) ? 'narrow' : 'drive';
}

function versionsOf({ platform, engine, productStatus }: DeviceState, { lowest }: GroupFacts): FactValue<'versions'> {
  const { platform: leastPlatform, engine: leastEngine } = lowest;
  const met = [
    leastPlatform === undefined ? undefined : isAtLeast(platform, leastPlatform),
    leastEngine === undefined ? undefined : isAtLeast(engine, leastEngine),
  ];
  if (isOutdated(productStatus) || met.includes(false)) return 'old';
  return met.includes(true) ? 'current' : 'unknown';
}

function floorOf({ platform, engine }: DeviceState, plan: OsFacts): FactValue<'floor'> {
  const platformIsMet = isAtLeast(platform, plan.platformFloor);
  if (platformIsMet === false) return 'platform-below';
  const engineIsMet = isAtLeast(engine, plan.engineFloor);
  if (engineIsMet === false) return 'engine-below';
  return platformIsMet === undefined || engineIsMet === undefined ? 'unknown' : 'met';
}

function cloudOf({ cloud: { policy, mdm: managed } }: ModeState, mdmWins: boolean): FactValue<'cloud'> {
  // Of a value that nobody could read nobody knows whether it wins.
  if (policy === undefined || managed === undefined) return 'unknown';
  const mdm = wholeNumberOf(managed);
  const byPolicy = typeof policy === 'number' ? CLOUD.isOn('policy', policy) : undefined;
  const byMdm = mdm === undefined ? undefined : CLOUD.isOn('mdm', mdm);
  const isOn = mdmWins ? (byMdm ?? byPolicy) : (byPolicy ?? byMdm);
  return isOn === undefined ? 'unknown' : isOn ? 'on' : 'off';
}

/** The flag of `PassiveRemediation` that stands for EDR in block mode [ddf]. */
const BLOCK_MODE_FLAG = 1;

function blockPolicyOf({ blockMode: { policy, mdm } }: ModeState, plan: OsFacts): FactValue<'blockPolicy'> {
  if (policy === undefined || mdm === undefined) return 'unknown';
  const flags = policyNumberOf(policy) ?? wholeNumberOf(mdm);
  return flags !== undefined && flags % 2 === BLOCK_MODE_FLAG ? 'set' : plan.withoutPolicy;
}

function conflictOf({ blockMode }: ModeState): FactValue<'conflict'> {
  const [policy, mdm] = [policyNumberOf(blockMode.policy), wholeNumberOf(blockMode.mdm)];
  return policy === undefined || mdm === undefined || mdm === policy ? 'no' : 'yes';
}

/** A number of a policy key: text is not what policy writes, nor is a number below 0 or one that JSON does not hold exactly. */
function policyNumberOf(data: unknown): number | undefined {
  return typeof data === 'number' ? wholeNumberOf(data) : undefined;
}

function changeOf({ modeChangedAt, startedAt }: DeviceState): FactValue<'change'> {
  // What the collector looked through reaches back to the last start only where it knows that.
  if (modeChangedAt === undefined || startedAt === undefined) return 'unknown';
  if (modeChangedAt === null) return 'settled';
  // Times of the script have one form and compare as text; others are worked out.
  const isPlain = modeChangedAt.length === 20 && startedAt.length === 20 && modeChangedAt.endsWith('Z');
  if (isPlain && startedAt.endsWith('Z')) return modeChangedAt > startedAt ? 'since-boot' : 'settled';
  const changed = Date.parse(modeChangedAt);
  const started = Date.parse(startedAt);
  if (Number.isNaN(changed) || Number.isNaN(started)) return 'unknown';
  return changed > started ? 'since-boot' : 'settled';
}
