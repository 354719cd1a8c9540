import { DELIVERIES, MODES, OS_IDS, parseFleet, resolveFleet } from '@mdav/core';
import { describe, expect, it } from 'vitest';
import { starterFleet } from './starter-fleet.ts';

describe('starterFleet', () => {
  it('teaches in its comments', () =>
    expect(
      starterFleet({
        name: 'contoso',
        group: 'servers',
        os: ['windows-server-2016', 'windows-server-2022@20348'],
        agent: 'unified',
        mode: 'passive',
        antivirus: { product: 'Contoso: "Protect" #1' },
        onboarding: { state: 'planned', via: 'gpo' },
        licence: 'servers-p2',
        deliver: ['gpo', 'registry'],
      }),
    ).toMatchFileSnapshot('__golden__/starter.yaml'));

  it('says what it was told, on every operating system in every mode', () => {
    for (const os of OS_IDS) {
      for (const mode of MODES) {
        for (const deliver of DELIVERIES) {
          const text = starterFleet({ name: 'x', group: 'a', os: [os], mode, deliver: [deliver], antivirus: 'none' });
          const parsed = parseFleet({ text });
          const resolved = parsed.ok ? resolveFleet(parsed.value) : parsed;
          expect(resolved.ok && resolved.value.groups[0]).toMatchObject({
            mode,
            deliver: [deliver],
            antivirus: 'none',
          });
        }
      }
    }
  });
});
