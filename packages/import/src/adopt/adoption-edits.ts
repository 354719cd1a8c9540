import type { MapPart, SettingValue } from '@mdav/core';
import { isSameValue, type Path } from '@mdav/core/format';
import type { Edit, EditValue } from '@mdav/core/rule';
import { visibleLine } from '@mdav/quote';
import type { Adoption } from './adoption.ts';

/** What the file says of a setting where it is adopted. */
export interface WrittenSetting {
  /** The value of the group, whatever layers made it; absent where it has none. */
  readonly effective: SettingValue | undefined;
  /** As the group itself writes it; absent where it does not. */
  readonly written: unknown;
}

/**
 * Ways to make a group say a value, the one that changes least first: entries of a list or keys of a map that the group
 * writes, then the value as a whole. Whether a way is right shows when it is tried.
 */
export function adoptionEdits(
  adoption: Adoption,
  { effective, written }: WrittenSetting,
): readonly (readonly Edit[])[] {
  const { group, setting, value, from } = adoption;
  const path: Path = ['groups', group, 'settings', setting];
  const whole = wholeValue(setting, value, effective);
  const comment = visibleLine(`as ${from} says`);
  return [
    ...partEdits(setting, value, effective, written, path),
    [{ kind: 'set', path, value: whole, comment }],
    [{ kind: 'set', path, value: whole }],
  ];
}

/** Entries that the fleet has already keep their reasons and owners. */
function wholeValue(setting: string, value: SettingValue, effective: SettingValue | undefined): EditValue {
  if (!Array.isArray(value) || !Array.isArray(effective)) return value as EditValue;
  const known = effective as readonly EditValue[];
  return (value as readonly EditValue[]).map(
    (entry) => known.find((one) => isSameValue(setting, [one] as SettingValue, [entry] as SettingValue)) ?? entry,
  );
}

function partEdits(
  setting: string,
  value: SettingValue,
  effective: SettingValue | undefined,
  written: unknown,
  path: Path,
): readonly (readonly Edit[])[] {
  const isMore = isMap(written) && Object.hasOwn(written, 'extend');
  const own = isMore ? written['extend'] : written;
  const at = isMore ? [...path, 'extend'] : path;
  if (Array.isArray(value) && Array.isArray(own) && Array.isArray(effective))
    return nonEmpty(listEdits(setting, value as Entries, own as Entries, effective as Entries, at));
  if (isMap(value) && isMap(own)) return nonEmpty(mapEdits(setting, value as Parts, own as Parts, at));
  return [];
}

type Entries = readonly EditValue[];
type Parts = Readonly<Record<string, MapPart>>;

function listEdits(setting: string, value: Entries, own: Entries, effective: Entries, at: Path): readonly Edit[] {
  const has = (list: Entries, entry: EditValue) =>
    list.some((one) => isSameValue(setting, [one] as SettingValue, [entry] as SettingValue));
  const gone = own.flatMap((entry, index): Edit[] =>
    has(value, entry) ? [] : [{ kind: 'remove', path: [...at, index] }],
  );
  const come = value.filter((entry) => !has(effective, entry));
  return [
    ...gone,
    ...come.map((entry, index): Edit => ({ kind: 'set', path: [...at, own.length + index], value: entry })),
  ];
}

function mapEdits(setting: string, value: Parts, own: Parts, at: Path): readonly Edit[] {
  const isOneKey = (a: string, b: string, part: MapPart) => isSameValue(setting, { [a]: part }, { [b]: part });
  const gone = Object.entries(own).flatMap(([key, part]): Edit[] =>
    Object.keys(value).some((other) => isOneKey(key, other, part)) ? [] : [{ kind: 'remove', path: [...at, key] }],
  );
  const come = Object.entries(value).flatMap(([key, part]): Edit[] => {
    const there = Object.keys(own).find((other) => isOneKey(other, key, part)) ?? key;
    if (Object.hasOwn(own, there) && isSameValue(setting, { [there]: own[there] ?? '' }, { [there]: part })) return [];
    return [{ kind: 'set', path: [...at, there], value: part as EditValue }];
  });
  return [...gone, ...come];
}

function nonEmpty(edits: readonly Edit[]): readonly (readonly Edit[])[] {
  return edits.length === 0 ? [] : [edits];
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
