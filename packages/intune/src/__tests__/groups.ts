import type { Assignment, OsId, ResolvedGroup, SettingValue } from '@mdav/core';

/** A resolved group with nothing in it but what a test names. */
export function groupOf(
  settings: Readonly<Record<string, SettingValue>>,
  changes: Partial<Omit<ResolvedGroup, 'os' | 'assignments'>> & { readonly os?: readonly OsId[] } = {},
): ResolvedGroup {
  const { os = ['windows-11'], ...others } = changes;
  return {
    fleet: 'contoso',
    name: 'office-clients',
    os: os.map((id) => ({ id, at: {} })),
    mode: 'active',
    baseline: 'current',
    technique: 'documented',
    deliver: ['intune'],
    assignments: Object.entries(settings).map(([setting, value]) => assign(setting, value)),
    osModes: [],
    at: {},
    origins: {},
    ...others,
  };
}

export function assign(setting: string, value: SettingValue): Assignment {
  return { setting, value, origin: { kind: 'written', layer: 'group', at: {} } };
}
