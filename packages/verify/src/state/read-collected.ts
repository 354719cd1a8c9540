import type { DeviceState, RegistryState } from './device-state.ts';
import { osClassOf, osOf } from './os-of.ts';
import { booleanOf, isRecord, textOf, textOrNull, wholeNumberOf } from './plain.ts';

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
  const { registry } = document;
  return {
    shape: 'collected',
    device,
    fleet: textOf(document['fleet']),
    group: textOf(document['group']),
    machineGroup: undefined,
    tags: NO_TAGS,
    os: osOf(words),
    osClass: osClassOf(words),
    osText: words.caption,
    build: words.build,
    runningMode: textOf(status['AMRunningMode']),
    avMode: undefined,
    serviceEnabled: booleanOf(status['AMServiceEnabled']),
    tamperProtected: booleanOf(status['IsTamperProtected']),
    platform: textOf(status['AMProductVersion']),
    engine: textOf(status['AMEngineVersion']),
    collectedAt: textOf(document['collectedAt']),
    startedAt: textOf(document['startedAt']),
    modeChangedAt: textOrNull(document['modeChangedAt']),
    defenderService: textOrNull(services['WinDefend']),
    sensorService: textOrNull(services['Sense']),
    securityCenterService: textOrNull(services['wscsvc']),
    products: productsOf(document['antivirus']),
    onboardingStatus: undefined,
    registry: isRecord(registry) ? (registry as RegistryState) : undefined,
  };
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : NOTHING;
}

/** The build in `10.0.17763`. */
function buildIn(version: string | undefined): number | undefined {
  return version === undefined ? undefined : wholeNumberOf(version.split('.', 3)[2]);
}

function productsOf(value: unknown): readonly string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const names: string[] = [];
  for (const product of value as readonly unknown[]) {
    const name = isRecord(product) ? textOf(product['name']) : undefined;
    if (name !== undefined) names.push(name);
  }
  return names;
}
