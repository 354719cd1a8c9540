import { findSetting, sortedSettings } from '@mdav/core';
import { type Departure, departureAmong, isSameValue, weighChange } from '@mdav/core/format';
import { changeOf, type ValueChange } from '../diff/value-change.ts';
import type { SettingChange } from './fleet-plan.ts';
import type { PlannedSetting } from './plan-state.ts';

/** What becomes of the settings of a group, in the order of the catalogue; nothing about those that stay. */
export function settingChanges(
  before: readonly PlannedSetting[],
  after: readonly PlannedSetting[],
): readonly SettingChange[] {
  const [old, fresh] = [before, after].map((settings) => new Map(settings.map((each) => [each.setting, each])));
  const ids = [...before, ...after].map(({ setting }) => setting);
  return sortedSettings(ids).flatMap((setting) => {
    const change = settingChange(setting, old?.get(setting), fresh?.get(setting));
    return change === undefined ? [] : [change];
  });
}

function settingChange(
  setting: string,
  before: PlannedSetting | undefined,
  after: PlannedSetting | undefined,
): SettingChange | undefined {
  const kind = kindOf(setting, before, after);
  if (kind === undefined) return undefined;
  const because = after?.because ?? (after === undefined ? before?.because : undefined);
  const from = after === undefined ? before?.from : after.from;
  const isReroute = kind === 'rerouted';
  const change = changeOf(setting, before?.value, after?.value);
  const departs = after?.departs && departureHere(after.departs, setting, change);
  return {
    setting,
    title: findSetting(setting)?.title ?? setting,
    kind,
    ...(before === undefined ? {} : { before: before.value }),
    ...(after === undefined ? {} : { after: after.value }),
    change,
    ...(isReroute
      ? { direction: 'neutral', why: 'The value stays; only the way to the devices changes.' }
      : weighChange(setting, before?.value, after?.value)),
    channels: { before: before?.channels ?? [], after: after?.channels ?? [] },
    ...(because === undefined ? {} : { because }),
    ...(from === undefined ? {} : { from }),
    ...(departs === undefined ? {} : { departs }),
  };
}

/** Of a map that departs in many keys only those that change: the others are as they were. */
function departureHere(departs: Departure, setting: string, change: ValueChange): Departure | undefined {
  if (change.kind !== 'keys') return departs;
  return departureAmong(
    departs,
    setting,
    change.keys.map(({ key }) => key),
  );
}

function kindOf(
  setting: string,
  before: PlannedSetting | undefined,
  after: PlannedSetting | undefined,
): SettingChange['kind'] | undefined {
  if (before === undefined) return 'added';
  if (after === undefined) return 'removed';
  if (!isSameValue(setting, before.value, after.value)) return 'changed';
  return before.channels.join() === after.channels.join() ? undefined : 'rerouted';
}
