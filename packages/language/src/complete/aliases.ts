import { namesOf, type SettingRow, settingRows } from '@mdav/core';

/** A setting by a name that Windows, Group Policy or Intune has for it. */
export interface Alias {
  readonly name: string;
  readonly row: SettingRow;
}

/** Fewer letters are the beginning of too much. */
const ENOUGH = 4;
const MOST = 40;

let all: readonly Alias[] | undefined;

/** The settings that go by a name beginning like this elsewhere, such as `DisableRealtimeMonitoring`. */
export function aliasesFor(typed: string): readonly Alias[] {
  if (typed.length < ENOUGH) return [];
  all ??= settingRows().flatMap((row) =>
    namesOf(row).flatMap((name) => (isTyped(name) && name !== row.id ? [{ name, row }] : [])),
  );
  const wanted = typed.toLowerCase();
  const seen = new Set<string>();
  return all
    .filter(({ name, row }) => {
      const key = `${name} ${row.id}`.toLowerCase();
      const isNew = !seen.has(key) && name.toLowerCase() !== row.id.toLowerCase();
      seen.add(key);
      return isNew && name.toLowerCase().startsWith(wanted);
    })
    .slice(0, MOST);
}

/** Paths, GUIDs and titles are not typed from memory. */
function isTyped(name: string): boolean {
  return /^[A-Za-z]\w+$/.test(name) && !name.includes('device_vendor');
}
