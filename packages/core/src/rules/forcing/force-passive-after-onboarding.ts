import { oneLower } from '../../diagnostic/diagnostic.ts';
import { assigned, isToBePassive, osWith, placeOf, servers } from '../../rule/ask.ts';
import { defineRule } from '../../rule/rule.ts';

/** The forcing value on servers that are onboarded already. */
export const forcePassiveAfterOnboarding = defineRule({
  id: 'force-passive-after-onboarding',
  chapter: 'forcing',
  severity: 'warning',
  milder: 'while the group does not say its `currentMode`',
  what: 'Servers get the forcing value after they were onboarded.',
  why: 'It belongs before onboarding. Afterwards it may come too late, and tamper protection may refuse the change.',
  fix: 'Verify event 5007 and `AMRunningMode` on the servers after deployment, and set the value before onboarding the next ones.',
  autofix: { none: 'devices' },
  waive: 'When the servers were checked and are passive; `currentMode: passive` says the same without a waiver.',
  settles:
    'The pages set the value before onboarding. The migration page of 2024 said that it might be needed after it, and that of 2026 no longer does. Plan before, verify after.',
  basis: 'documented',
  sources: ['switch-ts', 'passive-2025', 'switch-2', 'switch-2-2026'],
  good: `
    os: windows-server-2022
    mode: passive
    onboarding: { state: planned }
    antivirus: { product: Contoso Protect, exclusionsForDefender: true }
    deliver: [gpo]
  `,
  bad: `
    os: windows-server-2022
    mode: passive
    onboarding: { state: onboarded }
    currentMode: active
    tamperProtection: off
    antivirus: { product: Contoso Protect, exclusionsForDefender: true }
    deliver: [gpo]
  `,
  check: (group) => {
    const affected = servers(group);
    if (affected.length === 0 || !isToBePassive(group) || group.onboarding?.state !== 'onboarded') return [];
    if (assigned(group, 'forceDefenderPassiveMode')?.value !== true || group.currentMode === 'passive') return [];
    const at = placeOf(group, 'onboarding.state');
    const setting = 'forceDefenderPassiveMode';
    if (group.currentMode !== undefined) {
      return [
        {
          at,
          setting,
          message: `${osWith(affected, 'is', 'are')} onboarded already and in mode ${group.currentMode}; the value belongs before onboarding.`,
        },
      ];
    }
    const message = `${osWith(affected, 'is', 'are')} onboarded already, and the group does not say its \`currentMode\`; the value belongs before onboarding.`;
    return [{ at, setting, severity: oneLower('warning'), message }];
  },
});
