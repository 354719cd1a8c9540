import { osNames } from '../../rule/ask.ts';
import { addingSettings } from '../../rule/fixes.ts';
import { defineRule } from '../../rule/rule.ts';
import { foundAt, isSaid, unmetNeeds, wantedWords } from './judge.ts';

/** A setting without one that it needs and that devices do not have by themselves. */
export const neededSettingUnset = defineRule({
  id: 'needed-setting-unset',
  chapter: 'conditions',
  severity: 'warning',
  what: 'A setting needs another one, which the group does not set and devices do not have by themselves.',
  why: 'Servers ignore network protection unless a switch allows it there; Windows Server 2012 R2 and 2016 have a second one.',
  fix: 'Set what is needed.',
  autofix: { does: 'Adds the setting to a group that says nothing of it.' },
  waive: 'When another policy that reaches the same devices sets it.',
  settles:
    'The default of the switch for servers is on by the CSP and off by the template. Writing it down settles it.',
  basis: 'documented',
  sources: ['network-protection', 'ddf', 'admx-2024'],
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
  check: (group) =>
    unmetNeeds(group).flatMap((unmet) => {
      if (unmet.value !== undefined) return [];
      const { subject, needs, os, requirement } = unmet;
      const message = `${subject} needs ${needs.setting} on ${osNames(os)}, and the group does not set it: ${requirement.otherwise}.`;
      const hint = requirement.hint ?? `Set \`${wantedWords(unmet)}\`.`;
      const isAddable = !isSaid(group, unmet) && typeof needs.value === 'boolean';
      const fix = isAddable ? addingSettings(group, [[needs.setting, needs.value === true]]) : {};
      return [{ ...foundAt(unmet, message, hint), ...fix }];
    }),
});
