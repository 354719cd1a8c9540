import type { SettingValue } from '../model/value.ts';
import { codeOf } from './codes.ts';
import type { ValueType } from './row.ts';

/**
 * The value that the words of a default mean in a fleet file; nothing where it has no such value, as for "the local
 * source", and for lists and maps, of which no source tells every part.
 */
export function defaultValue(type: ValueType, words: string): SettingValue | undefined {
  switch (type.kind) {
    case 'toggle':
      return words === 'on' ? true : words === 'off' ? false : undefined;
    case 'choice':
      return Object.hasOwn(type.options, words) ? words : undefined;
    case 'time-of-day':
      return codeOf(type, undefined, words) === undefined ? undefined : words;
    case 'integer':
    case 'duration':
      return amountOf(type, words);
    case 'flags':
    case 'text':
    case 'list':
    case 'map':
      return undefined;
  }
}

/** `4 hours`, `1 day`, `0 kilobytes`. */
function amountOf(
  type: ValueType & { readonly kind: 'integer' | 'duration' },
  words: string,
): SettingValue | undefined {
  const [, digits, unit] = /^(\d+) (.+)$/.exec(words) ?? [];
  if (digits === undefined || (unit !== type.unit && `${unit}s` !== type.unit)) return undefined;
  const value = type.kind === 'duration' ? ({ [type.unit]: Number(digits) } as SettingValue) : Number(digits);
  return codeOf(type, undefined, value) === undefined ? undefined : value;
}
