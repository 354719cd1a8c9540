import { findSetting } from '../catalogue/lookup.ts';
import { codeOfKey } from '../catalogue/map-key.ts';
import { justificationText } from '../model/justification.ts';
import type { Assignment, LayerName, LayerStep } from '../model/resolved.ts';
import type { SettingValue } from '../model/value.ts';
import { REMOVE } from '../model/vocabulary.ts';
import { layerWords } from '../resolve/layer-words.ts';
import { isSameValue, partsOf } from '../value/plain-value.ts';
import { showValue } from '../value/show-value.ts';
import { type Direction, weighChange } from './weigh-change.ts';

/** What a departure does to protection. `other` is neither, goes both ways, or nobody says which. */
export const DEPARTURE_KINDS = ['stronger', 'weaker', 'other'] as const;
export type DepartureKind = (typeof DEPARTURE_KINDS)[number];

/** Where a group has another value than the preset that it starts from. */
export interface Departure {
  /** The preset that gave the value; of several the one that counts. */
  readonly from: LayerName;
  /** What the preset says, of a map only the keys that differ. */
  readonly preset: SettingValue;
  /** What the group says, of a map of the same keys. */
  readonly here: SettingValue;
  readonly kind: DepartureKind;
  /** Why it is that; a complete sentence. */
  readonly why: string;
  /** What the fleet file gives as the reason, with who answers for it and until when; of a map by its keys. */
  readonly reason?: string;
}

const KINDS: Readonly<Record<Direction, DepartureKind>> = {
  strengthens: 'stronger',
  weakens: 'weaker',
  mixed: 'other',
  neutral: 'other',
};

/**
 * Where an assignment departs from the presets below it: files of one's own, the defaults, profiles and the group stand
 * above them. Keys of a map that no preset speaks of are no departure.
 */
export function departureOf(assignment: Assignment): Departure | undefined {
  const { setting, value, history = [] } = assignment;
  const step = history.findLast(isOfPreset);
  if (step === undefined || !isOfPreset(step)) return undefined;
  const preset = differing(setting, step.value, value);
  if (preset === undefined) return undefined;
  const here = sameKeys(setting, preset, value);
  const { direction, why } = weighChange(setting, preset, here);
  const reason = reasonOf(assignment, preset);
  return { from: step.layer, preset, here, kind: KINDS[direction], why, ...(reason !== '' && { reason }) };
}

/**
 * The same among some keys of a map alone, without reasons where others are left out; nothing where none of them departs.
 * A value without keys departs as a whole.
 */
export function departureAmong(departure: Departure, setting: string, keys: readonly string[]): Departure | undefined {
  const { preset, here, from } = departure;
  if (!isMap(setting, preset)) return departure;
  const asked = new Set(keys.map((key) => keyId(setting, key)));
  const among = Object.entries(preset).filter(([key]) => asked.has(keyId(setting, key)));
  if (among.length === 0) return undefined;
  if (among.length === Object.keys(preset).length) return departure;
  const narrow = Object.fromEntries(among) as SettingValue;
  const own = sameKeys(setting, narrow, here);
  const { direction, why } = weighChange(setting, narrow, own);
  return { from, preset: narrow, here: own, kind: KINDS[direction], why };
}

/** That of the value, then those of the keys that differ. */
function reasonOf({ setting, justification, keyJustifications = {} }: Assignment, preset: SettingValue): string {
  const open = isMap(setting, preset) ? new Set(Object.keys(preset).map((key) => keyId(setting, key))) : new Set();
  const ofKeys = Object.entries(keyJustifications).flatMap(([key, own]) =>
    open.has(keyId(setting, key)) ? [`${key}: ${justificationText(own)}`] : [],
  );
  return [...(justification === undefined ? [] : [justificationText(justification)]), ...ofKeys].join('; ');
}

/** Presets say values, and extend nothing. */
function isOfPreset(step: LayerStep): step is LayerStep & { readonly layer: LayerName } {
  return step.layer.startsWith('preset ');
}

/** What of a preset's value is another one; of a map the keys of which that holds. */
function differing(setting: string, preset: SettingValue, value: SettingValue): SettingValue | undefined {
  if (!isMap(setting, preset)) return isSameValue(setting, preset, value) ? undefined : preset;
  const said = isMap(setting, value) ? byKey(setting, value) : new Map<string, unknown>();
  const open = Object.entries(preset).filter(([key, word]) => {
    const own = said.get(keyId(setting, key));
    return own === undefined || !isSameValue(setting, { [key]: word } as SettingValue, { [key]: own } as SettingValue);
  });
  return open.length === 0 ? undefined : (Object.fromEntries(open) as SettingValue);
}

/** Of a map what it says of the keys of another one. */
function sameKeys(setting: string, preset: SettingValue, value: SettingValue): SettingValue {
  if (!isMap(setting, preset)) return value;
  if (!isMap(setting, value)) return REMOVE;
  const said = byKey(setting, value);
  return Object.fromEntries(
    Object.keys(preset).flatMap((key) => {
      const own = said.get(keyId(setting, key));
      return own === undefined ? [] : [[key, own]];
    }),
  ) as SettingValue;
}

function isMap(setting: string, value: SettingValue): value is SettingValue & object {
  return findSetting(setting)?.type.kind === 'map' && typeof value === 'object' && !Array.isArray(value);
}

function byKey(setting: string, value: object): ReadonlyMap<string, unknown> {
  return new Map(Object.entries(value).map(([key, word]) => [keyId(setting, key), word]));
}

/** A rule by name and the same rule by GUID are one key. */
function keyId(setting: string, key: string): string {
  const row = findSetting(setting);
  return (row === undefined ? key : (codeOfKey(row, key) ?? key)).toLowerCase();
}

/** `weaker than preset microsoft-windows-11@25H2, which says block (a pilot; until 2027-01-01)`. */
export function departureWords({ from, preset, kind, reason }: Departure, setting: string): string {
  const head = kind === 'other' ? 'other than' : `${kind} than`;
  return `${head} ${layerWords(from)}, which says ${presetWords(preset, setting)}${reason === undefined ? '' : ` (${reason})`}`;
}

/** What the group says of what the preset says otherwise, in one line: of a map the keys that are there, and how many are not. */
export function hereWords({ preset, here }: Pick<Departure, 'preset' | 'here'>, setting: string): string {
  if (!isMap(setting, preset) || !isMap(setting, here)) return presetWords(here, setting);
  const missing = Object.keys(preset).length - Object.keys(here).length;
  const said = presetWords(here, setting);
  if (missing === 0) return said;
  return said === '' ? 'not set' : `${said}, ${missing} not set`;
}

/** What the preset says, in one line. */
export function presetWords(preset: SettingValue, setting: string): string {
  const parts = isMap(setting, preset) ? partsOf(setting, preset) : undefined;
  return parts === undefined ? showValue(preset) : parts.map(({ shown, word }) => `${shown}: ${word}`).join(', ');
}
