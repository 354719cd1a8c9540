import { assigned, isToBePassive, servers } from '../../rule/ask.ts';
import { removingSetting } from '../../rule/fixes.ts';
import { defineRule } from '../../rule/rule.ts';

/** A forcing value that asks for the other mode. */
export const forcePassiveContradictsMode = defineRule({
  id: 'force-passive-contradicts-mode',
  chapter: 'forcing',
  severity: 'error',
  silences: { rules: ['server-passive-not-forced'], where: 'same-place' },
  what: '`forceDefenderPassiveMode` asks for another mode than the group does.',
  why: 'The value decides on a server. With 1 an active group would run passive, with 0 a passive group would run active.',
  fix: 'Remove `forceDefenderPassiveMode`: the mode of the group sets it where it is needed.',
  autofix: { does: 'Removes the setting.' },
  waive: 'Never: change the mode of the group instead.',
  basis: 'documented',
  sources: ['compat-2026', 'server-2026'],
  good: `
    os: windows-server-2022
    mode: active
    currentMode: passive
    deliver: [gpo]
    settings: { forceDefenderPassiveMode: false }
  `,
  bad: `
    os: windows-server-2022
    mode: active
    deliver: [gpo]
    settings: { forceDefenderPassiveMode: true }
  `,
  check: (group) => {
    const assignment = assigned(group, 'forceDefenderPassiveMode');
    if (assignment === undefined || typeof assignment.value !== 'boolean') return [];
    if (assignment.value === isToBePassive(group)) return [];
    const outcome = assignment.value ? 'passive' : 'active';
    const where = servers(group).length > 0 ? '' : ' where it has an effect at all';
    return [
      {
        at: assignment.origin.at,
        setting: assignment.setting,
        message: `forceDefenderPassiveMode: ${assignment.value} means ${outcome}${where}, and the mode of the group is ${group.mode}.`,
        ...removingSetting(assignment),
      },
    ];
  },
});
