import { FACTS, type FactId, type Facts } from '@mdav/core/decision';
import { BLOCK_MODE, CLOUD, FORCING, ONBOARDING, TURN_OFF, type ValuePlace, WRONG_FORCING } from '../facts/places.ts';
import { avModeWords } from '../facts/running-mode.ts';
import type { CollectedData } from '../state/collected.ts';
import type { DeviceState } from '../state/device-state.ts';
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
  switch (fact) {
    case 'wanted':
    case 'onboarding':
      return [];
    case 'os':
      return seen([
        ['operating system', state.osText],
        ['build', state.build],
      ]);
    case 'defender':
      return seen([['service WinDefend', state.defenderService]]);
    case 'reported':
      return seen([
        ['AMRunningMode', state.runningMode],
        ['AvMode', state.avMode === undefined ? undefined : avModeWords(state.avMode)],
        ['AMServiceEnabled', state.serviceEnabled === false ? false : undefined],
        ['service WinDefend', state.defenderService === 'Running' ? undefined : state.defenderService],
      ]);
    case 'onboarded':
      return [...values(state, [ONBOARDING]), ...seen([['OnboardingStatus', state.onboardingStatus]])];
    case 'sensor':
      return seen([['service Sense', state.sensorService]]);
    case 'securityCenter':
      return seen([['service wscsvc', state.securityCenterService]]);
    case 'antivirus':
      return seen([['Security Center', state.products]]);
    case 'force':
      return [
        ...values(state, [FORCING]).map((one) => withKind(one, state)),
        ...values(state, WRONG_FORCING).filter(({ held }) => held !== null),
      ];
    case 'turnOff':
      return values(state, [TURN_OFF]);
    case 'tamper':
      return seen([
        ['IsTamperProtected', state.tamperProtected],
        ['AMProductVersion', state.platform],
      ]);
    case 'tamperWish':
      return seen([['IsTamperProtected', state.tamperProtected]]);
    case 'protection':
      return seen([
        ['RealTimeProtectionEnabled', state.realTime],
        ['BehaviorMonitorEnabled', state.behavior],
        ['OnAccessProtectionEnabled', state.onAccess],
        ['IoavProtectionEnabled', state.downloads],
      ]);
    case 'signatures':
      return seen([
        ['AntivirusSignatureAge', state.signatureAge],
        ['security intelligence out of date', state.signaturesOutOfDate],
      ]);
    case 'asr':
      return seen([['rules that stand as no policy has them', state.localRules?.count]]);
    case 'troubleshooting':
      return seen([['TroubleShootingMode', state.troubleshooting]]);
    case 'floor':
      return seen([
        ['AMProductVersion', state.platform],
        ['AMEngineVersion', state.engine],
      ]);
    case 'cloud':
      return values(state, [CLOUD.policy, CLOUD.mdm]);
    case 'blockPolicy':
    case 'conflict':
      return values(state, [BLOCK_MODE.policy, BLOCK_MODE.mdm]);
    case 'change':
      return seen([
        ['last change of a mode value', state.modeChangedAt],
        ['last start of Windows', state.startedAt],
      ]);
  }
}

function seen(pairs: readonly (readonly [where: string, held: Seen['held'] | undefined])[]): readonly Seen[] {
  const told: Seen[] = [];
  for (const [where, held] of pairs) if (held !== undefined) told.push({ where, held });
  return told;
}

/** A number of another kind than DWORD does not show it. */
function withKind(one: Seen, { qwords }: DeviceState): Seen {
  return qwords.includes(one.where) ? { ...one, where: `${one.where} (QWORD)` } : one;
}

function values({ registry }: DeviceState, places: readonly ValuePlace[]): readonly Seen[] {
  return seen(places.map(({ key, name }) => [`${key}\\${name}`, valueAt(registry, key, name)]));
}
