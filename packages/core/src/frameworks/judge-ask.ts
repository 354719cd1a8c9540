import { codeOf } from '../catalogue/codes.ts';
import { findSetting } from '../catalogue/lookup.ts';
import { codeOfKey } from '../catalogue/map-key.ts';
import type { SettingValue } from '../model/value.ts';
import { REMOVE } from '../model/vocabulary.ts';
import { isSameValue } from '../value/plain-value.ts';
import type { AskedSetting, SettingAsk } from './framework.ts';

/** A value, or that there is none: nobody sets it, it is removed, the list is empty, the map lacks the key. */
export type SaidValue = { readonly value: SettingValue } | 'absent';

/** What a setting comes to for a rule: the value, or of a map what it gives to the key. */
export function saidOf({ setting, key }: AskedSetting, value: SettingValue | undefined): SaidValue {
  if (value === undefined || value === REMOVE) return 'absent';
  if (key === undefined) return isEmpty(setting, value) ? 'absent' : { value };
  if (typeof value !== 'object' || Array.isArray(value)) return 'absent';
  const row = findSetting(setting);
  const code = row && codeOfKey(row, key)?.toLowerCase();
  const own = Object.entries(value as Readonly<Record<string, string>>).find(
    ([name]) => name === key || (code !== undefined && name.toLowerCase() === code),
  );
  return own === undefined ? 'absent' : { value: own[1] };
}

/** An empty list or map is written as nothing; flags without a word are the number 0. */
function isEmpty(setting: string, value: SettingValue): boolean {
  if (findSetting(setting)?.type.kind === 'flags') return false;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

/** True when the value is one that the rule asks for. */
export function meetsAsk(ask: SettingAsk, said: SaidValue): boolean {
  if (said === 'absent') return ask.kind === 'absent' || ('orAbsent' in ask && ask.orAbsent === true);
  switch (ask.kind) {
    case 'is':
      return isSame(ask, said.value, ask.value);
    case 'any-of':
      return ask.values.some((value) => isSame(ask, said.value, value));
    case 'range':
      return isWithin(ask, said.value);
    case 'set':
      return true;
    case 'absent':
      return false;
  }
}

function isSame({ setting, key }: AskedSetting, a: SettingValue, b: SettingValue): boolean {
  return key === undefined ? isSameValue(setting, a, b) : a === b;
}

function isWithin(ask: Extract<SettingAsk, { kind: 'range' }>, value: SettingValue): boolean {
  const type = findSetting(ask.setting)?.type;
  if (type === undefined) return false;
  const [given, from, to] = [value, ask.from, ask.to].map((one) => Number(codeOf(type, undefined, one)));
  return given !== undefined && from !== undefined && to !== undefined && given >= from && given <= to;
}

/** A value that meets the rule, the first one that it names; nothing for `set`. */
export function wantedValue(ask: SettingAsk): SettingValue | undefined {
  switch (ask.kind) {
    case 'is':
      return ask.value;
    case 'any-of':
      return ask.values[0];
    case 'range':
      return ask.to;
    case 'absent':
      return REMOVE;
    case 'set':
      return undefined;
  }
}

/** True when some value meets both rules. Both are about the same setting and key. */
export function canMeetBoth(a: SettingAsk, b: SettingAsk): boolean {
  if (a.kind === 'set' || b.kind === 'set') return a.kind !== 'absent' && b.kind !== 'absent';
  return candidates(a).some((said) => meetsAsk(b, said)) || candidates(b).some((said) => meetsAsk(a, said));
}

/** Ranges overlap exactly where an end of one lies in the other, so their ends are enough. */
function candidates(ask: SettingAsk): readonly SaidValue[] {
  const absent: readonly SaidValue[] = ask.kind === 'absent' || ('orAbsent' in ask && ask.orAbsent) ? ['absent'] : [];
  const values =
    ask.kind === 'is'
      ? [ask.value]
      : ask.kind === 'any-of'
        ? ask.values
        : ask.kind === 'range'
          ? [ask.from, ask.to]
          : [];
  return [...values.map((value) => ({ value })), ...absent];
}
