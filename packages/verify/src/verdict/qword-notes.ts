import { MODE_VALUES } from '../facts/places.ts';
import type { DeviceState } from '../state/device-state.ts';
import { isQword } from '../state/registry-value.ts';
import { qwordsOf, type SettingsCheck } from './settings-check.ts';

const NONE: readonly string[] = [];

/** The numbers of 64 bits in the place of one that Windows has in 32, in a sentence: they count as not told. */
export function qwordNotes(check: SettingsCheck | undefined, state: DeviceState): readonly string[] {
  if (state.qwords.length === 0) return NONE;
  const ofMode = MODE_VALUES.filter((place) => isQword(state.qwords, place)).map(({ key, name }) => `${key}\\${name}`);
  const ofSettings = (check?.checks ?? []).flatMap((one) => qwordsOf(one, state));
  const places = [...new Set([...ofMode, ...ofSettings])];
  if (places.length === 0) return NONE;
  return [
    `Of the kind REG_QWORD where Windows has REG_DWORD, and no page says whether that is read: ${places.join(', ')}. Write it as a REG_DWORD.`,
  ];
}
