import { findSetting, sortedSettings } from '@mdav/core';
import { isSameValue, weighChange } from '@mdav/core/format';
import { changeOf } from '../diff/value-change.ts';
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
  return {
    setting,
    title: findSetting(setting)?.title ?? setting,
    kind,
    ...(before === undefined ? {} : { before: before.value }),
    ...(after === undefined ? {} : { after: after.value }),
    change: changeOf(setting, before?.value, after?.value),
    ...(isReroute
      ? { direction: 'neutral', why: 'The value stays; only the way to the devices changes.' }
      : weighChange(setting, before?.value, after?.value)),
    channels: { before: before?.channels ?? [], after: after?.channels ?? [] },
    ...(because === undefined ? {} : { because }),
    ...(from === undefined ? {} : { from }),
    ...(after?.departs === undefined ? {} : { departs: after.departs }),
  };
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
