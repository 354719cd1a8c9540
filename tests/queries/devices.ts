import { FLOORS } from '@mdav/core';
import type { FactValue } from '@mdav/core/decision';
import fc from 'fast-check';
import { BLOCK_MODE } from '../../packages/verify/src/facts/places.ts';
import { WATCHED_VALUES } from '../../packages/verify/src/queries/hunting-facts.ts';
import { HUNTING_TABLES } from '../../packages/verify/src/queries/hunting-schema.ts';
import type { DeviceState } from '../../packages/verify/src/state/device-state.ts';
import { PLATFORM_WORDS } from '../../packages/verify/src/state/os-of.ts';
import { readFlat } from '../../packages/verify/src/state/read-flat.ts';
import type { Row, Table, Value } from './kusto-values.ts';

type Watched = keyof typeof WATCHED_VALUES;
const WATCHED = Object.keys(WATCHED_VALUES) as readonly Watched[];

/** What happens to the registry of a device, and is recorded. */
export type RegistryEvent =
  | { readonly kind: 'set'; readonly value: Watched; readonly data: string; readonly type: string }
  | { readonly kind: 'delete'; readonly value: Watched }
  /** The key of a value is deleted, or one `above` it. */
  | { readonly kind: 'delete-key'; readonly value: Watched; readonly above: number }
  /** What has to change nothing: another value, another key, another hive. */
  | { readonly kind: 'other'; readonly value: Watched; readonly what: (typeof OTHERS)[number] };

const OTHERS = ['other-value', 'other-key', 'user-hive', 'key-below', 'key-created'] as const;

/** A device, and what the tables have of it. */
export interface HuntedDevice {
  readonly name: string;
  readonly machineGroup: string;
  readonly tag: string;
  readonly os: string;
  readonly onboarding: string;
  readonly sensor: string;
  readonly avMode: string | null;
  readonly platform: string;
  readonly engine: string;
  /** Assessments: whether it is as recommended; `null` where there is none. */
  readonly tamper: boolean | null;
  readonly cloud: boolean | null;
  readonly realTime: boolean | null;
  readonly behavior: boolean | null;
  readonly signatures: boolean | null;
  readonly events: readonly RegistryEvent[];
  /** Events before this one are older than the query looks. */
  readonly forgotten: number;
  readonly isMerged: boolean;
}

const watched = fc.constantFrom(...WATCHED);
const event: fc.Arbitrary<RegistryEvent> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('set' as const),
      value: watched,
      data: fc.constantFrom('0', '1', '1', '2', '3', 'abc', ''),
      // Older rows lack the kind.
      type: fc.constantFrom('Dword', 'Dword', 'Dword', 'String', ''),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('delete' as const), value: watched }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('delete-key' as const),
      value: watched,
      above: fc.integer({ min: 0, max: 2 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('other' as const), value: watched, what: fc.constantFrom(...OTHERS) }),
  },
);

/** Devices with the names, device groups and tags that the groups of a fleet claim, and others. */
export function huntedDevices(
  names: readonly string[],
  groups: readonly string[],
  tags: readonly string[],
): fc.Arbitrary<HuntedDevice> {
  const orNone = (words: readonly string[]) =>
    fc.oneof({ weight: 3, arbitrary: fc.constant('') }, { weight: 1, arbitrary: fc.constantFrom(...words, 'nobody') });
  return fc.record({
    name: fc.constantFrom(...names, 'nobody.contoso.test'),
    machineGroup: orNone(groups),
    tag: orNone(tags),
    os: fc.constantFrom(...PLATFORM_WORDS.map(([word]) => word).filter((word) => word.startsWith('Windows'))),
    onboarding: fc.constantFrom('Onboarded', 'Onboarded', 'Can be onboarded', 'Unsupported', 'Insufficient info'),
    sensor: fc.constantFrom('Active', 'Active', 'Inactive', 'Misconfigured'),
    avMode: fc.constantFrom('0', '1', '2', '3', '4', '5', null),
    platform: fc.constantFrom(
      '4.18.24090.11',
      '4.18.24090.11',
      FLOORS.turnOffMeansPassive,
      '4.18.2207.7',
      FLOORS.blockModeByPolicy,
      '4.18.2201.11',
      FLOORS.blockModePlatform,
      '4.18.1906.3',
      'new',
      '',
    ),
    engine: fc.constantFrom('1.1.24090.11', '1.1.24090.11', FLOORS.blockModeEngine, '1.1.16700.1', ''),
    tamper: fc.constantFrom(true, false, null),
    cloud: fc.constantFrom(true, false, null),
    realTime: fc.constantFrom(true, true, false, null),
    behavior: fc.constantFrom(true, true, false, null),
    signatures: fc.constantFrom(true, true, false, null),
    events: fc.array(event, { maxLength: 6 }),
    forgotten: fc.constantFrom(0, 0, 0, 1, 2),
    isMerged: fc.constantFrom(false, false, false, false, true),
  });
}

