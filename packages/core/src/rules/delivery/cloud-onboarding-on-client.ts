import { OS_INFO } from '../../facts/os.ts';
import { clients, osNames, placeOf } from '../../rule/ask.ts';
import { defineRule } from '../../rule/rule.ts';

/** Onboarding clients by Defender for Cloud. */
export const cloudOnboardingOnClient = defineRule({
  id: 'cloud-onboarding-on-client',
  chapter: 'delivery',
  severity: 'warning',
  what: 'Clients are to be onboarded by Defender for Cloud.',
  why: 'For its integration with Defender for Endpoint, Defender for Cloud lists Windows Server and Windows multi-session among the machines of Azure, and no other client. What it does with others that are connected in another way, the cited page does not say.',
  fix: 'Onboard these clients by `intune`, `gpo`, `configmgr`, `script`, `deployment-tool` or `vdi`.',
  autofix: { none: 'fact' },
  waive: 'When the clients were seen to onboard that way.',
  basis: 'documented',
  sources: ['defender-for-servers-2024'],
  good: `
    os: windows-11
    mode: active
    onboarding: { state: planned, via: intune }
    deliver: [intune]
  `,
  bad: `
    os: windows-11
    mode: active
    onboarding: { state: planned, via: defender-for-cloud }
    deliver: [intune]
  `,
  check: (group) => {
    const { state, via } = group.onboarding ?? {};
    const affected = clients(group).filter(({ id }) => OS_INFO[id].intune.mdm !== 'enrolled-multi-session');
    if (affected.length === 0 || state !== 'planned' || via !== 'defender-for-cloud') return [];
    return [
      {
        at: placeOf(group, 'onboarding.via'),
        message: `Defender for Cloud lists no ${osNames(affected)} among the machines that it onboards.`,
      },
    ];
  },
});
