import {
  AGENTS,
  type Agent,
  entryText,
  FLOORS,
  isServer,
  type ListEntry,
  type Mode,
  type OsClass,
  type OsId,
  type ResolvedGroup,
  type SettingValue,
  settingRow,
  settleMode,
  wantsBlockMode,
} from '@mdav/core';
import { type ExpectedSetting, type ExpectedState, expectedDevices, type FactValue } from '@mdav/core/decision';
import { byKind } from '@mdav/core/format';
import { KNOWN_BUILDS } from '../state/os-of.ts';
import { coversDrive, driveIn, programsIn } from './whole-drive.ts';

/** What the verdict on a device needs to know of its group. */
export interface GroupFacts {
  readonly wanted: Mode;
  readonly wantsBlockMode: boolean;
  /** The devices have `MDMWinsOverGP` on. */
  readonly mdmWins: boolean;
  /** The fact `onboarding`. */
  readonly onboarding: FactValue<'onboarding'>;
  /** What `IsTamperProtected` is to be; absent where the fleet file does not say. */
  readonly tamperProtected: boolean | undefined;
  /** The fields of `Get-MpComputerStatus` that are true on a protected device of the group. */
  readonly protection: readonly ProtectionField[];
  /** The drives that the fleet file itself excludes as a whole, and the programs by their extension, such as `*.exe`. */
  readonly excludedDrives: readonly string[];
  /** Client and server, where the group has such systems that can have its mode. */
  readonly classes: ReadonlySet<string>;
  /** The lowest versions that the fleet file says the devices have. */
  readonly lowest: Readonly<Partial<Record<'platform' | 'engine', string>>>;
  /** Days after which the security intelligence is too old. */
  readonly signatureDays: number;
  /** What the group asks of an operating system, also of one that it does not list. */
  planOf(os: OsId | undefined): OsFacts;
  /**
   * The first build of a server that can have the mode of the group. Later ones that nobody knows count as servers, since
   * every server since then is forced; infinite where no server can have it.
   */
  readonly firstServer: number;
}

/** Parts of the protection by their fields, with the setting that turns each off; no setting does so to all of it. */
export const PROTECTION_FIELDS = {
  AntivirusEnabled: undefined,
  RealTimeProtectionEnabled: 'allowRealtimeMonitoring',
  BehaviorMonitorEnabled: 'allowBehaviorMonitoring',
  OnAccessProtectionEnabled: 'allowOnAccessProtection',
  IoavProtectionEnabled: 'allowIOAVProtection',
} as const;
export type ProtectionField = keyof typeof PROTECTION_FIELDS;

/** Where no policy says another number [acsp: default of `signatureUpdateAVSignatureDue`]. */
const SIGNATURE_DAYS = 7;

/** What a group asks of one operating system. */
export interface OsFacts {
  /** The fact `os`. */
  readonly os: 'client' | 'server' | 'unsupported' | 'unknown';
  /** False when the group does not list the operating system and the support table answers instead. */
  readonly isListed: boolean;
  /** What the fact `blockPolicy` is where no policy is on. */
  readonly withoutPolicy: 'missing' | 'portal';
  readonly platformFloor: string;
  readonly engineFloor: string;
}

/** What of an expected state the facts follow from. */
type Asked = Pick<ExpectedState, 'mode' | 'agent' | 'baseline' | 'onboarding' | 'platform' | 'engine' | 'devices'> & {
  readonly settings?: readonly Pick<ExpectedSetting, 'setting' | 'wanted' | 'mdmWins'>[];
};

/** The same of a group of the fleet file, without the drives and programs that it excludes: one answer for all groups of a kind. */
export const factsOfKind: (group: ResolvedGroup) => GroupFacts = byKind((group) =>
  groupFacts({
    mode: group.mode,
    ...(group.agent === undefined ? {} : { agent: group.agent }),
    baseline: group.baseline,
    ...(group.onboarding === undefined ? {} : { onboarding: group.onboarding.state }),
    ...(group.platform === undefined ? {} : { platform: group.platform }),
    ...(group.engine === undefined ? {} : { engine: group.engine }),
    devices: expectedDevices(group),
    settings: group.assignments.map(({ setting, value }) => ({
      setting,
      wanted: setting === PATHS || setting === EXTENSIONS ? [] : value,
      ...(settingRow(setting).mdmWinsOverGp === true && group.mdmWinsOverGp === 'on' ? { mdmWins: true as const } : {}),
    })),
  }),
);

/** The same of a group of the fleet file. Groups of a kind that exclude no drive share one object. */
export function factsOfGroup(group: ResolvedGroup): GroupFacts {
  const facts = factsOfKind(group);
  const excludedDrives = drivesOf((id) => group.assignments.find(({ setting }) => setting === id)?.value);
  return excludedDrives.length === 0 ? facts : { ...facts, excludedDrives };
}

/** What excludes drives and programs: lists, so they are a group's own. */
const [PATHS, EXTENSIONS] = ['excludedPaths', 'excludedExtensions'];

