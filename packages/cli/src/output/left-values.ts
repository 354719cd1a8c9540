import { DELIVERIES, type Delivery, type ResolvedGroup } from '@mdav/core';
import type { ExpectedSetting } from '@mdav/core/decision';
import { registryDeliveries, textOfBytes } from '@mdav/core/format';
import { groupBy } from '@mdav/core/rule';
import { count } from '@mdav/review';
import type { Contents } from '../disk/output/changes.ts';

/** Ways whose files write value by value: what they set stays on a device until something deletes it. Folders are called so. */
const WAYS = registryDeliveries(DELIVERIES).filter((way) => way !== 'gpo');

/** What registry values a group sets, and the files that bring them. The undo of a file sets nothing. */
const ASKED = new RegExp(
  `^[^/]+/(?:expected\\.json|(?:${WAYS.join('|')})/[^/]+(?<!\\.undo|\\.list)(?:\\.(?:dsc|osc))?\\.(?:reg|json|yml))$`,
);

/** Whether the content of a file says what registry values a build leaves behind. */
export const tellsValues = (path: string): boolean => ASKED.test(path);

/** The files of a build that come, go or change, with what was in them and what is. */
export type OldAndNew = ReadonlyMap<string, Contents>;

/** A registry value that the last build set and this one neither sets nor deletes. */
interface LeftValue {
  readonly setting: string;
  readonly key: string;
  readonly name: string;
  readonly isListed: boolean;
}

/** What devices keep, and what to do about it: as `LeftBehind` has it. */
interface Kept {
  readonly message: string;
  readonly hint: string;
}

/** What devices keep of the values of a group, which is called another name now, or is gone. */
export function leftValues(name: string, now: ResolvedGroup | undefined, files: OldAndNew): readonly Kept[] {
  const old = expectedIn(files.get(`${name}/expected.json`)?.was);
  if (old.length === 0) return [];
  const fresh = now === undefined ? [] : expectedIn(files.get(`${now.name}/expected.json`)?.is);
  const isSaid = saidBy(fresh);
  const gone = old.flatMap(valuesOf).filter((value) => !isSaid(value));
  const waysOf = wayFinder(name, files);
  const left = gone.filter((value) => waysOf(value).length > 0);
  if (left.length === 0) return [];
  const isForced = old.some(({ setting, wanted }) => setting === FORCING && wanted === true);
  const writes = registryDeliveries(now?.deliver ?? []).length > 0;
  const isRemovable = (value: LeftValue) => writes && !value.isListed && !waysOf(value).includes('osconfig');
  const told = (values: readonly LeftValue[], hint: (values: readonly LeftValue[]) => string) =>
    values.length === 0 ? [] : [{ message: message(values, waysOf), hint: hint(values) }];
  return [
    ...told(left.filter(isRemovable), removal),
    ...told(
      left.filter((value) => !isRemovable(value)),
      (values) => deletion(values, isForced ? undefined : writes ? 'before these files' : 'on them'),
    ),
  ];
}

/** Its removal is no way back to active, and told by itself. */
const FORCING = 'forceDefenderPassiveMode';

/** What a file of expectations says of policy values; nothing of one that somebody edited beyond recognition. */
function expectedIn(bytes: Uint8Array | undefined): readonly ExpectedSetting[] {
  try {
    const { settings }: { settings: readonly ExpectedSetting[] } = JSON.parse(
      textOfBytes(bytes ?? new Uint8Array()) ?? '',
    );
    return settings.filter(({ by, policy }) => by.includes('policy') && Array.isArray(policy));
  } catch {
    return [];
  }
}

function valuesOf({ setting, policy = [] }: ExpectedSetting): readonly LeftValue[] {
  if (setting === FORCING) return [];
  const isListed = policy.some((entry) => 'values' in entry);
  return policy.flatMap((entry) => {
    // The value that turns a list on does nothing without its entries.
    if ('values' in entry)
      return Object.keys(entry.values).map((name) => ({ setting, key: entry.key, name, isListed }));
    return isListed || entry.data === null ? [] : [{ setting, key: entry.key, name: entry.name, isListed }];
  });
}

