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

/**
 * The settings that follow from the mode, one each, whatever the number of operating systems that need it; the reason
 * names all of those.
 */
export function modeAssignments(mode: Mode, osModes: readonly OsMode[], at: Location): readonly Assignment[] {
  const assignments: Assignment[] = [];
  const assign = (setting: string, value: SettingValue, needing: readonly OsMode[], what: string) => {
    const verb = needing.length === 1 ? 'is' : 'are';
    const because = `${inWords(needing.map(({ os }) => OS_INFO[os].title))} ${verb} to ${what}`;
    assignments.push({ setting, value, origin: { kind: 'mode', because, at } });
  };
  for (const [index, { mechanism, blockMode }] of osModes.entries()) {
    const assigned = ASSIGNS[mechanism];
    const settled = osModes.slice(0, index).some((other) => ASSIGNS[other.mechanism]?.setting === assigned?.setting);
    if (assigned !== undefined && !settled) {
      const needing = osModes.filter((other) => ASSIGNS[other.mechanism] === assigned);
      assign(assigned.setting, assigned.value, needing, `be ${mode}`);
    }
    if (blockMode === 'policy' && !assignments.some(({ setting }) => setting === 'passiveRemediation')) {
      const needing = osModes.filter((other) => other.blockMode === 'policy');
      assign('passiveRemediation', ['edr-remediation'], needing, 'have EDR in block mode');
    }
  }
  return assignments;
}

function inWords(titles: readonly string[]): string {
  return titles.length < 2 ? titles.join('') : `${titles.slice(0, -1).join(', ')} and ${titles.at(-1)}`;
}
