import { clients, isToBePassive, osNames, placeOf } from '../../rule/ask.ts';
import { defineRule } from '../../rule/rule.ts';

/** Passive clients whose Security Center service is off. */
export const securityCenterServiceRequired = defineRule({
  id: 'security-center-service-required',
  chapter: 'onboarding',
  severity: 'error',
  guard: true,
  what: 'Clients are to be passive while their Windows Security Center service is off.',
  why: 'A client finds the other antivirus through this service (`wscsvc`). Without it Defender Antivirus stays active beside the other product, which is unsupported.',
  fix: 'Turn the Windows Security Center service on again, with its own start type.',
  autofix: { none: 'devices' },
  waive: 'Never: passive mode cannot come about.',
  basis: 'documented',
  sources: ['compat-2026'],
  good: `
    os: windows-11
    mode: passive
    onboarding: { state: onboarded }
    antivirus: { product: Contoso Protect, registered: true, exclusionsForDefender: true }
    securityCenter: on
  `,
  bad: `
    os: windows-11
    mode: passive
    onboarding: { state: onboarded }
    antivirus: { product: Contoso Protect, registered: true, exclusionsForDefender: true }
    securityCenter: off
  `,
  check: (group) => {
    const affected = clients(group);
    if (group.securityCenter !== 'off' || affected.length === 0 || !isToBePassive(group)) return [];
    const message = `With the Security Center service off, the other antivirus goes unseen and Defender Antivirus stays active on ${osNames(affected)}.`;
    return [{ at: placeOf(group, 'securityCenter'), message }];
  },
});
