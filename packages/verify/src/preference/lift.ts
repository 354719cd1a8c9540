import { type Diagnostic, type SettingValue, settingRow } from '@mdav/core';
import type { LeftEntry, LiftedPart } from '@mdav/core/format';
import type { ParameterData, SeenPreferences } from './decode.ts';
import { OTHER_PARAMETERS, PARAMETERS } from './parameters.ts';
import { readPairs } from './read-pairs.ts';
import { parameterNamed, readParameter, type Unread } from './read-parameter.ts';

const NO_SETTING = 'no setting stands for the parameter';
const TDT_NAME = 'IntelTDTEnabled';
/** What it says as a number, by the page; as true or false by the cmdlet itself. */
const TDT: readonly (readonly [data: ParameterData, word: string])[] = [
  [0, 'automatic'],
  [1, 'on'],
  [2, 'off'],
  [true, 'on'],
];

/** What a device shows in the words of the catalogue. Everything that is shown is a setting, or stands in `left`. */
export function liftPreferences({ parameters }: SeenPreferences, file: string): LiftedPart {
  const settings: Record<string, SettingValue> = {};
  const left: LeftEntry[] = [];
  const seen = new Set<string>();
  for (const [id, parameter] of Object.entries(PARAMETERS)) {
    const shown = parameterNamed(parameters, parameter.name);
    if (shown === undefined) continue;
    const { name, data } = shown;
    seen.add(name);
    const read = readParameter(settingRow(id), parameter, data);
    if ('why' in read) left.push(leftOf(name, JSON.stringify(data), read, id));
    else {
      settings[id] = read.value;
      for (const odd of read.odd)
        left.push(leftOf(name, JSON.stringify(odd), { why: 'this entry of the list is no text' }, id));
    }
  }
  for (const { setting, value, from, left: odd } of readPairs(parameters)) {
    if (value !== undefined) settings[setting] = value;
    for (const name of from) seen.add(name);
    for (const { what, says, ...unread } of odd) left.push(leftOf(what, says, unread, setting));
  }
  const tdt = parameterNamed(parameters, TDT_NAME);
  const word = TDT.find(([data]) => data === tdt?.data)?.[1];
  if (tdt !== undefined && word !== undefined) {
    settings['intelTDTEnabled'] = word;
    seen.add(tdt.name);
  }
  for (const [name, data] of Object.entries(parameters))
    if (!seen.has(name)) left.push(leftOf(name, JSON.stringify(data), { why: whyOther(name, data) }));
  return { settings, left, diagnostics: [...observed(settings, file), ...unchecked(settings, file)] };
}

function whyOther(name: string, data: ParameterData): string {
  const lower = name.toLowerCase();
  if (lower === TDT_NAME.toLowerCase() && data === false)
    return 'the cmdlet shows false for what is off as for what nobody set';
  const known = Object.keys(OTHER_PARAMETERS).find((each) => each.toLowerCase() === lower);
  return (known && OTHER_PARAMETERS[known]) ?? NO_SETTING;
}

function leftOf(name: string, says: string, { isSilent, ...unread }: Unread, setting?: string): LeftEntry {
  const ofSetting = isSilent || setting === undefined ? {} : { ofSetting: setting };
  return {
    lines: [{ place: `Get-MpPreference ${name}`, says }],
    unsayable: [{ what: `The parameter ${name}`, ...unread, ...ofSetting, isDefender: true }],
  };
}

function observed(settings: LiftedPart['settings'], file: string): readonly Diagnostic[] {
  const count = Object.keys(settings).length;
  if (count === 0) return [];
  return [
    {
      code: 'preference-observed',
      severity: 'info',
      message: `${count} settings are as one device showed them: also those that nobody set, and whether a policy set them is not known.`,
      at: { file },
      hint: 'Remove what is not meant to be set.',
    },
  ];
}

/** Settings whose reading no page confirms, told once for each reason. */
function unchecked(settings: LiftedPart['settings'], file: string): readonly Diagnostic[] {
  const reasons = new Map<string, string[]>();
  for (const id of Object.keys(settings)) {
    const why = Object.hasOwn(PARAMETERS, id) ? PARAMETERS[id]?.unchecked : undefined;
    if (why !== undefined) reasons.set(why, [...(reasons.get(why) ?? []), id]);
  }
  return [...reasons].map(([why, ids]) => ({
    code: 'preference-unchecked',
    severity: 'info',
    message: `How ${ids.join(', ')} ${ids.length === 1 ? 'is' : 'are'} read is not confirmed: ${why}.`,
    at: { file },
    hint: 'Compare with the policy that sets it, or with the device.',
  }));
}
