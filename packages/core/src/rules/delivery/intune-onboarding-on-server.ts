import { osNames, placeOf, servers } from '../../rule/ask.ts';
import { defineRule } from '../../rule/rule.ts';

/** Onboarding servers by Intune. */
export const intuneOnboardingOnServer = defineRule({
  id: 'intune-onboarding-on-server',
  chapter: 'delivery',
  severity: 'error',
  guard: true,
  what: 'Servers are to be onboarded by Intune.',
  why: 'Onboarding by Intune covers Windows 10 and 11. Servers do not enrol, so the policy never reaches them.',
  fix: 'Onboard servers by `gpo`, `configmgr`, `script`, `deployment-tool` or `defender-for-cloud`.',
  autofix: { none: 'fact' },
  waive: 'Never: the policy does not reach servers.',
  basis: 'documented',
  sources: ['onboard-server-2026', 'mdm-2026', 'ts-onb'],
  good: `
    os: windows-server-2022
    mode: active
    onboarding: { state: planned, via: defender-for-cloud }
    deliver: [gpo]
  `,
  bad: `
    os: windows-server-2022
    mode: active
    onboarding: { state: planned, via: intune }
    deliver: [gpo]
  `,
  check: (group) => {
    const affected = servers(group);
    if (affected.length === 0 || group.onboarding?.state !== 'planned' || group.onboarding.via !== 'intune') return [];
    return [
      {
        at: placeOf(group, 'onboarding.via'),
        message: `Intune does not onboard ${osNames(affected)}: it covers Windows 10 and 11.`,
      },
    ];
  },
});