/** Whether something sets or deletes a value: by its name, or with everything in its key. */
function saidBy(settings: readonly ExpectedSetting[]): (value: LeftValue) => boolean {
  const said = new Set<string>();
  const emptied: string[] = [];
  for (const { setting, policy = [] } of settings) {
    for (const entry of policy) {
      const key = entry.key.toLowerCase();
      const names = 'values' in entry ? Object.keys(entry.values) : [entry.name];
      for (const name of names) said.add(`${key}\\${name.toLowerCase()}`);
      // A raw entry that is called like its key takes away what is there.
      if ('values' in entry && setting.toLowerCase() === key) emptied.push(`${key}\\`);
    }
  }
  return ({ key, name }) => {
    const place = `${key}\\${name}`.toLowerCase();
    return said.has(place) || emptied.some((start) => place.startsWith(start));
  };
}

const QUOTED = /"(?:[^"\\\n]|\\.)*"/g;

/** By which ways a value went: those of which an old file names it. */
function wayFinder(name: string, files: OldAndNew): (value: LeftValue) => readonly Delivery[] {
  const texts = WAYS.map((way) => {
    const own = [...files].filter(([path]) => path.startsWith(`${name}/${way}/`));
    const text = own.map(([, { was }]) => (was === undefined ? '' : (textOfBytes(was) ?? ''))).join('\n');
    return { way, text, quoted: new Set(text.match(QUOTED)) };
  });
  // All of these forms put a name between quotation marks, and a backslash before a backslash.
  return ({ name: value }) => {
    const written = JSON.stringify(value);
    // Most names are found without going through a whole file for each.
    return texts.filter(({ text, quoted }) => quoted.has(written) || text.includes(written)).map(({ way }) => way);
  };
}

function message(values: readonly LeftValue[], waysOf: (value: LeftValue) => readonly Delivery[]): string {
  const ways = WAYS.filter((way) => values.some((value) => waysOf(value).includes(way)));
  const bySetting = groupBy(values, ({ setting }) => setting);
  const things = [...bySetting].map(([setting, own]) =>
    own.some(({ isListed }) => isListed)
      ? `${someOf(own.map(({ name }) => `\`${name}\``))} of \`${setting}\``
      : `\`${setting}\``,
  );
  return `Devices that got the last build by ${ways.join(', ')} keep ${someOf(things)}: nothing of this build deletes that.`;
}

function removal(values: readonly LeftValue[]): string {
  const settings = [...new Set(values.map(({ setting }) => setting))];
  const raw = settings.filter((setting) => setting.includes('\\'));
  const named = settings.filter((setting) => !raw.includes(setting));
  const written = [
    ...(named.length === 0 ? [] : [`\`remove\` for ${someOf(named.map((setting) => `\`${setting}\``))}`]),
    ...(raw.length === 0 ? [] : ['an entry with `type: delete` for each raw value']),
  ];
  return `Write ${written.join(' and ')}, and build again: that deletes the values.`;
}

/** An undo sends servers that are passive by force back to active: there is no moment for it then. */
function deletion(values: readonly LeftValue[], undoing: string | undefined): string {
  const keys = [...groupBy(values, ({ key }) => key)];
  const places = keys.map(([key, own]) => `${someOf(own.map(({ name }) => `\`${name}\``))} below \`${key}\``);
  const byName = `delete by name ${someOf(places)}`;
  return undoing === undefined
    ? `D${byName.slice(1)}.`
    : `Run the undo of the last build, which version control has, ${undoing}; or ${byName}.`;
}

/** So many stand in a sentence; the others are counted. */
const MOST = 5;

function someOf(shown: readonly string[]): string {
  const more = shown.length - MOST;
  const head = shown.slice(0, MOST).join(', ');
  return more > 0 ? `${head} and ${count(more, 'other')}` : head;
}
