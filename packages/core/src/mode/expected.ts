import { FLOORS } from '../facts/versions.ts';
import type { ResolvedGroup } from '../model/resolved.ts';
import type { Mode, OsId } from '../model/vocabulary.ts';
import type { ModePlan } from './plan.ts';
import { isPassive, wantsBlockMode } from './settle-mode.ts';

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
  readonly mode: Mode;
  /** Text is compared without regard to case. */
  readonly compare: 'ignore-case';
  readonly devices: readonly ExpectedDevice[];
}

/** What `Get-MpComputerStatus`, the services and the registry must show on one operating system. */
export interface ExpectedDevice {
  readonly os: OsId;
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

export interface ExpectedValue {
  readonly key: string;
  readonly name: string;
  readonly type: 'REG_DWORD';
  readonly data: number;
}

const POLICIES = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft';

/** What every operating system of the group must show. */
export function expectedState(group: ResolvedGroup): ExpectedState {
  return {
    formatVersion: 1,
    fleet: group.fleet,
    group: group.name,
    mode: group.mode,
    compare: 'ignore-case',
    devices: group.plans.map((plan) => expectedDevice(group, plan)),
  };
}

function expectedDevice(group: ResolvedGroup, plan: ModePlan): ExpectedDevice {
  const onboarded =
    group.onboarding?.state !== 'none' &&
    (isPassive(group.mode) || wantsBlockMode(group.mode) || group.onboarding !== undefined);
  const realtime = group.assignments.find(({ setting }) => setting === 'allowRealtimeMonitoring')?.value;
  const platform = plan.blockMode === 'policy' ? FLOORS.blockModeByPolicy : FLOORS.blockModePlatform;
  return {
    os: plan.os,
    status: {
      AMRunningMode: RUNNING_MODES[group.mode],
      AMServiceEnabled: true,
      // Passive devices may show either: with Endpoint DLP real-time protection runs for DLP alone [compat-2025].
      ...(isPassive(group.mode) ? {} : { RealTimeProtectionEnabled: realtime !== false }),
      ...(group.tamperProtection === undefined ? {} : { IsTamperProtected: group.tamperProtection === 'on' }),
      ...(wantsBlockMode(group.mode)
        ? { AMProductVersion: { atLeast: platform }, AMEngineVersion: { atLeast: FLOORS.blockModeEngine } }
        : {}),
    },
    services: { WinDefend: 'Running', ...(onboarded ? { Sense: 'Running' } : {}) },
    registry: expectedRegistry(plan, onboarded),
  };
}

function expectedRegistry(plan: ModePlan, onboarded: boolean): readonly ExpectedValue[] {
  const values: ExpectedValue[] = [];
  const dword = (key: string, name: string, data: number) => values.push({ key, name, type: 'REG_DWORD', data });
  if (onboarded)
    dword('HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows Advanced Threat Protection\\Status', 'OnboardingState', 1);
  if (plan.mechanism === 'force-passive')
    dword(`${POLICIES}\\Windows Advanced Threat Protection`, 'ForceDefenderPassiveMode', 1);
  if (plan.mechanism === 'force-active')
    dword(`${POLICIES}\\Windows Advanced Threat Protection`, 'ForceDefenderPassiveMode', 0);
  return values;
}
