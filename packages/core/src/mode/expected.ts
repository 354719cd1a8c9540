import { FLOORS } from '../facts/versions.ts';
import { byKind } from '../kind/by-kind.ts';
import type { DeviceMatch } from '../model/fleet.ts';
import type { BlockMode, Mechanism, OsMode } from '../model/os-mode.ts';
import type { ResolvedGroup } from '../model/resolved.ts';
import type { SettingValue } from '../model/value.ts';
import type { Agent, Baseline, Mode, OnboardingState, OsId } from '../model/vocabulary.ts';
import { isPassive, wantsBlockMode } from './settle-mode.ts';
import { wantedTamper } from './tamper-protection.ts';

/**
 * The running modes that `Get-MpComputerStatus` may show, by wanted mode. Pages spell passive in two ways
 * (`Passive` in compat-2025, `Passive Mode` in seed-edr and faq-2025); active with block mode shows `Normal`.
 */
export const RUNNING_MODES: Readonly<Record<Mode, readonly string[]>> = {
  active: ['Normal'],
  'active+edr-block': ['Normal'],
  passive: ['Passive', 'Passive Mode'],
  'passive+edr-block': ['EDR Block Mode'],
};

/** What a device must show once the policy works. */
export interface ExpectedState {
  readonly formatVersion: 1;
  readonly fleet: string;
  readonly group: string;
  /** The first name of the group; absent when it was never renamed. */
  readonly was?: string;
  readonly mode: Mode;
  /** Text is compared without regard to case. */
  readonly compare: 'ignore-case';
  /** Which devices belong to the group; absent when the fleet does not say. */
  readonly match?: DeviceMatch;
  /** With `baseline` what decides on operating systems that the group does not list; absent when not declared. */
  readonly agent?: Agent;
  readonly baseline: Baseline;
  /** What the fleet file says of onboarding; absent where it says nothing. */
  readonly onboarding?: OnboardingState;
  /** The lowest `AMProductVersion` that the fleet file says the devices have; absent where it says none. */
  readonly platform?: string;
  /** The same of `AMEngineVersion`. */
  readonly engine?: string;
  /** One entry per operating system of the group. */
  readonly devices: readonly ExpectedDevice[];
  /** What the group sets, and where a device shows it; absent in a file that tells of the mode alone. */
  readonly settings?: readonly ExpectedSetting[];
}

/** A setting that the group gives its devices, with the places where its value is seen. */
export interface ExpectedSetting {
  readonly setting: string;
  /** In the words of the fleet file. */
  readonly wanted: SettingValue;
  /** As Group Policy and Configuration Manager leave it; absent where it cannot be said there. */
  readonly policy?: readonly ExpectedEntry[];
  /** As mobile device management leaves it under Policy Manager; absent where it cannot be said or is not known. */
  readonly mdm?: readonly ExpectedEntry[];
  /**
   * Present where nobody has seen the value name of `mdm` on a device: it follows from the name of the node. What stands
   * there counts; that nothing stands there proves nothing.
   */
  readonly mdmConcluded?: true;
  /**
   * Present where the registry does not show the value, so that its absence proves nothing: exclusions under the security
   * settings management of Defender for Endpoint, from platform 4.18.25110.6 on [ts-settings].
   */
  readonly unseen?: true;
  /** The places in which the group's own delivery puts the value; empty when somebody sets it by hand. */
  readonly by: readonly ExpectedPlace[];
  /** Present where `MDMWinsOverGP` covers the setting and the devices have it on: mobile device management wins. */
  readonly mdmWins?: true;
}

/** The policy key, or Policy Manager below it. */
export type ExpectedPlace = 'policy' | 'mdm';

/** A value, or that a key holds exactly these values. Keys begin with `HKLM\`. */
export type ExpectedEntry =
  | {
      readonly key: string;
      readonly name: string;
      /** `null` when the value must not be there. */
      readonly data: number | string | readonly string[] | null;
      /** Further data that mean the same. */
      readonly also?: readonly (number | string)[];
    }
  /** No values: the key is empty or not there. */
  | { readonly key: string; readonly values: Readonly<Record<string, number | string>> };

