import { parseFleet, resolveFleet } from '@mdav/core';
import { expect, it } from 'vitest';
import { planFleets } from '../plan/plan-fleets.ts';
import { worstGroupsFirst } from '../plan/worst-groups.ts';
import { pageText } from './html.ts';
import { renderChanges } from './render-changes.ts';

function fleetOf(values: readonly string[]) {
  const groups = values.map((value, index) => `  g${index}: { settings: { puaProtection: ${value} } }\n`);
  const text = `mdav: 1\nname: x\ndefaults: { os: windows-11, mode: active, antivirus: none, deliver: [gpo] }\ngroups:\n${groups.join('')}`;
  const parsed = parseFleet({ text, file: 'mdav.yaml' });
  const resolved = parsed.ok ? resolveFleet(parsed.value) : parsed;
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.diagnostics));
  return resolved.value;
}

it('has the groups that become weaker before the others, and otherwise their order', () => {
  const plan = planFleets(fleetOf(['audit', 'block', 'audit', 'audit']), fleetOf(['block', 'block', 'block', 'off']), {
    date: '2026-11-21',
  });
  expect(worstGroupsFirst(plan.groups).map(({ group }) => group)).toEqual(['g3', 'g0', 'g1', 'g2']);
  const page = pageText(renderChanges({ plan, against: 'old.yaml' }));
  expect([...page.matchAll(/Settings of (\w+) that change/g)].map(([, name]) => name)).toEqual(['g3', 'g0', 'g2']);
});
