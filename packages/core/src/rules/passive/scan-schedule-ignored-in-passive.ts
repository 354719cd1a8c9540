import { isToBePassive, onAmong, valueFor } from '../../rule/ask.ts';
import { defineRule } from '../../rule/rule.ts';
import { FAMILIES, familyFinding } from './families.ts';

/** Scan schedules in passive mode. */
export const scanScheduleIgnoredInPassive = defineRule({
  id: 'scan-schedule-ignored-in-passive',
  chapter: 'passive',
  severity: 'warning',
  what: 'A schedule for scans is set in a passive group.',
  why: 'Defender ignores its schedules in passive mode, apart from the idle-only scan, the catch-up quick scan and the scan after an update.',
  fix: 'Remove the schedule, or make a task of your own where scans are wanted.',
  autofix: { none: 'harmless' },
  waive: 'When the settings are kept on purpose for a later switch to active mode.',
  settles:
    'In 2021 the page spoke of scheduled scans in passive mode, since 2025 schedules are ignored there. Under the documentation of July 2021 this only informs.',
  basis: 'documented',
  sources: ['compat-2026', 'passive-2025', 'compat-2021-08'],
  good: `
    os: windows-11
    mode: active
    deliver: [intune]
    settings: { scheduleScanDay: sunday }
  `,
  bad: `
    os: windows-11
    mode: passive
    onboarding: { state: onboarded }
    antivirus: { product: Contoso Protect, registered: true, exclusionsForDefender: true }
    deliver: [intune]
    settings: { scheduleScanDay: sunday }
  `,
  check: (group) => {
    if (!isToBePassive(group)) return [];
    const wanted = new Set(onAmong(group, FAMILIES.scanSchedule).map(({ setting }) => setting));
    // Catch-up is on when its negative setting is false.
    if (valueFor(group, 'disableCatchupFullScan') === false) wanted.add('disableCatchupFullScan');
    const settings = group.assignments.filter(({ setting }) => wanted.has(setting));
    if (group.baseline !== '2021-07') return familyFinding(settings, 'no effect in passive mode');
    const outcome = 'an effect in passive mode by the documentation of July 2021, and since 2025 none';
    return familyFinding(settings, outcome).map((found) => ({ ...found, severity: 'info' }));
  },
});
