import type { SettingRow, SettingValue } from '@mdav/core';
import { assertNever, codeOf } from '@mdav/core/format';
import type { RegistryData, RegistryEntry } from '@mdav/registry';
import { isAlwaysOurs } from '../admx/make/admx-for.ts';
import { CATEGORY_TEXTS, textsFor, textsOfRow } from '../admx/make/row-texts.ts';
import type { ReportControl, ReportPolicy } from './form.ts';

/** Reports are in English, like the names of policies in the catalogue. */
const LANGUAGE = 'en-US';

/** Where a policy stands in the editor, which states it has, and its element. */
interface Shown {
  readonly name: string;
  readonly category: string;
  readonly states?: { readonly enabled: string; readonly disabled: string };
  readonly element?: NonNullable<NonNullable<SettingRow['admx']>['element']>;
}

/**
 * A setting as the policy that the console shows for the entries that say it; `undefined` when no policy would write
 * just these. Names and categories of Microsoft's policies are Microsoft's; explanations and the words of choices are
 * those of the catalogue.
 */
export function reportPolicy(
  row: SettingRow,
  value: SettingValue,
  entries: readonly RegistryEntry[],
): ReportPolicy | undefined {
  const shown = shownAs(row);
  const said = shown && saidBy(shown, row, value, entries);
  if (shown === undefined || said === undefined) return undefined;
  // What the states of our own policy write is not what those of Microsoft's do.
  const { explain, supportedOn } = row.admx === undefined ? textsFor(row, LANGUAGE) : textsOfRow(row);
  return {
    name: shown.name,
    category: shown.category.replaceAll(' > ', '/'),
    explain,
    supported: supportedOn,
    ...said,
  };
}

function shownAs(row: SettingRow): Shown | undefined {
  if (row.admx !== undefined) return row.admx;
  if (!isAlwaysOurs(row)) return undefined;
  return {
    name: textsFor(row, LANGUAGE).title,
    category: `Windows Components > ${CATEGORY_TEXTS[LANGUAGE].name}`,
    states: { enabled: 'on', disabled: 'off' },
  };
}

type SaidState = Pick<ReportPolicy, 'state' | 'controls'>;

function saidBy(
  { name, states, element }: Shown,
  row: SettingRow,
  value: SettingValue,
  entries: readonly RegistryEntry[],
): SaidState | undefined {
  const set = entries.flatMap((entry) => (entry.kind === 'set' ? [entry] : []));
  // A policy with an element deletes when it is disabled.
  if (set.length === 0) return element === undefined ? undefined : { state: 'Disabled', controls: [] };
  if (element === undefined) return stateOf(row, states, set[0]?.data);
  const control = controlOf(element.kind, row, value, set);
  return control === undefined ? undefined : { state: 'Enabled', controls: [{ name, ...control }] };
}

function stateOf(row: SettingRow, states: Shown['states'], data: RegistryData | undefined): SaidState | undefined {
  const state = (['enabled', 'disabled'] as const).find(
    (candidate) => states !== undefined && data?.type === 'dword' && data.value === codeOfState(row, states[candidate]),
  );
  if (state === undefined) return undefined;
  return { state: state === 'enabled' ? 'Enabled' : 'Disabled', controls: [] };
}

/** The code of the word that a state means. */
function codeOfState({ type, registry }: SettingRow, word: string): number | string | undefined {
  const write = registry.kind === 'values' ? registry.writes[0] : undefined;
  if (write?.kind !== 'value') return undefined;
  switch (type.kind) {
    case 'toggle':
      return codeOf(type, write.as, word === 'on');
    case 'flags':
      return codeOf(type, write.as, word === 'none' ? [] : [word]);
    default:
      return codeOf(type, write.as, word);
  }
}

type Control<Kind = ReportControl> = Kind extends ReportControl ? Omit<Kind, 'name'> : never;
type SetEntry = Extract<RegistryEntry, { kind: 'set' }>;

function controlOf(
  kind: NonNullable<Shown['element']>['kind'],
  row: SettingRow,
  value: SettingValue,
  set: readonly SetEntry[],
): Control | undefined {
  const data = set[0]?.data;
  switch (kind) {
    case 'decimal':
      return data?.type === 'dword' ? { kind: 'numeric', value: String(data.value) } : undefined;
    case 'enum':
      return { kind: 'drop-down-list', value: wordsFor(row, value) };
    case 'text':
      return data?.type === 'sz' || data?.type === 'expand-sz' ? { kind: 'edit-text', value: data.value } : undefined;
    case 'list':
      return { kind: 'list-box', entries: listEntries(row, set) };
    case 'multi-text':
      // No report with such a policy is known: its value is shown as it stands in the registry.
      return undefined;
    default:
      return assertNever(kind);
  }
}

/** What a choice means, in the words of the catalogue. */
function wordsFor({ type }: SettingRow, value: SettingValue): string {
  if (type.kind === 'choice' && typeof value === 'string') return type.options[value] ?? value;
  return value === true ? 'On' : value === false ? 'Off' : String(value);
}

/** The values of a list without the one that says that the list is managed. */
function listEntries({ registry }: SettingRow, set: readonly SetEntry[]) {
  const write = registry.kind === 'values' ? registry.writes[0] : undefined;
  const marker = write?.kind === 'list' ? write.marker : undefined;
  return set
    .filter(({ name, data }) => marker === undefined || name !== marker.name || data.type !== 'dword')
    .map(({ name, data }) => ({ name, data: data.type === 'sz' ? data.value : '' }));
}