/** Makes a group ready for many devices. */
export function groupFacts(expected: Asked): GroupFacts {
  const { mode, agent, baseline, onboarding, platform, engine, devices, settings } = expected;
  const isByPortal = devices.length > 0 && devices.every(({ blockMode }) => blockMode !== 'policy');
  const known = new Map<OsId, OsFacts>(
    devices.map(({ os, refusedBy, blockMode, status }) => [
      os,
      {
        os: refusedBy.length > 0 ? 'unsupported' : isServer(os) ? 'server' : 'client',
        isListed: true,
        withoutPolicy: blockMode === 'portal' ? 'portal' : 'missing',
        platformFloor: status.AMProductVersion?.atLeast ?? FLOORS.blockModePlatform,
        engineFloor: status.AMEngineVersion?.atLeast ?? FLOORS.blockModeEngine,
      },
    ]),
  );
  const withoutPolicy = isByPortal ? 'portal' : 'missing';
  const floors = {
    platformFloor: isByPortal ? FLOORS.blockModePlatform : FLOORS.blockModeByPolicy,
    engineFloor: FLOORS.blockModeEngine,
  };
  const notTold: OsFacts = { os: 'unknown', isListed: true, withoutPolicy, ...floors };
  const planOf = (os: OsId | undefined): OsFacts => {
    if (os === undefined) return notTold;
    const plan = known.get(os);
    if (plan !== undefined) return plan;
    const unlisted: OsFacts = {
      os: unlistedOsFact(os, { agent, mode, baseline }),
      isListed: false,
      withoutPolicy,
      ...floors,
    };
    known.set(os, unlisted);
    return unlisted;
  };
  return {
    wanted: mode,
    wantsBlockMode: wantsBlockMode(mode),
    mdmWins: (settings ?? []).some(({ mdmWins }) => mdmWins === true),
    onboarding: onboarding === 'onboarded' ? 'done' : (onboarding ?? 'none'),
    tamperProtected: devices.find(({ status }) => status.IsTamperProtected !== undefined)?.status.IsTamperProtected,
    protection: (Object.keys(PROTECTION_FIELDS) as ProtectionField[]).filter((field) => {
      const setting = PROTECTION_FIELDS[field];
      return setting === undefined || wantedOf(expected, setting) !== false;
    }),
    excludedDrives: drivesOf((id) => wantedOf(expected, id)),
    signatureDays: daysOf(wantedOf(expected, 'signatureUpdateAVSignatureDue')) ?? SIGNATURE_DAYS,
    classes: new Set([...known.values()].map(({ os }) => os)),
    lowest: { ...(platform !== undefined && { platform }), ...(engine !== undefined && { engine }) },
    planOf,
    firstServer: Math.min(
      Number.POSITIVE_INFINITY,
      ...KNOWN_BUILDS.filter(({ id }) => planOf(id).os === 'server').map(({ first }) => first),
    ),
  };
}

/**
 * The fact `os` of a system that a group does not list. Who lists a system that an agent brings into the mode says which
 * one it has; of another one nobody knows it, and it may be there.
 */
function unlistedOsFact(
  os: OsId,
  { agent, mode, baseline }: Pick<ResolvedGroup, 'mode' | 'baseline'> & { readonly agent: Agent | undefined },
): OsFacts['os'] {
  const canWith = (one: Agent | undefined) => settleMode(os, one, mode, baseline).refusedBy.length === 0;
  if (canWith(agent)) return isServer(os) ? 'server' : 'client';
  return agent === undefined && AGENTS.some(canWith) ? 'unknown' : 'unsupported';
}

/** No build is higher. */
export const HIGHEST_BUILD = 999_999;

/** The fact `os` of a device: what the group asks of its system, or of a server whose build nobody knows. */
export function osFactOf(
  group: GroupFacts,
  { os, osClass, build }: { os: OsId | undefined; osClass: OsClass | undefined; build: number | undefined },
): OsFacts['os'] {
  if (
    os === undefined &&
    osClass === 'server' &&
    build !== undefined &&
    build > group.firstServer &&
    build <= HIGHEST_BUILD
  )
    return 'server';
  return group.planOf(os).os;
}

function wantedOf({ settings = [] }: Asked, id: string): SettingValue | undefined {
  return settings.find(({ setting }) => setting === id)?.wanted;
}

function drivesOf(listOf: (setting: string) => SettingValue | undefined): readonly string[] {
  const programs = textsOf(listOf(EXTENSIONS)).flatMap((extension) => programsIn(extension) ?? []);
  return [...textsOf(listOf(PATHS)).filter(coversDrive), ...programs].map(driveIn);
}

function textsOf(list: SettingValue | undefined): readonly string[] {
  return Array.isArray(list) ? (list as readonly ListEntry[]).map(entryText) : [];
}

/** A duration in days; nothing for what is none, or none of whole days. */
function daysOf(value: SettingValue | undefined): number | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const { days } = value as Readonly<Record<string, unknown>>;
  return typeof days === 'number' ? days : undefined;
}
