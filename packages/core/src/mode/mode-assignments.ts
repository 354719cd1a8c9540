import type { Location } from '../diagnostic/diagnostic.ts';
import { OS_INFO } from '../facts/os.ts';
import type { Mechanism, ModePlan } from '../model/mode-plan.ts';
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
export function modeAssignments(mode: Mode, plans: readonly ModePlan[], at: Location): readonly Assignment[] {
  const assignments = new Map<string, Assignment>();
  for (const plan of plans) {
    const assigned = ASSIGNS[plan.mechanism];
    const because = (what: string) => `${OS_INFO[plan.os].title} ${what}`;
    if (assigned !== undefined && !assignments.has(assigned.setting)) {
      assignments.set(assigned.setting, {
        ...assigned,
        origin: { kind: 'mode', because: because(`is to be ${mode}`), at },
      });
    }
    if (plan.blockMode === 'policy' && !assignments.has('passiveRemediation')) {
      const origin = { kind: 'mode', because: because('is to have EDR in block mode'), at } as const;
      assignments.set('passiveRemediation', { setting: 'passiveRemediation', value: ['edr-remediation'], origin });
    }
  }
  return [...assignments.values()];
}
