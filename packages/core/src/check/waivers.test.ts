import { readExample } from '@mdav/testkit';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../rule/rule.ts';
import { checkFleet } from './check.ts';

/** The findings of a fleet whose servers are no fleet's pride, under these waivers. */
function check(
  waivers: string,
  date = '2026-11-21',
  set: 'recommended' | 'strict' = 'recommended',
): readonly Finding[] {
  const { fleet } = readExample(`
    mdav: 1
    name: example
    groups:
      desks:
        os: windows-11
        mode: passive
        licence: p1
        onboarding: { state: onboarded }
        antivirus: { product: Contoso Protect, registered: true, exclusionsForDefender: true }
        deliver: [intune]
        settings: { allowRealtimeMonitoring: false, allowBehaviorMonitoring: false }
    waivers:
      - { ${waivers}, reason: r, owner: desktop team }
  `);
  return checkFleet(fleet, { date, set });
}

const aboutWaivers = (findings: readonly Finding[]) =>
  findings
    .filter(({ rule }) => rule.startsWith('waiver-'))
    .map(
      ({ rule, severity, group, at, message, hint }) =>
        `${rule} ${severity} ${group} ${at.line}:${at.column} ${message} ${hint}`,
    );
const waived = (findings: readonly Finding[]) =>
  findings
    .filter(({ waiver }) => waiver !== undefined)
    .map(({ rule, setting }) => (setting === undefined ? rule : `${rule}/${setting}`));

describe('waivers', () => {
  it('answer for a finding up to their last day', () => {
    const found = check('rule: passive-licence-plan, group: desks, expires: 2026-11-21');
    expect(waived(found)).toEqual(['passive-licence-plan']);
    expect(aboutWaivers(found)).toEqual([]);
    expect(found.find(({ waiver }) => waiver !== undefined)?.waiver).toEqual({
      rule: 'passive-licence-plan',
      group: 'desks',
      reason: 'r',
      owner: 'desktop team',
      expires: '2026-11-21',
    });
  });

  it('answer for one setting, or for all', () => {
    const rule = 'rule: protection-turned-off-in-passive, group: desks, expires: 2099-12-31';
    expect(waived(check(`${rule}, setting: allowRealtimeMonitoring`))).toEqual([
      'protection-turned-off-in-passive/allowRealtimeMonitoring',
    ]);
    expect(waived(check(rule))).toHaveLength(2);
  });

  it('say so when they are over and still needed', () => {
    const found = check('rule: passive-licence-plan, group: desks, expires: 2026-11-20');
    expect(waived(found)).toEqual([]);
    expect(aboutWaivers(found)).toEqual([
      'waiver-expired warning desks 13:5 The waiver of passive-licence-plan for "desks" expired on 2026-11-20. Mend the cause, or have desktop team extend it.',
    ]);
  });

  it('say so when they are over and not needed', () => {
    expect(aboutWaivers(check('rule: os-newer-than-baseline, group: desks, expires: 2026-11-20'))).toEqual([
      'waiver-expired warning desks 13:5 The waiver of os-newer-than-baseline for "desks" expired on 2026-11-20. Remove it: nothing needs it any more.',
    ]);
  });

  it('say so when they waive nothing', () => {
    expect(aboutWaivers(check('rule: os-newer-than-baseline, group: desks, expires: 2099-12-31'))).toEqual([
      'waiver-unused warning desks 13:5 The waiver of os-newer-than-baseline for "desks" waives nothing. Remove it.',
    ]);
    expect(
      aboutWaivers(check('rule: passive-licence-plan, group: desks, setting: puaProtection, expires: 2099-12-31')),
    ).toHaveLength(1);
  });

  it('say so when their rule or group does not exist', () => {
    expect(aboutWaivers(check('rule: passive-license-plan, group: desks, expires: 2099-12-31'))).toEqual([
      'waiver-unknown warning desks 13:5 The waiver of passive-license-plan for "desks" names no rule. Correct the id of the rule: did you mean "passive-licence-plan"?',
    ]);
    expect(aboutWaivers(check('rule: passive-licence-plan, group: desk, expires: 2099-12-31'))).toEqual([
      'waiver-unknown warning desk 13:5 The waiver of passive-licence-plan for "desk" names no group of this fleet. Correct the name of the group: did you mean "desks"?',
    ]);
  });

  it('of the rule of a framework are held to their group and their day alone', () => {
    const rule = "rule: 'disa-defender-antivirus:V-213426'";
    expect(aboutWaivers(check(`${rule}, group: desks, expires: 2099-12-31`))).toEqual([]);
    expect(aboutWaivers(check(`${rule}, group: desk, expires: 2099-12-31`))).toHaveLength(1);
    expect(aboutWaivers(check(`${rule}, group: desks, expires: 2026-11-20`))).toEqual([
      'waiver-expired warning desks 13:5 The waiver of disa-defender-antivirus:V-213426 for "desks" expired on 2026-11-20. Mend the cause, or have desktop team extend it.',
    ]);
  });

  it('have something to waive in a finding that is only hidden', () => {
    const waiver = 'rule: passive-limits-note, group: desks, expires: 2099-12-31';
    expect(aboutWaivers(check(waiver))).toEqual([]);
    expect(waived(check(waiver))).toEqual([]);
    expect(waived(check(waiver, '2026-11-21', 'strict'))).toEqual(['passive-limits-note']);
  });
});
