import { FLOORS } from '@mdav/core';
import type { Facts, FactValue } from '@mdav/core/decision';
import type { DeviceState } from '../state/device-state.ts';
import { wholeNumberOf } from '../state/plain.ts';
import { valueAt } from '../state/registry-value.ts';
import type { GroupFacts, OsFacts } from './group-facts.ts';
import { BLOCK_MODE, CLOUD, FORCING, ONBOARDING, TURN_OFF, WRONG_FORCING } from './places.ts';
import { avModeOf, runningModeOf } from './running-mode.ts';
import { isAtLeast } from './version.ts';

/** What the decision table has to know of a device, held against what its group wants. */
export function factsOf(state: DeviceState, group: GroupFacts): Facts {
  const plan = group.planOf(state.os);
  const isServer = plan.os === 'server' || state.osClass === 'server';
  return {
    wanted: group.wanted,
    os: plan.os,
    defender: defenderOf(state),
    reported: reportedOf(state),
    onboarded: onboardedOf(state),
    sensor: serviceOf(state.sensorService),
    securityCenter: isServer ? 'unknown' : serviceOf(state.securityCenterService),
    antivirus: isServer ? 'unknown' : antivirusOf(state),
    force: forceOf(state),
    turnOff: turnOffOf(state),
    tamper: tamperOf(state),
    floor: group.wantsBlockMode ? floorOf(state, plan) : 'met',
    cloud: cloudOf(state, group.mdmWins),
    blockPolicy: blockPolicyOf(state, plan),
    conflict: conflictOf(state),
    change: changeOf(state),
  };
}

function defenderOf({ defenderService }: DeviceState): FactValue<'defender'> {
  if (defenderService === undefined) return 'unknown';
  return defenderService === null ? 'missing' : 'installed';
}

const STOPPED: ReadonlySet<string> = new Set(['stopped', 'stoppending', 'paused', 'pausepending']);

function reportedOf({ runningMode, avMode, defenderService, serviceEnabled }: DeviceState): FactValue<'reported'> {
  if (
    typeof defenderService === 'string' &&
    defenderService !== 'Running' &&
    STOPPED.has(defenderService.toLowerCase())
  )
    return 'not-running';
  if (serviceEnabled === false) return 'not-running';
  if (runningMode !== undefined) return runningModeOf(runningMode);
  return avMode === undefined ? 'unknown' : avModeOf(avMode);
}

