import { assigned, valueFor } from '../../rule/ask.ts';
import { defineRule } from '../../rule/rule.ts';

/** Onboarding and offboarding of one group. */
export const onboardingAndOffboardingTogether = defineRule({
  id: 'onboarding-and-offboarding-together',
  chapter: 'delivery',
  severity: 'error',
  guard: true,
  what: 'One group is to be onboarded and offboarded.',
  why: 'Which of the two a device runs last is chance. Microsoft warns never to aim both at the same device.',
  fix: 'Move the devices to be offboarded to a group of their own.',
  autofix: { none: 'choice' },
  waive: 'Never: the outcome is chance.',
  basis: 'documented',
  sources: ['gp-2026', 'mdm-2026'],
  good: `
    os: windows-11
    mode: active
    onboarding: { state: onboarded }
    deliver: [intune]
    settings: { mdeOffboarding: contoso-farewell }
  `,
  bad: `
    os: windows-11
    mode: active
    onboarding: { state: planned }
    deliver: [intune]
    settings: { mdeOffboarding: contoso-farewell }
  `,
  check: (group) => {
    const offboarding = assigned(group, 'mdeOffboarding');
    if (offboarding === undefined || offboarding.value === 'remove') return [];
    const hasOnboarding = valueFor(group, 'mdeOnboarding') !== undefined;
    if (!hasOnboarding && group.onboarding?.state !== 'planned') return [];
    const how = hasOnboarding ? 'mdeOnboarding is set' : 'its onboarding is planned';
    return [
      {
        at: offboarding.origin.at,
        setting: offboarding.setting,
        message: `The group is to be offboarded while ${how}.`,
      },
    ];
  },
});