/** What `Get-MpComputerStatus`, the services and the registry must show on one operating system. */
export interface ExpectedDevice {
  readonly os: OsId;
  /** The rules that refuse the mode on this operating system with the agent of the group; empty when it is supported. */
  readonly refusedBy: readonly string[];
  readonly mechanism: Mechanism;
  /** By which way EDR in block mode comes about. */
  readonly blockMode: BlockMode;
  readonly status: {
    /** Any of these. */
    readonly AMRunningMode: readonly string[];
    readonly AMServiceEnabled: true;
    readonly RealTimeProtectionEnabled?: boolean;
    readonly IsTamperProtected?: boolean;
    readonly AMProductVersion?: { readonly atLeast: string };
    readonly AMEngineVersion?: { readonly atLeast: string };
  };
  readonly services: Readonly<Record<string, 'Running'>>;
  readonly registry: readonly ExpectedValue[];
}

/** A registry value that a device must show. The key begins with `HKLM\`. */
export interface ExpectedValue {
  readonly key: string;
  readonly name: string;
  readonly type: 'REG_DWORD';
  readonly data: number;
}

const POLICIES = 'HKLM\\SOFTWARE\\Policies\\Microsoft';

/** What every operating system of the group must show. */
export function expectedState(group: ResolvedGroup): ExpectedState {
  return {
    formatVersion: 1,
    fleet: group.fleet,
    group: group.name,
    ...(group.was === undefined ? {} : { was: group.was }),
    mode: group.mode,
    compare: 'ignore-case',
    ...(group.devices === undefined ? {} : { match: matchOf(group.devices) }),
    ...(group.agent === undefined ? {} : { agent: group.agent }),
    baseline: group.baseline,
    ...(group.onboarding === undefined ? {} : { onboarding: group.onboarding.state }),
    ...(group.platform === undefined ? {} : { platform: group.platform }),
    ...(group.engine === undefined ? {} : { engine: group.engine }),
    devices: expectedDevices(group),
  };
}

/** What each operating system of a group must show: the same for all groups of a kind. */
export const expectedDevices: (group: ResolvedGroup) => readonly ExpectedDevice[] = byKind((group) =>
  group.osModes.map((osMode) => expectedDevice(group, osMode)),
);

function expectedDevice(group: ResolvedGroup, osMode: OsMode): ExpectedDevice {
  const onboarded =
    group.onboarding?.state !== 'none' &&
    (isPassive(group.mode) || wantsBlockMode(group.mode) || group.onboarding !== undefined);
  const realtime = group.assignments.find(({ setting }) => setting === 'allowRealtimeMonitoring')?.value;
  const tamper = wantedTamper(group);
  const platform = osMode.blockMode === 'policy' ? FLOORS.blockModeByPolicy : FLOORS.blockModePlatform;
  return {
    os: osMode.os,
    refusedBy: osMode.refusedBy,
    mechanism: osMode.mechanism,
    blockMode: osMode.blockMode,
    status: {
      AMRunningMode: RUNNING_MODES[group.mode],
      AMServiceEnabled: true,
      // Passive devices may show either: with Endpoint DLP real-time protection runs for DLP alone [compat-2025].
      ...(isPassive(group.mode) ? {} : { RealTimeProtectionEnabled: realtime !== false }),
      // Of configuration protection no page says what this property shows.
      ...(tamper === 'on' || tamper === 'off' ? { IsTamperProtected: tamper === 'on' } : {}),
      ...(wantsBlockMode(group.mode)
        ? { AMProductVersion: { atLeast: platform }, AMEngineVersion: { atLeast: FLOORS.blockModeEngine } }
        : {}),
    },
    services: { WinDefend: 'Running', ...(onboarded ? { Sense: 'Running' } : {}) },
    registry: expectedRegistry(osMode, onboarded),
  };
}

function expectedRegistry(osMode: OsMode, onboarded: boolean): readonly ExpectedValue[] {
  const values: ExpectedValue[] = [];
  const dword = (key: string, name: string, data: number) => values.push({ key, name, type: 'REG_DWORD', data });
  if (onboarded) dword('HKLM\\SOFTWARE\\Microsoft\\Windows Advanced Threat Protection\\Status', 'OnboardingState', 1);
  if (osMode.mechanism === 'force-passive')
    dword(`${POLICIES}\\Windows Advanced Threat Protection`, 'ForceDefenderPassiveMode', 1);
  if (osMode.mechanism === 'force-active')
    dword(`${POLICIES}\\Windows Advanced Threat Protection`, 'ForceDefenderPassiveMode', 0);
  return values;
}

/** In one order, whatever the order of the file is. */
function matchOf({ names, tags }: DeviceMatch): DeviceMatch {
  return { ...(names === undefined ? {} : { names }), ...(tags === undefined ? {} : { tags }) };
}
