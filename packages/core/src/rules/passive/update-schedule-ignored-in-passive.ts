import { defineRule } from '../../rule/rule.ts';
import { FAMILIES, ineffectiveFamily } from './families.ts';

/** Update schedules in passive mode. */
export const updateScheduleIgnoredInPassive = defineRule({
  id: 'update-schedule-ignored-in-passive',
  chapter: 'passive',
  severity: 'warning',
  what: 'A schedule for intelligence updates is set in a passive group.',
  why: 'In passive mode updates come at the pace of Windows Update and Defender ignores its own schedules. The updates themselves are still needed.',
  fix: 'Remove the schedule, and keep updates flowing by Windows Update.',
  autofix: { none: 'harmless' },
  waive: 'When the settings are kept on purpose for a later switch to active mode.',
  basis: 'documented',
  sources: ['compat-2026'],
  good: `
    os: windows-11
    mode: active
    deliver: [intune]
    settings: { signatureUpdateInterval: { hours: 4 } }
  `,
  bad: `
    os: windows-11
    mode: passive
    onboarding: { state: onboarded }
    antivirus: { product: Contoso Protect, registered: true, exclusionsForDefender: true }
    deliver: [intune]
    settings: { signatureUpdateInterval: { hours: 4 } }
  `,
  check: (group) => ineffectiveFamily(group, FAMILIES.updateSchedule, 'no effect in passive mode'),
});
