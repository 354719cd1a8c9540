import { DELIVERIES, type Delivery } from '@mdav/core';
import { isManagedKey, preferenceDevices, type RawWay, registryDeliveries } from '@mdav/core/format';
import type { PlannedGroup, PlannedLine } from './plan-state.ts';
import { linesByPlace, waysOfLines } from './raw-changes.ts';

/** Ways whose values stay until somebody deletes them. */
export const LEAVING: readonly Delivery[] = registryDeliveries(DELIVERIES).filter((way) => way !== 'gpo');

/** What the files do not do by themselves where raw values change or go another way; complete sentences. */
export function rawNotes(before: PlannedGroup | undefined, after: PlannedGroup | undefined): readonly string[] {
  if (before === undefined || after === undefined) return [];
  const fresh = linesByPlace(after.residue);
  const notes = new Map<string, string[]>();
  for (const [place, lines] of linesByPlace(before.residue)) {
    const [line] = lines;
    // What deletes leaves nothing behind.
    if (line === undefined || !/^HKLM\\/i.test(line.place) || isDeletion(line)) continue;
    const was = waysOfLines(lines);
    const own = fresh.get(place);
    const found = own?.every(isDeletion)
      ? notesOnDeletion(was)
      : notesOnValue(line.place, was, own && waysOfLines(own));
    for (const note of found) notes.set(note, [...(notes.get(note) ?? []), line.place]);
  }
  return [...notes].map(([note, places]) => `${placesWords(places)}: ${note}`);
}

const isDeletion = ({ says }: PlannedLine) => says.startsWith('delete ');

function placesWords(places: readonly string[]): string {
  const shown = places.slice(0, 3).map((place) => `\`${place}\``);
  return `${shown.join(', ')}${places.length > 3 ? ` and ${places.length - 3} more` : ''}`;
}

/** Deletions are for whoever gets the policy. */
function notesOnDeletion(before: readonly RawWay[]): readonly string[] {
  const devices = devicesOf(byGpo(before));
  return devices === undefined ? [] : [`it was for ${devices} only, and is now deleted on all devices.`];
}

/** What there is to say of a value that went the ways of before, and goes those of after; none at all where it is gone. */
function notesOnValue(
  place: string,
  before: readonly RawWay[],
  after: readonly RawWay[] | undefined,
): readonly string[] {
  const [was, is = []] = [before, after];
  const [old, fresh] = [byGpo(was), byGpo(is)];
  const [oldDevices, freshDevices] = [devicesOf(old), devicesOf(fresh)];
  const isUnfiltered = is.some((way) => way.delivery !== 'gpo' || devicesOf(way) === undefined);
  const left = [
    // What policy writes outside of its own keys stays.
    ...(old !== undefined && old.preferences === undefined && !isManagedKey(keyOf(place)) ? ['Group Policy'] : []),
    ...LEAVING.filter((way) => was.some(({ delivery }) => delivery === way)).map((way) => LEFT_BY[way] ?? way),
  ].join(' and ');
  return [
    ...(oldDevices === undefined || after === undefined ? [] : wider(oldDevices, fresh, freshDevices)),
    ...(oldDevices === undefined ? [] : besides(oldDevices, was, is)),
    ...(left !== '' && after === undefined
      ? [`what ${left} set stays on the devices. Write an entry with \`type: delete\` to have it deleted.`]
      : []),
    ...(left !== '' && after !== undefined && is.length > 0 && !isUnfiltered
      ? [`what ${left} set stays on all but ${freshDevices}; nothing here takes it from them.`]
      : []),
    ...(old?.preferences !== undefined && fresh !== undefined && fresh.preferences === undefined
      ? [
          'Windows removes what the preference gave after it applied registry policy, so that the value may be missing until policy is applied anew: `gpupdate /force` does that.',
        ]
      : []),
  ];
}

/** Who gets it by Group Policy now that it is not for some devices only, or for others. */
function wider(old: string, fresh: RawWay | undefined, devices: string | undefined): readonly string[] {
  if (fresh === undefined || devices === old) return [];
  if (devices === undefined) {
    const stays = fresh.preferences === undefined ? ', on which it stays when the GPO goes' : '';
    return [`it was for ${old} only, and is now for all devices of the GPO${stays}.`];
  }
  return [`it was for ${old} only, and is now for ${devices} only.`];
}

/** Ways that know no targeting and that come in addition. */
function besides(old: string, was: readonly RawWay[], is: readonly RawWay[]): readonly string[] {
  const come = is.filter(({ delivery }) => delivery !== 'gpo' && !was.some((way) => way.delivery === delivery));
  return come.length === 0
    ? []
    : [`it was for ${old} only, and now goes to all devices by ${come.map(({ delivery }) => delivery).join(', ')}.`];
}

const LEFT_BY: Readonly<Partial<Record<Delivery, string>>> = {
  registry: 'the old .reg file',
  configmgr: 'Configuration Manager',
  dsc: 'DSC',
  ansible: 'Ansible',
  osconfig: 'OSConfig',
};

const byGpo = (ways: readonly RawWay[]) => ways.find(({ delivery }) => delivery === 'gpo');

function devicesOf(way: RawWay | undefined): string | undefined {
  return way?.preferences === undefined ? undefined : preferenceDevices(way.preferences);
}

/** The key of a value, without its hive. */
function keyOf(place: string): string {
  const path = place.replace(/^HKLM\\/i, '');
  return path.slice(0, Math.max(path.lastIndexOf('\\'), 0));
}
