import type { Location, Mode, ResolvedFleet, ResolvedGroup, SettingValue } from '@mdav/core';
import { REMOVE, settingRow, showValue } from '@mdav/core';
import type { Facts } from '@mdav/core/decision';
import {
  askText,
  type Framework,
  type FrameworkRule,
  isSettingAsk,
  meetsAsk,
  type SettingAsk,
  saidOf,
  wantedValue,
} from '@mdav/core/frameworks';
import { requireDay } from '@mdav/core/rule';
import { type DeviceState, type ShownReader, type ShownValue, shownReader, shownRegistryReader } from '@mdav/verify';
import {
  type Compliance,
  type FrameworkCompliance,
  type GroupCompliance,
  type RuleStanding,
  tallyOf,
} from './compliance.ts';
import { findIdleWaivers } from './idle-waivers.ts';
import type { ComplyOptions } from './judge-fleet.ts';
import { isFor, isForGroup, waiverOf, whyIdle } from './judge-rule.ts';

/** A device of which only a verdict is kept. */
export interface JudgedState extends Pick<DeviceState, 'device' | 'os' | 'realTime' | 'hasOtherProduct'> {
  /** What it shows of a setting, or of a map of a key. */
  readonly shown: (setting: string, key?: string) => ShownValue;
}

/** A device, the group that it belongs to, and where it was read. */
export interface ComplyDevice {
  readonly state: DeviceState | JudgedState;
  readonly group: string;
  /** How it runs, as `verify` makes it out. */
  readonly reported: Facts['reported'];
  readonly at: Location;
}

/**
 * Holds devices to frameworks, rule by rule, by what they showed of themselves. Waivers are those of the group that a
 * device belongs to. What a device did not tell stands as not told.
 */
export function complyDevices(
  fleet: ResolvedFleet,
  devices: readonly ComplyDevice[],
  { frameworks, known, date, group: only }: ComplyOptions,
): Compliance {
  const groups = new Map(fleet.groups.map((group) => [group.name, group]));
  const subjects = devices.flatMap((device) => {
    const group = groups.get(device.group);
    return group === undefined || (only !== undefined && only !== group.name) ? [] : [{ device, group }];
  });
  const judged = frameworks.map((framework): FrameworkCompliance => {
    const readers = readersOf(framework);
    const own = subjects.flatMap(({ device, group }): GroupCompliance[] => {
      const here = asDevice(group, device);
      if (!isForGroup(here, framework)) return [];
      const rules = framework.rules.map((rule): RuleStanding => {
        const head = { rule, wants: askText(rule.ask), at: device.at };
        if (!isFor(here, rule, framework)) return { ...head, standing: 'not-applicable' };
        const stands = judgeAsk(rule, device, here, readers(group, rule));
        if (!OPEN.has(stands.standing)) return { ...head, ...stands };
        const waiver = waiverOf(group, rule, { framework, waivers: fleet.waivers, date });
        if (waiver === undefined) return { ...head, ...stands };
        const { at: _, ...plain } = waiver;
        return { ...head, ...stands, standing: 'waived', waiver: plain };
      });
      return [{ group, device: device.state.device, rules, tally: tallyOf(rules) }];
    });
    return { framework, groups: own, tally: tallyOf(own.flatMap(({ rules }) => rules)) };
  });
  return {
    fleet: fleet.name,
    ...(fleet.file === undefined ? {} : { file: fleet.file }),
    judged: 'devices',
    date: requireDay(date),
    frameworks: judged,
    // What a change of policy makes of devices, no device tells.
    mends: [],
    idleWaivers: findIdleWaivers(fleet, { judged, known, date, group: only }),
  };
}

const OPEN = new Set<RuleStanding['standing']>(['violates', 'not-managed']);

/** The group as this one of its devices is. */
function asDevice(group: ResolvedGroup, { state, reported }: ComplyDevice): ResolvedGroup {
  const { os: id } = state;
  const os = id === undefined ? group.os : [group.os.find((one) => one.id === id) ?? { id, at: group.at }];
  return { ...group, os, mode: MODES[reported] ?? group.mode };
}

/** What a device runs as; where it does not say, values are taken to count as in the mode of its group. */
const MODES: Readonly<Partial<Record<Facts['reported'], Mode>>> = {
  active: 'active',
  passive: 'passive',
  'sxs-passive': 'passive',
  'edr-block': 'passive+edr-block',
};

