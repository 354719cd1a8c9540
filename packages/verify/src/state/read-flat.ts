import { FACTS } from '@mdav/core/decision';
import type { DeviceState, StateShape } from './device-state.ts';
import { knownOs, otherSystemOf } from './os-of.ts';
import { booleanOf, buildIn, isRecord, textOf, wholeNumberOf } from './plain.ts';
import { SEVERAL } from './several.ts';
import { unreadField } from './unread.ts';

/** What a flat record told, before it becomes a state. Local to one record. */
interface Told {
  shape?: StateShape;
  name?: string | undefined;
  /** The host that CIM asked. */
  server?: string | undefined;
  id?: string | undefined;
  fleet?: string | undefined;
  group?: string | undefined;
  machineGroup?: string | undefined;
  tags: string[];
  unread: string[];
  caption?: string | undefined;
  build?: number | undefined;
  productType?: number | undefined;
  osKind?: string | undefined;
  platformWord?: string | undefined;
  runningMode?: string | undefined;
  avMode?: string | undefined;
  serviceEnabled?: boolean | undefined;
  antivirusEnabled?: boolean | undefined;
  tamperProtected?: boolean | undefined;
  realTime?: boolean | undefined;
  behavior?: boolean | undefined;
  onAccess?: boolean | undefined;
  downloads?: boolean | undefined;
  signatureAge?: number | undefined;
  signaturesOutOfDate?: boolean | undefined;
  troubleshooting?: string | undefined;
  productStatus?: number | undefined;
  controlledConfiguration?: string | undefined;
  platform?: string | undefined;
  engine?: string | undefined;
  collectedAt?: string | undefined;
  lastSeenAt?: string | undefined;
  onboardingStatus?: string | undefined;
}

