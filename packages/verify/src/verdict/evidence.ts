import { FACTS, type FactId, type Facts } from '@mdav/core/decision';
import { BLOCK_MODE, CLOUD, FORCING, ONBOARDING, TURN_OFF, type ValuePlace, WRONG_FORCING } from '../facts/places.ts';
import { avModeWords } from '../facts/running-mode.ts';
import type { CollectedData } from '../state/collected.ts';
import type { DeviceState } from '../state/device-state.ts';
import { isOutdated, isServiceStopped, isWithoutEngine } from '../state/product-status.ts';
import { valueAt } from '../state/registry-value.ts';

/** A fact that decided, and what the device said of it. */
export interface Evidence {
  readonly fact: FactId;
  readonly title: string;
  readonly value: string;
  /** What the value means; a complete sentence. */
  readonly means: string;
  /** What was looked at, with what it held: `null` for not there. Empty when the device told nothing of it. */
  readonly seen: readonly Seen[];
}

/** One thing that was looked at. */
export interface Seen {
  /** A field, a service, or a registry value with its key. */
  readonly where: string;
  readonly held: CollectedData | boolean | null;
}

/** The evidence for a fact; `seen` is what {@link seenOf} finds of it. */
export function evidenceOf(fact: FactId, facts: Facts, seen: readonly Seen[]): Evidence {
  const { title, values } = FACTS[fact];
  const value = facts[fact];
  const means = (values as Readonly<Record<string, string>>)[value] ?? '';
  return { fact, title, value, means, seen };
}

/** What a device told of a fact. */
export function seenOf(fact: FactId, state: DeviceState): readonly Seen[] {
  const told: Seen[] = [];
  for (const { where, heldBy } of LOOKS[fact]) {
    const held = heldBy(state);
    if (held !== undefined) told.push({ where, held });
  }
  return told;
}

/** Adds to a row of parts all that {@link seenOf} follows from. */
export function addSeen(parts: unknown[], fact: FactId, state: DeviceState): void {
  const looks = LOOKS[fact];
  for (let index = 0; index < looks.length; index++) {
    const held = (looks[index] as Look).heldBy(state);
    if (!Array.isArray(held) || held.length > MOST_ITEMS) parts.push(held);
    else for (const part of [LIST, ...(held as readonly unknown[]), LIST]) parts.push(part);
  }
}

/** Stands around the items of a list, so that they are not taken for other parts. */
const LIST = Symbol('list');
/** A longer list is alike to itself alone. */
const MOST_ITEMS = 16;

/** One thing to look at; nothing where there is nothing to show of it. */
interface Look {
  readonly where: string;
  readonly heldBy: (state: DeviceState) => Seen['held'] | undefined;
}

/** What is looked at for each fact. */
const LOOKS: Readonly<Record<FactId, readonly Look[]>> = {
  wanted: [],
  onboarding: [],
  os: [look('operating system', ({ osText }) => osText), look('build', ({ build }) => build)],
  defender: [look('service WinDefend', ({ defenderService }) => defenderService)],
  reported: [
    look('AMRunningMode', ({ runningMode }) => runningMode),
    look('AvMode', ({ avMode }) => (avMode === undefined ? undefined : avModeWords(avMode))),
    look('AMServiceEnabled', ({ serviceEnabled }) => (serviceEnabled === false ? false : undefined)),
    look('ProductStatus', ({ productStatus }) => (isServiceStopped(productStatus) ? productStatus : undefined)),
    look('service WinDefend', ({ defenderService }) => (defenderService === 'Running' ? undefined : defenderService)),
  ],
  onboarded: [lookAt(ONBOARDING), look('OnboardingStatus', ({ onboardingStatus }) => onboardingStatus)],
  sensor: [look('service Sense', ({ sensorService }) => sensorService)],
  securityCenter: [look('service wscsvc', ({ securityCenterService }) => securityCenterService)],
  antivirus: [look('Security Center', ({ products }) => products)],
  force: [...lookAtNumber(FORCING), ...WRONG_FORCING.map(lookIfThere)],
  turnOff: [lookAt(TURN_OFF)],
  tamper: [
    look('IsTamperProtected', ({ tamperProtected }) => tamperProtected),
    look('AMProductVersion', ({ platform }) => platform),
  ],
  tamperWish: [look('IsTamperProtected', ({ tamperProtected }) => tamperProtected)],
  protection: [
    look('AntivirusEnabled', ({ antivirusEnabled }) => antivirusEnabled),
    look('RealTimeProtectionEnabled', ({ realTime }) => realTime),
    look('BehaviorMonitorEnabled', ({ behavior }) => behavior),
    look('OnAccessProtectionEnabled', ({ onAccess }) => onAccess),
    look('IoavProtectionEnabled', ({ downloads }) => downloads),
    look('ProductStatus', ({ productStatus }) => (isWithoutEngine(productStatus) ? productStatus : undefined)),
  ],
  signatures: [
    look('AntivirusSignatureAge', ({ signatureAge }) => signatureAge),
    look('security intelligence out of date', ({ signaturesOutOfDate }) => signaturesOutOfDate),
  ],
  asr: [look('rules that stand as no policy has them', ({ localRules }) => localRules?.count)],
  exclusions: [look('exclusions that cover a whole drive or programs', ({ excludedDrives }) => excludedDrives)],
  versions: [
    look('AMProductVersion', ({ platform }) => platform),
    look('AMEngineVersion', ({ engine }) => engine),
    look('ProductStatus', ({ productStatus }) => (isOutdated(productStatus) ? productStatus : undefined)),
  ],
  troubleshooting: [look('TroubleShootingMode', ({ troubleshooting }) => troubleshooting)],
  floor: [look('AMProductVersion', ({ platform }) => platform), look('AMEngineVersion', ({ engine }) => engine)],
  cloud: [lookAt(CLOUD.policy), lookAt(CLOUD.mdm)],
  blockPolicy: [lookAt(BLOCK_MODE.policy), lookAt(BLOCK_MODE.mdm)],
  conflict: [lookAt(BLOCK_MODE.policy), lookAt(BLOCK_MODE.mdm)],
  change: [
    look('last change of a mode value', ({ modeChangedAt }) => modeChangedAt),
    look('last start of Windows', ({ startedAt }) => startedAt),
  ],
};

function look(where: string, heldBy: Look['heldBy']): Look {
  return { where, heldBy };
}

function lookAt({ key, name }: ValuePlace): Look {
  return look(`${key}\\${name}`, ({ registry }) => valueAt(registry, key, name));
}

function lookIfThere(place: ValuePlace): Look {
  const { where, heldBy } = lookAt(place);
  return look(where, (state) => heldBy(state) ?? undefined);
}

/** A number of another kind than DWORD does not show it. */
function lookAtNumber(place: ValuePlace): readonly Look[] {
  const { where, heldBy } = lookAt(place);
  const when = (isQword: boolean) => (state: DeviceState) =>
    state.qwords.includes(where) === isQword ? heldBy(state) : undefined;
  return [look(where, when(false)), look(`${where} (QWORD)`, when(true))];
}
