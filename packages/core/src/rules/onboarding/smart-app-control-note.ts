import type { ResolvedGroup } from '../../model/resolved.ts';
import { placeOf } from '../../rule/ask.ts';
import { defineRule } from '../../rule/rule.ts';

/** A passive state that is not the one of Defender for Endpoint. */
export const smartAppControlNote = defineRule({
  id: 'smart-app-control-note',
  chapter: 'onboarding',
  severity: 'info',
  what: 'Smart App Control is on where devices are not onboarded.',
  why: 'Windows 11 is then hybrid where Defender is the antivirus and Smart App Control is on, and passive beside another antivirus where it is on or in evaluation. That is not the passive mode of Defender for Endpoint, and the expected running mode does not apply.',
  fix: 'Onboard the devices, or read `SmartAppControlState` beside `AMRunningMode`.',
  autofix: { none: 'note' },
  waive: 'When everybody who reads the running mode knows.',
  settles:
    'In 2025 the page called the result passive on Windows 11; in 2026 it says passive, but not the kind of Defender for Endpoint.',
  basis: 'documented',
  sources: ['compat-2026'],
  good: `
    os: windows-11
    mode: active
    onboarding: { state: onboarded }
    smartAppControl: on
    deliver: [intune]
  `,
  bad: `
    os: windows-11
    mode: active
    onboarding: { state: none }
    smartAppControl: evaluation
    deliver: [intune]
  `,
  check: (group) => {
    const state = group.smartAppControl;
    if (state === undefined || state === 'off' || group.onboarding?.state !== 'none') return [];
    if (!group.os.some(({ id }) => id === 'windows-11')) return [];
    const outcome = outcomeOf(state, group.antivirus);
    if (outcome === undefined) return [];
    const words = state === 'evaluation' ? 'in evaluation' : 'on';
    const message = `With Smart App Control ${words} and without onboarding, Defender Antivirus on Windows 11 is ${outcome}.`;
    return [{ at: placeOf(group, 'smartAppControl'), message }];
  },
});

/** What Windows 11 makes of Defender Antivirus where it is not onboarded [compat-2026]; nothing where it is active. */
function outcomeOf(state: 'on' | 'evaluation', antivirus: ResolvedGroup['antivirus']): string | undefined {
  const beside = 'passive, of another kind than that of Defender for Endpoint';
  if (typeof antivirus === 'object') return beside;
  const alone = state === 'on' ? 'hybrid' : undefined;
  if (antivirus === 'none') return alone;
  return `${alone === undefined ? '' : `${alone}, or `}beside another antivirus ${beside}`;
}