const hiveOf = (key: string) => key.replace(/^HKLM/, 'HKEY_LOCAL_MACHINE');
const above = (key: string, levels: number) =>
  key
    .split('\\')
    .slice(0, -levels || undefined)
    .join('\\');

/** What the events leave of the watched values: data, `null` for what is gone, nothing where nothing was recorded. */
function recorded({ events, forgotten }: HuntedDevice): ReadonlyMap<Watched, number | string | null> {
  const found = new Map<Watched, number | string | null>();
  for (const one of events.slice(forgotten)) {
    if (one.kind === 'set')
      found.set(one.value, one.type !== 'String' && /^\d+$/.test(one.data) ? Number(one.data) : one.data);
    if (one.kind === 'delete') found.set(one.value, null);
    if (one.kind !== 'delete-key') continue;
    const gone = above(WATCHED_VALUES[one.value].key, one.above);
    for (const value of WATCHED) if (`${WATCHED_VALUES[value].key}\\`.startsWith(`${gone}\\`)) found.set(value, null);
  }
  return found;
}

/** The device as the library takes it, with all that the tables tell. */
export function stateOfHunted(device: HuntedDevice): DeviceState {
  const told = readFlat({
    DeviceName: device.name,
    OSPlatform: device.os,
    MachineGroup: device.machineGroup,
    RegistryDeviceTag: device.tag,
    OnboardingStatus: device.onboarding,
    AvMode: device.avMode,
    AvPlatformVersion: device.avMode === null ? null : device.platform,
    AvEngineVersion: device.avMode === null ? null : device.engine,
  });
  if (typeof told === 'string') throw new Error(told);
  const registry: Record<string, Record<string, number | string | null>> = {};
  for (const [value, data] of recorded(device)) {
    const { key, name } = WATCHED_VALUES[value];
    registry[key] = { ...registry[key], [name]: data };
    // Of a number that is there the other channel changes nothing, and the tables do not tell it.
    const { mdm } = BLOCK_MODE;
    if (value === 'blockPolicy' && typeof data === 'number') registry[mdm.key] = { [mdm.name]: null };
  }
  return {
    ...told,
    tamperProtected: device.tamper ?? undefined,
    realTime: device.realTime ?? undefined,
    behavior: device.behavior ?? undefined,
    signaturesOutOfDate: device.signatures === null ? undefined : !device.signatures,
    sensorService: device.sensor === 'Active' ? 'Running' : undefined,
    registry,
  };
}

/** Cloud protection comes from an assessment, which no export has. */
export function cloudOfHunted({ cloud }: HuntedDevice): FactValue<'cloud'> {
  return cloud === null ? 'unknown' : cloud ? 'on' : 'off';
}

const HOUR = 3_600_000;

