import { assigned, isOnValue, isToBePassive, osNames, osWith, servers, valueFor } from '../../rule/ask.ts';
import { addingSettings } from '../../rule/fixes.ts';
import { defineRule } from '../../rule/rule.ts';

/** Network protection on servers without the switch that lets it work there. */
export const networkProtectionServerGate = defineRule({
  id: 'network-protection-server-gate',
  chapter: 'delivery',
  severity: 'warning',
  what: 'Network protection is set on servers without the switch that allows it there.',
  why: 'Servers ignore it unless `allowNetworkProtectionOnWinServer` is on. The documented default differs: on over MDM, off in the template’s words.',
  fix: 'Set `allowNetworkProtectionOnWinServer: true`.',
  autofix: { does: 'Adds `allowNetworkProtectionOnWinServer: true` to a group that says nothing of it.' },
  waive: 'When another policy that reaches the same servers sets the switch.',
  settles: 'The default of the switch is on by the CSP and off by the template. Writing it down settles it.',
  basis: 'documented',
  sources: ['ddf', 'admx-2024'],
  good: `
    os: windows-server-2022
    mode: active
    deliver: [gpo]
    settings: { enableNetworkProtection: block, allowNetworkProtectionOnWinServer: true }
  `,
  bad: `
    os: windows-server-2022
    mode: active
    deliver: [gpo]
    settings: { enableNetworkProtection: block }
  `,
  check: (group) => {
    const assignment = assigned(group, 'enableNetworkProtection');
    const affected = servers(group);
    if (assignment === undefined || !isOnValue(assignment.value) || affected.length === 0 || isToBePassive(group))
      return [];
    const gate = valueFor(group, 'allowNetworkProtectionOnWinServer');
    if (gate === true) return [];
    const message =
      gate === false
        ? `${osWith(affected, 'ignores', 'ignore')} enableNetworkProtection: allowNetworkProtectionOnWinServer is false.`
        : `${osNames(affected)} may ignore enableNetworkProtection: allowNetworkProtectionOnWinServer is not set.`;
    const isUnset = assigned(group, 'allowNetworkProtectionOnWinServer') === undefined;
    const fix = isUnset ? addingSettings(group, [['allowNetworkProtectionOnWinServer', true]]) : {};
    return [{ at: assignment.origin.at, setting: assignment.setting, message, ...fix }];
  },
});
