import { groupWith } from '@mdav/testkit';
import { describe, expect, it } from 'vitest';
import type { Group } from '../model/fleet.ts';

function reasons(more: Partial<Group>): readonly string[] {
  return groupWith({}, more).assignments.flatMap(({ setting, origin }) =>
    origin.kind === 'mode' ? [`${setting}: ${origin.because}`] : [],
  );
}

describe('what follows from the mode', () => {
  it('names every system that needs it, and no other', () => {
    expect(
      reasons({
        mode: 'passive+edr-block',
        os: ['windows-11', 'windows-server-2019', 'windows-server-2022'],
        platform: '4.18.24090.11',
        deliver: ['gpo'],
      }),
    ).toEqual([
      'forceDefenderPassiveMode: Windows Server 2019 and Windows Server 2022 are to be passive+edr-block',
      'passiveRemediation: Windows 11, Windows Server 2019 and Windows Server 2022 are to have EDR in block mode',
    ]);
  });

  it('names one system alone', () => {
    expect(reasons({ mode: 'passive', os: ['windows-11', 'windows-server-2022'] })).toEqual([
      'forceDefenderPassiveMode: Windows Server 2022 is to be passive',
    ]);
  });
});
