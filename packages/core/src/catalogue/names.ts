import { once } from '../memory/once.ts';
import { settingRows } from './lookup.ts';
import type { SettingRow } from './row.ts';

/**
 * Every name under which a setting is known anywhere: its id, the registry values, the policy and its title, the node, the
 * definition of the settings catalog, and the names and GUIDs of a map. A map to lists only borrows its names.
 */
export function namesOf({ id, type, registry, mdm, admx }: SettingRow): readonly string[] {
  const writes = registry.kind === 'values' ? registry.writes : [];
  const hasNames = type.kind === 'map' && type.lists === undefined;
  return [
    id,
    ...writes.flatMap((write) =>
      write.kind === 'value'
        ? [write.name, `${write.key}\\${write.name}`]
        : [
            ...(write.marker === undefined ? [] : [write.marker.name]),
            ...(hasNames ? Object.values(write.names ?? {}) : []),
          ],
    ),
    ...(admx === undefined ? [] : [admx.policy, admx.name]),
    ...(mdm.kind === 'node' ? [mdm.uri, mdm.uri.slice(mdm.uri.lastIndexOf('/') + 1)] : []),
    ...(mdm.kind === 'node' && mdm.alternate !== undefined ? [mdm.alternate] : []),
    ...(mdm.kind === 'node' && mdm.catalog !== undefined ? [mdm.catalog.definition] : []),
    ...(hasNames ? Object.keys(type.keys) : []),
  ];
}

/** The settings that are known under a name, whatever its case; a registry key with its hive may stand before a value's name. */
export function settingsNamed(name: string): readonly SettingRow[] {
  const wanted = name.toLowerCase().replace(/^(hklm|hkey_local_machine)\\software\\policies\\microsoft\\/, '');
  return lowered()
    .filter(({ names }) => names.includes(wanted))
    .map(({ row }) => row);
}

/** Every row with its names in lower case. A table by name would take longer to make than the one search of most runs. */
const lowered = once(() =>
  settingRows().map((row) => ({ row, names: namesOf(row).map((name) => name.toLowerCase()) })),
);

/** True when all the words occur in the title, the notes or a name of a setting. Words are in lower case. */
export function speaksOf(row: SettingRow, words: readonly string[]): boolean {
  const text = [row.title, ...(row.notes ?? []), ...namesOf(row)].join('\n').toLowerCase();
  return words.every((word) => text.includes(word));
}
