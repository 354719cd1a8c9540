import { acceptFleet, type Fleet, type Group, MODES, OS_IDS, resolveFleet } from '@mdav/core';
import { describe, expect, it } from 'vitest';
import { flowsOf } from './flow.ts';

function groupOf(group: Partial<Group>) {
  const accepted = acceptFleet({
    mdav: 1,
    name: 'x',
    groups: { a: { mode: 'active', os: 'windows-11', ...group } },
  } as Fleet);
  const resolved = accepted.ok ? resolveFleet(accepted.value) : accepted;
  const [first] = resolved.ok ? resolved.value.groups : [];
  if (first === undefined) throw new Error(JSON.stringify(resolved));
  return first;
}

const drawn = (group: Partial<Group>) =>
  flowsOf(groupOf(group)).map(
    ({ systems, wanted, mechanism, carriers }) =>
      `${systems.join(', ')} → ${wanted} → ${mechanism} → ${carriers.join(', ')}`,
  );

describe('flowsOf', () => {
  it.each<[string, Partial<Group>, readonly string[]]>([
    ['an active client', { deliver: ['intune'] }, ['Windows 11 → Active → Windows by itself → ']],
    [
      'servers, which are forced',
      { os: ['windows-server-2019', 'windows-server-2022'], mode: 'passive', deliver: ['gpo', 'registry'] },
      [
        'Windows Server 2019, Windows Server 2022 → Passive → `ForceDefenderPassiveMode` = 1 → Group Policy, registry files',
      ],
    ],
    [
      'a server that only Intune reaches, which has no way',
      { os: 'windows-server-2022', mode: 'passive', deliver: ['intune'] },
      ['Windows Server 2022 → Passive → `ForceDefenderPassiveMode` = 1 → by hand'],
    ],
    [
      'block mode by policy',
      { mode: 'passive+edr-block', deliver: ['intune'], platform: '4.18.24090.11' },
      [
        'Windows 11 → Passive → by itself, beside a registered antivirus → ',
        'Windows 11 → EDR in block mode → `PassiveRemediation` = 1 → Intune',
      ],
    ],
    [
      'block mode before there was a policy for it',
      { mode: 'passive+edr-block', deliver: ['intune'], baseline: '2021-07' },
      [
        'Windows 11 → Passive → by itself, beside a registered antivirus → ',
        'Windows 11 → EDR in block mode → a switch for the whole tenant → by hand in the portal',
      ],
    ],
  ])('draws %s', (_, group, wanted) => {
    expect(drawn(group)).toEqual(wanted);
  });

  it('draws something for every system and mode, each system with its mode once', () => {
    for (const os of OS_IDS)
      for (const mode of MODES) {
        const flows = flowsOf(groupOf({ os, mode, deliver: ['gpo'] }));
        expect(flows.length, `${os} ${mode}`).toBe(mode.includes('+') ? 2 : 1);
        for (const { kind, carriers } of flows)
          expect(carriers.length > 0, `${os} ${mode}`).toBe(kind === 'set' || kind === 'by-hand');
      }
  });
});