/** The columns that are read, in lower case; all others are passed over. */
const COLUMNS: Readonly<Record<string, (told: Told, value: unknown) => void>> = {
  __proto__: null as never,
  amrunningmode: (told, value) => {
    told.shape = 'status';
    told.runningMode = textOf(value);
  },
  amserviceenabled: (told, value) => {
    told.shape = 'status';
    told.serviceEnabled = booleanOf(value);
  },
  amproductversion: (told, value) => {
    told.shape = 'status';
    told.platform = textOf(value);
  },
  amengineversion: (told, value) => {
    told.shape = 'status';
    told.engine = textOf(value);
  },
  antivirusenabled: (told, value) => {
    told.antivirusEnabled = booleanOf(value);
  },
  istamperprotected: (told, value) => {
    told.tamperProtected = booleanOf(value);
  },
  realtimeprotectionenabled: (told, value) => {
    told.realTime = booleanOf(value);
  },
  behaviormonitorenabled: (told, value) => {
    told.behavior = booleanOf(value);
  },
  onaccessprotectionenabled: (told, value) => {
    told.onAccess = booleanOf(value);
  },
  ioavprotectionenabled: (told, value) => {
    told.downloads = booleanOf(value);
  },
  antivirussignatureage: (told, value) => {
    told.signatureAge = wholeNumberOf(value);
  },
  defendersignaturesoutofdate: (told, value) => {
    const isOld = booleanOf(value);
    // Of two words that contradict each other the worse one counts.
    if (isOld !== undefined) told.signaturesOutOfDate = isOld || told.signaturesOutOfDate === true;
  },
  avissignatureuptodate: (told, value) => {
    const isNew = booleanOf(value);
    if (isNew !== undefined) told.signaturesOutOfDate = !isNew || told.signaturesOutOfDate === true;
  },
  troubleshootingmode: (told, value) => {
    told.troubleshooting = textOf(value);
  },
  productstatus: (told, value) => {
    told.productStatus = wholeNumberOf(value);
  },
  controlledconfigurationstate: (told, value) => {
    told.controlledConfiguration = textOf(value);
  },
  pscomputername: (told, value) => {
    told.name = textOf(value) ?? told.name;
  },
  computername: (told, value) => {
    told.name ??= textOf(value);
  },
  devicename: (told, value) => {
    told.name = textOf(value) ?? told.name;
  },
  device: (told, value) => {
    told.name ??= textOf(value);
  },
  computerdnsname: (told, value) => {
    told.name ??= textOf(value);
  },
  cimsystemproperties: (told, value) => {
    const server = isRecord(value) ? textOf(value['ServerName']) : undefined;
    if (server !== undefined && !LOCAL.has(server.toLowerCase())) told.server = server;
  },
  computerid: (told, value) => {
    told.id = textOf(value);
  },
  deviceid: (told, value) => {
    told.id ??= textOf(value);
  },
  fleet: (told, value) => {
    told.fleet = textOf(value);
  },
  group: (told, value) => {
    // What several groups claim names none of them.
    if (value !== SEVERAL) told.group = textOf(value);
  },
  machinegroup: (told, value) => {
    told.machineGroup = textOf(value);
  },
  registrydevicetag: addTags,
  devicemanualtags: addTags,
  devicedynamictags: addTags,
  tags: addTags,
  caption: (told, value) => {
    told.caption = textOf(value);
  },
  oscaption: (told, value) => {
    told.caption = textOf(value);
  },
  oskind: (told, value) => {
    // No table of hunting has it.
    told.shape = 'health';
    told.osKind = textOf(value);
  },
  osversion: (told, value) => {
    told.build ??= buildIn(textOf(value));
  },
  rbacgroupname: (told, value) => {
    told.machineGroup ??= textOf(value);
  },
  machineid: (told, value) => {
    told.id ??= textOf(value);
  },
  datarefreshtimestamp: (told, value) => {
    told.collectedAt = textOf(value);
  },
  // Of `DeviceTvmInfoGathering` and the device health API, whose other time is that of the report [health-api].
  lastseentime: (told, value) => {
    told.lastSeenAt = textOf(value);
  },
  osplatform: (told, value) => {
    told.shape ??= 'hunting';
    // Hunting writes `WindowsServer2022`, the device health API also `Windows 10`.
    told.platformWord = textOf(value)?.replaceAll(' ', '');
  },
  osbuild: (told, value) => {
    told.build = wholeNumberOf(value);
  },
  producttype: (told, value) => {
    told.productType = wholeNumberOf(value);
  },
  onboardingstatus: (told, value) => {
    told.shape ??= 'hunting';
    told.onboardingStatus = textOf(value);
  },
  avmode: (told, value) => {
    told.shape ??= 'hunting';
    told.avMode = (typeof value === 'number' ? String(value) : textOf(value)) ?? told.avMode;
  },
  // Columns of the first query of `hunting.kql`: words of facts, and versions.
  reported: (told, value) => {
    const word = textOf(value);
    if (word === undefined || !Object.hasOwn(FACTS.reported.values, word)) return;
    told.shape ??= 'hunting';
    if (word !== 'unknown') told.avMode ??= word;
  },
  onboarded: (told, value) => {
    if (value === 'yes' || value === 'no') told.onboardingStatus ??= value;
  },
  platform: (told, value) => {
    told.platform ??= versionOf(value);
  },
  engine: (told, value) => {
    told.engine ??= versionOf(value);
  },
  signatures: (told, value) => {
    if (value === 'old' || value === 'current') told.signaturesOutOfDate ??= value === 'old';
  },
  lastreport: (told, value) => {
    told.collectedAt ??= textOf(value);
  },
  avplatformversion: (told, value) => {
    told.shape ??= 'hunting';
    told.platform = textOf(value) ?? told.platform;
  },
  avengineversion: (told, value) => {
    told.shape ??= 'hunting';
    told.engine = textOf(value) ?? told.engine;
  },
  additionalfields: (told, value) => {
    // The dynamic column of `DeviceTvmInfoGathering`; what it has of Defender Antivirus begins so.
    const fields = isRecord(value) ? value : jsonIn(value);
    if (isRecord(fields)) for (const name in fields) if (/^av/i.test(name)) take(told, name, fields[name]);
  },
  timestamp: (told, value) => {
    told.collectedAt = textOf(value);
  },
};

