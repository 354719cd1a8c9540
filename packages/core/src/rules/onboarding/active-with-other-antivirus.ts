import { oneLower } from '../../diagnostic/diagnostic.ts';
import type { ResolvedGroup } from '../../model/resolved.ts';
import { clients, isToBePassive, osNames, osWith, otherAntivirus, placeOf } from '../../rule/ask.ts';
import { defineRule } from '../../rule/rule.ts';

/** Active mode beside another product with real-time protection. */
export const activeWithOtherAntivirus = defineRule({
  id: 'active-with-other-antivirus',
  chapter: 'onboarding',
  severity: 'error',
  milder: 'while the group does not say `antivirus.realtime`, or for servers its `onboarding`',
  what: 'Defender Antivirus is to be active beside another antivirus with real-time protection.',
  why: 'A client gives way to a registered product by itself: it goes passive when it is onboarded, and Defender Antivirus is disabled when it is not. Active mode cannot be had there. Elsewhere both run at once and get in each other’s way.',
  fix: 'Remove the other antivirus, or choose `mode: passive`.',
  autofix: { none: 'choice' },
  waive: 'During a migration, until the other product is gone.',
  basis: 'documented',
  sources: ['compat-2026'],
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
    if (isToBePassive(group) || antivirus === undefined || antivirus.realtime === false) return [];
    const affected = clients(group);
    const state = group.onboarding?.state;
    // A server that is not onboarded has a rule of its own.
    if (affected.length === 0 && state === 'none') return [];
    const sure = affected.length > 0 ? 'error' : 'warning';
    const missing = [
      ...(antivirus.realtime === undefined ? ['`antivirus.realtime`'] : []),
      // A client has no active mode either way.
      ...(affected.length === 0 && state === undefined ? ['`onboarding`'] : []),
    ];
    const outcome = outcomeOf(group, antivirus.registered);
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

function outcomeOf(group: ResolvedGroup, isRegistered: boolean | undefined): string {
  const affected = clients(group);
  if (affected.length === 0) return `both run at once on ${osNames(group.os)}`;
  if (isRegistered === false) return `both run at once on ${osNames(affected)}`;
  switch (group.onboarding?.state) {
    case 'none':
      return `Defender Antivirus is disabled on ${osNames(affected)}`;
    case undefined:
      return `Defender Antivirus goes passive or is disabled on ${osNames(affected)}`;
    default:
      return `${osWith(affected, 'goes', 'go')} passive without being asked`;
  }
}
