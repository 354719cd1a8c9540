import { defaultValue } from '../catalogue/default-value.ts';
import { findSetting } from '../catalogue/lookup.ts';
import type { SettingRow } from '../catalogue/row.ts';
import { OS_INFO } from '../facts/os.ts';
import type { Assignment, OsFact, ResolvedGroup } from '../model/resolved.ts';
import type { SettingValue } from '../model/value.ts';
import { REMOVE } from '../model/vocabulary.ts';
import { isSameValue } from '../value/plain-value.ts';
import { showValue } from '../value/show-value.ts';
import { measureOf } from './measure-of.ts';
import { weighChange } from './weigh-change.ts';

/** How a value stands to what Windows does unasked. */
export interface AgainstDefault {
  /** `same` changes nothing on a device that nobody else configures; `weaker` protects less, `stronger` more. */
  readonly kind: 'same' | 'weaker' | 'stronger';
  readonly byDefault: SettingValue;
  /** Where it is said; absent where it holds for all of the group. */
  readonly os?: readonly OsFact['id'][];
}

/**
 * The marks of a value against Windows' default: one for all operating systems of the group, or several where they
 * differ. None where the default is not known, where sources contradict each other, or where nobody ranks the
 * two.
 */
export function againstDefault(
  { setting, value }: Pick<Assignment, 'setting' | 'value'>,
  { os, ...facts }: Pick<ResolvedGroup, 'os' | 'onboarding' | 'agent'>,
): readonly AgainstDefault[] {
  const row = findSetting(setting);
  if (row === undefined || value === REMOVE) return [];
  const marks = os.map((fact) => ({
    os: fact.id,
    mark: markOf(row, value, defaultOf(row, fact, facts) ?? withoutEntries(row)),
  }));
  const [first] = marks;
  if (first === undefined) return [];
  const sameOnAll = marks.every(({ mark }) => JSON.stringify(mark) === JSON.stringify(first.mark));
  if (sameOnAll) return first.mark === undefined ? [] : [first.mark];
  return marks.flatMap(({ os: id, mark }) => (mark === undefined ? [] : [{ ...mark, os: [id] }]));
}

function markOf(row: SettingRow, value: SettingValue, byDefault: SettingValue | undefined): AgainstDefault | undefined {
  if (byDefault === undefined) return undefined;
  if (isSameValue(row.id, byDefault, value)) return { kind: 'same', byDefault };
  const { direction } = weighChange(row.id, byDefault, value);
  if (direction === 'weakens') return { kind: 'weaker', byDefault };
  return direction === 'strengthens' ? { kind: 'stronger', byDefault } : undefined;
}

/** Lists of which every entry makes a device weaker, such as exclusions: Windows has none of a fleet unasked. */
function withoutEntries({ id, type }: SettingRow): SettingValue | undefined {
  const measure = measureOf(id);
  return type.kind === 'list' && measure?.kind === 'parts' && measure.each === 'weaker' ? [] : undefined;
}

/** What Windows does when nobody sets the setting; nothing where that is not known. */
export function defaultOf(
  row: SettingRow,
  os: OsFact,
  { onboarding, agent }: Pick<ResolvedGroup, 'onboarding' | 'agent'>,
): SettingValue | undefined {
  const { devices, mdm, gpo } = row.defaults ?? {};
  if (devices === undefined)
    return onlyValue(
      row,
      [mdm, gpo].flatMap((words) => words ?? []),
    );
  const states = onboarding?.state === 'onboarded' ? [true] : onboarding?.state === 'none' ? [false] : [true, false];
  const told = states.map((state) =>
    devices.find(
      (one) =>
        one.os.includes(os.id) &&
        (one.onboarded ?? state) === state &&
        (one.agent ?? agent) === agent &&
        // Without a build it is one that is still serviced.
        (os.build ?? Number.POSITIVE_INFINITY) >= (one.fromBuild ?? 0),
    ),
  );
  return told.includes(undefined)
    ? undefined
    : onlyValue(
        row,
        told.flatMap((one) => one?.value ?? []),
      );
}

/** The value that all words mean. Two sources that contradict each other tell nothing. */
function onlyValue({ id, type }: SettingRow, words: readonly string[]): SettingValue | undefined {
  const [first, ...others] = words.map((one) => defaultValue(type, one));
  if (first === undefined) return undefined;
  return others.every((other) => other !== undefined && isSameValue(id, first, other)) ? first : undefined;
}

/** `no change`, `weaker than block (Windows 10)`, `weaker than none`, `stronger than off`. */
export function defaultWords({ kind, byDefault, os }: AgainstDefault): string {
  const where = os === undefined ? '' : ` (${os.map((id) => OS_INFO[id].title).join(', ')})`;
  const than = Array.isArray(byDefault) && byDefault.length === 0 ? 'none' : showValue(byDefault);
  return `${kind === 'same' ? 'no change' : `${kind} than ${than}`}${where}`;
}
