import { isToBePassive, onAmong, otherAntivirus, placeOf } from '../../rule/ask.ts';
import { defineRule } from '../../rule/rule.ts';

/** The other way of the mutual exclusions: the files of the other product in Defender. */
export const otherAntivirusNotExcluded = defineRule({
  id: 'other-antivirus-not-excluded',
  chapter: 'onboarding',
  severity: 'info',
  what: 'Defender excludes no files of the other antivirus.',
  why: 'Defender Antivirus still scans in passive mode, so each product is to leave the files of the other alone. Which files those are is for the vendor to say; a group without any exclusion has none of them.',
  fix: 'Add the folders and processes that the vendor of the other antivirus names to `excludedPaths` and `excludedProcesses`.',
  autofix: { none: 'fact' },
  waive: 'When another policy that reaches the same devices has the exclusions.',
  basis: 'documented',
  sources: ['switch-2-2026', 'passive-2025'],
  good: String.raw`
    os: windows-11
    mode: passive
    onboarding: { state: onboarded }
    antivirus: { product: Contoso Protect, registered: true, exclusionsForDefender: true }
    deliver: [intune]
    settings: { excludedPaths: ['C:\Program Files\Contoso Protect'] }
  `,
  bad: `
    os: windows-11
    mode: passive
    onboarding: { state: onboarded }
    antivirus: { product: Contoso Protect, registered: true, exclusionsForDefender: true }
    deliver: [intune]
  `,
  check: (group) => {
    const antivirus = otherAntivirus(group);
    if (!isToBePassive(group) || antivirus === undefined) return [];
    if (onAmong(group, ['excludedPaths', 'excludedProcesses']).length > 0) return [];
    const message = `The group excludes nothing of ${antivirus.product} in Defender: it has neither excludedPaths nor excludedProcesses.`;
    return [{ at: placeOf(group, 'antivirus'), message }];
  },
});