/** Other tables have columns of these names too. */
function versionOf(value: unknown): string | undefined {
  const text = textOf(value);
  return text !== undefined && /^\d+(?:\.\d+){1,3}$/.test(text) ? text : undefined;
}

/** What CIM calls a host that it did not go to another one for. */
const LOCAL: ReadonlySet<string> = new Set(['.', 'localhost']);

function take(told: Told, name: string, value: unknown): void {
  // Column names are short; a long one is data of somebody who tries things.
  const column = name.length <= 40 ? COLUMNS[name.toLowerCase()] : undefined;
  if (column === undefined) return;
  column(told, value);
  const unread = unreadField(name, value);
  if (unread !== undefined) told.unread.push(unread);
}

/** Tags as a JSON array, also inside a text, or as one text. */
function addTags(told: Told, value: unknown): void {
  const text = textOf(value);
  const list = text?.startsWith('[') ? jsonIn(text) : value;
  if (Array.isArray(list)) {
    for (const tag of list as readonly unknown[]) {
      const known = textOf(tag);
      if (known !== undefined) told.tags.push(known);
    }
  } else if (text !== undefined) told.tags.push(text);
}

function jsonIn(value: unknown): unknown {
  if (typeof value !== 'string' || value.length > 65_536) return undefined;
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}

const NONE: readonly string[] = Object.freeze([]) as readonly string[];

/** Why a flat record is no state. */
export type FlatProblem = 'unknown-shape' | 'no-device';

/**
 * Reads the fields of `Get-MpComputerStatus` or a row of advanced hunting, told apart by what they have. `name` is that
 * of a device that tells none.
 */
export function readFlat(record: Readonly<Record<string, unknown>>, name?: string): DeviceState | FlatProblem {
  const told: Told = { tags: [], unread: [] };
  for (const column in record) take(told, column, record[column]);
  if (told.shape === undefined) return 'unknown-shape';
  // `ComputerID` is a number that nobody knows a device by.
  const { id } = told;
  const device = told.name ?? told.server ?? (told.shape === 'status' ? (name ?? id) : (id ?? name));
  if (device === undefined) return 'no-device';
  const words = {
    caption: told.caption,
    build: told.build,
    productType: told.productType,
    platform: told.platformWord,
  };
  const { os, osClass } = knownOs(words);
  return {
    shape: told.shape,
    device,
    fleet: told.fleet,
    group: told.group,
    machineGroup: told.machineGroup,
    tags: told.tags,
    os,
    osClass,
    otherSystem: os === undefined && osClass === undefined ? otherSystemOf(told.osKind, told.platformWord) : undefined,
    osText: told.caption ?? told.platformWord,
    build: told.build,
    runningMode: told.runningMode,
    avMode: told.avMode,
    serviceEnabled: told.serviceEnabled,
    antivirusEnabled: told.antivirusEnabled,
    tamperProtected: told.tamperProtected,
    realTime: told.realTime,
    behavior: told.behavior,
    onAccess: told.onAccess,
    downloads: told.downloads,
    signatureAge: told.signatureAge,
    signaturesOutOfDate: told.signaturesOutOfDate,
    troubleshooting: told.troubleshooting,
    productStatus: told.productStatus,
    controlledConfiguration: told.controlledConfiguration,
    platform: told.platform,
    engine: told.engine,
    collectedAt: told.collectedAt,
    lastSeenAt: told.lastSeenAt,
    startedAt: undefined,
    modeChangedAt: undefined,
    defenderService: undefined,
    sensorService: undefined,
    securityCenterService: undefined,
    products: undefined,
    idleProducts: NONE,
    hasOtherProduct: undefined,
    onboardingStatus: told.onboardingStatus,
    registry: undefined,
    localRules: undefined,
    excludedDrives: undefined,
    qwords: NONE,
    dropped: NONE,
    unread: told.unread,
  };
}
