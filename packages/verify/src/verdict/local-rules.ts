import type { SettingValue } from '@mdav/core';
import type { DeviceState } from '../state/device-state.ts';
import { RULES, type RuleWords, rulesInWords, rulesOtherwise } from './rules-in-force.ts';
import type { SettingDifference } from './setting-difference.ts';

const NONE: readonly string[] = [];

/** The rules that stand on the device by no policy, in a sentence; nothing where there is none. */
export function localRulesNotes(state: DeviceState): readonly string[] {
  const { localRules } = state;
  if (localRules === undefined || localRules.count === 0) return NONE;
  const rules = rulesInWords(state).map(([rule, action]) => `${rule} (${action})`);
  const which =
    rules.length === 0 ? `${localRules.count} of them; with -Whole the collector names them` : rules.join(', ');
  return [`Attack surface reduction rules that stand as no policy has them: ${which}.`];
}

/** A difference with what the device itself has: in place of rules that no policy sets, or other than policy has them. */
export function withLocalRules(difference: SettingDifference, state: DeviceState): SettingDifference {
  const { setting, source, wanted } = difference;
  const rules = rulesInWords(state);
  if (setting !== RULES || rules.length === 0 || typeof wanted !== 'object') return difference;
  if (source !== 'nothing') return withOtherwise(difference, rulesOtherwise(difference, state));
  const asked = Object.entries(wanted);
  return {
    ...difference,
    source: 'local',
    effective: Object.fromEntries(rules) as SettingValue,
    missing: asked.filter((one) => !isAs(one, rules)).map(([rule]) => rule),
    extra: rules.filter((one) => !isAs(one, asked)).map(pairWords),
  };
}

const isAs = ([rule, action]: readonly [string, unknown], others: readonly (readonly [string, unknown])[]) =>
  others.some(([name, value]) => name.toLowerCase() === rule.toLowerCase() && value === action);

const pairWords = ([rule, action]: RuleWords) => `${rule}=${action}`;

/** Rules that are in force with another action are missing as they are wanted, whatever policy has. */
function withOtherwise(difference: SettingDifference, otherwise: readonly RuleWords[]): SettingDifference {
  if (otherwise.length === 0) return difference;
  const { source, wanted, missing = [], extra = [], words } = difference;
  const inForce = Object.fromEntries(otherwise);
  return {
    ...difference,
    ...(source === 'other-than-policy' && { effective: { ...(wanted as Record<string, string>), ...inForce } }),
    missing: [...new Set([...missing, ...Object.keys(inForce)])],
    extra: [...extra.filter((rule) => inForce[rule] === undefined), ...otherwise.map(pairWords)],
    ...(words !== undefined && { words: { ...words, ...inForce } }),
  };
}
