import { oneLower } from '../../diagnostic/diagnostic.ts';
import { FLOORS, isBelow } from '../../facts/versions.ts';
import { assigned, isToBePassive, joinWords, osNames, placeOf, servers } from '../../rule/ask.ts';
import { defineRule } from '../../rule/rule.ts';

/** Tamper protection holds onboarded servers in active mode. */
export const tamperBlocksSwitchToPassive = defineRule({
  id: 'tamper-blocks-switch-to-passive',
  chapter: 'delivery',
  severity: 'error',
  milder:
    'while the group does not say its `currentMode`, and again while it does not say its `platform` or `onboarding`',
  what: 'Active, onboarded servers are to become passive while tamper protection is on.',
  why: 'From platform 4.18.2208.0 on tamper protection lets a server go from passive to active and not back, whatever `ForceDefenderPassiveMode` says. It is on by default in enterprise tenants.',
  fix: 'Turn tamper protection off for these servers until they are passive; onboard the next ones after setting the value.',
  autofix: { none: 'devices' },
  waive:
    'When tamper protection is suspended for the switch. Troubleshooting mode alone is no way: it reverts afterwards.',
  basis: 'documented',
  sources: ['compat-2026', 'releases', 'tamper-2025'],
  good: `
    os: windows-server-2022
    mode: passive
    onboarding: { state: onboarded }
    currentMode: active
    tamperProtection: off
    platform: 4.18.24090.11
    antivirus: { product: Contoso Protect, exclusionsForDefender: true }
    deliver: [gpo]
  `,
  bad: `
    os: windows-server-2022
    mode: passive
    onboarding: { state: onboarded }
    currentMode: active
    tamperProtection: on
    platform: 4.18.24090.11
    antivirus: { product: Contoso Protect, exclusionsForDefender: true }
    deliver: [gpo]
  `,
  check: (group) => {
    const affected = servers(group);
    const state = group.onboarding?.state;
    // Whether configuration protection covers the forcing value, the cited pages do not say.
    const isAsked = group.tamperProtection === undefined || group.tamperProtection === 'on';
    const isTooOld = isBelow(group.platform, FLOORS.turnOffMeansPassive);
    if (affected.length === 0 || !isToBePassive(group) || !isAsked) return [];
    if (isTooOld === true || state === 'none' || state === 'planned') return [];
    if (group.currentMode === 'passive' || group.currentMode === 'disabled') return [];
    const missing = [
      ...(group.currentMode === undefined ? ['`currentMode`'] : []),
      ...(isTooOld === 'unknown' ? ['`platform`'] : []),
      ...(state === undefined ? ['`onboarding`'] : []),
    ];
    const known = group.currentMode === undefined ? 'warning' : 'error';
    const isUncertain = isTooOld === 'unknown' || state === undefined;
    const doubt = missing.length === 0 ? '' : ` The group does not say its ${joinWords(missing)}.`;
    const tamper = group.tamperProtection === undefined ? 'Tamper protection, unless it is off,' : 'Tamper protection';
    return [
      {
        at: placeOf(group, group.tamperProtection === undefined ? 'mode' : 'tamperProtection'),
        severity: isUncertain ? oneLower(known) : known,
        ...(assigned(group, 'forceDefenderPassiveMode') === undefined ? {} : { setting: 'forceDefenderPassiveMode' }),
        message: `${tamper} lets no onboarded ${osNames(affected)} change from active to passive.${doubt}`,
      },
    ];
  },
});
