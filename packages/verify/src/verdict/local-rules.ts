import { type SettingValue, settingRow } from '@mdav/core';
import type { DeviceState } from '../state/device-state.ts';
import type { SettingDifference } from './setting-difference.ts';

/** The one setting of which a device also tells what stands there by no policy. */
const RULES = 'attackSurfaceReductionRules';

/** Rules that stand as no policy has them, by name and in the words of the fleet file; a code without a word stays. */
function rulesInWords({ localRules }: DeviceState): readonly (readonly [rule: string, action: string])[] {
  const { registry } = settingRow(RULES);
  const write = registry.kind === 'values' ? registry.writes.find(({ kind }) => kind === 'list') : undefined;
  const named = (codes: Readonly<Record<string, unknown>> | undefined, code: string) =>
    Object.entries(codes ?? {}).find(([, known]) => String(known).toLowerCase() === code.toLowerCase())?.[0] ?? code;
  return (localRules?.rules ?? []).map(({ id, action }) => [
    named(write?.kind === 'list' ? write.names : undefined, id),
    named(write?.as, String(action)),
  ]);
}

/** The rules that stand on the device by no policy, in a sentence; nothing where there is none. */
export function localRulesNotes(state: DeviceState): readonly string[] {
  const { localRules } = state;
  if (localRules === undefined || localRules.count === 0) return [];
  const rules = rulesInWords(state).map(([rule, action]) => `${rule} (${action})`);
  const which =
    rules.length === 0 ? `${localRules.count} of them; with -Whole the collector names them` : rules.join(', ');
  return [`Attack surface reduction rules that stand as no policy has them: ${which}.`];
}

/** Of rules that no policy sets: what the device itself has in their place. */
export function withLocalRules(difference: SettingDifference, state: DeviceState): SettingDifference {
  const { setting, source, wanted } = difference;
  const rules = rulesInWords(state);
  if (setting !== RULES || source !== 'nothing' || rules.length === 0 || typeof wanted !== 'object') return difference;
  const effective = Object.fromEntries(rules) as SettingValue;
  const isAs = ([rule, action]: readonly [string, unknown], others: readonly (readonly [string, unknown])[]) =>
    others.some(([name, value]) => name.toLowerCase() === rule.toLowerCase() && value === action);
  const asked = Object.entries(wanted);
  return {
    ...difference,
    source: 'local',
    effective,
    missing: asked.filter((one) => !isAs(one, rules)).map(([rule]) => rule),
    extra: rules.filter((one) => !isAs(one, asked)).map(([rule, action]) => `${rule}=${action}`),
  };
}
