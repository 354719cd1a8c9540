import { type SettingValue, settingRow } from '@mdav/core';
import { fitsInGroup, mapPair } from '@mdav/core/format';
import type { ParameterData } from './decode.ts';
import { PAIRED, type ParameterWords, SEVERITY_SETTING, THREAT_ACTIONS } from './parameters.ts';
import { HIDDEN_FROM_OTHERS, isHidden, itemsOf, parameterNamed, type Unread, wordOf } from './read-parameter.ts';

/** A setting that several parameters show together. */
export interface PairsReading {
  readonly setting: string;
  readonly value: SettingValue | undefined;
  /** Parameters that were read. */
  readonly from: readonly string[];
  /** What of it is no part of the setting, with the reason; the end of a sentence. */
  readonly left: readonly (Unread & { readonly what: string; readonly says: string })[];
}

type Parameters = Readonly<Record<string, ParameterData>>;

const SEVERITIES = ['low', 'moderate', 'high', 'severe'] as const;

/** Reads the settings that stand in more than one parameter. */
export function readPairs(parameters: Parameters): readonly PairsReading[] {
  return [
    ...Object.entries(PAIRED).map(([setting, { name, words }]) => parallel(parameters, setting, name, words)),
    severities(parameters),
  ].filter(({ from }) => from.length > 0);
}

/** Two lists side by side: ids in one, actions in the other. */
function parallel(parameters: Parameters, setting: string, name: string, words: ParameterWords): PairsReading {
  const shown = [`${name}_Ids`, `${name}_Actions`].map((each) => parameterNamed(parameters, each));
  const [ids = [], actions = []] = shown.map((one) => (one === undefined ? [] : itemsOf(one.data)));
  const both = shown.filter((one) => one !== undefined);
  const names = both.map((one) => one.name);
  const whole = (unread: Unread): PairsReading => ({
    setting,
    value: undefined,
    from: names,
    left: both.map((one) => ({ what: one.name, says: JSON.stringify(one.data), ...unread })),
  });
  if (both.some(({ data }) => isHidden(data))) return whole(HIDDEN_FROM_OTHERS);
  if (ids.length !== actions.length) return whole({ why: 'the lists of ids and actions are of different length' });
  const pairs: [string, string][] = [];
  const left: PairsReading['left'][number][] = [];
  for (const [index, id] of ids.entries()) {
    const pair = pairOf(setting, String(id), wordOf(words, actions[index]));
    if (pair !== undefined && fitsInGroup({ settings: { [setting]: Object.fromEntries([pair]) } })) pairs.push(pair);
    else left.push({ what: `${name}_Ids ${id}`, says: String(actions[index]), ...whyNot(name, actions[index]) });
  }
  return { setting, value: pairs.length === 0 ? undefined : Object.fromEntries(pairs), from: names, left };
}

function whyNot(name: string, action: unknown): Unread {
  const isRule = name === 'AttackSurfaceReductionRules';
  return isRule && (action === 5 || action === 'NotConfigured')
    ? { why: 'the rule is not configured', isSilent: true }
    : { why: 'the id or the action is none that the setting can have' };
}

/** The word of an id; rules are known by their GUID in the registry. */
function pairOf(setting: string, id: string, action: string | undefined): [string, string] | undefined {
  const { type, registry } = settingRow(setting);
  const write = registry.kind === 'values' ? registry.writes[0] : undefined;
  if (action === undefined || type.kind !== 'map' || write?.kind !== 'list') return undefined;
  const keys = write.names ?? {};
  const values = Object.fromEntries(Object.keys(type.values).map((word) => [word, word]));
  const pair = mapPair(type, { keys, values }, id, action);
  return typeof pair?.[1] === 'string' ? [pair[0], pair[1]] : undefined;
}

function severities(parameters: Parameters): PairsReading {
  const setting = SEVERITY_SETTING;
  const pairs: [string, string][] = [];
  const from: string[] = [];
  const left: PairsReading['left'][number][] = [];
  for (const severity of SEVERITIES) {
    const shown = parameterNamed(parameters, `${severity}ThreatDefaultAction`);
    if (shown === undefined) continue;
    const { name: what, data } = shown;
    from.push(what);
    // Nobody chose an action: the security intelligence decides.
    if (data === 0) continue;
    const action = wordOf(THREAT_ACTIONS, data);
    if (action !== undefined && fitsInGroup({ settings: { [setting]: { [severity]: action } } }))
      pairs.push([severity, action]);
    else left.push({ what, says: JSON.stringify(data), why: 'the action is none that the setting can have' });
  }
  return { setting, value: pairs.length === 0 ? undefined : Object.fromEntries(pairs), from, left };
}
