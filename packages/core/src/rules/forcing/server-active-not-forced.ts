import { oneLower } from '../../diagnostic/diagnostic.ts';
import { staysPassive } from '../../mode/stays-passive.ts';
import { REMOVE } from '../../model/vocabulary.ts';
import { assigned, osNames, osWith, placeOf } from '../../rule/ask.ts';
import { defineRule } from '../../rule/rule.ts';

/** Servers that are to leave passive mode without the value that leads out of it. */
export const serverActiveNotForced = defineRule({
  id: 'server-active-not-forced',
  chapter: 'forcing',
  severity: 'error',
  milder: 'while the group does not say its `currentMode`',
  what: 'Servers are to be active, and nothing in the output leads out of passive mode those that are passive.',
  why: 'A server that was forced passive does not return to active because the value is gone: that takes `ForceDefenderPassiveMode` 0 and a restart. Without the other antivirus nothing protects it until then.',
  fix: 'Write `currentMode: passive` where the servers are passive, and the value 0 is set; `currentMode: active` where they are not.',
  autofix: { none: 'devices' },
  waive:
    'When the value 0 reaches the servers in another way. `currentMode: active` says without a waiver that none is passive.',
  settles:
    'A page says that servers should become active by themselves when the other antivirus goes, and that some do not. That is about servers which nothing forces: for the way back the pages set 0 and restart.',
  basis: 'documented',
  sources: ['server-2026', 'switch-ts'],
  good: `
    os: windows-server-2022
    mode: active
    onboarding: { state: onboarded }
    currentMode: passive
    antivirus: none
    deliver: [gpo]
  `,
  bad: `
    os: windows-server-2022
    mode: active
    onboarding: { state: onboarded }
    currentMode: passive
    antivirus: none
    deliver: [gpo]
    settings: { forceDefenderPassiveMode: remove }
  `,
  check: (group) => {
    const { currentMode, onboarding } = group;
    const affected = staysPassive(group);
    if (affected.length === 0 || (currentMode !== undefined && currentMode !== 'passive')) return [];
    const assignment = assigned(group, 'forceDefenderPassiveMode');
    const unsaid = currentMode === undefined;
    if (assignment?.value === REMOVE) {
      const { setting, origin } = assignment;
      const left = `forceDefenderPassiveMode: remove leaves ${osNames(affected)} passive`;
      const message = unsaid
        ? `${left} where an earlier policy forced that; the group does not say its \`currentMode\`.`
        : `${left}, as the group says that ${affected.length === 1 ? 'it is' : 'they are'} today: only the value 0 leads back.`;
      const hint = unsaid
        ? 'Take `forceDefenderPassiveMode` out, and write `currentMode: passive`: the value 0 is set then.'
        : 'Take `forceDefenderPassiveMode` out: the mode of the group sets the value 0.';
      return [{ at: origin.at, setting, message, hint, severity: unsaid ? oneLower('error') : 'error' }];
    }
    // The value acts on onboarded servers. Most of them never were passive: only good to know.
    if (!unsaid || assignment !== undefined || onboarding?.state !== 'onboarded') return [];
    return [
      {
        at: placeOf(group, 'mode'),
        severity: 'info',
        set: 'strict',
        message: `${osWith(affected, 'stays', 'stay')} passive where an earlier policy forced that: nothing here sets the value 0, and the group does not say its \`currentMode\`.`,
      },
    ];
  },
});