/** Made once per group and rule; devices are many. */
function readersOf(framework: Framework): (group: ResolvedGroup, rule: FrameworkRule) => ShownReader | undefined {
  const made = new Map<ResolvedGroup, Map<FrameworkRule, ShownReader | undefined>>();
  return (group, rule) => {
    const own = made.get(group) ?? new Map(framework.rules.map((one) => [one, readerOf(group, one)]));
    made.set(group, own);
    return own.get(rule);
  };
}

function readerOf(group: ResolvedGroup, { ask }: FrameworkRule): ShownReader | undefined {
  if (isSettingAsk(ask)) return shownReader(group, ask.setting, wantedValue(ask) ?? REMOVE, ask.key);
  if (ask.kind !== 'registry') return undefined;
  const { key, name, type, data } = ask;
  return shownRegistryReader(group, { key: `HKLM\\SOFTWARE\\Policies\\Microsoft\\${key}`, name, type, data });
}

type Stands = Pick<RuleStanding, 'standing' | 'says' | 'why'>;

function judgeAsk(
  { ask, note }: FrameworkRule,
  device: ComplyDevice,
  here: ResolvedGroup,
  reader: ShownReader | undefined,
): Stands {
  if (ask.kind === 'unsayable') return { standing: 'not-told', why: ask.why };
  if (ask.kind === 'antivirus') return judgeAntivirus(device);
  const shown = shownBy(ask, device, reader);
  if (shown.kind === 'not-told') return { standing: 'not-told', ...(note === undefined ? {} : { why: note }) };
  if (isSettingAsk(ask)) return judgeSetting(ask, shown, device, here);
  if (shown.kind === 'nothing') return { standing: 'not-managed', ...(note === undefined ? {} : { why: note }) };
  const says = String(shown.value);
  return { standing: shown.value === ask.data ? 'meets' : 'violates', says };
}

function shownBy(ask: FrameworkRule['ask'], { state }: ComplyDevice, reader: ShownReader | undefined): ShownValue {
  if (!('shown' in state)) return reader?.(state) ?? { kind: 'not-told' };
  return isSettingAsk(ask) ? state.shown(ask.setting, ask.key) : { kind: 'not-told' };
}

function judgeSetting(
  ask: SettingAsk,
  shown: Exclude<ShownValue, { readonly kind: 'not-told' }>,
  { reported }: ComplyDevice,
  here: ResolvedGroup,
): Stands {
  const value = shown.kind === 'nothing' ? undefined : (shown.value as SettingValue);
  // What a key has was read by itself.
  const said = value === undefined ? 'absent' : ask.key === undefined ? saidOf(ask, value) : { value };
  const says = said === 'absent' ? {} : { says: showValue(said.value) };
  if (!meetsAsk(ask, said)) return { standing: said === 'absent' ? 'not-managed' : 'violates', ...says };
  if (said === 'absent') return { standing: 'meets' };
  if (reported === 'not-running')
    return { standing: 'no-effect', ...says, why: 'Defender Antivirus does not run on the device' };
  const idle = whyIdle(settingRow(ask.setting), here.mode);
  if (idle !== undefined) return { standing: 'no-effect', ...says, why: idle };
  return {
    standing: 'meets',
    ...says,
    ...(MODES[reported] === undefined ? { why: 'in which mode it runs is not told' } : {}),
  };
}

/** Defender itself while it is active; whether another product protects, its registration does not tell. */
function judgeAntivirus({ state, reported }: ComplyDevice): Stands {
  if (reported === 'active') {
    if (state.realTime === false)
      return { standing: 'violates', says: 'Defender is active, without real-time protection' };
    return { standing: 'meets', says: 'Defender is active' };
  }
  if (reported === 'unknown') return { standing: 'not-told', why: 'in which mode Defender runs is not told' };
  const says = reported === 'not-running' ? 'Defender does not run' : 'Defender is passive';
  if (state.hasOtherProduct === false)
    return { standing: 'violates', says: `${says}, and no other product is registered` };
  return {
    standing: 'not-told',
    says,
    why:
      state.hasOtherProduct === true
        ? 'another product is registered; whether it protects is not told'
        : 'whether another product is there is not told',
  };
}
