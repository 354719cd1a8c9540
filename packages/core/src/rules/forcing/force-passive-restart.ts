import { assigned, osWith, servers } from '../../rule/ask.ts';
import { defineRule } from '../../rule/rule.ts';

/** A restart goes with a change of the forcing value. */
export const forcePassiveRestart = defineRule({
  id: 'force-passive-restart',
  chapter: 'forcing',
  severity: 'info',
  set: 'strict',
  what: 'The forcing value changes, and a restart should follow.',
  why: 'For the way back to active a restart is documented. For passive no page demands one, and it is prudent.',
  fix: 'Plan a restart of the servers after the value has arrived.',
  autofix: { none: 'note' },
  waive: 'When the servers restart regularly anyway.',
  settles: 'Microsoft documents a restart for 0 only, the guide restarts for passive too. Both are told.',
  basis: 'documented',
  sources: ['server-2026', 'switch-ts', 'seed-guide'],
  good: `
    os: windows-server-2022
    mode: passive
    onboarding: { state: onboarded }
    currentMode: passive
    antivirus: { product: Contoso Protect, exclusionsForDefender: true }
    deliver: [gpo]
  `,
  bad: `
    os: windows-server-2022
    mode: passive
    onboarding: { state: planned }
    antivirus: { product: Contoso Protect, exclusionsForDefender: true }
    deliver: [gpo]
  `,
  check: (group) => {
    const assignment = assigned(group, 'forceDefenderPassiveMode');
    const affected = servers(group);
    if (assignment === undefined || affected.length === 0 || typeof assignment.value !== 'boolean') return [];
    const wanted = assignment.value ? 'passive' : 'active';
    if (group.currentMode === wanted) return [];
    const known = assignment.value ? 'prudent' : 'documented';
    const message = `${osWith(affected, 'changes', 'change')} to ${wanted}; a restart is ${known} for that.`;
    return [{ at: assignment.origin.at, setting: assignment.setting, message }];
  },
});
