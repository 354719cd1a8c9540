import { FLOORS, isBelow } from '../../facts/versions.ts';
import { clients, osWith, servers } from '../../rule/ask.ts';
import { removingSetting } from '../../rule/fixes.ts';
import { defineRule } from '../../rule/rule.ts';
import { turnOffEnabled } from './ask-turn-off.ts';

/** The turn-off policy on clients that ignore it. */
export const turnOffPolicyIgnoredOnClient = defineRule({
  id: 'turn-off-policy-ignored-on-client',
  chapter: 'turn-off',
  severity: 'warning',
  what: 'The turn-off policy is aimed at clients that ignore it.',
  why: 'Since platform 4.18.2007.8 of August 2020 clients take no notice of it. It looks as if Defender were off, and it is not.',
  fix: 'Remove `disableAntiSpyware`.',
  autofix: { does: 'Removes the setting from a group of clients alone whose platform is known to ignore it.' },
  waive: 'When devices of the group still run an older platform and are meant.',
  basis: 'documented',
  sources: ['ts-onb', 'das-2021'],
  good: `
    os: windows-11
    mode: active
    platform: 4.18.24090.11
    deliver: [intune]
  `,
  bad: `
    os: windows-11
    mode: active
    platform: 4.18.24090.11
    deliver: [gpo]
    settings: { disableAntiSpyware: true }
  `,
  check: (group) => {
    const assignment = turnOffEnabled(group);
    const affected = clients(group);
    if (assignment === undefined || affected.length === 0) return [];
    const found = { at: assignment.origin.at, setting: assignment.setting };
    switch (isBelow(group.platform, FLOORS.turnOffIgnored)) {
      case true:
        return [];
      case false:
        return [
          {
            ...found,
            message: `${osWith(affected, 'ignores', 'ignore')} disableAntiSpyware on platform ${group.platform}.`,
            // A server of the group does take notice, and rules of its own speak of that.
            ...(servers(group).length === 0 ? removingSetting(assignment) : {}),
          },
        ];
      case 'unknown':
        return [
          {
            ...found,
            message: `${osWith(affected, 'ignores', 'ignore')} disableAntiSpyware from platform ${FLOORS.turnOffIgnored} on; the group does not say its \`platform\`.`,
          },
        ];
    }
  },
});
