import type { Assignment, RawRegistry, ResolvedGroup, SettingValue } from '@mdav/core';
import { settingPosition } from '@mdav/core/format';

const nowhere = { line: 1, column: 1 };

/** A group that sets these settings, as resolving a fleet would give it. */
export function groupOf(
  settings: Readonly<Record<string, SettingValue>>,
  more: Partial<ResolvedGroup> = {},
): ResolvedGroup {
  const assignments = Object.entries(settings)
    .map(
      ([setting, value]): Assignment => ({ setting, value, origin: { kind: 'written', layer: 'group', at: nowhere } }),
    )
    .sort((a, b) => settingPosition(a.setting) - settingPosition(b.setting));
  return {
    fleet: 'contoso',
    name: 'office',
    os: [{ id: 'windows-11', at: nowhere }],
    mode: 'active',
    baseline: 'current',
    technique: 'documented',
    deliver: ['registry'],
    assignments,
    osModes: [],
    at: nowhere,
    origins: {},
    ...more,
  };
}

/** Raw values with the places that resolving adds. */
export function rawOf(...entries: readonly RawRegistry[]): NonNullable<ResolvedGroup['raw']> {
  return { registry: entries.map((entry) => ({ ...entry, at: nowhere, fields: {} })), oma: [] };
}