/** The tables of advanced hunting with these devices: each with older rows that say something else. */
export function huntingTables(
  devices: readonly HuntedDevice[],
  now: Date,
): Readonly<Record<keyof typeof HUNTING_TABLES, Table>> {
  const hoursAgo = (hours: number) => new Date(now.getTime() - hours * HOUR);
  const rows = {
    DeviceInfo: [] as Row[],
    DeviceTvmInfoGathering: [] as Row[],
    DeviceTvmSecureConfigurationAssessment: [] as Row[],
    DeviceRegistryEvents: [] as Row[],
  };
  for (const [index, device] of devices.entries()) {
    const DeviceId = `id-${index}`;
    const both = { DeviceId, DeviceName: device.name };
    const info = {
      ...both,
      OSPlatform: device.os,
      MachineGroup: device.machineGroup,
      OnboardingStatus: device.onboarding,
      SensorHealthState: device.sensor,
      RegistryDeviceTag: device.tag,
      DeviceManualTags: '',
      DeviceDynamicTags: '',
      MergedToDeviceId: '',
    };
    const other = {
      ...info,
      OSPlatform: 'Windows7',
      MachineGroup: 'before',
      OnboardingStatus: 'Insufficient info',
      SensorHealthState: 'Inactive',
    };
    rows.DeviceInfo.push(
      { ...other, Timestamp: hoursAgo(50) },
      { ...info, Timestamp: hoursAgo(5) },
      { ...other, OSPlatform: '', Timestamp: hoursAgo(1) },
    );
    if (device.isMerged)
      rows.DeviceInfo.push({ ...info, OSPlatform: '', MergedToDeviceId: 'id-other', Timestamp: hoursAgo(2) });
    const gathered = (AvMode: string | null, hours: number) => ({
      ...both,
      OSPlatform: device.os,
      LastSeenTime: hoursAgo(hours),
      Timestamp: hoursAgo(hours),
      AdditionalFields: { AvMode, AvPlatformVersion: device.platform, AvEngineVersion: device.engine } as Value,
    });
    if (device.avMode !== null)
      rows.DeviceTvmInfoGathering.push(gathered(device.avMode === '1' ? '0' : '1', 40), gathered(device.avMode, 4));
    rows.DeviceTvmInfoGathering.push(gathered(null, 3));
    for (const [id, isCompliant] of [
      ['scid-2003', device.tamper],
      ['scid-2016', device.cloud],
      ['scid-2012', device.realTime],
      ['scid-91', device.behavior],
      ['scid-2011', device.signatures],
      ['scid-2010', true],
    ] as const) {
      if (isCompliant === null) continue;
      const assessed = (IsCompliant: boolean, IsApplicable: boolean, hours: number) => ({
        ...both,
        ConfigurationId: id,
        IsCompliant,
        IsApplicable,
        Timestamp: hoursAgo(hours),
      });
      rows.DeviceTvmSecureConfigurationAssessment.push(
        assessed(!isCompliant, true, 30),
        assessed(isCompliant, true, 3),
        assessed(!isCompliant, false, 2),
      );
    }
    device.events.forEach((one, at) => {
      const hours = at < device.forgotten ? 24 * 31 - at : 100 - at;
      rows.DeviceRegistryEvents.push({ ...NO_EVENT, ...both, ...eventRow(one), Timestamp: hoursAgo(hours) });
    });
  }
  return Object.fromEntries(
    Object.entries(HUNTING_TABLES).map(([name, { columns }]) => [
      name,
      { columns, rows: rows[name as keyof typeof rows] },
    ]),
  ) as unknown as Readonly<Record<keyof typeof HUNTING_TABLES, Table>>;
}

const NO_EVENT = {
  RegistryKey: '',
  RegistryValueName: '',
  RegistryValueData: '',
  RegistryValueType: '',
  PreviousRegistryKey: '',
  PreviousRegistryValueName: '',
  PreviousRegistryValueData: '',
  InitiatingProcessFileName: 'reg.exe',
  InitiatingProcessAccountName: 'system',
};

/** An event as the tables have it: what is gone has its place in the columns of what was before. */
function eventRow(one: RegistryEvent): Row {
  const { key: place, name } = WATCHED_VALUES[one.value];
  const key = hiveOf(place);
  switch (one.kind) {
    case 'set':
      return {
        ActionType: 'RegistryValueSet',
        RegistryKey: key,
        RegistryValueName: name,
        RegistryValueData: one.data,
        RegistryValueType: one.type,
      };
    case 'delete':
      return {
        ActionType: 'RegistryValueDeleted',
        PreviousRegistryKey: key,
        PreviousRegistryValueName: name,
        PreviousRegistryValueData: '1',
      };
    case 'delete-key':
      return { ActionType: 'RegistryKeyDeleted', PreviousRegistryKey: above(key, one.above) };
    case 'other':
      return OTHER_ROWS[one.what](key, name);
  }
}

const OTHER_ROWS: Readonly<Record<(typeof OTHERS)[number], (key: string, name: string) => Row>> = {
  'other-value': (key) => ({
    ActionType: 'RegistryValueSet',
    RegistryKey: key,
    RegistryValueName: 'Another',
    RegistryValueData: '1',
  }),
  'other-key': (key, name) => ({
    ActionType: 'RegistryValueSet',
    RegistryKey: `${key} Copy`,
    RegistryValueName: name,
    RegistryValueData: '1',
  }),
  'user-hive': (key) => ({
    ActionType: 'RegistryKeyDeleted',
    PreviousRegistryKey: key.replace('HKEY_LOCAL_MACHINE', 'HKEY_CURRENT_USER'),
  }),
  'key-below': (key) => ({ ActionType: 'RegistryKeyDeleted', PreviousRegistryKey: `${key}\\Below` }),
  'key-created': (key) => ({ ActionType: 'RegistryKeyCreated', RegistryKey: key }),
};
