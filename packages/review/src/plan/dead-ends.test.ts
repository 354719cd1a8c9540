import type { ResolvedGroup } from '@mdav/core';
import { isPassive, parseFleet, resolveFleet } from '@mdav/core';
import { migrateGroup } from '@mdav/core/migration';
import { expect, it } from 'vitest';
import { transitionOf } from './transition.ts';

function groupOf(lines: readonly string[]): ResolvedGroup {
  const text = `mdav: 1\nname: demo\ngroups:\n  g:\n${lines.map((line) => `    ${line}\n`).join('')}`;
  const parsed = parseFleet({ text, file: 'mdav.yaml' });
  const resolved = parsed.ok ? resolveFleet(parsed.value) : parsed;
  const group = resolved.ok ? resolved.value.groups[0] : undefined;
  if (group === undefined) throw new Error(text);
  return group;
}

/** Every group that a dead end can depend on. */
function* everyGroup(): Generator<ResolvedGroup> {
  const OS = [
    ['os: windows-10'],
    ['os: windows-server-2022'],
    ['os: windows-server-2016', 'agent: unified'],
    ['os: windows-server-2016', 'agent: mma'],
  ];
  for (const os of OS)
    for (const mode of ['active', 'active+edr-block', 'passive', 'passive+edr-block'])
      for (const onboarding of ['onboarded', 'planned', 'none'])
        for (const antivirus of ['none', '{ product: Contoso Protect }'])
          for (const tamper of ['on', 'off'])
            yield groupOf([
              ...os,
              `mode: ${mode}`,
              'deliver: [gpo, portal]',
              'platform: 4.18.24090.11',
              `onboarding: { state: ${onboarding} }`,
              `antivirus: ${antivirus}`,
              `tamperProtection: ${tamper}`,
            ]);
}

it('calls a dead end certain only where the machine of modes has no way, too', () => {
  let deadEnds = 0;
  let unsent = 0;
  for (const group of everyGroup()) {
    const before = isPassive(group.mode) ? 'active' : 'passive';
    const { deadEnds: found } = transitionOf(before, group, { date: '2026-11-21', waivers: [] });
    const [way] = migrateGroup(group, { mode: before });
    const certain = found.filter(({ certainty }) => certainty === 'certain');
    if (certain.length === 0) continue;
    const label = `${group.os[0]?.id} ${group.mode}`;
    deadEnds += 1;
    // There is a way back to active, of which the files lack the value: the machine says so, too.
    if (way?.result.kind === 'stages' && certain.every(({ rule }) => rule === 'server-active-not-forced')) {
      unsent += 1;
      expect(way.result.notes.join(), label).toContain('do not carry the value 0');
    } else expect(way?.result.kind, label).toBe('none');
  }
  expect(deadEnds - unsent).toBeGreaterThan(20);
  expect(unsent).toBeGreaterThan(5);
});
