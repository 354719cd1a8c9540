import type { Location } from '../diagnostic/diagnostic.ts';
import { OS_INFO } from '../facts/os.ts';
import type { Mechanism, OsMode } from '../model/os-mode.ts';
import type { Assignment } from '../model/resolved.ts';
import type { SettingValue } from '../model/value.ts';
import type { Mode } from '../model/vocabulary.ts';

/** What a mechanism assigns; a mechanism that sets nothing is not listed. */
const ASSIGNS: Partial<Record<Mechanism, { readonly setting: string; readonly value: SettingValue }>> = {
  'force-passive': { setting: 'forceDefenderPassiveMode', value: true },
  'force-active': { setting: 'forceDefenderPassiveMode', value: false },
  guide: { setting: 'disableAntiSpyware', value: true },
};

/** The settings that follow from the mode, one each, whatever the number of operating systems that need it. */
export function modeAssignments(mode: Mode, osModes: readonly OsMode[], at: Location): readonly Assignment[] {
  const assignments = new Map<string, Assignment>();
  for (const osMode of osModes) {
    const assigned = ASSIGNS[osMode.mechanism];
    const because = (what: string) => `${OS_INFO[osMode.os].title} ${what}`;
    if (assigned !== undefined && !assignments.has(assigned.setting)) {
      assignments.set(assigned.setting, {
        ...assigned,
        origin: { kind: 'mode', because: because(`is to be ${mode}`), at },
      });
    }
    if (osMode.blockMode === 'policy' && !assignments.has('passiveRemediation')) {
      const origin = { kind: 'mode', because: because('is to have EDR in block mode'), at } as const;
      assignments.set('passiveRemediation', { setting: 'passiveRemediation', value: ['edr-remediation'], origin });
    }
  }
  return [...assignments.values()];
}
