import { DELIVERIES, findSetting, REMOVE, type RegistryWrite } from '@mdav/core';
import { partsOf, registryDeliveries } from '@mdav/core/format';
import { count } from '../text/count.ts';
import type { PlannedGroup, PlannedSetting } from './plan-state.ts';
import { LEAVING } from './raw-notes.ts';

/** A setting of before that devices keep, with the parts of it that they keep; none where it is kept as a whole. */
interface Left {
  readonly setting: string;
  readonly ways: readonly string[];
  readonly parts?: readonly string[];
  /** Present where nothing of the group writes its registry values any more, which no `remove` deletes then. */
  readonly isOut?: true;
}

/**
 * What devices keep of the files of before: values that were written one by one stay until something deletes them. Group
 * Policy and Intune take back what they no longer set.
 */
export function leftBehind(before: PlannedGroup | undefined, after: PlannedGroup | undefined): readonly string[] {
  if (before === undefined || after === undefined) return [];
  const fresh = new Map(after.settings.map((each) => [each.setting, each]));
  const writes = writesRegistry(after);
  const left = before.settings.flatMap((was) => leftOf(was, fresh.get(was.setting), writes) ?? []);
  const out = left.filter(({ isOut }) => isOut === true);
  const whole = left.filter(
    ({ parts, ways, isOut }) => isOut === undefined && parts === undefined && !ways.includes('osconfig'),
  );
  const byName = left.filter((one) => !whole.includes(one) && !out.includes(one));
  return [
    ...(out.length === 0 ? [] : [noteOnOut(before, out)]),
    ...(whole.length === 0 ? [] : [noteOnWhole(whole)]),
    ...byName.map((one) => noteByName(one, isUndoSafe(before, one))),
  ];
}

/** Whether the group still goes a way that writes, and so deletes, registry values. */
function writesRegistry({ group, settings }: PlannedGroup): boolean {
  const ways = group?.deliver ?? DELIVERIES.filter((way) => settings.some(({ channels }) => channels.includes(way)));
  return registryDeliveries(ways).length > 0;
}

function leftOf(was: PlannedSetting, is: PlannedSetting | undefined, writes: boolean): Left | undefined {
  const { setting, value } = was;
  const ways = LEAVING.filter((way) => was.channels.includes(way));
  // Its removal is no way back to active: a note of its own says what is.
  if (ways.length === 0 || value === REMOVE || setting === 'forceDefenderPassiveMode') return undefined;
  const isWritten = is === undefined ? writes : LEAVING.concat('gpo').some((way) => is.channels.includes(way));
  if (!isWritten) return { setting, ways, isOut: true };
  if (!writesOf(setting).some(({ kind }) => kind === 'list')) return is === undefined ? { setting, ways } : undefined;
  const kept = new Set((is === undefined ? [] : (partsOf(setting, is.value) ?? [])).map(({ plain }) => plain));
  const parts = (partsOf(setting, value) ?? []).filter(({ plain }) => !kept.has(plain)).map(({ shown }) => shown);
  return parts.length === 0 ? undefined : { setting, ways, parts };
}

/** Values that are no longer written count beside what comes by another way, until somebody deletes them. */
function noteOnOut(before: PlannedGroup, left: readonly Left[]): string {
  const ways = left.flatMap((one) => one.ways);
  const remedy = left.every((one) => isUndoSafe(before, one))
    ? 'Run the undo of the last build on them before the next build removes it'
    : 'Delete the values by name; the files of the last build list them';
  return `${keepers(ways)} keep ${namesOf(left)} in the registry, where nothing of the group writes any more: what stands there counts beside what comes another way. ${remedy}.`;
}

function namesOf(left: readonly Left[]): string {
  return left.map(({ setting }) => `\`${setting}\``).join(', ');
}

function noteOnWhole(left: readonly Left[]): string {
  const ways = left.flatMap((one) => one.ways);
  // What a client does with an antimalware policy that says less is not documented.
  return `${keepers(ways)} ${ways.includes('configmgr') ? 'may keep' : 'keep'} ${namesOf(left)}. Write \`remove\` for ${left.length === 1 ? 'it' : 'them'} to have the values deleted.`;
}

/** Nothing that a fleet says deletes single values of a list, nor any value that OSConfig set. */
function noteByName({ setting, ways, parts = [] }: Left, isUndoable: boolean): string {
  const places = writesOf(setting).map((write) => {
    const names = write.kind === 'value' ? [write.name] : parts.map((part) => write.names?.[part] ?? part);
    const what = `the ${names.length === 1 ? 'value' : 'values'} ${someOf(names)}`;
    return `${what} below \`HKLM\\SOFTWARE\\Policies\\Microsoft\\${write.key}\``;
  });
  const kept = parts.length === 0 ? `\`${setting}\`` : `${someOf(parts)} of \`${setting}\``;
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
