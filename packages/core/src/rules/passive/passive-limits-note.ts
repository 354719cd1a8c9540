import { isToBePassive, placeOf } from '../../rule/ask.ts';
import { defineRule } from '../../rule/rule.ts';

/** What passive mode does not do. */
export const passiveLimitsNote = defineRule({
  id: 'passive-limits-note',
  chapter: 'passive',
  severity: 'info',
  set: 'strict',
  what: 'Passive mode has limits that are easily forgotten.',
  why: 'There is no real-time enforcement, web content filtering works in Edge alone, and device control and data loss prevention keep working.',
  fix: 'Make sure that the other product covers what Defender no longer does.',
  autofix: { none: 'note' },
  waive: 'When everybody concerned knows.',
  basis: 'documented',
  sources: ['seed-edr', 'compat-2026'],
  good: `
    os: windows-11
    mode: active
    deliver: [intune]
  `,
  bad: `
    os: windows-11
    mode: passive
    onboarding: { state: onboarded }
    antivirus: { product: Contoso Protect, registered: true, exclusionsForDefender: true }
  `,
  check: (group) => {
    if (!isToBePassive(group)) return [];
    const realtime =
      group.endpointDlp === 'on'
        ? 'real-time protection runs for data loss prevention only'
        : 'nothing is enforced in real time';
    const message = `In passive mode ${realtime}; web content filtering works in Edge alone, device control keeps working.`;
    return [{ at: placeOf(group, 'mode'), message }];
  },
});
