import type { DeviceState, LocalRules, RegistryState } from './device-state.ts';
import { knownOs } from './os-of.ts';
import { booleanOf, buildIn, isRecord, textOf, textOrNull, wholeNumberOf } from './plain.ts';
import { idleWord, isOther } from './products.ts';
import { longKey, longKeys } from './short-keys.ts';
import { unreadFields } from './unread.ts';

const NOTHING: Readonly<Record<string, unknown>> = Object.freeze({});
const NO_TAGS: readonly string[] = Object.freeze([]) as readonly string[];

/** Reads what `Get-MdavState.ps1` printed; nothing without a name of the device, be it `name`. */
export function readCollected(document: Readonly<Record<string, unknown>>, name?: string): DeviceState | undefined {
  const device = textOf(document['device']) ?? name;
  if (device === undefined) return undefined;
  const status = recordOf(document['status']);
  const services = recordOf(document['services']);
  const os = recordOf(document['os']);
  const words = {
    caption: textOf(os['caption']),
    build: wholeNumberOf(os['build']) ?? buildIn(textOf(os['version'])),
    productType: wholeNumberOf(os['productType']),
    platform: undefined,
  };
  const known = knownOs(words);
  const { antivirus, registry, asr, excludedDrives, qwords, dropped } = document;
  const products = productsOf(antivirus);
  return {
    shape: 'collected',
    device,
    fleet: textOf(document['fleet']),
    group: textOf(document['group']),
    machineGroup: undefined,
    tags: NO_TAGS,
    os: known.os,
    osClass: known.osClass,
    otherSystem: undefined,
    osText: words.caption,
    build: words.build,
    runningMode: textOf(status['AMRunningMode']),
    avMode: undefined,
    serviceEnabled: booleanOf(status['AMServiceEnabled']),
    antivirusEnabled: booleanOf(status['AntivirusEnabled']),
    tamperProtected: booleanOf(status['IsTamperProtected']),
    realTime: booleanOf(status['RealTimeProtectionEnabled']),
    behavior: booleanOf(status['BehaviorMonitorEnabled']),
    onAccess: booleanOf(status['OnAccessProtectionEnabled']),
    downloads: booleanOf(status['IoavProtectionEnabled']),
    signatureAge: wholeNumberOf(status['AntivirusSignatureAge']),
    signaturesOutOfDate: booleanOf(status['DefenderSignaturesOutOfDate']),
    troubleshooting: textOf(status['TroubleShootingMode']),
    productStatus: wholeNumberOf(status['ProductStatus']),
    controlledConfiguration: textOf(status['ControlledConfigurationState']),
    platform: textOf(status['AMProductVersion']),
    engine: textOf(status['AMEngineVersion']),
    collectedAt: textOf(document['collectedAt']),
    lastSeenAt: undefined,
    startedAt: textOf(document['startedAt']),
    modeChangedAt: textOrNull(document['modeChangedAt']),
    defenderService: textOrNull(services['WinDefend']),
    sensorService: textOrNull(services['Sense']),
    securityCenterService: textOrNull(services['wscsvc']),
    products: products.names,
    idleProducts: products.idle,
    hasOtherProduct: products.hasOther,
    onboardingStatus: undefined,
    registry: isRecord(registry) ? longKeys(registry as RegistryState) : undefined,
    localRules: localRulesOf(asr),
    excludedDrives: Array.isArray(excludedDrives) ? textsOf(excludedDrives) : undefined,
    qwords: textsOf(qwords).map(longKey),
    dropped: textsOf(dropped),
    unread: unreadFields(status),
  };
}

const NO_RULES: LocalRules = Object.freeze({ count: 0, rules: Object.freeze([]) });

function localRulesOf(value: unknown): LocalRules | undefined {
  if (!isRecord(value)) {
    const count = wholeNumberOf(value);
    return count === undefined ? undefined : { count, rules: NO_RULES.rules };
  }
  const rules: LocalRules['rules'][number][] = [];
  for (const name in value) {
    const [id, action] = [textOf(name), wholeNumberOf(value[name])];
    if (id !== undefined && action !== undefined) rules.push({ id, action });
  }
  return rules.length === 0 ? NO_RULES : { count: rules.length, rules };
}

function textsOf(value: unknown): readonly string[] {
  if (!Array.isArray(value)) return NO_TAGS;
  return (value as readonly unknown[]).filter((one): one is string => textOf(one) !== undefined);
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : NOTHING;
}

interface Products {
  readonly names: readonly string[] | undefined;
  /** Not told where one could not be read and none of the others is another antivirus. */
  readonly hasOther: boolean | undefined;
  /** The others with a word on why they do not run; empty where one of them may. */
  readonly idle: readonly string[];
}

const NAMELESS = '(without a name)';
const NO_PRODUCTS: Products = Object.freeze({ names: undefined, hasOther: undefined, idle: NO_TAGS });

function productsOf(value: unknown): Products {
  if (!Array.isArray(value)) return NO_PRODUCTS;
  const names: string[] = [];
  const idle: string[] = [];
  let hasOther = false;
  let mayRun = false;
  let isUnclear = false;
  for (const product of value as readonly unknown[]) {
    const told = recordOf(product);
    const name = textOf(told['name']);
    const state = wholeNumberOf(told['state']);
    const isAnother = isOther(name, state, told['own'] === true);
    if (isAnother === undefined) {
      isUnclear = true;
      continue;
    }
    names.push(name ?? NAMELESS);
    if (!isAnother) continue;
    hasOther = true;
    const word = idleWord(state);
    if (word === undefined) mayRun = true;
    else idle.push(`${name ?? NAMELESS} (${word})`);
  }
  return {
    names,
    hasOther: hasOther || !isUnclear ? hasOther : undefined,
    idle: mayRun || isUnclear ? NO_TAGS : idle,
  };
}
