import { isPassive, isServer, OS_INFO, OS_KIND_INFO, type OsId } from '@mdav/core';
import type { ExpectedState } from '@mdav/core/decision';
import { BLOCK_MODE, MODE_VALUES } from '../facts/places.ts';
import type { CollectedData, CollectedOs, CollectedState } from '../state/collected.ts';

/** An operating system as a device of its newest release names it. */
export function osWords(os: OsId): Required<CollectedOs> {
  const { caption, title, kind, versions } = OS_INFO[os];
  const build = Math.max(...Object.values(versions));
  const [productType = 0] = OS_KIND_INFO[kind].productTypes.slice(-1);
  return { caption: caption ?? `Microsoft ${title}`, version: `10.0.${build}`, build, productType };
}

/** A device of the making: everything may be changed before it is read. */
export type Writable<T> = { -readonly [K in keyof T]: T[K] };
export type MadeDevice = Writable<CollectedState> & {
  status: Record<string, string | number | boolean | null>;
  services: Record<string, string | null>;
  registry: Record<string, Record<string, CollectedData | null>>;
};

/** Puts a value into the registry of a made device. */
export function putValue(
  { registry }: MadeDevice,
  { key, name }: { readonly key: string; readonly name: string },
  data: CollectedData | null,
): void {
  registry[key] ??= {};
  const values = registry[key];
  values[name] = data;
}

/** The device that an expected state describes, with the settings where `place` has them as far as it can. */
export function rightDevice(expected: ExpectedState, os: OsId, place: 'policy' | 'mdm'): MadeDevice {
  const wanted = expected.devices.find((device) => device.os === os);
  if (wanted === undefined) throw new Error(`${expected.group} has no ${os}`);
  const device: MadeDevice = {
    mdav: 1,
    collectedAt: '2026-11-21T12:00:00Z',
    device: `${expected.group}-1`,
    fleet: expected.fleet,
    group: expected.group,
    os: osWords(os),
    startedAt: '2026-11-20T06:00:00Z',
    modeChangedAt: null,
    status: {
      AMRunningMode: wanted.status.AMRunningMode[0] ?? '',
      AMServiceEnabled: true,
      AntivirusEnabled: true,
      RealTimeProtectionEnabled: true,
      BehaviorMonitorEnabled: true,
      OnAccessProtectionEnabled: true,
      IoavProtectionEnabled: true,
      AntivirusSignatureAge: 0,
      TroubleShootingMode: 'Disabled',
      IsTamperProtected: wanted.status.IsTamperProtected ?? false,
      AMProductVersion: '4.18.26090.5',
      AMEngineVersion: '1.1.26090.3',
    },
    services: {
      WinDefend: 'Running',
      Sense: wanted.services['Sense'] ?? null,
      wscsvc: isServer(os) ? null : 'Running',
    },
    antivirus: isServer(os)
      ? null
      : [{ name: 'Windows Defender' }, ...(isPassive(expected.mode) ? [{ name: 'Contoso Protect' }] : [])],
    excludedDrives: [],
    registry: {},
  };
  const put = (key: string, name: string, data: CollectedData | null) => {
    putValue(device, { key, name }, data);
  };
  for (const { key, name } of MODE_VALUES) put(key, name, null);
  for (const { setting, policy, mdm, by } of expected.settings ?? []) {
    const here = place === 'mdm' && mdm !== undefined && setting !== 'forceDefenderPassiveMode';
    const entries = here || policy === undefined ? mdm : policy;
    const others = entries === mdm ? policy : mdm;
    for (const entry of others ?? [])
      if ('values' in entry) device.registry[entry.key] ??= {};
      else put(entry.key, entry.name, null);
    for (const entry of entries ?? [])
      if ('values' in entry) {
        device.registry[entry.key] ??= {};
        for (const [name, data] of Object.entries(entry.values)) put(entry.key, name, data);
      } else put(entry.key, entry.name, entry.data);
    if (setting === 'passiveRemediation' && by.length === 0) put(BLOCK_MODE.policy.key, BLOCK_MODE.policy.name, null);
  }
  for (const { key, name, data } of wanted.registry) put(key, name, data);
  return device;
}
