import { REMOVE, type Settings, type SettingValue, settingRow } from '@mdav/core';
import { isSameValue, settingPosition } from '@mdav/core/format';
import type { MergedSetting } from '../merge/merge-settings.ts';
import type { DraftGroup } from './draft.ts';

/** A published baseline that the new fleet starts from. */
export interface AgainstPreset {
  /** With its version, as `extends` names it: `microsoft-windows-11@25H2`. */
  readonly name: string;
  readonly settings: Settings;
}

const ABSENT = 'The preset sets it, and the policies do not.';

/**
 * A draft without what the preset says already. What the preset sets and the policies do not is removed again, so that
 * devices get what the policies said and nothing besides. `said` are the settings of the policies, before anything else
 * was left out of the draft.
 */
export function departing(draft: DraftGroup, said: readonly MergedSetting[], preset: AgainstPreset): DraftGroup {
  const wanted = Object.entries(preset.settings) as readonly (readonly [string, SettingValue])[];
  const byId = new Map(wanted);
  const kept = draft.settings.flatMap((setting): MergedSetting[] => {
    const below = byId.get(setting.id);
    return below === undefined ? [setting] : departure(setting, below, preset.name);
  });
  const known = new Set(said.map(({ id }) => id));
  const absent = wanted
    .filter(([id]) => !known.has(id))
    .map(([id]): MergedSetting => ({ id, value: REMOVE, note: ABSENT }));
  const settings = [...kept, ...absent].sort((a, b) => settingPosition(a.id) - settingPosition(b.id));
  return { ...draft, settings };
}

/** What of a setting differs; a map that has all keys of the preset only adds to it. */
function departure(setting: MergedSetting, below: SettingValue, name: string): MergedSetting[] {
  const { id, value, note } = setting;
  if (isSameValue(id, value, below)) return note === undefined ? [] : [setting];
  const more = addition(id, value, below);
  const about = `${name} says ${more === undefined ? words(below) : 'otherwise'}.`;
  const told = { ...setting, note: note === undefined ? about : `${note}\n${about}` };
  return [more === undefined ? told : { ...told, value: { extend: more } as unknown as SettingValue }];
}

/** The keys of a map that are other than below; nothing where a key of that is not there at all. */
function addition(id: string, value: SettingValue, below: SettingValue): object | undefined {
  if (settingRow(id).type.kind !== 'map' || typeof value !== 'object' || typeof below !== 'object') return undefined;
  const [own, old] = [new Map(Object.entries(value)), new Map(Object.entries(below))];
  if ([...old.keys()].some((key) => !own.has(key))) return undefined;
  const isSame = (key: string) =>
    old.has(key) && isSameValue(id, { [key]: own.get(key) } as SettingValue, { [key]: old.get(key) } as SettingValue);
  return Object.fromEntries([...own].filter(([key]) => !isSame(key)));
}

function words(value: SettingValue): string {
  return typeof value === 'object' ? 'otherwise' : String(value);
}
