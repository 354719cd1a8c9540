import type { SettingRow, SettingValue } from '@mdav/core';
import { fitsInGroup, listValue, valueOfCode } from '@mdav/core/format';
import type { ParameterData } from './decode.ts';
import type { Parameter } from './parameters.ts';

/** A value of a setting, or why what is shown is none; the end of a sentence. */
export type ReadParameter = { readonly value: SettingValue } | { readonly why: string };

/** What a device shows instead of a list that it keeps to itself, in English; every other language begins alike. */
const HIDDEN = /^N\/A:/;

/** Reads the value of a parameter as that of its setting. */
export function readParameter(row: SettingRow, parameter: Parameter, data: ParameterData): ReadParameter {
  if (isHidden(data)) return { why: 'the device shows it to administrators only, or to nobody' };
  const value = valueIn(row, parameter, data);
  return value !== undefined && fitsInGroup({ settings: { [row.id]: value } })
    ? { value }
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

/** The texts of a list; one that is alone may stand without its list. */
export function textsOf(data: ParameterData): readonly string[] {
  const items = Array.isArray(data) ? (data as readonly unknown[]) : [data];
  return items.filter((item): item is string => typeof item === 'string');
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
