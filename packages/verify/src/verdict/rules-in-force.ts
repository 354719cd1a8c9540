import { type SettingValue, settingRow } from '@mdav/core';
import type { ExpectedSetting } from '@mdav/core/decision';
import type { DeviceState } from '../state/device-state.ts';

/** The one setting of which a device also tells what is in force, whoever set it. */
export const RULES = 'attackSurfaceReductionRules';

/** A rule by its name and an action in the words of the fleet file; what has no word there stays as it is. */
export type RuleWords = readonly [rule: string, action: string];

/** Rules that stand as no policy has them. */
export function rulesInWords({ localRules }: DeviceState): readonly RuleWords[] {
  const { rules, actions } = codesOfRules();
  return (localRules?.rules ?? []).map(({ id, action }) => [wordOf(rules, id), wordOf(actions, String(action))]);
}

type Codes = Readonly<Record<string, unknown>> | undefined;

function codesOfRules(): { readonly rules: Codes; readonly actions: Codes } {
  const { registry } = settingRow(RULES);
  const write = registry.kind === 'values' ? registry.writes.find(({ kind }) => kind === 'list') : undefined;
  return { rules: write?.kind === 'list' ? write.names : undefined, actions: write?.as };
}

function wordOf(codes: Codes, code: string): string {
  return (
    Object.entries(codes ?? {}).find(([, known]) => String(known).toLowerCase() === code.toLowerCase())?.[0] ?? code
  );
}

/**
 * Rules that are wanted and in force with another action. What `Get-MpPreference` tells counts, whatever policy
 * says [asr-ts]. A rule that is wanted as if nobody had set it may be anything.
 */
export function rulesOtherwise(
  { setting, wanted }: Pick<ExpectedSetting, 'setting' | 'wanted'>,
  state: DeviceState,
): readonly RuleWords[] {
  if (setting !== RULES || (state.localRules?.rules.length ?? 0) === 0) return [];
  const asked = wantedRules(wanted);
  return rulesInWords(state).filter(([rule, action]) => {
    const word = asked.get(rule.toLowerCase());
    if (word === undefined || word === NOT_CONFIGURED || word === action) return false;
    return !(word === 'off' && action === NOT_CONFIGURED);
  });
}

const NOT_CONFIGURED = 'not-configured';

/** What is wanted of every rule, by its name where it has one: a fleet file may also give the GUID. */
function wantedRules(wanted: SettingValue): ReadonlyMap<string, string> {
  if (typeof wanted !== 'object' || Array.isArray(wanted)) return new Map();
  const { rules } = codesOfRules();
  return new Map(Object.entries(wanted).map(([rule, word]) => [wordOf(rules, rule).toLowerCase(), String(word)]));
}
