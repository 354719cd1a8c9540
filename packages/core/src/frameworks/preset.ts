import type { Settings } from '../model/settings.generated.ts';
import type { SettingValue } from '../model/value.ts';
import { type Framework, isSettingAsk } from './framework.ts';
import { wantedValue } from './judge-ask.ts';

/**
 * The settings that a framework asks for, for a fleet to start from: where it allows several values the first one, of a
 * range the upper end. What is to be absent or to have any value sets nothing, and `mode` never comes from here.
 */
export function presetSettings({ rules }: Framework): Settings {
  const settings: Record<string, SettingValue> = {};
  for (const { ask } of rules) {
    const value = isSettingAsk(ask) && ask.kind !== 'absent' ? wantedValue(ask) : undefined;
    if (!isSettingAsk(ask) || value === undefined) continue;
    const { setting, key } = ask;
    settings[setting] =
      key === undefined ? value : ({ ...(settings[setting] as object), [key]: value } as unknown as SettingValue);
  }
  return settings as Settings;
}
