import { osWith, otherAntivirus, placeOf, servers } from '../../rule/ask.ts';
import { defineRule } from '../../rule/rule.ts';

/** Servers with another antivirus that are not onboarded. */
export const serverNotOnboardedOtherAntivirus = defineRule({
  id: 'server-not-onboarded-other-antivirus',
  chapter: 'onboarding',
  severity: 'warning',
  what: 'Servers with another antivirus are not onboarded to Defender for Endpoint.',
  why: 'There Defender Antivirus stays active beside the other product. Without Defender for Endpoint the way out is to disable or uninstall it, not passive mode.',
  fix: 'Onboard the servers, or disable or uninstall Defender Antivirus on them.',
  autofix: { none: 'devices' },
  waive: 'When two active products were tried on these servers and are wanted.',
  basis: 'documented',
  sources: ['compat-2026', 'without-mde'],
  good: `
    os: windows-server-2022
    mode: active
    onboarding: { state: none }
    antivirus: none
    deliver: [gpo]
  `,
  bad: `
    os: windows-server-2022
    mode: active
    onboarding: { state: none }
    antivirus: { product: Contoso Protect, realtime: false }
    deliver: [gpo]
  `,
  check: (group) => {
    const antivirus = otherAntivirus(group);
    const affected = servers(group);
    if (affected.length === 0 || group.onboarding?.state !== 'none' || antivirus === undefined) return [];
    const message = `${osWith(affected, 'is', 'are')} not onboarded: Defender Antivirus stays active beside ${antivirus.product}.`;
    return [{ at: placeOf(group, 'onboarding.state'), message }];
  },
});
