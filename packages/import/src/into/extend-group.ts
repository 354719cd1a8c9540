import type { Diagnostic, Group, Located, RawOma, RawRegistry, ResolvedGroup } from '@mdav/core';
import { isSameValue, type Path, rawSubject } from '@mdav/core/format';
import { type DraftGroup, settingsOf } from '../draft/draft.ts';
import type { ImportConflict } from '../merge/conflict.ts';
import { type MergedRaw, rawId } from '../merge/merge-raw.ts';
import type { MergedSetting } from '../merge/merge-settings.ts';
import { showDistinct } from '../merge/show-distinct.ts';
import { rawList, settingNode, settingsNode } from '../write/write-group.ts';
import { mapNode } from '../yaml/yaml-nodes.ts';
import type { Addition } from './add-to-document.ts';

/** What a draft adds to a group that is there already. */
export interface ExtendedGroup {
  readonly additions: readonly Addition[];
  readonly notes: readonly Diagnostic[];
  readonly conflicts: readonly ImportConflict[];
}

const KEPT = 'the fleet file';
const WHY = 'What the file says already is kept.';

/** Adds what a group does not say yet: settings that it has from no layer and not from its mode, and raw entries. */
export function extendGroup(group: ResolvedGroup, written: Group, draft: DraftGroup): ExtendedGroup {
  const conflicts: ImportConflict[] = [];
  const clash = (subject: string, there: string, found: string) =>
    conflicts.push({
      group: group.name,
      subject,
      says: [
        { by: KEPT, value: there },
        { by: 'the import', value: found },
      ],
      kept: KEPT,
      why: WHY,
      sources: [],
    });
  const settings = draft.settings.filter(({ id, value }) => {
    const there = group.assignments.find(({ setting }) => setting === id)?.value;
    if (there !== undefined && !isSameValue(id, there, value)) {
      const show = showDistinct(id, [there, value]);
      clash(id, show(there), show(value));
    }
    return there === undefined;
  });
  const isNew = <Entry extends RawRegistry | RawOma>(known: readonly Located<Entry>[], entry: Entry): boolean => {
    const there = known.find((other) => rawId(other) === rawId(entry));
    if (there !== undefined && said(there) !== said(entry)) clash(rawSubject(entry), said(there), said(entry));
    return there === undefined;
  };
  const registry = draft.raw.registry.filter(({ entry }) => isNew(group.raw?.registry ?? [], entry));
  const oma = draft.raw.oma.filter(({ entry }) => isNew(group.raw?.oma ?? [], entry));
  const path: Path = ['groups', group.name];
  return {
    additions: [
      ...(settings.length === 0 ? [] : addSettings(written, path, settings, draft.from)),
      ...addRaw(group, written, path, { registry, oma }),
    ],
    notes: deliveryNote(group, draft),
    conflicts,
  };
}

function addSettings(
  { settings: there }: Group,
  path: Path,
  settings: readonly MergedSetting[],
  heading: readonly string[],
): readonly Addition[] {
  if (there === undefined) {
    const value = settingsOf(settings);
    return [{ kind: 'entry', path, key: 'settings', value, heading, node: (indent) => settingsNode(settings, indent) }];
  }
  return settings.map((setting, index): Addition => {
    const { id, value, note } = setting;
    return {
      kind: 'entry',
      path: [...path, 'settings'],
      key: id,
      value,
      heading: [...(index === 0 ? heading : []), ...(note === undefined ? [] : [note])],
      node: (indent) => settingNode(setting, indent),
    };
  });
}

/** `raw` counts as a whole: a group that had it from a layer below gets that along with what is new. */
function addRaw(group: ResolvedGroup, written: Group, path: Path, fresh: DraftGroup['raw']): readonly Addition[] {
  const parts = (['registry', 'oma'] as const).filter((part) => fresh[part].length > 0);
  if (parts.length === 0) return [];
  if (written.raw === undefined) {
    const whole = {
      registry: [...(group.raw?.registry ?? []).map(inherited), ...fresh.registry],
      oma: [...(group.raw?.oma ?? []).map(inherited), ...fresh.oma],
    };
    const present = (['registry', 'oma'] as const).filter((part) => whole[part].length > 0);
    return [
      {
        kind: 'entry',
        path,
        key: 'raw',
        value: Object.fromEntries(present.map((part) => [part, whole[part].map(({ entry }) => entry)])),
        heading: [],
        node: (indent) => mapNode(present.map((part) => [part, rawList(whole[part], indent + 2)])),
      },
    ];
  }
  return parts.map((part): Addition => {
    const values = fresh[part].map(({ entry }) => entry);
    const list = (indent: number) => rawList(fresh[part], indent);
    if (written.raw?.[part] === undefined)
      return { kind: 'entry', path: [...path, 'raw'], key: part, value: values, heading: [], node: list };
    return { kind: 'items', path: [...path, 'raw', part], values, node: list };
  });
}

/** An entry of a layer below, without its places. */
function inherited<Entry extends RawRegistry | RawOma>(located: Located<Entry>): MergedRaw<Entry> {
  const { at: _, fields: __, ...entry } = located;
  return { entry: entry as unknown as Entry };
}

function deliveryNote(group: ResolvedGroup, draft: DraftGroup): readonly Diagnostic[] {
  const missing = (draft.deliver?.value ?? []).filter((way) => !group.deliver.includes(way));
  if (missing.length === 0) return [];
  return [
    {
      code: 'import-other-delivery',
      severity: 'info',
      message: `${group.name} is delivered by ${group.deliver.join(', ')}, and what was imported by ${missing.join(', ')}.`,
      at: group.origins['deliver'] ?? group.at,
      hint: 'Take the old policy away once the group delivers the settings.',
    },
  ];
}

/** What an entry sets, without its name and reason. */
function said(entry: RawRegistry | RawOma): string {
  if ('uri' in entry) return String(entry.value);
  return 'data' in entry ? `${entry.type} ${JSON.stringify(entry.data)}` : entry.type;
}