function onboardedOf({ registry, onboardingStatus }: DeviceState): FactValue<'onboarded'> {
  const state = valueAt(registry, ONBOARDING.key, ONBOARDING.name);
  if (state !== undefined) return state === 1 ? 'yes' : 'no';
  switch (onboardingStatus?.toLowerCase()) {
    case 'onboarded':
      return 'yes';
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

function antivirusOf({ products }: DeviceState): FactValue<'antivirus'> {
  if (products === undefined) return 'unknown';
  return products.some(isOther) ? 'registered' : 'none';
}

/** True for every product but Defender Antivirus, which registers under its old name or its present one. */
export function isOther(product: string): boolean {
  return product !== 'Windows Defender' && !/^(?:windows|microsoft) defender(?: antivirus)?$/i.test(product.trim());
}

function forceOf({ registry }: DeviceState): FactValue<'force'> {
  if (registry === undefined) return 'unknown';
  const data = valueAt(registry, FORCING.key, FORCING.name);
  if (data === 1) return 'passive';
  if (data === 0) return 'active';
  if (data !== null) return 'unknown';
  for (const { key, name } of WRONG_FORCING) {
    const wrong = valueAt(registry, key, name);
    if (wrong !== null && wrong !== undefined) return 'wrong-key';
  }
  return 'absent';
}

function turnOffOf({ registry }: DeviceState): FactValue<'turnOff'> {
  const data = valueAt(registry, TURN_OFF.key, TURN_OFF.name);
  if (data === null) return 'absent';
  return data === 1 ? 'enabled' : data === 0 ? 'disabled' : 'unknown';
}

function tamperOf({ tamperProtected, platform }: DeviceState): FactValue<'tamper'> {
  if (tamperProtected === undefined) return 'unknown';
  if (!tamperProtected) return 'free';
  const holds = isAtLeast(platform, FLOORS.turnOffMeansPassive);
  return holds === undefined ? 'unknown' : holds ? 'holds-active' : 'free';
}

function floorOf({ platform, engine }: DeviceState, plan: OsFacts): FactValue<'floor'> {
  const platformIsMet = isAtLeast(platform, plan.platformFloor);
  if (platformIsMet === false) return 'platform-below';
  const engineIsMet = isAtLeast(engine, plan.engineFloor);
  if (engineIsMet === false) return 'engine-below';
  return platformIsMet === undefined || engineIsMet === undefined ? 'unknown' : 'met';
}

function cloudOf({ registry }: DeviceState, mdmWins: boolean): FactValue<'cloud'> {
  if (registry === undefined) return 'unknown';
  const policy = valueAt(registry, CLOUD.policy.key, CLOUD.policy.name);
  const mdm = wholeNumberOf(valueAt(registry, CLOUD.mdm.key, CLOUD.mdm.name));
  const byPolicy = typeof policy === 'number' ? CLOUD.isOn('policy', policy) : undefined;
  const byMdm = mdm === undefined ? undefined : CLOUD.isOn('mdm', mdm);
  const isOn = mdmWins ? (byMdm ?? byPolicy) : (byPolicy ?? byMdm);
  return isOn === undefined ? 'unknown' : isOn ? 'on' : 'off';
}

/** The flag of `PassiveRemediation` that stands for EDR in block mode [ddf]. */
const BLOCK_MODE_FLAG = 1;

function blockPolicyOf({ registry }: DeviceState, plan: OsFacts): FactValue<'blockPolicy'> {
  if (registry === undefined) return 'unknown';
  const policy = valueAt(registry, BLOCK_MODE.policy.key, BLOCK_MODE.policy.name);
  if (typeof policy === 'number') return policy % 2 === BLOCK_MODE_FLAG ? 'set' : plan.withoutPolicy;
  const mdm = valueAt(registry, BLOCK_MODE.mdm.key, BLOCK_MODE.mdm.name);
  const flags = wholeNumberOf(mdm);
  if (flags !== undefined && flags % 2 === BLOCK_MODE_FLAG) return 'set';
  return policy === undefined || mdm === undefined ? 'unknown' : plan.withoutPolicy;
}

function conflictOf({ registry }: DeviceState): FactValue<'conflict'> {
  if (registry === undefined) return 'no';
  const policy = valueAt(registry, BLOCK_MODE.policy.key, BLOCK_MODE.policy.name);
  if (typeof policy !== 'number') return 'no';
  const mdm = wholeNumberOf(valueAt(registry, BLOCK_MODE.mdm.key, BLOCK_MODE.mdm.name));
  return mdm === undefined || mdm === policy ? 'no' : 'yes';
}

function changeOf({ modeChangedAt, startedAt }: DeviceState): FactValue<'change'> {
  if (modeChangedAt === undefined) return 'unknown';
  if (modeChangedAt === null) return 'settled';
  if (startedAt === undefined) return 'unknown';
  // Times of the script have one form and compare as text; others are worked out.
  const isPlain = modeChangedAt.length === 20 && startedAt.length === 20 && modeChangedAt.endsWith('Z');
  if (isPlain && startedAt.endsWith('Z')) return modeChangedAt > startedAt ? 'since-boot' : 'settled';
  const changed = Date.parse(modeChangedAt);
  const started = Date.parse(startedAt);
  if (Number.isNaN(changed) || Number.isNaN(started)) return 'unknown';
  return changed > started ? 'since-boot' : 'settled';
}
