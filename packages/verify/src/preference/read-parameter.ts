import type { SettingRow, SettingValue } from '@mdav/core';
import { fitsInGroup, listValue, valueOfCode } from '@mdav/core/format';
import type { ParameterData } from './decode.ts';
import type { Parameter } from './parameters.ts';

/** A value of a setting, or why what is shown is none. */
export type ReadParameter =
  /** `odd`: members of a list that are no texts, and no part of the value. */
  { readonly value: SettingValue; readonly odd: readonly unknown[] } | Unread;

/** Why what is shown is no value, the end of a sentence, and how to have it shown. */
export interface Unread {
  readonly why: string;
  readonly hint?: string;
  /** True where nothing is said of the setting. */
  readonly isSilent?: true;
}

type Parameters = Readonly<Record<string, ParameterData>>;

/** A parameter with its name as the file has it; case does not count to PowerShell. */
export function parameterNamed(
  parameters: Parameters,
  name: string,
): { readonly name: string; readonly data: ParameterData } | undefined {
  const written = Object.hasOwn(parameters, name)
    ? name
    : Object.keys(parameters).find((each) => each.toLowerCase() === name.toLowerCase());
  const data = written === undefined ? undefined : parameters[written];
  return written === undefined || data === undefined ? undefined : { name: written, data };
}

/** What a device shows instead of a list that it keeps to itself, in English; every other language begins alike. */
const HIDDEN = /^N\/A:/;

export const HIDDEN_FROM_OTHERS: Unread = {
  why: 'the device shows it to administrators only, or to nobody',
  hint: 'Run Get-MpPreference as administrator; where `hideExclusionsFromLocalAdmins` is on, take it from the policy.',
};

/** Reads the value of a parameter as that of its setting. */
export function readParameter(row: SettingRow, parameter: Parameter, data: ParameterData): ReadParameter {
  if (isHidden(data)) return HIDDEN_FROM_OTHERS;
  const odd = parameter.how === 'list' ? itemsOf(data).filter((item) => typeof item !== 'string') : [];
  const value = valueIn(row, parameter, data);
  const isNone = odd.length > 0 && Array.isArray(value) && value.length === 0;
  return value !== undefined && !isNone && fitsInGroup({ settings: { [row.id]: value } })
    ? { value, odd }
    : { why: 'the value is none that the setting can have' };
}

/** True for data that stand in place of exclusions. */
export function isHidden(data: ParameterData): boolean {
  return textsOf(data).some((text) => HIDDEN.test(text));
}

function valueIn(row: SettingRow, parameter: Parameter, data: ParameterData): SettingValue | undefined {
  switch (parameter.how) {
    case 'same':
    case 'inverted': {
      const shown = booleanOf(data);
      return shown === undefined ? undefined : shown === (parameter.how === 'same');
    }
    case 'number':
      return typeof data === 'number' ? valueOfCode(row.type, undefined, data) : undefined;
    case 'time':
      return timeOf(row, data);
    case 'text':
      return typeof data === 'string' ? valueOfCode(row.type, undefined, data) : undefined;
    case 'list':
      return textsOf(data);
    case 'joined':
      return typeof data === 'string' ? joined(row, data) : undefined;
    case 'choice': {
      const word = wordOf({ ...parameter.alsoReads, ...parameter.words }, data);
      const code = word ?? wordOf(parameter.alsoReads ?? {}, data);
      if (code === undefined) return undefined;
      return row.type.kind === 'toggle' ? code === 'on' : code;
    }
  }
}

/** The word whose number or PowerShell word is shown. */
export function wordOf(words: Readonly<Record<string, readonly [number, string?]>>, data: unknown): string | undefined {
  return Object.keys(words).find((word) => {
    const [code, name] = words[word] ?? [];
    return code === data || (typeof data === 'string' && name?.toLowerCase() === data.toLowerCase());
  });
}

/** WMI counts some of them as numbers. */
function booleanOf(data: ParameterData): boolean | undefined {
  if (typeof data === 'boolean') return data;
  return data === 1 ? true : data === 0 ? false : undefined;
}

/** The texts of a list. */
function textsOf(data: ParameterData): readonly string[] {
  return itemsOf(data).filter((item): item is string => typeof item === 'string');
}

/** The members of a list; one that is alone may stand without its list. */
export function itemsOf(data: ParameterData): readonly unknown[] {
  return Array.isArray(data) ? data : [data];
}

/** `{A|B}`, `A|B` and `A | B` are all in use. */
function joined(row: SettingRow, text: string): readonly string[] | undefined {
  const parts = text
    .replace(/^\{(.*)\}$/, '$1')
    .split('|')
    .map((part) => part.trim());
  const write = row.registry.kind === 'values' ? row.registry.writes[0] : undefined;
  return listValue(parts, write?.kind === 'value' ? write.as : undefined);
}

const TICKS_PER_MINUTE = 600_000_000;

/** A span since midnight, or a time of day as text. A moment in time does not tell in which zone. */
function timeOf(row: SettingRow, data: ParameterData): SettingValue | undefined {
  if (typeof data === 'object' && 'ticks' in data)
    return valueOfCode(row.type, undefined, data.ticks / TICKS_PER_MINUTE);
  const parts = typeof data === 'string' ? /^(\d{1,2}):(\d{2})(?::00(?:\.0+)?)?$/.exec(data) : null;
  return parts === null ? undefined : valueOfCode(row.type, undefined, 60 * Number(parts[1]) + Number(parts[2]));
}
