import { RULE_DATE, readExample } from '@mdav/testkit';
import { describe, expect, it } from 'vitest';
import { checkFleet } from '../../check/check.ts';
import { waiverBroad } from './waiver-broad.ts';

function check(settings: string, waivers: readonly string[]) {
  const { fleet } = readExample(`mdav: 1
name: example
groups:
  desks:
    os: windows-11
    mode: passive
    onboarding: { state: onboarded }
    antivirus: { product: Contoso Protect, registered: true, exclusionsForDefender: true }
    deliver: [intune]
    settings: { ${settings} }
waivers:
${waivers.map((waiver) => `  - { group: desks, ${waiver}, reason: r, owner: o }\n`).join('')}`);
  const found = checkFleet(fleet, { date: RULE_DATE });
  return found
    .filter(({ rule }) => rule === waiverBroad.id)
    .map(({ severity, at, message }) => `${severity} ${at.line}:${at.column} ${message}`);
}

const BOTH = 'allowRealtimeMonitoring: false, allowBehaviorMonitoring: false';
const RULE = 'rule: protection-turned-off-in-passive, expires: 2099-12-31';

describe('waiver-broad', () => {
  it('tells of a waiver that covers several settings', () => {
    expect(check(BOTH, [RULE])).toEqual([
      'info 12:5 The waiver of protection-turned-off-in-passive for "desks" covers 2 settings: allowBehaviorMonitoring, allowRealtimeMonitoring.',
    ]);
  });

  it.each([
    ['one setting', 'allowRealtimeMonitoring: false', [RULE]],
    [
      'a setting each',
      BOTH,
      [`${RULE}, setting: allowRealtimeMonitoring`, `${RULE}, setting: allowBehaviorMonitoring`],
    ],
    [
      'one list with several entries',
      String.raw`excludedPaths: ['C:\', 'D:\']`,
      ['rule: exclusion-of-drive-root, expires: 2099-12-31'],
    ],
    ['a waiver that is over', BOTH, ['rule: protection-turned-off-in-passive, expires: 2021-01-31']],
  ])('is silent about %s', (_, settings, waivers) => {
    expect(check(settings, waivers)).toEqual([]);
  });
});
