import { oneLower } from '../../diagnostic/diagnostic.ts';
import { clients, isToBePassive, osNames, osWith, otherAntivirus, placeOf, servers } from '../ask.ts';
import { defineRule } from '../rule.ts';

/** Active mode beside another product with real-time protection. */
export const activeWithOtherAntivirus = defineRule({
  id: 'active-with-other-antivirus',
  chapter: 'onboarding',
  severity: 'error',
  what: 'Defender Antivirus is to be active beside another antivirus with real-time protection.',
  why: 'Onboarded clients go passive by themselves once the other product is registered, so active mode cannot be had. On servers both run at once and get in each other’s way.',
  fix: 'Remove the other antivirus, or choose `mode: passive`.',
  waive: 'During a migration, until the other product is gone.',
  basis: 'documented',
  sources: ['compat-2025'],
  good: `
    os: windows-11
    mode: active
    onboarding: { state: onboarded }
    antivirus: none
    deliver: [intune]
  `,
  bad: `
    os: windows-11
    mode: active
    onboarding: { state: onboarded }
    antivirus: { product: Contoso Protect, realtime: true }
    deliver: [intune]
  `,
  check: (group) => {
    const antivirus = otherAntivirus(group);
    if (
      isToBePassive(group) ||
      antivirus === undefined ||
      antivirus.realtime === false ||
      group.onboarding?.state === 'none'
    )
      return [];
    const affected = clients(group);
    const sure = affected.length > 0 ? 'error' : 'warning';
    const missing = [
      ...(antivirus.realtime === undefined ? ['`antivirus.realtime`'] : []),
      ...(group.onboarding === undefined ? ['`onboarding`'] : []),
    ];
    const outcome =
      affected.length > 0
        ? `${osWith(affected, 'goes', 'go')} passive without being asked`
        : `both run at once on ${osNames(servers(group))}`;
    const doubt = missing.length === 0 ? '' : ` The group does not say ${missing.join(' and ')}.`;
    return [
      {
        at: placeOf(group, antivirus.realtime === undefined ? 'antivirus' : 'antivirus.realtime'),
        severity: missing.length === 0 ? sure : oneLower(sure),
        message: `Mode ${group.mode} beside ${antivirus.product}: ${outcome}.${doubt}`,
      },
    ];
  },
});
