import { codeOf, listOfPart } from '../catalogue/codes.ts';
import type { SettingRow, ValueType } from '../catalogue/row.ts';
import type { SettingValue } from '../model/value.ts';
import { entryText, type ListEntry } from '../model/value.ts';

/** True when a fleet file could give the value to the setting, or to the key of it. */
export function acceptsValue({ type }: SettingRow, key: string | undefined, value: unknown): value is SettingValue {
  if (key === undefined) return isOfType(type, value);
  return type.kind === 'map' && isPartOf(type, value);
}

function isPartOf(type: Extract<ValueType, { kind: 'map' }>, part: unknown): boolean {
  if (type.lists !== undefined) return listOfPart(type, part) !== undefined;
  return typeof part === 'string' && Object.hasOwn(type.values, part);
}

function isOfType(type: ValueType, value: unknown): value is SettingValue {
  switch (type.kind) {
    case 'toggle':
      return typeof value === 'boolean';
    case 'choice':
      return typeof value === 'string' && Object.hasOwn(type.options, value);
    case 'flags':
      return isTexts(value) && value.every((word) => Object.hasOwn(type.options, word));
    case 'list': {
      if (!Array.isArray(value)) return false;
      const texts = (value as readonly ListEntry[]).map(entryText);
      return texts.every((text) => text !== '' && (type.options === undefined || Object.hasOwn(type.options, text)));
    }
    case 'map':
      return (
        typeof value === 'object' &&
        value !== null &&
        !Array.isArray(value) &&
        Object.values(value).every((part) => isPartOf(type, part))
      );
    case 'integer':
    case 'duration':
    case 'time-of-day':
    case 'text':
      return value !== null && value !== undefined && codeOf(type, undefined, value as SettingValue) !== undefined;
  }
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string');
}
