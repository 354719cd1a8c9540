import { entryText, type Group, type ListEntry, type RawOma, type RawRegistry, type SettingValue } from '@mdav/core';
import { fitsInGroup, settingPosition } from '@mdav/core/format';
import { type MergedRaw, rawId } from '../merge/merge-raw.ts';
import type { MergedSetting } from '../merge/merge-settings.ts';
import { inKeyOrder, inUriOrder } from '../merge/raw-order.ts';
import type { OwnManifest } from '../policy/found-policy.ts';
import type { DraftGroup } from './draft.ts';

/**
 * Settings with what the manifest of a build knows besides: those that no file of policy carries, and who answers for the
 * entries of lists. What the files say counts, whoever changed them since.
 */
export function withManifest(
  settings: readonly MergedSetting[],
  manifest: OwnManifest | undefined,
): readonly MergedSetting[] {
  if (manifest === undefined) return settings;
  const known = new Map(Object.entries(manifest.settings));
  const found = new Set(settings.map(({ id }) => id));
  const annotated = settings.map((setting): MergedSetting => {
    const written = known.get(setting.id);
    return written === undefined ? setting : { ...setting, value: annotate(setting.value, written), isWritten: true };
  });
  const lacking = [...known]
    .filter(([id]) => !found.has(id))
    .map(([id, value]): MergedSetting => ({ id, value, isWritten: true }));
  return [...annotated, ...lacking]
    .map((setting) => withWhy(setting, manifest))
    .sort((a, b) => settingPosition(a.id) - settingPosition(b.id));
}

/** A setting with why it has its value, where the manifest says it and it fits. */
function withWhy(setting: MergedSetting, { justifications, keyJustifications }: OwnManifest): MergedSetting {
  const { id, value } = setting;
  const [own, ofKeys = {}] = [justifications[id], keyJustifications[id]];
  if (own === undefined && Object.keys(ofKeys).length === 0) return setting;
  const isMap = typeof value === 'object' && !Array.isArray(value);
  const inner = isMap
    ? Object.fromEntries(
        Object.entries(value).map(([key, part]) => [
          key,
          Object.hasOwn(ofKeys, key) ? { value: part, ...ofKeys[key] } : part,
        ]),
      )
    : value;
  const justified = own === undefined ? inner : { value: inner, ...own };
  const fits = fitsInGroup({ settings: { [id]: justified } } as Group);
  return fits ? { ...setting, justified, isWritten: true } : setting;
}

/** Raw entries with those that no file of policy carries, and with the reasons that a file had no place for. */
export function withManifestRaw(raw: DraftGroup['raw'], manifest: OwnManifest | undefined): DraftGroup['raw'] {
  if (manifest === undefined) return raw;
  return {
    registry: inKeyOrder(joined(raw.registry, manifest.raw.registry)),
    oma: inUriOrder(joined(raw.oma, manifest.raw.oma)),
  };
}

function joined<Entry extends RawRegistry | RawOma>(
  found: readonly MergedRaw<Entry>[],
  known: readonly Entry[] = [],
): readonly MergedRaw<Entry>[] {
  const ids = new Set(found.map(({ entry }) => rawId(entry)));
  const reasoned = found.map((one) => ({
    ...one,
    entry: known.find((entry) => saysSame(entry, one.entry)) ?? one.entry,
  }));
  return [...reasoned, ...known.filter((entry) => !ids.has(rawId(entry))).map((entry) => ({ entry }))];
}

/** What the file says counts, whoever changed it since: only the reason may be another one. */
function saysSame(a: RawRegistry | RawOma, b: RawRegistry | RawOma): boolean {
  return rawId(a) === rawId(b) && JSON.stringify({ ...a, reason: '' }) === JSON.stringify({ ...b, reason: '' });
}

/** A list with the notes that belong to its entries. */
function annotate(value: SettingValue, known: SettingValue): SettingValue {
  if (!isList(value) || !isList(known)) return value;
  const notes = new Map(known.map((entry) => [entryText(entry).toLowerCase(), entry]));
  return value.map((entry) => {
    const text = entryText(entry);
    const note = notes.get(text.toLowerCase());
    // Another spelling is another word, which the device may take for the same; the file has the one that counts.
    return note !== undefined && entryText(note) === text ? note : entry;
  });
}

function isList(value: SettingValue): value is readonly ListEntry[] {
  return Array.isArray(value);
}
