import { parseFleet, resolveFleet } from '@mdav/core';
import { describe, expect, it } from 'vitest';
import { planFleets } from './plan-fleets.ts';
import { PLAN_REPORTERS } from './reporters/list.ts';

function fleetOf(realtime: boolean) {
  const groups = Array.from({ length: 9 }, (_, index) => `  g${index}: {}\n`).join('');
  const text = `mdav: 1\nname: x\ndefaults: { os: windows-11, mode: passive, licence: p2, onboarding: { state: onboarded }, antivirus: { product: O, registered: true, exclusionsForDefender: true }, deliver: [intune], settings: { allowRealtimeMonitoring: ${realtime} } }\ngroups:\n${groups}`;
  const parsed = parseFleet({ text, file: 'mdav.yaml' });
  const resolved = parsed.ok ? resolveFleet(parsed.value) : parsed;
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.diagnostics));
  return resolved.value;
}

describe('a finding that comes in many groups', () => {
  const plan = planFleets(fleetOf(true), fleetOf(false), { date: '2026-11-21' });
  const base = { kind: 'file', file: 'old.yaml' } as const;
  const RULE = 'protection-turned-off-in-passive';

  it('is told once to people, with the groups', () => {
    const pretty = PLAN_REPORTERS.pretty.render({ plan, base }).split('\n');
    expect(pretty.filter((line) => line.includes(RULE))).toEqual([
      expect.stringMatching(/^ {2}new +error +.* protection-turned-off-in-passive · g0, g1, g2, g3, g4 and 4 more$/),
    ]);
    const markdown = PLAN_REPORTERS.markdown.render({ plan, base });
    expect(markdown.split('\n').filter((line) => line.includes(RULE))).toEqual([
      expect.stringContaining('| g0, g1, g2, g3, g4 and 4 more |'),
    ]);
    expect(markdown).toMatch(/<summary>\d+ findings: 9 new/);
  });

  it('is in the document for programs nine times', () => {
    expect(PLAN_REPORTERS.json.render({ plan, base }).split(`"rule": "${RULE}"`)).toHaveLength(10);
  });
});
