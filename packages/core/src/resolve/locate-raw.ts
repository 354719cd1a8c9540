import type { Locate, Path } from '../diagnostic/locate.ts';
import type { Located, LocatedRaw, Raw } from '../model/raw.ts';

/** Puts the place of every entry and of each of its fields beside it. */
export function locateRaw(raw: Raw, path: Path, locate: Locate): LocatedRaw {
  return {
    registry: locateEntries(raw.registry ?? [], [...path, 'registry'], locate),
    oma: locateEntries(raw.oma ?? [], [...path, 'oma'], locate),
  };
}

function locateEntries<Entry extends object>(
  entries: readonly Entry[],
  path: Path,
  locate: Locate,
): readonly Located<Entry>[] {
  return entries.map((entry, index) => ({
    ...entry,
    at: locate([...path, index]),
    fields: Object.fromEntries(Object.keys(entry).map((field) => [field, locate([...path, index, field])])),
  }));
}
