import type { ValueParts } from '@mdav/core';
import { joinCode, type PowerShell, ps, psTyped } from '@mdav/quote';
import {
  PAIRED,
  PARAMETERS,
  type Parameter,
  type ParameterWords,
  SEVERITY_SETTING,
  severityParameter,
  THREAT_ACTIONS,
} from './parameters.ts';

/** How a value is set as a preference of one device, and looked at. */
export interface PreferenceCommands {
  readonly set: readonly PowerShell[];
  readonly read: readonly PowerShell[];
  /** Why the value is not sure to mean this; the rest of a sentence. */
  readonly unchecked?: string;
}

/** The commands for a value; nothing where the cmdlet has no parameter for the setting, or no word for the value. */
export function preferenceCommands(setting: string, given: ValueParts): PreferenceCommands | undefined {
  const paired = Object.hasOwn(PAIRED, setting) ? PAIRED[setting] : undefined;
  if (paired !== undefined) return pairCommands(paired, given);
  if (setting === SEVERITY_SETTING) return severityCommands(given);
  if (setting === 'intelTDTEnabled') return undefined;
  const parameter = Object.hasOwn(PARAMETERS, setting) ? PARAMETERS[setting] : undefined;
  if (parameter === undefined) return undefined;
  const argument = argumentOf(parameter, given);
  if (argument === undefined) return undefined;
  const name = parameter.name as PowerShell;
  // `Set-` would replace the list that is there.
  const verb = parameter.how === 'list' ? ps`Add` : ps`Set`;
  return {
    set: [ps`${verb}-MpPreference -${name} ${argument}`],
    read: [readOf(name)],
    ...(parameter.unchecked === undefined ? {} : { unchecked: parameter.unchecked }),
  };
}

function readOf(name: PowerShell): PowerShell {
  return ps`(Get-MpPreference).${name}`;
}

function argumentOf(parameter: Parameter, { value, amount, text, texts = [] }: ValueParts): PowerShell | undefined {
  switch (parameter.how) {
    case 'same':
    case 'inverted':
      return typeof value === 'boolean' ? (value === (parameter.how === 'same') ? ps`$true` : ps`$false`) : undefined;
    case 'number':
      return amount === undefined ? undefined : ps`${amount}`;
    case 'time':
      return amount === undefined ? undefined : psTyped(timeText(amount));
    case 'text':
      return text === undefined ? undefined : psTyped(text);
    case 'list':
      return texts.length === 0 ? undefined : joinCode(texts.map(psTyped), ', ');
    case 'joined':
      return texts.length === 0 ? undefined : psTyped(texts.join('|'));
    case 'choice':
      return wordOf(parameter.words, typeof value === 'boolean' ? (value ? 'on' : 'off') : String(value));
  }
}

/** The word of the cmdlet, or its number where no page tells a word. */
function wordOf(words: ParameterWords, word: string): PowerShell | undefined {
  const known = Object.hasOwn(words, word) ? words[word] : undefined;
  if (known === undefined) return undefined;
  const [code, name] = known;
  return name === undefined ? ps`${code}` : (name as PowerShell);
}

function timeText(minutes: number): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:00`;
}

/** Two lists side by side, which a second call of `Add-` extends. */
function pairCommands(
  { name, words }: { readonly name: string; readonly words: ParameterWords },
  { pairs = [] }: ValueParts,
): PreferenceCommands | undefined {
  const said = pairs.flatMap(([id, word]) => {
    const action = wordOf(words, word);
    return action === undefined ? [] : [[/^\d+$/.test(id) ? (id as PowerShell) : psTyped(id), action] as const];
  });
  if (said.length === 0 || said.length < pairs.length) return undefined;
  const [ids, actions] = [`${name}_Ids`, `${name}_Actions`] as PowerShell[] as [PowerShell, PowerShell];
  const list = (at: 0 | 1) =>
    joinCode(
      said.map((pair) => pair[at]),
      ', ',
    );
  return {
    set: [ps`Add-MpPreference -${ids} ${list(0)} -${actions} ${list(1)}`],
    read: [readOf(ids), readOf(actions)],
  };
}

function severityCommands({ value }: ValueParts): PreferenceCommands | undefined {
  if (typeof value !== 'object' || Array.isArray(value)) return undefined;
  const said = Object.entries(value as Readonly<Record<string, unknown>>).flatMap(([severity, word]) => {
    const action = wordOf(THREAT_ACTIONS, String(word));
    return action === undefined ? [] : [[severityParameter(severity) as PowerShell, action] as const];
  });
  if (said.length === 0 || said.length < Object.keys(value).length) return undefined;
  return {
    set: said.map(([name, action]) => ps`Set-MpPreference -${name} ${action}`),
    read: said.map(([name]) => readOf(name)),
  };
}
