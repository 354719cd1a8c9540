import { findSetting, REMOVE, type RegistryWrite } from '@mdav/core';
import { partsOf } from '@mdav/core/format';
import { count } from '../text/count.ts';
import type { PlannedGroup, PlannedSetting } from './plan-state.ts';
import { LEAVING } from './raw-notes.ts';

/** A setting of before that devices keep, with the parts of it that they keep; none where it is kept as a whole. */
interface Left {
  readonly setting: string;
  readonly ways: readonly string[];
  readonly parts?: readonly string[];
}

/**
 * What devices keep of the files of before: values that were written one by one stay until something deletes them. Group
 * Policy and Intune take back what they no longer set.
 */
export function leftBehind(before: PlannedGroup | undefined, after: PlannedGroup | undefined): readonly string[] {
  if (before === undefined || after === undefined) return [];
  const fresh = new Map(after.settings.map((each) => [each.setting, each]));
  const left = before.settings.flatMap((was) => leftOf(was, fresh.get(was.setting)) ?? []);
  const whole = left.filter(({ parts, ways }) => parts === undefined && !ways.includes('osconfig'));
  const byName = left.filter((one) => !whole.includes(one));
  return [
    ...(whole.length === 0 ? [] : [noteOnWhole(whole)]),
    ...byName.map((one) => noteByName(one, isUndoSafe(before, one))),
  ];
}

function leftOf(was: PlannedSetting, is: PlannedSetting | undefined): Left | undefined {
  const { setting, value } = was;
  const ways = LEAVING.filter((way) => was.channels.includes(way));
  // Its removal is no way back to active: a note of its own says what is.
  if (ways.length === 0 || value === REMOVE || setting === 'forceDefenderPassiveMode') return undefined;
  if (!writesOf(setting).some(({ kind }) => kind === 'list')) return is === undefined ? { setting, ways } : undefined;
  const kept = new Set((is === undefined ? [] : (partsOf(setting, is.value) ?? [])).map(({ plain }) => plain));
  const parts = (partsOf(setting, value) ?? []).filter(({ plain }) => !kept.has(plain)).map(({ shown }) => shown);
  return parts.length === 0 ? undefined : { setting, ways, parts };
}

function noteOnWhole(left: readonly Left[]): string {
  const names = left.map(({ setting }) => `\`${setting}\``).join(', ');
  return `${keepers(left.flatMap(({ ways }) => ways))} keep ${names}. Write \`remove\` for ${left.length === 1 ? 'it' : 'them'} to have the values deleted.`;
}

/** Nothing that a fleet says deletes single values of a list, nor any value that OSConfig set. */
function noteByName({ setting, ways, parts = [] }: Left, isUndoable: boolean): string {
  const places = writesOf(setting).map((write) => {
    const names = write.kind === 'value' ? [write.name] : parts.map((part) => write.names?.[part] ?? part);
    const what = `the ${names.length === 1 ? 'value' : 'values'} ${someOf(names)}`;
    return `${what} below \`HKLM\\SOFTWARE\\Policies\\Microsoft\\${write.key}\``;
  });
  const kept = parts.length === 0 ? `\`${setting}\`` : `${someOf(parts)} of \`${setting}\``;
  // What a client does with an antimalware policy that says less is not documented.
  const keep = ways.includes('configmgr') ? 'may keep' : 'keep';
  const deletion = `elete ${places.join(' and ')} by name`;
  const remedy = isUndoable ? `Run the undo of the last build before the new files, or d${deletion}` : `D${deletion}`;
  return `${keepers(ways)} ${keep} ${kept}, which the new files do not delete. ${remedy}.`;
}

/** An undo gives servers that are passive by force the value 0, and that of Configuration Manager knows its registration file alone. */
function isUndoSafe(before: PlannedGroup, { ways }: Left): boolean {
  const isForced = before.settings.some(
    ({ setting, value }) => setting === 'forceDefenderPassiveMode' && value === true,
  );
  return !isForced && !ways.includes('configmgr');
}

function keepers(all: readonly string[]): string {
  const ways = LEAVING.filter((way) => all.includes(way));
  return ways.every((way) => way === 'registry' || way === 'configmgr') && ways.includes('registry')
    ? 'Devices that imported the old .reg file'
    : `Devices that got the old values by ${ways.join(', ')}`;
}

function writesOf(setting: string): readonly RegistryWrite[] {
  const registry = findSetting(setting)?.registry;
  return registry?.kind === 'values' ? registry.writes : [];
}

/** So many stand in a sentence; the others are counted. */
const MOST = 5;

function someOf(names: readonly string[]): string {
  const shown = names.slice(0, MOST).map((name) => `\`${name}\``);
  const more = names.length - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${count(more, 'other')}` : shown.join(', ');
}
