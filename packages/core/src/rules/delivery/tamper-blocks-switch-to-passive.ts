import { oneLower } from '../../diagnostic/diagnostic.ts';
import { FLOORS, isBelow } from '../../facts/versions.ts';
import {
  assigned,
  broughtTamper,
  isToBePassive,
  joinWords,
  osNames,
  placeOf,
  servers,
  tamperAssignment,
} from '../../rule/ask.ts';
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
  fix: 'Turn tamper protection off for these servers alone until they are passive, by a policy, since the switch of the portal is for the whole organization; onboard the next ones after setting the value.',
  autofix: { none: 'devices' },
  waive:
    'When tamper protection is suspended for the switch. Troubleshooting mode alone is no documented way: policy waits until it ends, and what was changed reverts then.',
  basis: 'documented',
  sources: ['compat-2026', 'releases', 'tamper-2026', 'tamper-windows', 'troubleshooting-2026'],
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
    const { tamperProtection: today } = group;
    // What the policy turns on is on before the restart, however the devices stand today.
    const turnedOn = servers(group).filter(({ id }) => broughtTamper(group, id) === 'on');
    // Whether configuration protection covers the forcing value, the cited pages do not say.
    const affected = today === undefined || today === 'on' ? servers(group) : turnedOn;
    const state = group.onboarding?.state;
    const isTooOld = isBelow(group.platform, FLOORS.turnOffMeansPassive);
    if (affected.length === 0 || !isToBePassive(group)) return [];
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
    const bringing = turnedOn.length === affected.length ? tamperAssignment(group) : undefined;
    const unsure = today === undefined ? ', unless it is off,' : '';
    const which = bringing === undefined ? unsure : ', which the group turns on,';
    return [
      {
        at: bringing?.origin.at ?? placeOf(group, today === undefined ? 'mode' : 'tamperProtection'),
        severity: isUncertain ? oneLower(known) : known,
        ...(assigned(group, 'forceDefenderPassiveMode') === undefined ? {} : { setting: 'forceDefenderPassiveMode' }),
        message: `Tamper protection${which} lets no onboarded ${osNames(affected)} change from active to passive.${doubt}`,
        ...(bringing === undefined
          ? {}
          : {
              hint: 'Take `tamperProtection` out of `settings`, and turn it off for these servers, until they are passive.',
            }),
      },
    ];
  },
});
