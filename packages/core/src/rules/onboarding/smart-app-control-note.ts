import { placeOf } from '../../rule/ask.ts';
import { defineRule } from '../../rule/rule.ts';

/** A passive state that is not the one of Defender for Endpoint. */
export const smartAppControlNote = defineRule({
  id: 'smart-app-control-note',
  chapter: 'onboarding',
  severity: 'info',
  what: 'Smart App Control is on where devices are not onboarded.',
  why: 'Windows 11 can then report a passive or hybrid state that is not the passive mode of Defender for Endpoint. The expected running mode does not apply.',
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
    const words = state === 'evaluation' ? 'in evaluation' : 'on';
    const message = `With Smart App Control ${words} and without onboarding, Windows 11 may report a passive or hybrid state of another kind.`;
    return [{ at: placeOf(group, 'smartAppControl'), message }];
  },
});
